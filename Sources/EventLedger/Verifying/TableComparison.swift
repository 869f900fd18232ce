// The derived tables as a whole: each is walked once in its own order, and must give the sum that the entries
// give. It says that they have a row for everything the entries lead to and none beside, or that it is not
// sure; `RowComparison` finds which row it is.

import LMDB

/// One comparison of all derived tables with the sums of entries.
struct TableComparison {
    private let store: LedgerStore
    private let rehearsal: Rehearsal
    private let key: SumKey
    private let streamCounts: [UInt32]
    /// The last position whose rows are compared, where entries behind it are damaged; nil when all rows are.
    private let last: Position?
    private let hasRules: Bool
    /// Whether what is kept of the streams' states is what the rules left; not asked where entries are damaged.
    private(set) var snapshotsAgree = true

    /// A comparison with the streams that a rehearsal has met, whose numbers are below `streamCounts`.
    init(
        _ store: LedgerStore, _ rehearsal: Rehearsal, _ key: SumKey, streamCounts: [UInt32], through last: Position?,
        hasRules: Bool
    ) {
        self.store = store
        self.rehearsal = rehearsal
        self.key = key
        self.streamCounts = streamCounts
        self.last = last
        self.hasRules = hasRules
    }

    /// Whether the tables have the rows that the entries lead to, and, where all are compared, no others.
    mutating func agree(with entries: DerivedSums) throws(LedgerError) -> Bool {
        // That no event is voided twice follows from the table of voids, which has each voided event once.
        guard let timelines = try sumTimelines(), timelines.items == entries.items, timelines.voids == entries.voids
        else { return false }
        let ids = try sumPositions(store.tables.entryIDs) { key.hash($0) }
        let voids = try sumPositions(store.tables.voids) { LedgerTables.position($0).map { UInt64($0) } }
        guard ids == entries.entryIDs, voids == entries.voids else { return false }
        return try namesAgree()
    }

    /// Sums up the keys and positions of a table of positions by key; nil where a row can't be so.
    private func sumPositions(_ table: Table, _ word: (RawSpan) -> UInt64?) throws(LedgerError) -> KeyedSum? {
        var sum = KeyedSum()
        var scan = try store.scan(table, from: [0], in: rehearsal.transaction)
        while try store.step(&scan) {
            let isRight = scan.withRecord { rowKey, row in
                guard let position = LedgerTables.position(row), let word = word(rowKey) else { return false }
                if position <= last ?? .max { sum.take(word, UInt64(position), by: key) }
                return true
            }
            guard isRight else { return nil }
        }
        return sum
    }

    /// Whether each stream that was met has its name in the table of streams, and no other has.
    private func namesAgree() throws(LedgerError) -> Bool {
        var scan = try store.scan(store.tables.streams, from: [0], in: rehearsal.transaction)
        var named = 0
        while try store.step(&scan) {
            let isNamed = scan.withRecord { rowKey, row in
                guard rowKey.byteCount >= 2, row.byteCount == 4 else { return false }
                let stream = rehearsal.stream(
                    rowKey.loadUnchecked(0, as: UInt8.self), row.loadUnchecked(0, as: UInt32.self))
                return stream?.nameHash == key.hash(rowKey.extracting(1..<rowKey.byteCount))
            }
            if isNamed { named += 1 } else if last == nil { return false }
        }
        // Names differ, so that as many rows as streams name each stream.
        return named == streamCounts.reduce(0) { $0 + Int($1) }
    }

    /// Sums up the items of all timelines; nil where a row can't be so.
    private mutating func sumTimelines() throws(LedgerError) -> TimelineSum? {
        var timelines = TimelineSum(key, through: last ?? .max)
        var (streams, chunks) = (0, 0)
        for category in 0..<UInt8(LedgerExtent.categories) {
            var rows = try store.scan(store.tables.timelines, from: [category], in: rehearsal.transaction)
            var sealed = try store.scan(store.tables.sealedTimelines, from: [category], in: rehearsal.transaction)
            for number in 0..<streamCounts[Int(category)] {
                guard try store.step(&rows) else { return nil }
                let shape = rows.withRecord { rowKey, row in
                    LedgerTables.isKey(rowKey, category, number) ? StreamRow.shape(of: row) : nil
                }
                guard let shape else { return nil }
                rows.withRecord { _, row in compareSnapshot(row, rehearsal.stream(category, number)) }
                timelines.begin(category, number)
                for chunk in 0..<UInt32(shape.sealedChunks) {
                    guard try store.step(&sealed) else { return nil }
                    let isRight = sealed.withRecord { chunkKey, bytes in
                        LedgerTables.isKey(chunkKey, category, number, chunk: chunk)
                            && bytes.byteCount == StreamRow.itemsPerChunk * TimelineItem.byteCount
                            && timelines.take(bytes, from: 0, StreamRow.itemsPerChunk)
                    }
                    guard isRight else { return nil }
                }
                guard rows.withRecord({ timelines.take($1, from: StreamRow.headBytes, shape.tailCount) }) else {
                    return nil
                }
                chunks += shape.sealedChunks
            }
            streams += Int(streamCounts[Int(category)])
        }
        guard last == nil else { return timelines }
        let rows = try store.count(store.tables.timelines, in: rehearsal.transaction)
        let sealed = try store.count(store.tables.sealedTimelines, in: rehearsal.transaction)
        return rows == streams && sealed == chunks ? timelines : nil
    }

    /// Compares what a row keeps of its stream's state.
    private mutating func compareSnapshot(_ row: RawSpan, _ stream: RehearsedStream?) {
        guard last == nil else { return }
        let first = row.loadUnchecked(8, as: UInt64.self)
        let second = row.loadUnchecked(16, as: UInt64.self)
        // A row without a snapshot is as good: the domain folds the timeline then. Its bytes are zeros.
        if row.loadUnchecked(4, as: UInt32.self) == 0 {
            if first != 0 || second != 0 { snapshotsAgree = false }
        } else if hasRules, stream?.snapshot != StreamSnapshot(first: first, second: second) {
            snapshotsAgree = false
        }
    }
}
