// Reading one event with its document, and the timeline of a stream whose number a projection holds: what it takes to
// explain a figure, at the cost of what is explained.

import LMDB

extension Ledger {
    /// The event at a position with the document that brought it; nil when there is none.
    ///
    /// Cost: a search in the tree and the digest of its entry's record; nothing else of the entry is decoded.
    public func documentedEvent(at position: Position) throws(LedgerError) -> DocumentedEvent? {
        let snapshot = try Snapshot(store)
        guard position >= 1, position <= snapshot.state.visible.position else { return nil }
        let found: DocumentedEvent??
        do {
            var cursor = try snapshot.transaction.cursor(store.tables.entries)
            let isAt = try cursor.seek(atLeast: LedgerTables.key(position))
            let starts = isAt ? cursor.withCurrent { key, _ in LedgerTables.position(key) == position } : false
            let isThere = starts == true ? true : try cursor.previous()
            found = isThere ? cursor.withCurrent { _, record in DocumentedEvent(at: position, in: record) } : nil
        } catch { throw store.failure(error) }
        guard let event = found ?? nil else {
            throw store.damaged("the entry that holds this position can't be read", position: position)
        }
        return event
    }

    /// The timeline of the stream with a number in a category, as `timeline(of:at:)` gives it; empty when there is none.
    ///
    /// Throws `damaged` when its items can't be read. Cost: the items of that stream.
    public func timeline(category: UInt8, number: UInt32, at cut: Cut) throws(LedgerError) -> [TimelineItem] {
        let snapshot = try Snapshot(store)
        let known = min(cut.position, snapshot.state.visible.position)
        var items = try snapshot.items(category: category, number: number)
        while let last = items.last, last.position > known { items.removeLast() }
        TimelineItem.applyVoids(&items, knownThrough: known)
        return TimelineItem.timeline(items, at: cut)
    }
}

extension DocumentedEvent {
    /// Decodes the event at a position, and the head of the entry record that holds it; nil when the record is damaged or
    /// holds no such position.
    init?(at position: Position, in record: RawSpan) {
        guard let event = RecordedEvent(at: position, in: record) else { return nil }
        self.init(event, head: record)
    }

    /// Adds to an event what the head of its entry's record says; nil when that is damaged.
    init?(_ event: RecordedEvent, head: RawSpan) {
        guard let texts = EntryTexts(head: head),
            let recordedAt = Instant(microsecondsSinceEpoch: head.loadUnchecked(24, as: Int64.self))
        else { return nil }
        self.init(
            event: event, actor: texts.actor, document: texts.document, reason: texts.reason, restates: texts.restates,
            recordedAt: recordedAt,
            claimedTime: head.loadUnchecked(1, as: UInt8.self) & EntryRecord.claimedTimeFlag != 0)
    }
}
