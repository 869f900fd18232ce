// One committed state of a ledger of households, with every question of the domain. It holds no figures; each answer is
// folded from the events of that state.

import EventLedger

/// A ledger of households as it was at one moment, unaffected by later recording.
///
/// `HouseholdLedger.read` gives access to one; it ends with the last reference to it, and is used only on its thread.
public struct HouseholdView {
    /// The same state without the domain: entries, streams, timelines, the tree.
    public let ledger: LedgerView
}
