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

/// Which chunks and snapshots an opening has read with their digests: they never change. Of the keys that share a place
/// the last is known, so that its memory is bounded, and another is checked again.
struct CheckedBalances: ~Copyable {
    /// 64 KiB, once balances are read.
    private static let places = 8192

    private let keys = Mutex<[UInt64]>([])

    /// Whether a chunk or a snapshot has its digest, which is looked at unless it was before.
    borrowing func isRight(_ stored: RawSpan, under key: RawSpan) -> Bool {
        let name = XXH64.digest(key, count: key.byteCount)
        let place = Int(name % UInt64(CheckedBalances.places))
        if keys.withLock({ !$0.isEmpty && $0[place] == name }) { return stored.byteCount >= BalanceDigest.byteCount }
        guard BalanceDigest.isRight(stored, under: key) else { return false }
        keys.withLock { keys in
            if keys.isEmpty { keys = [UInt64](repeating: 0, count: CheckedBalances.places) }
            keys[place] = name
        }
        return true
    }

    /// Forgets all: the rows were made again.
    borrowing func forget() { keys.withLock { $0 = [] } }
}
