// The units of a union and what they reported, as forms and pages have rows of them. What one office recorded of a unit
// holds for all.

import EventLedger
import PovertyLedger

extension UnionCutView {
    /// The units known at the cut and established by a day, as they are on that day; by default on that of the cut.
    ///
    /// Where two offices differ, the earliest establishment, merger and division count, and of changes on one day the one
    /// of the later office. Cost: one replay of each ledger.
    public func units(on day: Day? = nil) throws(LedgerError) -> UnitList {
        let day = day ?? cut.effectiveOn
        let directories = try cuts.map { (cut) throws(LedgerError) in
            try cut.view.unitDirectory(knownThrough: cut.cut.position)
        }
        let directory = alone == nil ? UnitDirectory(uniting: directories) : directories[0]
        return UnitList(cut: Cut(effectiveOn: day, position: cut.position), units: directory.records(on: day))
    }

    /// The rows of a table by the units of all ledgers with what they reported; see `CutView.unitTotals`.
    ///
    /// The total of a unit counts once, whichever ledgers have it. Throws `unknownUnit` where no ledger has the unit.
    /// Cost: that of one for each ledger.
    public func unitTotals(
        unit: String? = nil, level: UnitKind? = nil, including others: Set<String> = []
    ) throws(LedgerError) -> UnitTotals {
        if let alone { return try alone.unitTotals(unit: unit, level: level, including: others) }
        let (rows, united, balances, asked) = try unitRows(unit, level)
        return try rows.totals(
            at: cut, asked: asked, records: try recordsOfRows(),
            others: united.names.indices.filter { others.contains(united.names[$0]) }.map(UInt32.init),
            everHeld: { () throws(LedgerError) in
                var ever: Set<UInt32> = []
                for (index, cut) in cuts.enumerated() {
                    ever.formUnion(united.united(try cut.unitsEverHeld(), of: index))
                }
                return ever
            },
            emptied: { (days) throws(LedgerError) in try emptied(on: days, rows, united, balances) },
            name: { (number) throws(LedgerError) in try united.name(number) })
    }

    /// The ids of the rows by the units in force, or by those of a level, with the households that each reported; see
    /// `CutView.reportedHouseholds`.
    package func reportedHouseholds(
        level: UnitKind? = nil
    ) throws(LedgerError) -> [(unit: String, households: Int?)] {
        if let alone { return try alone.reportedHouseholds(level: level) }
        let (rows, united, balances, _) = try unitRows(nil, level)
        let day = cut.effectiveOn
        let emptied = try emptied(on: [day], rows, united, balances)
        return try rows.numbers.sorted().map { (number) throws(LedgerError) in
            let total = rows.total(of: number, on: day, persons: false, emptied: emptied[day] ?? [])
            return (try united.name(number), total?.certain.flatMap { Int(exactly: $0) })
        }
    }

    private func unitRows(
        _ unit: String?, _ level: UnitKind?
    ) throws(LedgerError) -> (rows: UnitRows, united: UnitedUnits, balances: [CutBalances], asked: NumberedUnit?) {
        let balances = try cuts.map { (cut) throws(LedgerError) in try cut.ownBalances() }
        let united = try UnitedUnits(zip(cuts, balances).map { ($0.view, $1.units) })
        let asked = try self.unit(called: unit, united)
        let occupied = balances.enumerated().reduce(into: Set<UInt32>()) { occupied, ledger in
            occupied.formUnion(united.united(ledger.element.occupied, of: ledger.offset))
        }
        let rows = UnitRows(
            units: united.units, day: cut.effectiveOn, unitsOn: unitsOn, level: level, unit: asked?.number,
            occupied: occupied)
        return (rows, united, balances, asked)
    }

    /// The units whose total is left out on some days.
    private func emptied(
        on days: Set<Day>, _ rows: UnitRows, _ united: UnitedUnits, _ balances: [CutBalances]
    ) throws(LedgerError) -> [Day: Set<UInt32>] {
        let ledgers = try zip(cuts, balances).map { (cut, own) throws(LedgerError) in
            try cut.view.emptiedUnits(on: days.map { ($0, own.occupied) }, own.units, knownThrough: cut.cut.position)
        }
        var emptied: [Day: Set<UInt32>] = [:]
        for day in days {
            emptied[day] = united.emptied(ledgers.map { $0[day] ?? [] }, occupied: rows.occupied, on: day)
        }
        return emptied
    }

    /// The units by id as they are on the day whose units are counted by; those that come later as on the cut's own.
    private func recordsOfRows() throws(LedgerError) -> [String: UnitRecord] {
        var records: [String: UnitRecord] = [:]
        for day in [cut.effectiveOn, unitsOn] {
            for unit in try units(on: day).units { records[unit.unit] = unit }
        }
        return records
    }
}
