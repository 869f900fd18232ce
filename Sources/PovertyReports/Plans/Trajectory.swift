// The trajectory: the balances of each year, and the outcome of each target. Every figure is a balance at a cut, and
// every verdict is exact.

import EventLedger
import PovertyLedger

/// The years up to a cut, and the targets of the plans inside it.
public struct Trajectory: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The day whose units years are broken down by; a target is counted by the units of the day it is due.
    public let unitsOn: Day
    /// Whether the years are broken down by unit.
    public let isByUnit: Bool
    /// A row for each year, unit (where broken down by unit) and class, poor before near-poor.
    public let years: [TrajectoryYear]
    /// A row for each target, by plan and then in the plan's own order.
    public let targets: [TargetOutcome]
    /// A row for each target of a plan that other plans are part of, and the sum of theirs.
    public let sums: [TargetSum]
}

extension Trajectory: LedgerAnswer {
    /// The cut, then the years, the targets and the sums of targets, each a table of its own.
    public var columns: [AnswerColumn<Trajectory>] {
        [
            .cut("cut", \.cut, unitsOn: \.unitsOn), .list("years", \.years, TrajectoryYear.columns(byUnit: isByUnit)),
            .list("targets", \.targets, TargetOutcome.columns), .list("sums", \.sums, TargetSum.columns),
        ]
    }
}

/// The balances of one class in a year.
public struct TrajectoryYear: Hashable, Sendable {
    /// The unit, by the units of a day; nil where not broken down by unit.
    public let unit: String?
    /// The calendar year.
    public let year: Int
    /// `poor` or `nearPoor`.
    public let householdClass: HouseholdClass
    /// Households on the last day of the year before.
    public let opening: Int
    /// Households that are in the class at the end and were not at the opening; nil where the figures are looked up in
    /// balances, which follow no single household: `CutView.replayed` has them.
    public let entered: Int?
    /// Households that were in the class at the opening and are not at the end; nil as `entered` is.
    public let left: Int?
    /// Households on the last day of the year, or on the cut's day in the year of the cut.
    public let closing: Int
    /// All households on that day; nil when they were not reported.
    public let totalHouseholds: Int64?
}

extension TrajectoryYear {
    /// A year and class and its balances.
    package static func columns(byUnit: Bool) -> [AnswerColumn<TrajectoryYear>] {
        (byUnit ? [.text("unit", \.unit)] : []) + [
            .number("year", .year, \.year), .householdClass("class", \.householdClass),
            .count("openingHouseholds", \.opening), .count("closingHouseholds", \.closing),
            .count("totalHouseholds") { $0.totalHouseholds.map { Int($0) } },
        ]
    }
}
