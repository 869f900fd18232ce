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

extension LedgerStore {
    /// The position of the first posting of a series.
    fileprivate func firstPosition(
        ofSeries series: UInt32, _ table: Table, in reader: TransactionReader
    ) throws(LedgerError) -> Position {
        let first: Position??
        do {
            var cursor = try reader.cursor(table)
            guard try cursor.seek(atLeast: BalanceKey(series, .chunk).bytes) else { throw damagedBalances(series) }
            first = cursor.withCurrent { keyBytes, stored in
                guard let key = BalanceKey(keyBytes), key.series == series,
                    BalanceDigest.isRight(stored, under: keyBytes)
                else { return nil }
                let row = stored.extracting(droppingLast: BalanceDigest.byteCount)
                let run = key.level == .chunk ? ChunkRow.run(row) : SeriesEdge.run(row)
                return run?.postings(in: row).map(\.position).min()
            }
        } catch { throw LedgerStore.translated(error, at: path) }
        guard case .some(.some(let first)) = first else { throw damagedBalances(series) }
        return first
    }
}
