// The balances in a write transaction: they grow with the entries, in the same commit, and shrink when an unfinished
// import is taken out. A ledger of a format before 3 has none, nor has a dry run.

import LMDB

extension RowWriter: BalanceRows {
    var balanceReader: TransactionReader { transaction.reader }

    mutating func put(_ key: [UInt8], _ row: [UInt8]) throws(LedgerError) {
        guard let table = store.tables.balances else { return }
        try put(table, key, row)
    }

    /// Throws `overflow` where the postings of an entry, summed, can't be posted.
    mutating func check(_ postings: [Posting]) throws(LedgerError) {
        guard !postings.isEmpty else { return }
        try book?.check(postings, transaction.reader)
    }

    /// Posts what an entry whose last event is at a position changes.
    mutating func post(_ postings: [Posting], at position: Position) throws(LedgerError) {
        guard !postings.isEmpty, var book = book.take() else { return }
        defer { self.book = book }
        try book.post(postings, at: position, to: &self)
    }

    /// Notes that an entry came in that no rules followed: in a ledger of a domain nobody knows from then on what was
    /// posted, so that nothing is kept of it until its tables are made again with the rules.
    mutating func stopFollowing() throws(LedgerError) {
        guard store.domain.map({ !$0.name.isEmpty }) ?? true else { return }
        try dropFollowed()
    }

    /// Leaves what rules post and list out: figures are folded from then on.
    mutating func dropFollowed() throws(LedgerError) {
        guard book != nil else { return }
        book = nil
        for case let table? in [store.tables.balances, store.tables.keyEvents] { try transaction.removeAll(table) }
        try transaction.remove(store.tables.properties, LedgerTables.followedKey)
    }

    /// Writes what belongs to a commit: the ends of series.
    mutating func flushBalances() throws(LedgerError) {
        guard var book = book.take() else { return }
        defer { self.book = book }
        try book.flush(to: &self)
    }

    /// Takes the postings behind a position out again.
    mutating func cutBalances(to position: Position) throws(LedgerError) {
        guard let table = store.tables.balances, book != nil else { return }
        try flushBalances()
        book?.forget()
        var next: UInt32? = 0
        while let series = next {
            let found = try store.firstSeries(from: series, table, in: transaction.reader)
            guard let found else { return }
            try cut(found, to: position, table)
            next = found == .max ? nil : found + 1
        }
    }

    private mutating func cut(_ series: UInt32, to position: Position, _ table: Table) throws(LedgerError) {
        guard let before = try store.edge(of: series, table, in: transaction.reader) else {
            throw store.damagedBalances(series)
        }
        var edge = before
        while edge.tail.first.map({ $0.position > position }) ?? true, edge.sealed > 0 {
            let last = try store.last(.chunk, of: series, table, in: transaction.reader)
            guard let (key, row) = last, key.count == edge.sealed, let run = ChunkRow.run(row.span.bytes) else {
                throw store.damagedBalances(series)
            }
            guard key.position > position else { break }
            edge.tail = run.postings(in: row.span.bytes).sorted(by: PlacedPosting.isRecorded) + edge.tail
            edge.sealed -= UInt32(ChunkRow.postings)
            try transaction.remove(table, key.bytes)
        }
        for posting in edge.tail where posting.position > position {
            edge.magnitudes.first &-= posting.first.magnitude
            edge.magnitudes.second &-= posting.second.magnitude
        }
        edge.tail.removeAll { $0.position > position }
        try cutSnapshots(of: series, &edge, table)
        guard edge != before else { return }
        if edge.count == 0 {
            try transaction.remove(table, BalanceKey(series, .tail).bytes)
        } else {
            let key = BalanceKey(series, .tail).bytes
            try put(key, BalanceDigest.sealed(edge.bytes, under: key))
        }
    }

    /// Removes the snapshots that have more postings than there are in chunks.
    private mutating func cutSnapshots(
        of series: UInt32, _ edge: inout SeriesEdge, _ table: Table
    ) throws(LedgerError) {
        while edge.snapshot.count > edge.sealed {
            let key = BalanceKey(
                series, .snapshot, position: edge.snapshot.position, count: edge.snapshot.count)
            try transaction.remove(table, key.bytes)
            guard let (key, row) = try store.last(.snapshot, of: series, table, in: transaction.reader) else {
                edge.snapshot = SeriesEdge.LastSnapshot()
                return
            }
            guard let cells = SnapshotRow(row.span.bytes)?.cells, key.count < edge.snapshot.count else {
                throw store.damagedBalances(series)
            }
            edge.snapshot = SeriesEdge.LastSnapshot(
                count: key.count, cells: UInt32(cells), position: key.position)
        }
    }
}

extension LedgerStore {
    /// The first series from a number on that was posted to; nil where there is none.
    func firstSeries(
        from number: UInt32, _ table: Table, in reader: TransactionReader
    ) throws(LedgerError) -> UInt32? {
        do {
            var cursor = try reader.cursor(table)
            guard try cursor.seek(atLeast: BalanceKey(number, .snapshot).bytes) else { return nil }
            return cursor.withCurrent { key, _ in key.load(0, as: UInt32.self)?.byteSwapped }.flatMap(\.self)
        } catch { throw failure(error) }
    }

    /// The last chunk or snapshot of a series; nil where there is none. Throws `damaged` where its digest is another.
    func last(
        _ level: BalanceKey.Level, of series: UInt32, _ table: Table, in reader: TransactionReader
    ) throws(LedgerError) -> (key: BalanceKey, row: [UInt8])? {
        let end = BalanceKey(series, level, position: Int.max - 1, count: .max)
        do {
            var cursor = try reader.cursor(table)
            let isBehind = try cursor.seek(atLeast: end.bytes) ? try cursor.previous() : try cursor.seekLast()
            let found =
                isBehind
                ? cursor.withCurrent { keyBytes, stored -> (key: BalanceKey, row: [UInt8]?)? in
                    guard let key = BalanceKey(keyBytes), key.series == series, key.level == level else { return nil }
                    guard BalanceDigest.isRight(stored, under: keyBytes) else { return (key, nil) }
                    return (key, stored.withUnsafeBytes { Array($0.dropLast(BalanceDigest.byteCount)) })
                } : nil
            guard let found = found.flatMap(\.self) else { return nil }
            guard let row = found.row else { throw damagedBalances(series) }
            return (found.key, row)
        } catch { throw LedgerStore.translated(error, at: path) }
    }
}
