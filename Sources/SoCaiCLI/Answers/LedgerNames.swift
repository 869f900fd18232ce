// The ids that the ledger has for what an answer is about. It keeps no list of its own.

import EventLedger
import PovertyLedger

extension HouseholdLedger {
    /// The code of the household that events are about, as the ledger has it.
    func household(of items: [HistoryItem]) throws(PovertyError) -> String? {
        guard let first = items.first else { return nil }
        do {
            return try ledger.event(first.reference)?.stream.id
        } catch { throw PovertyError(error) }
    }
}
