// Postings on their way to rows: the growing ends of series in memory, from which full chunks and snapshots leave. What
// it makes depends on the sequence of postings and on nothing else, so a writer, a rebuild and a verification that take
// in the same entries get the same rows, byte for byte.

import LMDB

/// Where the rows of a book go, and where it reads those back that it has put.
protocol BalanceRows: ~Copyable {
    /// Reads the table of balances with what was put.
    var balanceReader: TransactionReader { get }
    /// Puts a row of a chunk or a snapshot, or the row of a tail, with its digest.
    mutating func put(_ key: [UInt8], _ row: [UInt8]) throws(LedgerError)
}

/// The growing ends of the series that are posted to.
struct BalanceBook {
    private let store: LedgerStore
    let table: Table
    /// Whether series begin at nothing, whatever the table has.
    private let beginsAnew: Bool
    private var edges: [SeriesEdge] = []
    private var series: [UInt32] = []
    private var isDirty: [Bool] = []
    private var places: [UInt32: Int] = [:]
    /// The series that was asked for last, and where it is: postings come sorted by series.
    private var latest: (series: UInt32, place: Int)?

    /// How many series are in memory before a transaction should end, and stay there behind it: up to 7 KB each.
    static let maximumSeries = 4096

    /// Whether more series are in memory than should be.
    var isFull: Bool { edges.count > BalanceBook.maximumSeries }

    init(_ store: LedgerStore, _ table: Table, beginsAnew: Bool = false) {
        self.store = store
        self.table = table
        self.beginsAnew = beginsAnew
    }

    /// Throws `overflow` where a sum of amounts could be larger than an Int64 holds once these are posted, which are
    /// sorted by series.
    mutating func check(_ postings: [Posting], _ reader: TransactionReader) throws(LedgerError) {
        var edge = SeriesEdge()
        var current: UInt32?
        for posting in postings {
            if posting.series != current {
                edge.magnitudes = edges[try place(posting.series, reader)].magnitudes
                current = posting.series
            }
            guard edge.addMagnitudes(posting.first, posting.second) else {
                throw LedgerError(
                    .overflow, "the amounts posted to series \(posting.series) add up to more than \(Int64.max)",
                    remedy: "post smaller amounts, or spread them over several series", file: store.path)
            }
        }
    }

    /// Takes in what an entry posts, summed and sorted, and puts the rows that become full.
    mutating func post<Rows: BalanceRows & ~Copyable>(
        _ postings: [Posting], at position: Position, to rows: inout Rows
    ) throws(LedgerError) {
        for posting in postings {
            let place = try place(posting.series, rows.balanceReader)
            guard edges[place].addMagnitudes(posting.first, posting.second), edges[place].count < Int(UInt32.max) else {
                throw LedgerError(.overflow, "series \(posting.series) is full", file: store.path)
            }
            edges[place].tail.append(
                PlacedPosting(
                    position: position, day: posting.day.daysSinceEpoch, account: posting.account,
                    first: posting.first, second: posting.second))
            isDirty[place] = true
            if edges[place].tail.count == ChunkRow.postings { try seal(place, at: position, to: &rows) }
        }
    }

    /// Puts the tails that changed, in the order of the table.
    mutating func flush<Rows: BalanceRows & ~Copyable>(to rows: inout Rows) throws(LedgerError) {
        for place in isDirty.indices.filter({ isDirty[$0] }).sorted(by: { series[$0] < series[$1] }) {
            try put(BalanceKey(series[place], .tail), edges[place].bytes, to: &rows)
            isDirty[place] = false
        }
    }

    /// Gives up memory behind a commit.
    mutating func trim() {
        if isFull { forget() }
    }

    /// Forgets all series: they are read again.
    mutating func forget() {
        edges.removeAll()
        series.removeAll()
        isDirty.removeAll()
        places.removeAll()
        latest = nil
    }

    private func put<Rows: BalanceRows & ~Copyable>(
        _ key: BalanceKey, _ row: [UInt8], to rows: inout Rows
    ) throws(LedgerError) {
        let key = key.bytes
        try rows.put(key, BalanceDigest.sealed(row, under: key))
    }

    /// Where the end of a series is in memory; it is read where it is not yet.
    private mutating func place(_ number: UInt32, _ reader: TransactionReader) throws(LedgerError) -> Int {
        if let latest, latest.series == number { return latest.place }
        if let place = places[number] {
            latest = (number, place)
            return place
        }
        let edge = beginsAnew ? nil : try store.edge(of: number, table, in: reader)
        let place = edges.count
        edges.append(edge ?? SeriesEdge())
        series.append(number)
        isDirty.append(false)
        places[number] = place
        return place
    }

