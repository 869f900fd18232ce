// The postings of the households of a union, by the units of all ledgers: what a page sums up at any day.

import EventLedger
import PovertyLedger

/// The postings of all ledgers of a union up to their last positions, with the units that they name.
package struct UnionPostings {
    private let united: UnitedUnits
    private let histories: [HouseholdHistories]

    fileprivate init(_ united: UnitedUnits, _ histories: [HouseholdHistories]) {
        (self.united, self.histories) = (united, histories)
    }

    /// The ids of the units by number.
    package var units: [String] { united.names }

    /// The number of households: of a code in two ledgers two.
    package var householdCount: Int { histories.reduce(0) { $0 + $1.householdCount } }

    /// The day of the first event of a household; nil where there is none.
    package var firstDay: Int32? { histories.compactMap { $0.items.map(\.item.effectiveDay).min() }.min() }

    /// Hands over every posting with the number of its unit here, ledger by ledger. Numbers that only damage can have are
    /// left out.
    package func forEach(_ body: (HouseholdPosting) -> Void) {
        for (own, numbers) in zip(histories, united.numbers) {
            own.forEachPosting { posting in
                guard Int(posting.unit) < numbers.count else { return }
                body(posting.placed(in: numbers[Int(posting.unit)]))
            }
        }
    }

    /// The row that each unit counts in on a day, by number.
    package func rows(on day: Day, level: UnitKind?) -> [UInt32] {
        let tree = UnitTree(united.units, on: day, level: level)
        return united.names.indices.map { tree[UInt32($0)] }
    }

    /// The days on which units change, sorted, each once.
    package var unitDays: [Day] {
        let days = united.units.units.flatMap { unit in
            [unit.establishedOn, unit.mergedOn] + unit.parents.map(\.day) + (unit.division.map { [$0.day] } ?? [])
        }
        return Set(days.filter { $0 != .max }).compactMap { Day(daysSinceEpoch: $0) }.sorted()
    }

    /// The days of which units reported households, each once.
    package var totalDays: [Day] {
        Set(united.units.units.flatMap { $0.totals.map(\.day) }).compactMap { Day(daysSinceEpoch: $0) }.sorted()
    }
}

extension UnionCutView {
    /// The postings of all ledgers known at the cut, also of days after it. Cost: a replay of each; memory 40 bytes an
    /// event of a household.
    package func postings() throws(LedgerError) -> UnionPostings {
        let histories = try cuts.map { (cut) throws(LedgerError) in
            try cut.view.householdHistories(knownThrough: cut.cut.position)
        }
        let units = try cuts.map { (cut) throws(LedgerError) in (cut.view, try cut.ownBalances().units) }
        return UnionPostings(try UnitedUnits(units), histories)
    }

    /// The last day of the periods that any of the ledgers has closed; nil where none has.
    package func lastClosedDay() throws(LedgerError) -> Day? {
        try cuts.map { (cut) throws(LedgerError) in
            try cut.view.closings(knownThrough: cut.cut.position).last?.through
        }.compactMap(\.self).max()
    }
}
