// A walk over the timelines of a category: stream rows and their sealed chunks lie in the order of stream numbers in two
// tables, so two cursors side by side read each page once. It decodes no event and allocates nothing for a stream once
// its longest timeline was seen.

import LMDB

/// The timelines of a category at a position, one stream after another, in one read transaction.
struct TimelineScan: ~Copyable {
    private let store: LedgerStore
    private let category: UInt8
    private let position: Position
    private let streamCount: Int
    private var rows: Scan
    private var chunks: Scan
    /// The number of the stream that comes next.
    private var upcoming = 0
    /// What all items so far give.
    private(set) var checksum = TimelineChecksum()
    /// The items of the current stream up to the position, in the order of recording, voids applied.
    private(set) var items: [TimelineItem] = []

    init(_ view: LedgerView, category: UInt8, through position: Position) throws(LedgerError) {
        try view.checkEndOfEntry(position)
        let store = view.store
        let first = LedgerTables.key(category: category, number: 0)
        let rows = try store.scan(store.tables.timelines, from: first, in: view.snapshot.transaction)
        let chunks = try store.scan(store.tables.sealedTimelines, from: first, in: view.snapshot.transaction)
        self.store = store
        self.category = category
        self.position = position
        self.rows = rows
        self.chunks = chunks
        streamCount = view.streamCount(category: category)
    }

    /// The number of the current stream.
    var number: UInt32 { UInt32(truncatingIfNeeded: upcoming - 1) }

    /// Steps to the next stream; false behind the last.
    mutating func next() throws(LedgerError) -> Bool {
        guard upcoming < streamCount else { return false }
        upcoming += 1
        // The array changes hands, so that it is filled in place while a row is lent.
        var items: [TimelineItem] = []
        swap(&items, &self.items)
        defer { swap(&items, &self.items) }
        items.removeAll(keepingCapacity: true)
        let (category, number) = (category, number)
        guard try TimelineScan.advance(&rows, store) else { throw damaged("is missing") }
        let shape = rows.withRecord { key, row in
            LedgerTables.isKey(key, category, number) ? StreamRow.shape(of: row) : nil
        }
        guard let shape else { throw damaged("can't be read") }
        for chunk in 0..<shape.sealedChunks {
            let isThere = try TimelineScan.advance(&chunks, store)
            let isRight = chunks.withRecord { key, bytes in
                isThere && LedgerTables.isKey(key, category, number, chunk: UInt32(chunk))
                    && bytes.byteCount == StreamRow.itemsPerChunk * TimelineItem.byteCount
                    && TimelineScan.append(bytes, 0, StreamRow.itemsPerChunk, to: &items)
            }
            guard isRight else { throw damaged("can't be read in part \(chunk)") }
        }
        let isRight = rows.withRecord { _, row in
            TimelineScan.append(row, StreamRow.headBytes, shape.tailCount, to: &items)
        }
        guard isRight else { throw damaged("is out of order") }
        while let last = items.last, last.position > position { items.removeLast() }
        TimelineItem.applyVoids(&items)
        for item in items {
            checksum.take(
                position: item.position, type: item.type, effectiveDay: item.effectiveDay, summary: item.summary,
                stream: number, voidedBy: item.voidedBy)
        }
        return true
    }

    /// Appends items whose bytes are there; false when their positions do not ascend.
    private static func append(_ bytes: RawSpan, _ start: Int, _ count: Int, to items: inout [TimelineItem]) -> Bool {
        var previous = items.last?.position ?? 0
        for index in 0..<count {
            let item = TimelineItem(bytes, at: start + index * TimelineItem.byteCount)
            guard item.position > previous else { return false }
            previous = item.position
            items.append(item)
        }
        return true
    }

    private static func advance(_ scan: inout Scan, _ store: LedgerStore) throws(LedgerError) -> Bool {
        do {
            return try scan.next()
        } catch { throw store.failure(error) }
    }

    private func damaged(_ problem: String) -> LedgerError {
        store.damaged("the timeline of stream number \(number) of category \(category) \(problem)")
    }
}
