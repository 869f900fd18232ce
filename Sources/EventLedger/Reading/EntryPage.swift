// A page of entries while it is filled: bounded by their number and by the bytes of their records, because one entry may be
// as long as ten thousand others. It reads nothing itself.

import LMDB

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
