// How two ledgers of the domain stand to each other: what the ledger underneath says, and where they part the events in
// the domain's terms.

import EventLedger

/// How two ledgers stand to each other, with the first events that differ.
public struct HouseholdLedgerComparison: Hashable, Sendable {
    /// How they stand, and where they part.
    public let comparison: LedgerComparison
    /// What the first event that differs says in the first ledger; nil where there is none.
    public let event: Event?
    /// What it says in the second.
    public let otherEvent: Event?
}
