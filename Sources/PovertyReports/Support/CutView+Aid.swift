// Sums of aid inside a cut: gifts and loans in tables of their own, never added.

import EventLedger
import PovertyLedger

extension CutView {
    /// What was given inside the cut from a day on, broken down by some dimensions, in one unit and all below it or in
    /// all, broken down by units of a level if one is given; and the poor and near-poor households of the cut by
    /// whether they got any of it.
    ///
    /// By household, aid to a unit is in rows without one. Aid to a household counts in the unit it was in just before the event in its timeline, aid to a unit in that
    /// unit. A household that was not in the register then counts too, in no unit; where one unit is asked for it does
    /// not.
    ///
    /// Throws `unknownUnit`, `overflow` when amounts add up to more than `Int64.max`, `invalidValue` for more than
    /// 65,536 groups. Cost: one replay; memory about 60 bytes a household beside the households of each group (at most
    /// 16 bytes each, and a bit for each there is), and where units matter 32 bytes an aid event.
    public func aid(
        since first: Day? = nil, by dimensions: Set<AidDimension> = [.kind], unit: String? = nil,
        level: UnitKind? = nil, listingLeftBehind: Bool = false
    ) throws(LedgerError) -> AidReport {
        try aid(
            since: first, by: dimensions, unit: unit, level: level, listingLeftBehind: listingLeftBehind,
            namingUnits: false)
    }

    /// The same; `namingUnits` keeps the ids of the units that sums are over.
    func aid(
        since first: Day?, by dimensions: Set<AidDimension>, unit: String?, level: UnitKind?, listingLeftBehind: Bool,
        namingUnits: Bool
    ) throws(LedgerError) -> AidReport {
        let span = try aidSpan(since: first, unit: unit, level: level)
        let grouping = AidGrouping(dimensions)
        let (households, aid) =
            try grouping.byUnit || unit != nil ? placedAid(span, grouping) : summedAid(span, grouping)
        let units = households.first.units
        let tables = try aidTables(aid, units, namingUnits: namingUnits)
        return AidReport(
            cut: cut, unitsOn: unitsOn, from: first, unit: span.unit?.name, dimensions: dimensions,
            gifts: tables.gifts, loans: tables.loans,
            leftBehind: try leftBehind(
                households, span, byUnit: grouping.byUnit, listing: listingLeftBehind))
    }

    private typealias FoldedAid = (households: Both<CountingFold, AidMarkFold>, aid: AidFold)

    private func summedAid(_ span: AidSpan, _ grouping: AidGrouping) throws(LedgerError) -> FoldedAid {
        var fold = Both(leftBehindFold(span), AidFold(cut, span, grouping))
        try ledger.replay(through: cut.position, into: &fold)
        return (fold.first, fold.second)
    }

    private func placedAid(_ span: AidSpan, _ grouping: AidGrouping) throws(LedgerError) -> FoldedAid {
        var fold = Both(leftBehindFold(span), PlacedAidFold(cut, from: span.firstDay, byDonor: grouping.byDonor))
        try ledger.replay(through: cut.position, into: &fold)
        let tree = UnitTree(fold.first.first.units, on: unitsOn, level: span.level)
        return (fold.first, AidFold(fold.second, fold.second.placements, tree, span, grouping))
    }

    /// Gifts and loans of what was folded. Throws `invalidValue` where it has too many rows, and `overflow`.
    func aidTables(
        _ aid: AidFold, _ units: UnitFold, namingUnits: Bool = false
    ) throws(LedgerError) -> (gifts: AidTable, loans: AidTable) {
        let view = view
        let name: ((UInt32) throws(LedgerError) -> String)? =
            namingUnits ? { (number) throws(LedgerError) in try view.unitName(number) } : nil
        guard !aid.hasTooManyRows else {
            throw AidTable.tooManyRows
        }
        return (
            AidTable(
                total: try aid.gifts.sum(units, unitsOn: unitsOn, name: name),
                rows: try rows(aid, isLoan: false, units, name)),
            AidTable(
                total: try aid.loans.sum(units, unitsOn: unitsOn, name: name),
                rows: try rows(aid, isLoan: true, units, name))
        )
    }

    private func rows(
        _ aid: AidFold, isLoan: Bool, _ units: UnitFold, _ name: ((UInt32) throws(LedgerError) -> String)?
    ) throws(LedgerError) -> [AidRow] {
        var names = UnitNames(ledger: view)
        var rows: [AidRow] = []
        for (key, sum) in aid.rows where key.isLoan == isLoan {
            let group = AidGroup(
                unit: key.unit == AidKey.none ? nil : try names[key.unit],
                household: key.household == AidKey.none ? nil : try view.householdName(key.household),
                kind: aid.grouping.byKind ? try view.word(key.kind) : nil,
                donorKind: aid.grouping.byDonorKind ? try view.word(key.donorKind) : nil,
                donor: key.donor == AidKey.none ? nil : aid.donors.text(key.donor),
                programme: key.programme == AidKey.none ? nil : aid.programmes.text(key.programme),
                year: aid.grouping.byYear ? Int(key.year) : nil)
            rows.append(AidRow(group: group, sum: try sum.sum(units, unitsOn: unitsOn, name: name)))
        }
        return rows.sorted { $0.group < $1.group }
    }
}

extension AidTable {
    /// The error of a table with more rows than an answer may have.
    static var tooManyRows: LedgerError {
        LedgerError(
            .invalidValue, "the answer would have more than \(AidFold.maximumRows) rows",
            remedy: "break down by fewer dimensions, or ask for one unit or a shorter span")
    }
}

extension HouseholdView {
    /// The word with a number in a payload; throws `damaged` when there is none.
    func word<Word: Token>(_ number: UInt8) throws(LedgerError) -> Word {
        guard let word = Word(rawValue: number) else {
            throw LedgerError(
                .damaged, "an event has \(Word.kind) \(number), which does not exist",
                remedy: "restore the ledger from a backup")
        }
        return word
    }
}

// Which aid inside a cut is asked for: the first day, a unit, and a level of units; resolved once, before any replay.

/// A span of days that ends at a cut, and a unit.
struct AidSpan {
    let from: Day?
    /// The one unit that is asked for, with all below it.
    let unit: NumberedUnit?
    /// The level of the units to break down by; nil for those that aid counts in.
    let level: UnitKind?

    /// The first day as a number.
    var firstDay: Int32 { (from ?? .first).daysSinceEpoch }
}

extension CutView {
    /// Resolves what was asked for. Throws `unknownUnit` for a unit that does not exist.
    func aidSpan(since first: Day?, unit: String?, level: UnitKind?) throws(LedgerError) -> AidSpan {
        AidSpan(from: first, unit: try self.unit(called: unit), level: level)
    }
}
