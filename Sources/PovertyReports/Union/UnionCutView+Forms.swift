// What only the official forms ask of a union: households by the decisions on them, openings as they were filed, and the
// lists of households, aid and awards. Sums are of the ledgers' own; a list has the rows of all, each with its office.

import EventLedger
import PovertyLedger

extension UnionCutView {
    /// Households by the indicators in which they are deprived; see `CutView.deprivations`. Cost: that of one for each
    /// ledger.
    public func deprivations(
        of classes: Set<HouseholdClass> = CutView.formClasses, by grouping: UnitGrouping? = nil, unit: String? = nil
    ) throws(LedgerError) -> DeprivationReport {
        if let alone { return try alone.deprivations(of: classes, by: grouping, unit: unit) }
        return try decisions(unit, grouping) { (cut, part) throws(LedgerError) in
            try cut.deprivations(of: classes, by: grouping, unit: nil, in: part)
        }
    }

    /// Households by the causes of poverty; see `CutView.causes`. Cost: that of one for each ledger.
    public func causes(
        of classes: Set<HouseholdClass> = CutView.formClasses, by grouping: UnitGrouping? = nil, unit: String? = nil
    ) throws(LedgerError) -> CauseReport {
        if let alone { return try alone.causes(of: classes, by: grouping, unit: unit) }
        return try decisions(unit, grouping) { (cut, part) throws(LedgerError) in
            try cut.causes(of: classes, by: grouping, unit: nil, in: part)
        }
    }

    private func decisions<Word: Token>(
        _ unit: String?, _ grouping: UnitGrouping?,
        _ ask: (CutView, UnionPart) throws(LedgerError) -> DecisionReport<Word>
    ) throws(LedgerError) -> DecisionReport<Word> {
        let parts = try parts(unit: unit, level: grouping?.level)
        let reports = try zip(cuts, parts).map { (cut, part) throws(LedgerError) in try ask(cut, part) }
        let first = reports[0]
        var rows: [DecisionKey: DecisionRow<Word>] = [:]
        for row in reports.flatMap(\.rows) {
            let key = DecisionKey(unit: row.unit, householdClass: row.householdClass)
            rows[key, default: DecisionRow(unit: row.unit, householdClass: row.householdClass)] += row
        }
        return DecisionReport(
            cut: cut, unitsOn: unitsOn, unit: parts[0].unit?.name, isByUnit: first.isByUnit, classes: first.classes,
            rows: rows.values.sorted { $0.order < $1.order }, name: first.name)
    }

    /// The balances on the day before a period as the offices filed them; see `CutView.filedOpening`. Of an office that had
    /// not closed the period they are what is known at the cut; nil where none had.
    ///
    /// Throws what that of one ledger does, and costs as much for each.
    public func filedOpening(
        before first: Day, unit: String? = nil, level: UnitKind? = nil
    ) throws(LedgerError) -> FiledOpening? {
        if let alone { return try alone.filedOpening(before: first, unit: unit, level: level) }
        guard let day = first.previous else { return nil }
        var openings: [FiledOpening?] = []
        let parts = try parts(unit: unit, level: level)
        for (cut, part) in zip(cuts, parts) {
            openings.append(try cut.filedOpening(before: first, unit: nil, level: level, in: part))
        }
        guard let closing = openings.lazy.compactMap({ $0?.closing }).first else { return nil }
        var sum = FiledOpening(closing: closing, day: day, changes: [], tallies: [:])
        for (index, office) in view.offices.enumerated() {
            let opening = openings[index]
            sum.offices.append(FiledOffice(office: office.name, closing: opening?.closing))
            sum.changes += (opening?.changes ?? []).map { change in
                var change = change
                change.office = office.name
                return change
            }
            var tallies = opening?.tallies ?? [:]
            if opening == nil { tallies = try cuts[index].knownOpening(on: day, in: parts[index]) }
            for (householdClass, units) in tallies {
                for (unit, tally) in units { sum.tallies[householdClass, default: [:]][unit, default: .zero] += tally }
            }
        }
        return sum
    }
}

/// Of whom a row of decisions is.
private struct DecisionKey: Hashable {
    let unit: String?
    let householdClass: HouseholdClass
}

/// A row of a list, and the place of its office among those of the union.
public struct OfficeRow<Row> {
    /// The place of the office; 0 for one ledger by itself.
    public let office: Int
    /// The row.
    public let row: Row
}

extension UnionCutView {
    /// The households of a list, by unit, code and office; see `CutView.households`.
    public func listedHouseholds(
        since first: Day, unit: String? = nil, lookBackMonths: Int? = nil
    ) throws(LedgerError) -> [OfficeRow<HouseholdListRow>] {
        try rows(unit) { (cut, part) throws(LedgerError) in
            try cut.households(since: first, unit: unit, lookBackMonths: lookBackMonths, in: part).households
        }.inOrder { ($0.account.unit ?? "", $0.household) < ($1.account.unit ?? "", $1.household) }
    }

    /// The exits of a list, by unit, code, day and office; see `CutView.exits`.
    public func listedExits(since first: Day, unit: String? = nil) throws(LedgerError) -> [OfficeRow<ListedExit>] {
        try rows(unit) { (cut, part) throws(LedgerError) in try cut.exits(since: first, unit: unit, in: part) }.inOrder
        {
            ($0.unit, $0.household, $0.decision.effectiveOn) < ($1.unit, $1.household, $1.decision.effectiveOn)
        }
    }

    /// The aid of a list, by day and office; see `CutView.aidList`.
    public func listedAid(since first: Day, unit: String? = nil) throws(LedgerError) -> [OfficeRow<ListedAid>] {
        try rows(unit) { (cut, part) throws(LedgerError) in try cut.aidList(since: first, unit: unit, in: part) }
            .inOrder {
                $0.effectiveOn < $1.effectiveOn
            }
    }

    /// The awards of a list, by day and office; see `CutView.awards`.
    public func listedAwards(since first: Day) throws(LedgerError) -> [OfficeRow<Award>] {
        try rows(nil) { (cut, _) throws(LedgerError) in
            try cut.awards(since: first, listingAwards: true).awards ?? []
        }.inOrder { $0.effectiveOn < $1.effectiveOn }
    }

    /// The rows of all ledgers, those of an office together.
    private func rows<Row>(
        _ unit: String?, _ ask: (CutView, UnionPart?) throws(LedgerError) -> [Row]
    ) throws(LedgerError) -> OfficeRows<Row> {
        let parts: [UnionPart?] = alone == nil ? try parts(unit: unit) : [nil]
        var rows: [OfficeRow<Row>] = []
        for (office, (cut, part)) in zip(cuts, parts).enumerated() {
            rows += try ask(cut, part).map { OfficeRow(office: office, row: $0) }
        }
        return OfficeRows(rows: rows)
    }
}

/// The rows of a list, office by office.
private struct OfficeRows<Row> {
    let rows: [OfficeRow<Row>]

    /// The rows in an order; those that are equal in it stay as each ledger has them, office by office.
    func inOrder(_ precedes: (Row, Row) -> Bool) -> [OfficeRow<Row>] {
        rows.enumerated().sorted { left, right in
            if precedes(left.element.row, right.element.row) { return true }
            return !precedes(right.element.row, left.element.row) && left.offset < right.offset
        }.map(\.element)
    }
}
