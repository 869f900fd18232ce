// One committed state of a ledger of households, with every question of the domain. It holds no figures; each answer
// follows from the events of that state.

import EventLedger

/// A ledger of households as it was at one moment, unaffected by later recording.
///
/// `HouseholdLedger.read` gives access to one; it ends with the last reference to it, and is used only on its thread.
public struct HouseholdView {
    /// The same state without the domain: entries, streams, timelines, the tree.
    public let ledger: LedgerView
    /// What is known of units from earlier questions.
    package let known: KnownUnits
    /// Whether figures are folded from raw events even where balances are kept.
    package var isReplayed = false

    package init(ledger: LedgerView, known: KnownUnits) {
        self.ledger = ledger
        self.known = known
    }

    /// The same state, each figure of it folded from the raw events, even where balances are kept.
    public var replayed: HouseholdView {
        var view = self
        view.isReplayed = true
        return view
    }

    /// Whether figures are looked up in the balances: where the ledger keeps them, and the raw events are not asked
    /// for.
    package var usesBalances: Bool { !isReplayed && ledger.hasBalances }
}
