// The digest behind every row of balances. A figure is read from few of them, so that one that was damaged must not give
// another figure: it is checked at the first read of a row after opening, as the digests of entries are. It finds damage,
// not forgery: `verify` makes every row again from the entries.

import Synchronization

enum BalanceDigest {
    static let byteCount = 8

    /// XXH64 of the row, and of its key, so that no row passes for another.
    private static func digest(key: RawSpan, row: RawSpan, count: Int) -> UInt64 {
        XXH64.digest(row, count: count) ^ XXH64.digest(key, count: key.byteCount)
    }

    /// A row as it is stored under a key.
    static func sealed(_ row: [UInt8], under key: [UInt8]) -> [UInt8] {
        var stored = row
        stored.appendLittleEndian(digest(key: key.span.bytes, row: row.span.bytes, count: row.count))
        return stored
    }

    /// Whether a stored row has its digest.
    static func isRight(_ stored: RawSpan, under key: RawSpan) -> Bool {
        let count = stored.byteCount - byteCount
        return count >= 0
            && stored.loadUnchecked(count, as: UInt64.self) == digest(key: key, row: stored, count: count)
    }
}

/// Which chunks and snapshots an opening has read with their digests. Visible ones never change but by a rebuild, so that
/// once is enough.
struct CheckedBalances: ~Copyable {
    private let series = Mutex<[UInt32: CheckedSeries]>([:])

    /// What was checked of a series, which `note` remembers once more is.
    borrowing func series(_ number: UInt32) -> CheckedSeries { series.withLock { $0[number] ?? CheckedSeries() } }

    /// Remembers what was checked of a series.
    borrowing func note(_ checked: CheckedSeries, of number: UInt32) {
        guard checked.hasMore else { return }
        series.withLock { series in
            series[number] = checked
            series[number]?.hasMore = false
        }
    }

    /// Forgets all: the rows were made again.
    borrowing func forget() { series.withLock { $0 = [:] } }
}

/// The checked rows of a series, a bit each, by the number of postings up to the end of a row.
struct CheckedSeries {
    private var chunks: [UInt64] = []
    private var snapshots: [UInt64] = []
    /// Whether rows were checked that were not before.
    fileprivate(set) var hasMore = false

    /// The most rows of a series that are remembered, so that its memory is bounded whatever a key says.
    private static let maximumRows = 1 << 20

    /// Whether a chunk or a snapshot has its digest, which is looked at unless it was before. One that is not visible
    /// yet may be taken out again, and is not remembered.
    mutating func isRight(_ stored: RawSpan, under bytes: RawSpan, _ key: BalanceKey, isVisible: Bool) -> Bool {
        let row = Int(key.count) / ChunkRow.postings
        let (word, bit) = (row / 64, UInt64(1) << UInt64(row % 64))
        let known = key.level == .chunk ? chunks : snapshots
        if word < known.count, known[word] & bit != 0 { return stored.byteCount >= BalanceDigest.byteCount }
        guard BalanceDigest.isRight(stored, under: bytes) else { return false }
        guard isVisible, row < CheckedSeries.maximumRows else { return true }
        if key.level == .chunk {
            CheckedSeries.set(bit, of: word, in: &chunks)
        } else {
            CheckedSeries.set(bit, of: word, in: &snapshots)
        }
        hasMore = true
        return true
    }

    private static func set(_ bit: UInt64, of word: Int, in words: inout [UInt64]) {
        if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
        words[word] |= bit
    }
}
