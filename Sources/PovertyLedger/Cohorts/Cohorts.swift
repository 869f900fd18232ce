// All cohorts inside a cut: the answer to how long exits from poverty last.

import EventLedger

/// The cohorts inside a cut.
public struct Cohorts: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The day whose units they are told apart by.
    public let unitsOn: Day
    /// The cohorts that have a household, by unit, year, class left (poor first) and reach.
    public let rows: [Cohort]

    /// The months after which exits are looked at.
    public static let months = [12, 24, 36]
}
