// The figures of a chart of the trajectory: the poor and near-poor households month by month, and where the targets of the
// plans are. It draws nothing; a drawing adds no figure.

import EventLedger
import PovertyLedger

/// The households of a trajectory month by month, and the targets that are a number of households.
///
/// `text(_:)` draws it for a terminal and `svg(in:)` for a document.
public struct TrajectoryChart: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The households at the end of each month from the opening of the first year to the day of the cut, ascending.
    public let points: [Point]
    /// The targets that are a number of poor or of near-poor households of all units, by day and then by plan; those that
    /// were replaced before they were due are left out.
    public let targets: [TargetPoint]

    /// The households on one day.
    public struct Point: Hashable, Sendable {
        /// The day.
        public let day: Day
        /// The poor households.
        public let poor: Int
        /// The near-poor households.
        public let nearPoor: Int

        /// The households of a class; only `poor` and `nearPoor` are charted.
        public func households(of householdClass: HouseholdClass) -> Int {
            householdClass == .poor ? poor : nearPoor
        }
    }

    /// Where a target is: the number of households that it allows on the day it is due.
    public struct TargetPoint: Hashable, Sendable {
        /// The plan's id.
        public let plan: String
        /// The target's id.
        public let id: String
        /// The day it is due.
        public let due: Day
        /// `poor` or `nearPoor`.
        public let householdClass: HouseholdClass
        /// The number of households: that of a stock, or the opening without the reduction; 0 where that is more.
        public let households: Int64
        /// The verdict.
        public let verdict: Verdict
    }

    /// The classes that are charted.
    public static let classes: [HouseholdClass] = [.nearPoor, .poor]
}

extension TrajectoryChart: LedgerAnswer {
    /// The cut, then the points and the targets, each a table of its own.
    public var columns: [AnswerColumn<TrajectoryChart>] {
        let point: [AnswerColumn<Point>] = [
            .day("day", \.day), .count("poorHouseholds", \.poor), .count("nearPoorHouseholds", \.nearPoor),
        ]
        let target: [AnswerColumn<TargetPoint>] = [
            .text("plan", \.plan), .text("id", \.id), .day("due", \.due),
            .householdClass("class", \.householdClass), .count("households") { Int($0.households) },
            .word("verdict", \.verdict.rawValue),
        ]
        return [
            .cut("cut", \.cut, unitsOn: \.cut.effectiveOn), .list("points", \.points, point),
            .list("targets", \.targets, target),
        ]
    }
}
