// Reading entries back, forward and backward, a bounded page at a time: each call is one short look at the file.

import LMDB

extension LedgerView {
    /// The position of the last event that is recorded and visible; 0 in an empty ledger.
    public var lastPosition: Position { snapshot.state.visible.position }

    /// When the first entry was recorded; nil in an empty ledger.
    public func firstRecordedAt() throws(LedgerError) -> Instant? {
        try snapshot.head(ofEntryHolding: 1).flatMap { Instant(microsecondsSinceEpoch: $0.recordedAt) }
    }

    /// When the last entry was recorded; nil in an empty ledger.
    public var lastRecordedAt: Instant? {
        Instant(microsecondsSinceEpoch: snapshot.state.visible.recordedAt)
    }

    /// The entry with an id; nil when there is none.
    public func entry(withID id: String) throws(LedgerError) -> RecordedEntry? {
        guard let entry = try store.entry(withID: id, in: snapshot.transaction),
            entry.lastPosition <= snapshot.state.visible.position
        else { return nil }
        return entry
    }

    /// The entry that holds the event at a position; nil when there is none.
    public func entry(at position: Position) throws(LedgerError) -> RecordedEntry? {
        try snapshot.entry(holding: position)
    }

    /// The entries recorded after a position, oldest first: at most `limit` of them, and so many that their records
    /// have at most `maximumBytes` bytes together, but one in any case. None only behind the last entry.
    ///
    /// Throws `invalidPosition`, naming the nearest two that are, when the position is no end of an entry.
    /// Cost: memory a few times the bytes of the records.
    public func entries(
        after position: Position = 0, limit: Int, maximumBytes: Int = .max
    ) throws(LedgerError) -> [RecordedEntry] {
        try snapshot.checkEndOfEntry(position)
        var page = EntryPage(limit: limit, maximumBytes: maximumBytes)
        var next = position + 1
        while let entry = try snapshot.entry(holding: next, for: &page) { next = entry.lastPosition + 1 }
        return page.entries
    }

    /// The entries recorded before a position (`Int.max` for all), latest first, bounded in the same way; all of them
    /// are wholly before it.
    public func entries(
        before position: Position, limit: Int, maximumBytes: Int = .max
    ) throws(LedgerError) -> [RecordedEntry] {
        guard position > 1 else { return [] }
        var next = min(position - 1, snapshot.state.visible.position)
        if let positions = try snapshot.positions(ofEntryHolding: next), positions.upperBound >= position {
            next = positions.lowerBound - 1
        }
        var page = EntryPage(limit: limit, maximumBytes: maximumBytes)
        while let entry = try snapshot.entry(holding: next, for: &page) { next = entry.firstPosition - 1 }
        return page.entries
    }

    /// The event at a position; nil when there is none. Cost: a tree lookup and the digest of its entry's record.
    public func event(at position: Position) throws(LedgerError) -> RecordedEvent? {
        try snapshot.event(at: position)
    }

    /// The positions of the entry that holds the event at a position; nil when there is none. Cost: a tree lookup.
    public func positions(ofEntryHolding position: Position) throws(LedgerError) -> ClosedRange<Position>? {
        try snapshot.positions(ofEntryHolding: position)
    }

    /// The event a reference names; nil when there is none. Cost: two tree lookups and
    /// the digest of its entry's record.
    public func event(_ reference: EventReference) throws(LedgerError) -> RecordedEvent? {
        guard let event = try store.event(reference, in: snapshot.transaction),
            event.position <= snapshot.state.visible.position
        else { return nil }
        return event
    }
}

extension LedgerView {
    /// The number of entries.
    public var entryCount: Int { snapshot.state.visible.entries }
}

// A page of entries while it is filled: bounded by their number and by the bytes of their records, because one entry
// may be as long as ten thousand others. It reads nothing itself.

/// Takes in one entry after another until it is full.
struct EntryPage {
    let limit: Int
    private(set) var entries: [RecordedEntry] = []
    private var bytesLeft: Int

    init(limit: Int, maximumBytes: Int) {
        self.limit = limit
        bytesLeft = maximumBytes
    }

    /// Whether there is room for a record of so many bytes; the first has room in any case.
    func hasRoom(forBytes byteCount: Int) -> Bool {
        entries.isEmpty ? limit > 0 : entries.count < limit && byteCount <= bytesLeft
    }

    /// Adds an entry whose record has so many bytes.
    mutating func append(_ entry: RecordedEntry, byteCount: Int) {
        entries.append(entry)
        bytesLeft -= min(byteCount, bytesLeft)
    }
}

extension Snapshot {
    /// Adds the visible entry that holds a position to a page and gives it; nil when there is none, or no room for it.
    func entry(holding position: Position, for page: inout EntryPage) throws(LedgerError) -> RecordedEntry? {
        guard position >= 1, position <= state.visible.position else { return nil }
        var byteCount = 0
        let found = try store.record(holding: position, in: transaction) { record -> RecordedEntry? in
            byteCount = record.byteCount
            return page.hasRoom(forBytes: byteCount) ? RecordedEntry(record: record) : nil
        }
        guard page.hasRoom(forBytes: byteCount) else { return nil }
        guard let entry = found?.value, entry.firstPosition == found?.key, entry.lastPosition >= position else {
            throw store.unreadable(position)
        }
        page.append(entry, byteCount: byteCount)
        return entry
    }
}
