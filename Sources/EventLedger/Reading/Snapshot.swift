// One consistent look at a ledger: a read transaction with the visible position of that moment. It lives for one call.

import LMDB

struct Snapshot: ~Copyable {
    let store: LedgerStore
    let transaction: TransactionReader
    let state: LedgerState
    /// Whether the ledger keeps balances, and the list of key events.
    let hasBalances: Bool

    init(_ store: LedgerStore) throws(LedgerError) {
        let transaction = try store.beginRead()
        let state = try store.state(in: transaction)
        hasBalances = try store.isFollowed(in: transaction)
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

    /// The positions of the visible entry that holds the event at a position; nil when there is none.
    func positions(ofEntryHolding position: Position) throws(LedgerError) -> ClosedRange<Position>? {
        try head(ofEntryHolding: position).map { $0.firstPosition...$0.lastPosition }
    }

    /// What the record of the visible entry that holds a position says in numbers; nil when there is none.
    func head(ofEntryHolding position: Position) throws(LedgerError) -> EntryHead? {
        try visible(position) { () throws(LedgerError) in
            try store.head(ofEntryHolding: position, in: transaction)
        }
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
        guard position >= 1, position <= state.visible.position else { throw noPosition(position) }
        guard let head = try store.head(ofEntryHolding: position, in: transaction) else {
            throw store.unreadable(position)
        }
        guard head.lastPosition != position else { return }
        let id = try event(at: position)?.reference.entry ?? ""
        throw LedgerError(
            .invalidPosition, "position \(position) is inside entry \(id)",
            remedy: head.firstPosition == 1
                ? "the first entry ends at \(head.lastPosition)"
                : "the nearest ends of entries are \(head.firstPosition - 1) and \(head.lastPosition)",
            file: store.path)
    }

    /// The number of visible streams of a category. Streams are numbered in the order of first appearance.
    func streamCount(category: UInt8) -> Int {
        Int(category) < LedgerExtent.categories ? Int(state.visible.streamCounts[Int(category)]) : 0
    }

    /// The visible items of a stream in the order of recording; empty when there is no such stream.
    func items(_ name: StreamName) throws(LedgerError) -> [TimelineItem] {
        guard let row = try row(of: name) else { return [] }
        return try items(of: row, in: 0..<visibleVersion(of: row))
    }

    /// The row of a stream with its place; nil when there is no such stream.
    func row(of name: StreamName) throws(LedgerError) -> PlacedRow? {
        guard let number = try store.number(of: name, in: transaction),
            let row = try store.row(category: name.category, number: number, in: transaction)
        else { return nil }
        return PlacedRow(category: name.category, number: number, row: row)
    }

    /// How many events of a stream are visible. Cost: nothing but where an import has staged events of it, then a look
    /// at each part of its timeline that holds some.
    func visibleVersion(of stream: PlacedRow) throws(LedgerError) -> Int {
        guard state.isStaging else { return stream.row.version }
        var version = stream.row.version
        var items = stream.row.tail
        while true {
            while let last = items.last, last.position > state.visible.position { items.removeLast() }
            version = version / StreamRow.itemsPerChunk * StreamRow.itemsPerChunk + items.count
            guard items.isEmpty, version > 0 else { return version }
            version -= StreamRow.itemsPerChunk
            items = try store.chunkItems(
                category: stream.category, number: stream.number, chunk: UInt32(version / StreamRow.itemsPerChunk),
                in: transaction)
        }
    }

    /// The items of a stream with some indices, all inside its version. Cost: the parts of the timeline with them.
    func items(of stream: PlacedRow, in indices: Range<Int>) throws(LedgerError) -> [TimelineItem] {
        let perChunk = StreamRow.itemsPerChunk
        var items: [TimelineItem] = []
        // No room is taken ahead: how many there are is what a row says that may be damaged.
        var index = indices.lowerBound
        while index < indices.upperBound {
            let chunk = index / perChunk
            let part =
                chunk == stream.row.sealedChunks
                ? stream.row.tail
                : try store.chunkItems(
                    category: stream.category, number: stream.number, chunk: UInt32(chunk), in: transaction)
            let end = min(indices.upperBound, (chunk + 1) * perChunk)
            items += part[(index - chunk * perChunk)..<(end - chunk * perChunk)]
            index = end
        }
        return items
    }

    /// All items of the stream with a number, staged ones included.
    func items(category: UInt8, number: UInt32) throws(LedgerError) -> [TimelineItem] {
        try store.items(category: category, number: number, in: transaction)
    }
}
