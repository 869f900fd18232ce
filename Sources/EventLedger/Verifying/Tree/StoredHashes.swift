// The stored hashes of one level of tiles, met in their order beside a tree that is made again.

import LMDB

/// Compares hashes with the stored ones of a level, upwards from some place.
struct StoredHashes: ~Copyable {
    private let level: Int
    /// How many hashes the level has.
    private let count: Int
    private var rows: Scan
    /// The chunk that the scan is at; nil before the first.
    private var number: Int?
    /// Whether that chunk's row is there, with as many hashes as it should have.
    private var isThere = false
    private var isAtEnd = false

    /// Begins before the chunk that holds the hash at a place.
    init(
        level: Int, from place: Int, inSize size: Int, _ tiles: Table, _ transaction: TransactionReader
    ) throws(LMDBError) {
        self.level = level
        count = HashChunk.count(level: level, inSize: size)
        rows = try transaction.scan(tiles, from: HashChunk.key(level: level, number: place / HashChunk.hashes))
    }

    /// Whether the hash that is stored at a place is this one; places are asked for upwards.
    mutating func has(_ hash: Digest, at place: Int) throws(LMDBError) -> Bool {
        let wanted = place / HashChunk.hashes
        if number != wanted { try step(to: wanted) }
        guard isThere else { return false }
        let offset = place % HashChunk.hashes * Digest.byteCount
        return rows.withRecord { _, row in
            hash.withUnsafeBytes { row.extracting(offset..<offset + Digest.byteCount).hasBytes(of: $0.bytes) }
        }
    }

    private mutating func step(to wanted: Int) throws(LMDBError) {
        number = wanted
        isThere = false
        let key = HashChunk.key(level: level, number: wanted)
        var order = isAtKey(key)
        while order < 0, !isAtEnd {
            isAtEnd = try !rows.next()
            order = isAtEnd ? 1 : isAtKey(key)
        }
        let hashes = min(HashChunk.hashes, count - wanted * HashChunk.hashes)
        isThere = order == 0 && rows.withRecord { _, row in row.byteCount == hashes * Digest.byteCount }
    }

    /// Whether the current row lies before a key (−1), at it (0) or behind it (1).
    private func isAtKey(_ key: [UInt8]) -> Int {
        rows.withRecord { found, _ in
            for index in 0..<min(found.byteCount, key.count) {
                let byte = found.loadUnchecked(index, as: UInt8.self)
                if byte != key[index] { return byte < key[index] ? -1 : 1 }
            }
            return (found.byteCount - key.count).signum()
        }
    }
}

// The stored tree by itself: whether a stored leaf is in the tree whose edge is stored. It distinguishes a
// changed entry from a changed hash.

/// The stored hashes under the stored edge of a tree.
struct StoredTreeEdge: Sendable {
    private let store: LedgerStore
    private let frontier: TreeFrontier

    /// The edge that a tree of that size has stored; nil when it can't be read.
    init?(_ store: LedgerStore, _ row: [UInt8]?, size: Int) {
        guard let frontier = row.flatMap(TreeRow.frontier), frontier.size == size else { return nil }
        self.store = store
        self.frontier = frontier
    }

    /// Whether the stored hash of a leaf (from 0) is in the tree with the stored edge.
    /// Cost: a proof; it is rarely asked.
    func vouches(forLeaf leaf: Int) -> Bool {
        guard let tree = try? StoredTree(LedgerView(store)), leaf < frontier.size,
            let hashes = try? tree.hashes(inSize: min(frontier.size, tree.size)), leaf < hashes.size,
            let hash = try? hashes.hash(at: TreeNode(level: 0, index: leaf)),
            let root = try? hashes.root(ofSize: hashes.size),
            let proof = try? hashes.inclusionProof(ofLeaf: leaf, inSize: hashes.size)
        else { return false }
        return (try? proof.check(leafHash: hash, root: root)) != nil
            && (hashes.size != frontier.size || root == frontier.root)
    }
}
