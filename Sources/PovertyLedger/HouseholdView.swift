// What is asked of a ledger of households: one committed state, and every question of the domain. It holds no figures; each
// answer is folded from the events of that state.

import EventLedger

/// A ledger of households as it was at one moment, whatever is recorded meanwhile.
///
/// `HouseholdLedger.read` lends one; it ends with the last reference to it. It stays on the thread that it was lent to.
public struct HouseholdView {
    /// The same state without the domain: entries, streams, timelines, the tree.
    public let ledger: LedgerView
}
