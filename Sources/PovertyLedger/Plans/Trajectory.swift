// The trajectory: what each year held, and what became of each target. Every figure is a balance at a cut, and every
// verdict is exact.

import EventLedger

/// The years up to a cut, and the targets of the plans inside it.
public struct Trajectory: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// A row for each year and class, poor before near-poor.
    public let years: [TrajectoryYear]
    /// A row for each target, by plan and then in the plan's own order.
    public let targets: [TargetOutcome]
}

/// What one class held in a year.
public struct TrajectoryYear: Hashable, Sendable {
    /// The calendar year.
    public let year: Int
    /// `poor` or `nearPoor`.
    public let householdClass: HouseholdClass
    /// Households on the last day of the year before.
    public let opening: Int
    /// Households in the class at the end that were not at the opening.
    public let entered: Int
    /// Households in the class at the opening that are not at the end.
    public let left: Int
    /// Households on the last day of the year, or on the cut's day in the year of the cut.
    public let closing: Int
    /// All households on that day; nil when that was not reported.
    public let totalHouseholds: Int64?
}

/// What became of a target.
public struct TargetOutcome: Hashable, Sendable {
    /// The plan's id.
    public let plan: String
    /// The target, in the plan's own words too.
    public let target: Target
    /// The actual figure; nil when it is not due or unknown.
    public let actual: TargetActual?
    /// How it stands.
    public let verdict: Verdict
    /// What a due rate's denominator was taken from; nil for targets that are no rate or not due.
    public let totals: RateTotals?
}

/// The actual figure that a target is held against.
public enum TargetActual: Hashable, Sendable {
    /// Households: a stock, or a reduction, which is negative when there are more than before.
    case households(Int64)
    /// A share of all households.
    case rate(households: Int64, of: Int64)
}

/// How a target stands.
public enum Verdict: String, Hashable, Sendable {
    /// Due, and the actual figure compares as promised.
    case met
    /// Due, and it does not.
    case missed
    /// Due after the cut's day.
    case notDue
    /// Due, but a figure it needs was never reported.
    case unknown
}
