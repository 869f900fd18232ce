// Which aid is asked for: a cut, the first day, a unit, and the day whose units count; resolved once, before any replay.

import EventLedger

/// A span of days inside a cut, and a unit.
struct AidSpan {
    let cut: Cut
    let from: Day?
    /// The one unit that is asked for.
    let unit: (name: String, number: UInt32)?
    let unitsOn: Day

    /// The first day as a number.
    var firstDay: Int32 { (from ?? .first).daysSinceEpoch }
}

/// Where aid is counted: in the unit it was given to, or the one the household stood in just before the event.
struct AidPlaces {
    let placements: Placements
    let units: UnitFold
    let unitsOn: Day

    /// The number of the unit an event of aid counts in, by the units of a day; nil when the household was in none.
    func unit(of event: EventHead) -> UInt32? {
        let own =
            event.category == StreamCategory.unit.rawValue
            ? event.streamNumber
            : placements.unit(of: event.streamNumber, on: event.effectiveDay, before: event.position)
        return own.map { units.root(of: $0, on: unitsOn) }
    }
}

extension HouseholdLedger {
    /// Resolves what was asked for. Throws `unknownUnit` for a unit there is not, and what a cut throws.
    func aidSpan(
        _ expression: CutExpression, from: Day?, unit: String?, unitsOn: Day?
    ) throws(PovertyError) -> AidSpan {
        let cut = try cut(expression)
        return AidSpan(
            cut: cut, from: from, unit: try unit.map { (text) throws(PovertyError) in try numberedUnit(text) },
            unitsOn: unitsOn ?? cut.effectiveOn)
    }

    /// Where households stood at each point inside a cut. Cost: one replay; memory 28 bytes a household and 24 a move.
    func aidPlaces(_ span: AidSpan) throws(PovertyError) -> AidPlaces {
        var fold = Both(PlacementFold(span.cut), UnitFold(knownThrough: span.cut.position))
        try reading { (ledger) throws(LedgerError) in try ledger.replay(through: span.cut.position, into: &fold) }
        return AidPlaces(placements: fold.first.placements(), units: fold.second, unitsOn: span.unitsOn)
    }

    private func numberedUnit(_ text: String) throws(PovertyError) -> (name: String, number: UInt32) {
        let name = NormalizedText.normalized(text)
        let number = try reading { (ledger) throws(LedgerError) in
            try ledger.streamNumber(StreamName(category: StreamCategory.unit.rawValue, id: name))
        }
        guard let number else {
            throw PovertyError(
                .unknownUnit, "there is no unit \(name)",
                remedy: "`socai replay --by unit` lists the units with households"
            ).with(file: ledger.path, line: nil)
        }
        return (name, number)
    }
}
