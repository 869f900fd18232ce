// The households behind a number, each with the events that put it there.

import EventLedger

/// Why a number is what it is: every household it counts.
public struct CountExplanation: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day
    /// The accounts that are counted.
    public let filter: AccountFilter
    /// The households, by code.
    public let households: [CountedHousehold]

    /// The number: how many households, and the persons in them.
    public var tally: Tally {
        Tally(households: households.count, persons: households.reduce(0) { $0 + $1.members })
    }
}

/// A household that a number counts.
public struct CountedHousehold: Hashable, Sendable {
    /// Its code.
    public let household: String
    /// Where it stands, its unit by the units of the explanation's day.
    public let account: Account
    /// Its members at the cut.
    public let members: Int
    /// The event by which it came into its class for the last time; where the filter asks for social protection, into its
    /// class and protection.
    public let entered: EventSource
    /// The event that placed it in the unit it is recorded in; the registration or the last move.
    public let placed: EventSource
    /// The latest decision that confirmed its class since; nil when there was none.
    public let confirmed: EventSource?
}
