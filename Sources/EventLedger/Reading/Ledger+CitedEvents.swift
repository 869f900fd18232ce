// Looking one event up with its document, for lists of events that lie anywhere: an entry may hold thousands, and only
// one of them is decoded.

import LMDB

extension Ledger {
    /// The event at a position with the document that brought it; nil when there is none.
    /// Cost: one tree lookup and the digest of its entry's record.
    public func citedEvent(at position: Position) throws(LedgerError) -> CitedEvent? {
        let snapshot = try Snapshot(store)
        guard position >= 1, position <= snapshot.state.visible.position else { return nil }
        let found: CitedEvent??
        do {
            var cursor = try snapshot.transaction.cursor(store.tables.entries)
            let isAt = try cursor.seek(atLeast: LedgerTables.key(position))
            let starts = isAt ? cursor.withCurrent { key, _ in LedgerTables.position(key) == position } : false
            if starts != true { _ = try cursor.previous() }
            found = cursor.withCurrent { _, record in CitedEvent(at: position, in: record) }
        } catch { throw store.failure(error) }
        guard let cited = found ?? nil else {
            throw store.damaged("the entry that holds this position can't be read", position: position)
        }
        return cited
    }
}

extension CitedEvent {
    /// Decodes the event at a position and the head of its entry; nil when the record is damaged or holds no such event.
    init?(at position: Position, in record: RawSpan) {
        guard let event = RecordedEvent(at: position, in: record) else { return nil }
        // id, actor, document, reason, restates; their lengths were checked with the event.
        var offset = EntryRecord.headBytes
        var texts: [String] = []
        for field in stride(from: 2, through: 10, by: 2) {
            let count = Int(record.loadUnchecked(field, as: UInt16.self))
            guard let text = record.text(offset..<offset + count) else { return nil }
            texts.append(text)
            offset += count
        }
        self.init(
            event: event, document: texts[2].isEmpty ? nil : texts[2], actor: texts[1],
            restates: texts[4].isEmpty ? nil : texts[4])
    }
}
