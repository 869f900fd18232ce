// Which aid is asked for: a cut, the first day, a unit, and the day whose units count; resolved once, before any replay.

import EventLedger

/// A span of days inside a cut, and a unit.
struct AidSpan {
    let cut: Cut
    let from: Day?
    /// The one unit that is asked for, with all below it.
    let unit: NumberedUnit?
    /// The level of the units that are told apart; nil for those that aid counts in.
    let level: UnitKind?
    let unitsOn: Day

    /// The first day as a number.
    var firstDay: Int32 { (from ?? .first).daysSinceEpoch }
}

/// Where aid is counted: in the unit it was given to, or the one the household stood in just before the event.
struct AidPlaces {
    let placements: Placements
    /// The units of the day that is counted by.
    let tree: UnitTree

    /// The number of the unit that an event of aid counts in, as recorded; nil when the household was in none.
    func unit(of event: EventHead) -> UInt32? {
        event.category == StreamCategory.unit.rawValue
            ? event.streamNumber
            : placements.unit(of: event.streamNumber, on: event.effectiveDay, before: event.position)
    }
}

extension HouseholdView {
    /// Resolves what was asked for. Throws `unknownUnit` for a unit there is not, and what a cut throws.
    func aidSpan(
        _ expression: CutExpression, from: Day?, unit: String?, unitsOn: Day?, level: UnitKind?
    ) throws(LedgerError) -> AidSpan {
        let cut = try cut(expression)
        let day = unitsOn ?? cut.effectiveOn
        return AidSpan(
            cut: cut, from: from,
            unit: try unit.map { (text) throws(LedgerError) in try self.unit(numbered: text, on: day) }, level: level,
            unitsOn: day)
    }

    /// Where households stood at each point inside a cut. Cost: one replay; memory 28 bytes a household and 24 a move.
    func aidPlaces(_ span: AidSpan) throws(LedgerError) -> AidPlaces {
        var fold = Both(PlacementFold(span.cut), UnitFold(knownThrough: span.cut.position))
        try ledger.replay(through: span.cut.position, into: &fold)
        return AidPlaces(
            placements: fold.first.placements(), tree: UnitTree(fold.second, on: span.unitsOn, level: span.level))
    }
}
