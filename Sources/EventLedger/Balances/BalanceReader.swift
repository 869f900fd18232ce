// Reading the rows of series for a question: the last snapshot that the question's position covers, the chunks behind it,
// and the tail. Rows are read where they lie; one that can't be so is an error and never trusted.

import LMDB

/// Reads the balances of one series after the other, and sums them up.
package struct BalanceReader: ~Copyable {
    private let store: LedgerStore
    private let lastPosition: Position
    private var cursor: Cursor
    /// What was added since the last `take`; away only while a series is read.
    private var sums: BalanceSums? = BalanceSums()

    init(
        _ store: LedgerStore, _ table: Table, _ transaction: TransactionReader, through lastPosition: Position
    ) throws(LedgerError) {
        self.store = store
        self.lastPosition = lastPosition
        do { cursor = try transaction.cursor(table) } catch { throw store.failure(error) }
    }

    /// Adds the balances of a series at a day, as known at a position. Cost: some microseconds.
    package mutating func add(
        _ series: UInt32, on day: Day, knownThrough position: Position
    ) throws(LedgerError) {
        let (day, known) = (day.daysSinceEpoch, max(0, min(position, lastPosition)))
        var sums = self.sums.take() ?? BalanceSums()
        defer { self.sums = sums }
        try walk(series, through: known) { row in
            switch row {
            case .snapshot(let snapshot, let bytes): snapshot.add(bytes, to: &sums, through: day)
            case .chunk(let bytes, let last):
                return ChunkRow.add(bytes, to: &sums, through: day, known: known, last: last)
            case .tail(let run, let bytes):
                run.add(to: &sums, in: bytes, through: day, known: known, sorted: false)
            }
            return true
        }
    }

    /// The sums of what was added since the last time.
    package mutating func take() -> [Balance] {
        defer { sums?.reset() }
        return sums?.balances ?? []
    }

    /// Adds what is posted to a series between days, as known at a position, to the changes of a place. Cost: some
    /// nanoseconds for each day and account, and for each posting behind the last snapshot.
    package mutating func add(
        changesOf series: UInt32, knownThrough position: Position, to changes: inout BalanceChanges, at place: Int
    ) throws(LedgerError) {
        let known = max(0, min(position, lastPosition))
        try walk(series, through: known) { row in
            switch row {
            case .snapshot(let snapshot, let bytes): changes.add(snapshot, bytes, to: place)
            case .chunk(let bytes, _):
                guard let run = ChunkRow.run(bytes) else { return false }
                changes.add(run, bytes, to: place, known: known)
            case .tail(let run, let bytes): changes.add(run, bytes, to: place, known: known)
            }
            return true
        }
    }

    /// Hands the rows of a series that a position covers to `body`, which says whether a row is sound. Each begins where
    /// the one before it ends: without one that is missing the figure would be another.
    private mutating func walk(
        _ series: UInt32, through position: Position, _ body: (BalanceRow) -> Bool
    ) throws(LedgerError) {
        var checked = store.checkedBalances.series(series)
        defer { store.checkedBalances.note(checked, of: series) }
        do {
            let start = try walkSnapshot(series, through: position, &checked, body)
            var count = start.count == 0 ? 0 : start.count - 1
            var isThere = try cursor.seek(atLeast: start.bytes)
            while isThere {
                let step = cursor.withCurrent { keyBytes, stored -> ReadStep in
                    guard let key = BalanceKey(keyBytes) else { return .damaged }
                    guard key.series == series else { return count == 0 ? .end : .damaged }
                    switch key.level {
                    case .snapshot: return .damaged
                    case .chunk:
                        count &+= UInt32(ChunkRow.postings)
                        guard key.count == count,
                            checked.isRight(stored, under: keyBytes, key, isVisible: key.position <= lastPosition)
                        else { return .damaged }
                        let row = stored.extracting(droppingLast: BalanceDigest.byteCount)
                        guard body(.chunk(row, last: key.position)) else { return .damaged }
                        return key.position > position ? .end : .next
                    case .tail:
                        guard BalanceDigest.isRight(stored, under: keyBytes) else { return .damaged }
                        let row = stored.extracting(droppingLast: BalanceDigest.byteCount)
                        guard let run = SeriesEdge.run(row), SeriesEdge.sealed(row) == count, body(.tail(run, row))
                        else { return .damaged }
                        return .end
                    }
                }
                switch step {
                case .next: isThere = try cursor.next()
                case .end, nil: return
                case .damaged: throw store.damagedBalances(series)
                }
            }
            guard count == 0 else { throw store.damagedBalances(series) }
        } catch { throw LedgerStore.translated(error, at: store.path) }
    }

    /// Hands over the last snapshot that a position covers, and gives the key from which on the chunks follow it.
    private mutating func walkSnapshot(
        _ series: UInt32, through position: Position, _ checked: inout CheckedSeries, _ body: (BalanceRow) -> Bool
    ) throws -> BalanceKey {
        let end = BalanceKey(series, .snapshot, position: position, count: .max)
        let isBehind = try cursor.seek(atLeast: end.bytes) ? try cursor.previous() : try cursor.seekLast()
        guard isBehind else { return BalanceKey(series, .chunk) }
        let found = cursor.withCurrent { keyBytes, stored -> (key: BalanceKey, isRight: Bool)? in
            guard let key = BalanceKey(keyBytes), key.series == series, key.level == .snapshot else { return nil }
            guard checked.isRight(stored, under: keyBytes, key, isVisible: true) else { return (key, false) }
            let row = stored.extracting(droppingLast: BalanceDigest.byteCount)
            guard let snapshot = SnapshotRow(row) else { return (key, false) }
            return (key, body(.snapshot(snapshot, row)))
        }
        guard let found = found.flatMap(\.self) else { return BalanceKey(series, .chunk) }
        guard found.isRight, found.key.count < .max else { throw store.damagedBalances(series) }
        return BalanceKey(series, .chunk, position: found.key.position, count: found.key.count + 1)
    }
}

/// A row that is read.
private enum BalanceRow: ~Escapable {
    case snapshot(SnapshotRow, RawSpan)
    case chunk(RawSpan, last: Position)
    case tail(PostingRun, RawSpan)
}

private enum ReadStep {
    case next
    case end
    case damaged
}
