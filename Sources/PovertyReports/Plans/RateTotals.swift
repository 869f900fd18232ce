// The sources of the denominator of a rate, where it is not simply the total of every unit in the year that the target
// is due.

import EventLedger

/// Notes on the totals of a rate: those of other years, and the units without any.
public struct RateTotals: Hashable, Sendable {
    /// A total that is older than the year it is used for.
    public struct Older: Hashable, Sendable {
        /// The unit that reported it.
        public let unit: String
        /// The day it was reported for.
        public let effectiveOn: Day
        /// The households.
        public let households: Int64
    }

    /// The totals used that are of an earlier year, by unit.
    public let older: [Older]
    /// The units of the day that never reported a total and are not in the sum, by id.
    public let missing: [String]
    /// The units whose total is left out, because their households left by a boundary change since and no household is
    /// in them, by id.
    public let emptied: [String]

    /// Whether every total is of the year itself, and none is missing or left out.
    public var isSound: Bool { older.isEmpty && missing.isEmpty && emptied.isEmpty }

    package init(_ total: HouseholdTotal, on day: Day, _ names: inout UnitNames) throws(LedgerError) {
        try self.init(total, on: day) { (number) throws(LedgerError) in try names[number] }
    }

    /// The same with the ids of units from elsewhere.
    init(
        _ total: HouseholdTotal, on day: Day, _ name: (UInt32) throws(LedgerError) -> String
    ) throws(LedgerError) {
        var older: [Older] = []
        for (unit, used) in total.used {
            guard let reported = Day(daysSinceEpoch: used.day), reported.year != day.year else { continue }
            older.append(Older(unit: try name(unit), effectiveOn: reported, households: used.households))
        }
        self.older = older.sorted { $0.unit < $1.unit }
        missing = try total.missing.map(name).sorted()
        emptied = try total.emptied.map(name).sorted()
    }
}

extension RateTotals {
    static var columns: [AnswerColumn<RateTotals>] {
        let older: [AnswerColumn<Older>] = [
            .text("unit", \.unit), .day("effectiveOn", \.effectiveOn), .count("households") { Int($0.households) },
        ]
        return [.list("older", \.older, older), .texts("missing", \.missing), .texts("emptied", \.emptied)]
    }
}

extension RateTotals {
    /// The notes on the totals, in words; of each kind at most `limit` units.
    public func words(namingAtMost limit: Int = .max) -> Sentence {
        func list<Item>(_ items: [Item], _ word: (Item) -> Sentence) -> [Sentence] {
            items.prefix(limit).map(word)
                + (items.count > limit ? ["and so \(items.count - limit) more"] : [])
        }
        let parts =
            list(older) { "\($0.unit) last reported \($0.households) for \($0.effectiveOn)" }
            + list(missing) { "\($0) never reported" }
            + list(emptied) { "\($0) is left out, for its households left by a boundary change since it last reported" }
        return .list(parts, separator: "; ")
    }
}
