// The additive bridge between two cuts: from the balance as it was known then, over every event that changed it, to the
// balance as it is known now. Nothing is left over.

import EventLedger

/// How the balances of one cut became those of another.
public struct Bridge: Hashable, Sendable {
    /// How many months back an exit makes a return a relapse; nil is without limit.
    public let lookBackMonths: Int?
    /// A row for each account that holds or held somebody, sorted as counts are.
    public let accounts: [BridgeRow]
    /// A row for each class, all units and both kinds of social protection together: what goes on inside is no flow.
    public let totals: [BridgeRow]
}

/// One balance, the terms that changed it, and the balance that they come to.
public struct BridgeRow: Hashable, Sendable {
    /// A term and what it comes to.
    public struct Term: Hashable, Sendable {
        /// The term.
        public let term: BridgeTerm
        /// Households and persons, less where they left.
        public let tally: Tally
        /// The events behind it in the order of the households' first appearance; nil when they were not asked for. Of a
        /// late report or a correction it is the first event of the entry that concerns the household.
        public let events: [EventReference]?
    }

    /// The unit; nil where units are not told apart.
    public let unit: String?
    /// The class.
    public let householdClass: HouseholdClass
    /// Whether under social protection; nil where that is not told apart.
    public let socialProtection: Bool?
    /// The balance at the first cut, as it was known then.
    public let opening: Tally
    /// The terms that are not zero, in their order.
    public let terms: [Term]
    /// The balance at the second cut.
    public let closing: Tally

    /// What a term comes to; nothing where it is not there.
    public subscript(term: BridgeTerm) -> Tally { terms.first { $0.term == term }?.tally ?? .zero }

    /// The balance of the first cut's day as the second cut knows it: the opening with what was late or corrected.
    public var openingAsKnownLater: Tally { opening + self[.late] + self[.corrected] }
}
