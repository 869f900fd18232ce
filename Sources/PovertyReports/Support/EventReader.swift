// Reads recorded events one after another. Neighbours often come from one entry, which is then decoded once.

import EventLedger
import PovertyLedger

/// Recorded events by position.
struct EventReader {
    private let ledger: HouseholdView
    private var entry: RecordedEntry?

    init(ledger: HouseholdView) { self.ledger = ledger }

    /// The event at a position; throws `damaged` when there is none.
    mutating func event(at position: Position) throws(LedgerError) -> RecordedEvent {
        if let entry, position >= entry.firstPosition, position <= entry.lastPosition {
            return entry.events[position - entry.firstPosition]
        }
        guard let found = try ledger.ledger.entry(at: position) else { throw LedgerError.missingEvent(at: position) }
        entry = found
        return found.events[position - found.firstPosition]
    }
}
