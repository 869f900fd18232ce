// Which households a question of the naive model is about.

import EventLedger
import PovertyLedger

/// Some classes, one unit or all, with or without social protection or both.
public struct NaiveFilter: Hashable, Sendable {
    /// The classes.
    public var classes: Set<HouseholdClass>
    /// The unit by the units of a day; nil for all.
    public var unit: String?
    /// Only with or only without social protection; nil for both.
    public var socialProtection: Bool?

    /// A filter.
    public init(_ classes: Set<HouseholdClass>, unit: String? = nil, socialProtection: Bool? = nil) {
        self.classes = classes
        self.unit = unit
        self.socialProtection = socialProtection
    }
}

/// A household behind a number, and the events that put it there.
public struct NaiveCounted: Hashable, Sendable {
    /// Its code.
    public var household: String
    /// Where it stands.
    public var account: NaiveAccount
    /// Its members.
    public var members: UInt32
    /// The event by which it came into its class (and protection) for the last time.
    public var entered: EventReference
    /// The event that placed it in its unit.
    public var placed: EventReference
    /// The latest decision since that confirmed it.
    public var confirmed: EventReference?

    /// A row.
    public init(
        _ household: String, _ account: NaiveAccount, _ members: UInt32, entered: EventReference,
        placed: EventReference, confirmed: EventReference?
    ) {
        self.household = household
        self.account = account
        self.members = members
        self.entered = entered
        self.placed = placed
        self.confirmed = confirmed
    }
}

/// A household that a number counts at one of two cuts only, and the events that did it.
public struct NaiveChanger: Hashable, Sendable {
    /// Its code.
    public var household: String
    /// Whether it is counted at the second cut.
    public var hasEntered: Bool
    /// Where it stands at the first cut; nil when absent.
    public var from: NaiveAccount?
    /// Where it stands at the second cut; nil when absent.
    public var to: NaiveAccount?
    /// Its members at the cut that counts it.
    public var members: UInt32
    /// What did it.
    public var events: [EventReference]

    /// A row.
    public init(
        _ household: String, hasEntered: Bool, from: NaiveAccount?, to: NaiveAccount?, _ members: UInt32,
        _ events: [EventReference]
    ) {
        self.household = household
        self.hasEntered = hasEntered
        self.from = from
        self.to = to
        self.members = members
        self.events = events
    }
}
