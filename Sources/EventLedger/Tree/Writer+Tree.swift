// The tree in a write transaction: it grows with the entries, in the same commit, and shrinks when an unfinished import is
// taken out. A ledger of format 1 has none.

import LMDB

extension Writer {
    /// Reads the end of the tree; nil in a ledger without one.
    static func tree<Transaction: TransactionReading & ~Copyable>(
        _ store: LedgerStore, _ transaction: borrowing Transaction, size: Int
    ) throws(LedgerError) -> GrowingTree? {
        guard let proofs = store.tables.proofs else { return nil }
        let row = try store.value(store.tables.properties, LedgerTables.treeKey, in: transaction)
        guard let frontier = row.flatMap(TreeRow.frontier), frontier.size == size else {
            throw store.brokenTree("the end of the tree can't be read")
        }
        var chunks: [[UInt8]] = []
        for level in 0...Tile.maximumLevel {
            let hashes = HashChunk.count(level: level, inSize: size)
            guard hashes % HashChunk.hashes != 0 else {
                chunks.append([])
                continue
            }
            let key = HashChunk.key(level: level, number: hashes / HashChunk.hashes)
            let bytes = try store.value(proofs.tiles, key, in: transaction)
            guard let bytes, bytes.count == hashes % HashChunk.hashes * Digest.byteCount else {
                throw store.brokenTree("the last hashes of level \(level) of the tree can't be read")
            }
            chunks.append(bytes)
        }
        return GrowingTree(frontier, chunks: chunks)
    }

    /// Adds the leaves of an entry whose record was just written, and keeps its secret.
    mutating func appendLeaves(of record: [UInt8], _ secret: EntrySecret) throws(LedgerError) {
        guard tree != nil, let proofs = store.tables.proofs else { return }
        let span = record.span.bytes
        guard let entry = EntryRecord(checking: span, digest: false) else { return }
        try put(proofs.secrets, LedgerTables.key(entry.firstPosition), secret.bytes, mode: .append)
        growTree(entry, span, secret)
        try putFullRows(proofs)
    }

    /// Adds the leaves of an entry that was recorded before, to a tree that is made again.
    mutating func appendLeavesAgain(of record: [UInt8]) throws(LedgerError) {
        guard tree != nil, let proofs = store.tables.proofs else { return }
        let span = record.span.bytes
        guard let entry = EntryRecord(checking: span, digest: false) else { return }
        let row = try value(proofs.secrets, LedgerTables.key(entry.firstPosition))
        guard let secret = row.flatMap({ EntrySecret($0) }) else {
            throw store.damaged("the secret of the entry can't be read", position: entry.firstPosition)
        }
        growTree(entry, span, secret)
        try putFullRows(proofs)
    }

    private mutating func growTree(_ entry: EntryRecord, _ record: RawSpan, _ secret: EntrySecret) {
        entry.forEachLeafHash(in: record, secret) { tree?.append($0) }
    }

    private mutating func putFullRows(_ proofs: ProofTables) throws(LedgerError) {
        for row in tree?.takeFullRows() ?? [] { try put(proofs.tiles, row) }
    }

    private func put(_ tiles: Table, _ row: GrowingTree.Row) throws(LedgerError) {
        try put(tiles, row.key, row.value, mode: row.isAppended ? .append : .overwrite)
    }

    /// Writes what belongs to a commit: the chunks with room, and the edge.
    mutating func flushTree() throws(LedgerError) {
        guard var tree, let proofs = store.tables.proofs else { return }
        for row in tree.takePartialRows() { try put(proofs.tiles, row) }
        try put(store.tables.properties, LedgerTables.treeKey, TreeRow.bytes(tree.frontier))
        self.tree = tree
    }

    /// Takes the leaves behind a size out again.
    mutating func cutTree(to size: Int) throws(LedgerError) {
        guard let tree, let proofs = store.tables.proofs, size < tree.frontier.size else { return }
        var chunks: [[UInt8]] = []
        for level in 0...Tile.maximumLevel {
            let old = HashChunk.count(level: level, inSize: tree.frontier.size)
            let new = HashChunk.count(level: level, inSize: size)
            chunks.append(try cutLevel(level, from: old, to: new, proofs.tiles))
        }
        let edges = LastTiles(try lastTiles(ofSize: size, proofs.tiles))
        let frontier = try TreeFrontier(size: size, reading: TiledHashes(size: size, reader: edges))
        self.tree = GrowingTree(frontier, chunks: chunks)
    }

    /// Removes the hashes of a level behind a number of them; gives the bytes of the last chunk if that has room.
    private func cutLevel(
        _ level: Int, from old: Int, to new: Int, _ tiles: Table
    ) throws(LedgerError) -> [UInt8] {
        let kept = (new + HashChunk.hashes - 1) / HashChunk.hashes
        let chunks = (old + HashChunk.hashes - 1) / HashChunk.hashes
        for number in kept..<max(kept, chunks) { try remove(tiles, HashChunk.key(level: level, number: number)) }
        guard new % HashChunk.hashes != 0 else { return [] }
        let key = HashChunk.key(level: level, number: kept - 1)
        let bytes = new % HashChunk.hashes * Digest.byteCount
        guard let chunk = try value(tiles, key), chunk.count >= bytes else {
            throw store.brokenTree("the last hashes of level \(level) of the tree can't be read")
        }
        if chunk.count > bytes { try put(tiles, key, Array(chunk.prefix(bytes))) }
        return Array(chunk.prefix(bytes))
    }

    /// The hashes of the last, partial tile of each level.
    private func lastTiles(ofSize size: Int, _ tiles: Table) throws(LedgerError) -> [[Digest]] {
        var all: [[Digest]] = []
        for level in 0...Tile.maximumLevel {
            let end = HashChunk.count(level: level, inSize: size)
            var hashes: [Digest] = []
            var start = end / Tile.fullWidth * Tile.fullWidth
            while start < end {
                let count = min(HashChunk.hashes, end - start)
                let key = HashChunk.key(level: level, number: start / HashChunk.hashes)
                guard let chunk = try value(tiles, key), chunk.count >= count * Digest.byteCount else {
                    throw store.brokenTree("the last hashes of level \(level) of the tree can't be read")
                }
                hashes += HashChunk.hashes(in: chunk.span.bytes, 0..<count)
                start += count
            }
            all.append(hashes)
        }
        return all
    }
}

/// The last tiles of all levels, in memory.
private struct LastTiles: TileReader {
    let levels: [[Digest]]

    init(_ levels: [[Digest]]) { self.levels = levels }

    func hashes(at places: Range<Int>, of tile: Tile) throws(LedgerError) -> [Digest] {
        let hashes = levels[tile.level]
        return places.upperBound <= hashes.count ? Array(hashes[places]) : []
    }
}
