// All cohorts inside a cut: the answer to how long exits from poverty last.

import EventLedger
import PovertyLedger

/// The cohorts inside a cut.
public struct Cohorts: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The day whose units they are broken down by.
    public let unitsOn: Day
    /// Whether the rows are broken down by unit.
    public let isByUnit: Bool
    /// The cohorts that have a household, by unit, year, class left (poor first) and reach.
    public let rows: [Cohort]

    /// The months after which exits are looked at.
    public static let months = [12, 24, 36]
}

extension Cohorts: LedgerAnswer {
    /// The cut, and the cohorts.
    public var columns: [AnswerColumn<Cohorts>] {
        [.cut("cut", \.cut, unitsOn: \.unitsOn), .list("cohorts", \.rows, Cohort.columns(byUnit: isByUnit))]
    }
}

// The cohort of a year: the households that left a class in it, and what became of them. Those that were not watched
// long enough are not guessed about: they are in no figure of that horizon.

/// The households whose first recognised exit from a class in a year led to the same.
public struct Cohort: Hashable, Sendable {
    /// What became of those that were watched for a number of months after their exit.
    public struct Horizon: Hashable, Sendable {
        /// The months.
        public let months: Int
        /// The households whose exit is at least so many months before the cut's day: the sum of the next three.
        public internal(set) var observed = 0
        /// Those that were in the class they left, or in a worse one, on some day by then.
        public internal(set) var back = 0
        /// Those that left the register by then, and were not back before.
        public internal(set) var dissolved = 0
        /// Those that were not back and still in the register: lasting exits.
        public internal(set) var lasting = 0
    }

    /// The unit, by the units of one day; nil where not broken down by unit.
    public let unit: String?
    /// The year of the exits.
    public let year: Int
    /// The class they left: poor or near-poor.
    public let from: HouseholdClass
    /// Where it led.
    public let reach: ExitReach
    /// How many households: a household counts once a year and class left, with its first exit.
    public let exited: Int
    /// 12, 24 and 36 months.
    public let horizons: [Horizon]
}

extension Cohort {
    /// Who left where, and what became of them: a list by months, in CSV fields like `observed12`.
    package static func columns(byUnit: Bool) -> [AnswerColumn<Cohort>] {
        let horizon: [AnswerColumn<Horizon>] = [
            .count("observed", \.observed), .count("back", \.back), .count("dissolved", \.dissolved),
            .count("lasting", \.lasting),
        ]
        let fields = Cohorts.months.enumerated().map { index, months in
            AnswerColumn<Cohort>.object("", { $0.horizons[index] }, horizon) { "\($0)\(months)" }.notInJSON
        }
        return (byUnit ? [.text("unit", \.unit)] : []) + [
            .number("year", .year, \.year), .householdClass("from", \.from), .word("to", \.reach.name),
            .count("exited", \.exited), .list("horizons", \.horizons, [.count("months", \.months)] + horizon),
        ] + fields
    }
}

// How far an exit from poverty led: the two kinds that the official forms distinguish.

/// Where a recognised exit led.
public enum ExitReach: UInt8, CaseIterable, Comparable, Hashable, Sendable {
    /// To near-poor.
    case nearPoor
    /// Past the near-poor line.
    case pastNearPoor

    /// The word that JSON has.
    public var name: String {
        switch self {
        case .nearPoor: "nearPoor"
        case .pastNearPoor: "pastNearPoor"
        }
    }

    /// In the order of the table: to near-poor, then past the line.
    public static func < (left: ExitReach, right: ExitReach) -> Bool { left.rawValue < right.rawValue }
}
