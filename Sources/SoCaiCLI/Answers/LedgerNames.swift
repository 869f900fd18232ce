// The ids that the ledger has for what an answer is about. It keeps no list of its own.

import EventLedger
import PovertyLedger

extension HouseholdView {
    /// The code of the household that events are about, as the ledger has it.
    func household(of items: [HistoryItem]) throws(LedgerError) -> String? {
        guard let first = items.first else { return nil }
        return try ledger.event(first.reference)?.stream.id
    }
}
