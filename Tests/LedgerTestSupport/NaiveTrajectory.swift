// The rows of a trajectory as the naive model gives them. A figure that was never reported stays nil; none is guessed.

import EventLedger
import PovertyLedger

/// The years and the targets of a cut.
public struct NaiveTrajectory: Hashable, Sendable {
    /// A row for each year and each of the classes poor and near-poor, in that order.
    public var years: [NaiveYear] = []
    /// A row for each target, by plan, then in the plan's own order.
    public var targets: [NaiveTargetRow] = []
    /// For each target of a plan that others are part of, in the same order: its id, the sum of theirs, and the plans.
    public var sums: [[String]] = []

    /// A trajectory of nothing.
    public init() {}
}

/// What one class held at the start and the end of a year.
public struct NaiveYear: Hashable, Sendable {
    /// The calendar year.
    public var year: Int
    /// `poor` or `nearPoor`.
    public var householdClass: HouseholdClass
    /// Households on the last day of the year before.
    public var opening: Int64
    /// Households on the last day of the year, or on the cut's day in the year of the cut.
    public var closing: Int64
    /// All households on that closing day; nil when none were reported, or not of every unit that holds registered
    /// households.
    public var total: Int64?

    /// A row of a year.
    public init(_ year: Int, _ householdClass: HouseholdClass, opening: Int64, closing: Int64, total: Int64?) {
        self.year = year
        self.householdClass = householdClass
        self.opening = opening
        self.closing = closing
        self.total = total
    }
}

/// What became of one target.
public struct NaiveTargetRow: Hashable, Sendable {
    /// How a target stands.
    public enum Verdict: Hashable, Sendable {
        /// Due, and the actual figure compares as promised.
        case met
        /// Due, and it does not.
        case missed
        /// Due after the cut's day.
        case notDue
        /// Due, but a figure it needs was never reported.
        case unknown
    }

    /// The actual figure.
    public enum Actual: Hashable, Sendable {
        /// A number, or a change (negative when it went the other way).
        case count(Int64)
        /// A share.
        case share(Int64, of: Int64)
        /// Incomes of two days, each a sum and what it is divided by.
        case income(before: [Int64], due: [Int64])
    }

    /// The plan.
    public var plan: String
    /// The target within the plan.
    public var id: String
    /// The actual figure; nil when it is not due or unknown.
    public var actual: Actual?
    /// How it stands.
    public var verdict: Verdict
    /// Of a due rate: the totals of other years, units without any, units left out.
    public var totals: NaiveRateTotals?
    /// The plan that replaced this one by the due day, and from when.
    public var replacedBy: String?

    /// A row of a target.
    public init(
        _ plan: String, _ id: String, _ actual: Actual?, _ verdict: Verdict, totals: NaiveRateTotals? = nil,
        replacedBy: String? = nil
    ) {
        self.plan = plan
        self.id = id
        self.actual = actual
        self.verdict = verdict
        self.totals = totals
        self.replacedBy = replacedBy
    }
}

/// What is to be known of the totals behind a rate.
public struct NaiveRateTotals: Hashable, Sendable {
    /// Totals of other years than that of the due day.
    public var older: Set<NaiveUsedTotal>
    /// Units without any.
    public var missing: [String]
    /// Units left out.
    public var emptied: [String]

    /// What is to be known.
    public init(older: Set<NaiveUsedTotal>, missing: [String], emptied: [String]) {
        self.older = older
        self.missing = missing
        self.emptied = emptied
    }

    /// Whether there is nothing to be known.
    public var isSound: Bool { older.isEmpty && missing.isEmpty && emptied.isEmpty }

    /// Of the denominator of a due day.
    init(_ denominator: NaiveDenominator, on due: Day) {
        older = Set(denominator.used.filter { $0.day.civil.year != due.civil.year })
        missing = denominator.missing.sorted()
        emptied = denominator.emptied.sorted()
    }
}
