// Balances at any day, as known at any position: two or three places of the table are read, whatever the size of the
// ledger. It folds nothing, and says that there are none where a ledger keeps none.

import LMDB

extension LedgerView {
    /// Whether the ledger keeps balances: it is of format 3, and they were not left out when its tables were made again.
    public var hasBalances: Bool { snapshot.hasBalances }

    /// The balances of a series at a day, as known at a position, which is the last of an entry; accounts that are zero
    /// are left out.
    ///
    /// Throws `notFound` where the ledger keeps no balances (`hasBalances`), and `damaged`. Cost: some microseconds,
    /// whatever the size of the ledger.
    public func balances(
        of series: UInt32, on day: Day, knownThrough position: Position = .max
    ) throws(LedgerError) -> [Balance] {
        var reader = try balanceReader()
        try reader.add(series, on: day, knownThrough: position)
        return reader.take()
    }

    /// The series that were posted to, in their order; of some of them everything may be zero.
    ///
    /// Throws as `balances(of:on:knownThrough:)` does. Cost: a lookup for each.
    public func series() throws(LedgerError) -> [UInt32] {
        let table = try balanceTable()
        var found: [UInt32] = []
        var next: UInt32? = 0
        while let number = next, let series = try store.firstSeries(from: number, table, in: snapshot.transaction) {
            // One that an unfinished import posted to first is not seen.
            let first =
                snapshot.state.isStaging
                ? try store.firstPosition(ofSeries: series, table, in: snapshot.transaction) : 0
            if first <= lastPosition { found.append(series) }
            next = series == .max ? nil : series + 1
        }
        return found
    }

    /// Reads several series in one go.
    package func balanceReader() throws(LedgerError) -> BalanceReader {
        try BalanceReader(store, try balanceTable(), snapshot.transaction, through: lastPosition)
    }

    private func balanceTable() throws(LedgerError) -> Table {
        guard hasBalances, let table = store.tables.balances else {
            throw LedgerError(
                .notFound, "the ledger keeps no balances",
                remedy: "fold its events with a replay, or make its tables again with a rebuild", file: store.path)
        }
        return table
    }
}

/// Reads the balances of one series after the other, and sums them up.
package struct BalanceReader: ~Copyable {
    private let store: LedgerStore
    private let lastPosition: Position
    private var cursor: Cursor
    private var sums = BalanceSums()

    fileprivate init(
        _ store: LedgerStore, _ table: Table, _ transaction: TransactionReader, through lastPosition: Position
    ) throws(LedgerError) {
        self.store = store
        self.lastPosition = lastPosition
        do { cursor = try transaction.cursor(table) } catch { throw store.failure(error) }
    }

    /// Adds the balances of a series at a day, as known at a position.
    package mutating func add(
        _ series: UInt32, on day: Day, knownThrough position: Position
    ) throws(LedgerError) {
        do {
            try read(series, through: day.daysSinceEpoch, known: max(0, min(position, lastPosition)))
        } catch { throw LedgerStore.translated(error, at: store.path) }
    }

    /// The sums of what was added since the last time.
    package mutating func take() -> [Balance] {
        defer { sums.reset() }
        return sums.balances
    }

    private mutating func read(_ series: UInt32, through day: Int32, known position: Position) throws {
        let start = try readSnapshot(series, through: day, known: position)
        var isThere = try cursor.seek(atLeast: start.bytes)
        while isThere {
            let step = cursor.withCurrent { key, row -> ReadStep in
                guard let key = BalanceKey(key), key.series == series else { return .end }
                switch key.level {
                case .snapshot: return .damaged
                case .chunk:
                    let isRight = ChunkRow.add(
                        row, to: &sums, through: day, known: position, last: key.position)
                    return !isRight ? .damaged : key.position > position ? .end : .next
                case .tail:
                    guard let run = SeriesEdge.run(row) else { return .damaged }
                    run.add(to: &sums, in: row, through: day, known: position, sorted: false)
                    return .end
                }
            }
            switch step {
            case .next: isThere = try cursor.next()
            case .end, nil: return
            case .damaged: throw store.damagedBalances(series)
            }
        }
    }

    /// Adds the last snapshot that a position covers, and gives the key behind which the chunks are that follow it.
    private mutating func readSnapshot(
        _ series: UInt32, through day: Int32, known position: Position
    ) throws -> BalanceKey {
        let end = BalanceKey(series, .snapshot, position: position, count: .max)
        let isBehind = try cursor.seek(atLeast: end.bytes) ? try cursor.previous() : try cursor.seekLast()
        guard isBehind else { return BalanceKey(series, .chunk) }
        let found = cursor.withCurrent { key, row -> (key: BalanceKey, isRight: Bool)? in
            guard let key = BalanceKey(key), key.series == series, key.level == .snapshot else { return nil }
            guard let snapshot = SnapshotRow(row) else { return (key, false) }
            snapshot.add(row, to: &sums, through: day)
            return (key, true)
        }
        guard case .some(.some(let found)) = found else { return BalanceKey(series, .chunk) }
        guard found.isRight else { throw store.damagedBalances(series) }
        return BalanceKey(series, .chunk, position: found.key.position, count: found.key.count &+ 1)
    }
}

extension LedgerStore {
    /// The position of the first posting of a series.
    fileprivate func firstPosition(
        ofSeries series: UInt32, _ table: Table, in reader: TransactionReader
    ) throws(LedgerError) -> Position {
        let first: Position??
        do {
            var cursor = try reader.cursor(table)
            guard try cursor.seek(atLeast: BalanceKey(series, .chunk).bytes) else { throw damagedBalances(series) }
            first = cursor.withCurrent { key, row in
                guard let key = BalanceKey(key), key.series == series else { return nil }
                let run = key.level == .chunk ? ChunkRow.run(row) : SeriesEdge.run(row)
                return run?.postings(in: row).map(\.position).min()
            }
        } catch { throw LedgerStore.translated(error, at: path) }
        guard case .some(.some(let first)) = first else { throw damagedBalances(series) }
        return first
    }
}

private enum ReadStep {
    case next
    case end
    case damaged
}
