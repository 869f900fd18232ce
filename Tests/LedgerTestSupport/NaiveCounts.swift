// The rows of the naive model's answers. They say nothing about how a real ledger lays out its own.

import EventLedger
import PovertyLedger

/// Where a household stands: its unit (nil where units are not told apart), class and social protection.
public struct NaiveAccount: Hashable, Sendable {
    /// The unit by the units of a day, or nil where units are not told apart.
    public var unit: String?
    /// The class in force.
    public var householdClass: HouseholdClass
    /// Whether under social protection.
    public var socialProtection: Bool

    /// An account.
    public init(unit: String? = nil, _ householdClass: HouseholdClass, socialProtection: Bool = false) {
        self.unit = unit
        self.householdClass = householdClass
        self.socialProtection = socialProtection
    }
}

extension NaiveAccount: Comparable {
    /// By unit, then class (worst first, unclassified last), then social protection (false first).
    public static func < (left: NaiveAccount, right: NaiveAccount) -> Bool {
        func key(_ account: NaiveAccount) -> (String, Int, Int) {
            (
                account.unit ?? "", NaiveHousehold.rank(account.householdClass) ?? NaiveHousehold.ladder.count,
                account.socialProtection ? 1 : 0
            )
        }
        return key(left) < key(right)
    }
}

/// Households and the persons in them.
public struct NaiveTally: Hashable, Sendable {
    /// Households.
    public var households: Int64
    /// Persons in them, as of the cut.
    public var persons: Int64

    /// A tally; nothing unless said otherwise.
    public init(_ households: Int64 = 0, _ persons: Int64 = 0) {
        self.households = households
        self.persons = persons
    }

    mutating func add(_ household: NaiveHousehold) {
        households += 1
        persons += Int64(household.members)
    }
}

/// What an account held at the two cuts of a diff.
public struct NaiveAccountChange: Hashable, Sendable {
    /// At the first cut.
    public var opening: NaiveTally
    /// At the second cut.
    public var closing: NaiveTally

    /// A row of the two tallies.
    public init(_ opening: NaiveTally, _ closing: NaiveTally) {
        self.opening = opening
        self.closing = closing
    }
}

/// The states of a household at the two cuts; nil is absent.
public struct NaiveTransition: Hashable, Sendable {
    /// At the first cut.
    public var from: HouseholdClass?
    /// At the second cut.
    public var to: HouseholdClass?

    /// A pair of states; at most one of them is nil.
    public init(from: HouseholdClass?, to: HouseholdClass?) {
        self.from = from
        self.to = to
    }
}

/// A household whose state is not the same at the two cuts, and the events that did it.
public struct NaiveHouseholdChange: Hashable, Sendable {
    /// The household.
    public var household: String
    /// The states at the two cuts.
    public var transition: NaiveTransition
    /// The events that did it, in the order of the timeline (day of effect, then position).
    public var events: [EventReference]

    /// A row of the list of households.
    public init(_ household: String, _ transition: NaiveTransition, _ events: [EventReference]) {
        self.household = household
        self.transition = transition
        self.events = events
    }
}

/// What changed between two cuts.
public struct NaiveDiff: Hashable, Sendable {
    /// Every account that holds a household at one of the two cuts.
    public var accounts: [NaiveAccount: NaiveAccountChange] = [:]
    /// Households by their states at the two cuts, unchanged ones included; persons at the second cut, at the first
    /// where the second state is absent.
    public var transitions: [NaiveTransition: NaiveTally] = [:]
    /// The households whose state changed, sorted by id.
    public var households: [NaiveHouseholdChange] = []

    /// A diff of nothing.
    public init() {}
}
