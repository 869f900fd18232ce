// Reading entries back, forward and backward, a bounded page at a time: each call is one short look at the file.

import LMDB

extension Ledger {
    /// The position of the last event that is recorded and visible; 0 in an empty ledger.
    public func lastPosition() throws(LedgerError) -> Position { try Snapshot(store).state.visible.position }

    /// When the last entry was recorded; nil in an empty ledger.
    public func lastRecordedAt() throws(LedgerError) -> Instant? {
        Instant(microsecondsSinceEpoch: try Snapshot(store).state.visible.recordedAt)
    }

    /// The entry with an id; nil when there is none.
    public func entry(withID id: String) throws(LedgerError) -> RecordedEntry? {
        let snapshot = try Snapshot(store)
        guard let entry = try store.entry(withID: id, in: snapshot.transaction),
            entry.lastPosition <= snapshot.state.visible.position
        else { return nil }
        return entry
    }

    /// The entry that holds the event at a position; nil when there is none.
    public func entry(at position: Position) throws(LedgerError) -> RecordedEntry? {
        try Snapshot(store).entry(holding: position)
    }

    /// The entries recorded after a position, oldest first, at most `limit` of them.
    public func entries(after position: Position = 0, limit: Int) throws(LedgerError) -> [RecordedEntry] {
        let snapshot = try Snapshot(store)
        var entries: [RecordedEntry] = []
        guard position < snapshot.state.visible.position else { return [] }
        var next = max(position, 0) + 1
        while entries.count < limit, let entry = try snapshot.entry(holding: next) {
            if entry.firstPosition > position { entries.append(entry) }
            next = entry.lastPosition + 1
        }
        return entries
    }

    /// The entries recorded before a position (`Int.max` for all), latest first, at most `limit` of them; all of them lie
    /// wholly before it.
    public func entries(before position: Position, limit: Int) throws(LedgerError) -> [RecordedEntry] {
        let snapshot = try Snapshot(store)
        var entries: [RecordedEntry] = []
        guard position > 1 else { return [] }
        var next = min(position - 1, snapshot.state.visible.position)
        while entries.count < limit, let entry = try snapshot.entry(holding: next) {
            if entry.lastPosition < position { entries.append(entry) }
            next = entry.firstPosition - 1
        }
        return entries
    }

    /// The event at a position; nil when there is none. Cost: a tree lookup and the digest of its entry's record.
    public func event(at position: Position) throws(LedgerError) -> RecordedEvent? {
        try Snapshot(store).event(at: position)
    }

    /// The positions of the entry that holds the event at a position; nil when there is none. Cost: a tree lookup.
    public func positions(ofEntryHolding position: Position) throws(LedgerError) -> ClosedRange<Position>? {
        let snapshot = try Snapshot(store)
        return try snapshot.visible(position) { () throws(LedgerError) in
            try store.positions(ofEntryHolding: position, in: snapshot.transaction)
        }
    }

    /// The event a reference names; nil when there is none.
    public func event(_ reference: EventReference) throws(LedgerError) -> RecordedEvent? {
        guard let entry = try entry(withID: reference.entry), entry.events.count >= reference.ordinal,
            reference.ordinal >= 1
        else { return nil }
        return entry.events[reference.ordinal - 1]
    }
}

extension Ledger {
    /// The number of entries.
    public func entryCount() throws(LedgerError) -> Int { try Snapshot(store).state.visible.entries }

    /// Bytes of the file.
    public func fileBytes() throws(LedgerError) -> Int {
        do {
            return try store.environment.info().fileSizeBytes
        } catch { throw store.failure(error) }
    }
}
