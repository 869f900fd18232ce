// From what was known when to a position. A cut lies between entries, never inside one: an entry is known all at once.

import LMDB

extension LedgerView {
    /// The last position that was recorded at an instant or before it; 0 when nothing was.
    /// Cost: a search over entries, the square of the logarithm of their number.
    public func position(knownAt instant: Instant) throws(LedgerError) -> Position {
        var low = 0
        var high = snapshot.state.visible.position
        if snapshot.state.visible.recordedAt <= instant.microsecondsSinceEpoch { return high }
        // Invariant: entries that end at `low` or before were recorded by then, those that hold `high` were not.
        while low < high {
            guard let entry = try snapshot.head(ofEntryHolding: low + (high - low + 1) / 2) else {
                throw store.damaged("an entry is missing", position: high)
            }
            if entry.recordedAt <= instant.microsecondsSinceEpoch {
                low = entry.lastPosition
            } else {
                high = entry.firstPosition - 1
            }
        }
        return low
    }

    /// The last position that was recorded by the end of a day, at the ledger's own offset from UTC.
    public func position(knownOn day: Day) throws(LedgerError) -> Position {
        guard let end = Instant(endOf: day, at: offset) else { return lastPosition }
        return try position(knownAt: end)
    }

    /// Checks that a position is the last of an entry (or 0), as a cut's must be.
    ///
    /// Throws `invalidPosition`, naming the nearest two that are.
    public func checkEndOfEntry(_ position: Position) throws(LedgerError) {
        try snapshot.checkEndOfEntry(position)
    }
}