    /// Makes a chunk of a full tail, and a snapshot where one is due.
    private mutating func seal<Rows: BalanceRows & ~Copyable>(
        _ place: Int, at position: Position, to rows: inout Rows
    ) throws(LedgerError) {
        let chunk = ChunkRow.bytes(of: edges[place].tail)
        edges[place].sealed += UInt32(ChunkRow.postings)
        edges[place].tail.removeAll(keepingCapacity: true)
        let sealed = edges[place].sealed
        try put(BalanceKey(series[place], .chunk, position: position, count: sealed), chunk, to: &rows)
        guard edges[place].isSnapshotDue else { return }
        let cells = try store.cells(of: series[place], edges[place], table, in: rows.balanceReader)
        let row = SnapshotRow.bytes(of: cells)
        try put(BalanceKey(series[place], .snapshot, position: position, count: sealed), row, to: &rows)
        edges[place].snapshot = SeriesEdge.LastSnapshot(
            count: sealed, cells: SnapshotRow(row.span.bytes).map { UInt32($0.cells) } ?? 0, position: position)
    }
}

extension LedgerStore {
    /// The balances of a ledger; nil where none are kept.
    func book(in reader: TransactionReader) throws(LedgerError) -> BalanceBook? {
        guard let table = tables.balances, try isFollowed(in: reader) else { return nil }
        return BalanceBook(self, table)
    }

    /// The growing end of a series; nil where nothing was posted to it.
    func edge(of series: UInt32, _ table: Table, in reader: TransactionReader) throws(LedgerError) -> SeriesEdge? {
        let key = BalanceKey(series, .tail).bytes
        guard let stored = try value(table, key, in: reader) else { return nil }
        guard BalanceDigest.isRight(stored.span.bytes, under: key.span.bytes),
            let edge = SeriesEdge(stored.span.bytes.extracting(droppingLast: BalanceDigest.byteCount))
        else { throw damagedBalances(series) }
        return edge
    }

    /// All postings in chunks of a series, summed up by day and account: those of the last snapshot and the chunks
    /// behind it.
    fileprivate func cells(
        of series: UInt32, _ edge: SeriesEdge, _ table: Table, in reader: TransactionReader
    ) throws(LedgerError) -> [BalanceCell] {
        var cells: [BalanceCell] = []
        let last = edge.snapshot
        if last.count > 0 {
            let key = BalanceKey(series, .snapshot, position: last.position, count: last.count).bytes
            guard let stored = try value(table, key, in: reader),
                BalanceDigest.isRight(stored.span.bytes, under: key.span.bytes)
            else { throw damagedBalances(series) }
            let bytes = stored.span.bytes.extracting(droppingLast: BalanceDigest.byteCount)
            guard let row = SnapshotRow(bytes) else { throw damagedBalances(series) }
            // No room is taken ahead for the chunks: how many there are is what a row says that may be damaged.
            cells.reserveCapacity(row.cells)
            for index in 0..<row.cells { cells.append(row.cell(index, in: bytes)) }
        }
        var count = last.count
        let start = BalanceKey(series, .chunk, position: last.position, count: count &+ 1)
        var scan = try scan(table, from: start.bytes, in: reader)
        while count < edge.sealed, try step(&scan) {
            let isRight = scan.withRecord { keyBytes, stored in
                guard let key = BalanceKey(keyBytes), key.series == series, key.level == .chunk,
                    key.count == count &+ UInt32(ChunkRow.postings), BalanceDigest.isRight(stored, under: keyBytes)
                else { return false }
                let row = stored.extracting(droppingLast: BalanceDigest.byteCount)
                guard let run = ChunkRow.run(row) else { return false }
                for index in 0..<run.count {
                    let posting = run.posting(index, in: row)
                    cells.append(
                        BalanceCell(
                            day: posting.day, account: posting.account, first: posting.first, second: posting.second))
                }
                return true
            }
            guard isRight else { throw damagedBalances(series) }
            count &+= UInt32(ChunkRow.postings)
        }
        guard count == edge.sealed else { throw damagedBalances(series) }
        return LedgerStore.summed(cells)
    }

    /// One cell for each day and account on which something changes.
    private static func summed(_ unsorted: consuming [BalanceCell]) -> [BalanceCell] {
        var cells = unsorted
        cells.sort { ($0.day, $0.account) < ($1.day, $1.account) }
        var sums: [BalanceCell] = []
        sums.reserveCapacity(cells.count)
        for cell in cells {
            guard let last = sums.last, last.day == cell.day, last.account == cell.account else {
                sums.append(cell)
                continue
            }
            sums[sums.count - 1].first &+= cell.first
            sums[sums.count - 1].second &+= cell.second
        }
        sums.removeAll { $0.first == 0 && $0.second == 0 }
        return sums
    }

    /// The error for a row of the balances that can't be read.
    func damagedBalances(_ series: UInt32) -> LedgerError {
        LedgerError(
            .damaged, "the balances of series \(series) can't be read",
            remedy: "make the derived tables again with a rebuild", file: path)
    }
}
