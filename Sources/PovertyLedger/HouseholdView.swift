// One committed state of a ledger of households, with every question of the domain. It holds no figures; each answer
// follows from the events of that state.

import EventLedger

/// A ledger of households as it was at one moment, unaffected by later recording.
///
/// `HouseholdLedger.read` gives access to one; it ends with the last reference to it, and is used only on its thread.
public struct HouseholdView {
    /// The same state without the domain: entries, streams, timelines, the tree.
    public let ledger: LedgerView
    /// Whether figures are folded from the raw events even where the ledger keeps balances.
    let isReplayed: Bool

    /// A state, whose figures are folded where that is asked for.
    init(ledger: LedgerView, isReplayed: Bool = false) {
        self.ledger = ledger
        self.isReplayed = isReplayed
    }

    /// The same state, all of whose figures are folded from the raw events:
    /// `view.replayed.at("2023-12-31").counts()`. They equal those of the view itself.
    public var replayed: HouseholdView { HouseholdView(ledger: ledger, isReplayed: true) }
}
