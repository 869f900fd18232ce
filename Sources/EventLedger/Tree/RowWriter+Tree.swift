// The tree in a write transaction: it grows with the entries, in the same commit, and shrinks when an unfinished import
// is taken out. A ledger of format 1 has none.

import LMDB

/// The growing end of a stored tree, with the tables that it is stored in.
struct StoredEdge {
    let proofs: ProofTables
    var growth: TreeGrowth

    /// An empty tree, to be made again; nil in a ledger without one.
    init?(emptyIn store: LedgerStore) {
        guard let proofs = store.tables.proofs else { return nil }
        self.init(proofs, GrowingTree())
    }

    private init(_ proofs: ProofTables, _ growing: GrowingTree) {
        self.proofs = proofs
        growth = TreeGrowth(growing)
    }

    /// Reads the end of the tree of the first `size` events; nil in a ledger without one.
    static func read(
        _ store: LedgerStore, _ transaction: TransactionReader, size: Int
    ) throws(LedgerError) -> StoredEdge? {
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
        return StoredEdge(proofs, GrowingTree(frontier, chunks: chunks))
    }
}

extension RowWriter {
    /// Adds the leaves of the entry whose record begins at a position, in a ledger with a tree.
    mutating func appendLeaves(
        of record: [UInt8], at first: Position, _ secret: EntrySecret, in proofs: ProofTables
    ) throws(LedgerError) {
        let span = record.span.bytes
        guard let entry = EntryRecord(checking: span, digest: false), entry.firstPosition == first else {
            throw store.damaged("the record of the entry can't be read back", position: first)
        }
        tree?.growth.append(record, entry, secret)
        try putFullRows(in: proofs)
    }

    private func putFullRows(in proofs: ProofTables) throws(LedgerError) {
        for row in tree?.growth.takeFullRows() ?? [] { try put(proofs.tiles, row) }
    }

    private func put(_ tiles: Table, _ row: GrowingTree.Row) throws(LedgerError) {
        try put(tiles, row.key, row.value, mode: row.isAppended ? .append : .overwrite)
    }

    /// Writes what belongs to a commit: the chunks with room, and the edge.
    mutating func flushTree() throws(LedgerError) {
        guard let proofs = tree?.proofs else { return }
        let end = tree?.growth.settle { tree in (rows: tree.takePartialRows(), frontier: tree.frontier) }
        guard let end, end.frontier.size == ledger.lastPosition else {
            throw store.brokenTree("the tree does not end where the entries do")
        }
        try putFullRows(in: proofs)
        for row in end.rows { try put(proofs.tiles, row) }
        try put(store.tables.properties, LedgerTables.treeKey, TreeRow.bytes(end.frontier))
    }

    /// Takes the leaves behind a size out again.
    mutating func cutTree(to size: Int) throws(LedgerError) {
        guard let proofs = tree?.proofs, let end = tree?.growth.settle({ $0.frontier.size }), size < end else { return }
        var chunks: [[UInt8]] = []
        for level in 0...Tile.maximumLevel {
            let old = HashChunk.count(level: level, inSize: end)
            let new = HashChunk.count(level: level, inSize: size)
            chunks.append(try cutLevel(level, from: old, to: new, proofs.tiles))
        }
        let edges = LastTiles(try lastTiles(ofSize: size, proofs.tiles))
        let frontier = try TreeFrontier(size: size, reading: TiledHashes(size: size, reader: edges))
        tree?.growth = TreeGrowth(GrowingTree(frontier, chunks: chunks))
    }

    /// Removes the hashes of a level behind a number of them; gives the bytes of the last chunk if that has room.
    private func cutLevel(
        _ level: Int, from old: Int, to new: Int, _ tiles: Table
    ) throws(LedgerError) -> [UInt8] {
        let kept = (new + HashChunk.hashes - 1) / HashChunk.hashes
        let chunks = (old + HashChunk.hashes - 1) / HashChunk.hashes
        for number in kept..<max(kept, chunks) {
            try transaction.remove(tiles, HashChunk.key(level: level, number: number))
        }
        guard new % HashChunk.hashes != 0 else { return [] }
        let key = HashChunk.key(level: level, number: kept - 1)
        let bytes = new % HashChunk.hashes * Digest.byteCount
        guard let chunk = try transaction.value(tiles, key), chunk.count >= bytes else {
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
                guard let chunk = try transaction.value(tiles, key), chunk.count >= count * Digest.byteCount else {
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
