// One consistent look at a ledger: a read transaction with the visible position of that moment. It lives for one call.

import LMDB

struct Snapshot: ~Copyable {
    let store: LedgerStore
    let transaction: ReadTransaction
    let state: LedgerState

    init(_ store: LedgerStore) throws(LedgerError) {
        let transaction = try store.beginRead()
        let state = try store.state(in: transaction)
        self.store = store
        self.transaction = transaction
        self.state = state
    }

    func value(_ table: Table, _ key: [UInt8]) throws(LedgerError) -> [UInt8]? {
        try store.value(table, key, in: transaction)
    }

    /// The visible entry that holds the event at a position; nil when there is none.
    func entry(holding position: Position) throws(LedgerError) -> RecordedEntry? {
        try visible(position) { () throws(LedgerError) in try store.entry(holding: position, in: transaction) }
    }

    /// The visible event at a position, without the rest of its entry; nil when there is none.
    func event(at position: Position) throws(LedgerError) -> RecordedEvent? {
        try visible(position) { () throws(LedgerError) in try store.event(at: position, in: transaction) }
    }

    /// What `read` finds at a position; nil where the position is not visible, damage where there is nothing to read.
    func visible<Value>(
        _ position: Position, _ read: () throws(LedgerError) -> Value?
    ) throws(LedgerError) -> Value? {
        guard position >= 1, position <= state.visible.position else { return nil }
        guard let value = try read() else {
            throw store.damaged("the entry that holds this position is missing", position: position)
        }
        return value
    }

    /// Throws `invalidPosition` unless a position is 0 or the last of a visible entry.
    func checkEndOfEntry(_ position: Position) throws(LedgerError) {
        guard position != 0, position != state.visible.position else { return }
        guard let entry = try entry(holding: position) else {
            let last = state.visible.position
            throw LedgerError(
                .invalidPosition, "there is no position \(position)",
                remedy: last == 0 ? "the ledger is empty" : "positions go from 1 to \(last)", path: store.path)
        }
        guard entry.lastPosition == position else {
            throw LedgerError(
                .invalidPosition, "position \(position) lies inside entry \(entry.id)",
                remedy: entry.firstPosition == 1
                    ? "the first entry ends at \(entry.lastPosition)"
                    : "the nearest ends of entries are \(entry.firstPosition - 1) and \(entry.lastPosition)",
                path: store.path)
        }
    }

    /// The number of visible streams of a category. Streams are numbered in the order of first appearance.
    func streamCount(category: UInt8) -> Int {
        Int(category) < LedgerExtent.categories ? Int(state.visible.streamCounts[Int(category)]) : 0
    }

    /// The visible items of a stream in the order of recording; empty when there is no such stream.
    func items(_ name: StreamName) throws(LedgerError) -> [TimelineItem] {
        guard let number = try number(name) else { return [] }
        var items = try items(category: name.category, number: number)
        while let last = items.last, last.position > state.visible.position { items.removeLast() }
        return items
    }

    func number(_ name: StreamName) throws(LedgerError) -> UInt32? {
        // No stream has such an id, and a key has at most 511 bytes.
        guard (1...EntryLimits.identifierBytes).contains(name.id.utf8.count) else { return nil }
        guard let row = try value(store.tables.streams, LedgerTables.key(name)) else { return nil }
        guard row.count == 4, let number = row.span.bytes.load(0, as: UInt32.self) else {
            throw store.damaged("the number of stream \(name.id) can't be read")
        }
        return number
    }

    /// All items of the stream with a number, staged ones included.
    func items(category: UInt8, number: UInt32) throws(LedgerError) -> [TimelineItem] {
        try store.items(category: category, number: number, in: transaction)
    }

    /// The first item of the stream with a number.
    func firstItem(category: UInt8, number: UInt32) throws(LedgerError) -> TimelineItem? {
        guard let bytes = try value(store.tables.timelines, LedgerTables.key(category: category, number: number)) else {
            return nil
        }
        guard let row = StreamRow(bytes) else {
            throw store.damaged("the timeline of stream number \(number) can't be read")
        }
        guard row.sealedChunks > 0 else { return row.tail.first }
        return try store.chunkItems(category: category, number: number, chunk: 0, in: transaction).first
    }
}
