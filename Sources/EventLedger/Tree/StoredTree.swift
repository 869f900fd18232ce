// The tree as one view of the ledger sees it, read from its rows; past trees are parts of it.

import LMDB

/// Reads tiles inside one snapshot.
struct StoredTree: TileReader {
    private let view: LedgerView
    private let proofs: ProofTables

    /// Throws `noTree` for a ledger of format 1, and what reading the state throws.
    init(_ view: LedgerView) throws(LedgerError) {
        proofs = try view.store.proofTables()
        self.view = view
    }

    /// How many leaves readers see.
    var size: Int { view.lastPosition }

    /// The hashes of a tree of at most `size` leaves.
    func hashes(inSize size: Int) throws(LedgerError) -> TiledHashes<StoredTree> {
        guard (0...self.size).contains(size) else {
            throw LedgerError(
                .invalidSize, "the ledger has no tree of size \(size)", remedy: "sizes go from 0 to \(self.size)",
                file: view.store.path)
        }
        return TiledHashes(size: size, reader: self)
    }

    /// The growing edge of what is written.
    func edge() throws(LedgerError) -> TreeFrontier {
        let row = try view.snapshot.value(view.store.tables.properties, LedgerTables.treeKey)
        guard let edge = row.flatMap(TreeRow.frontier) else {
            throw view.store.brokenTree("the end of the tree can't be read")
        }
        return edge
    }

    /// Cost: one lookup for each sixteen hashes.
    func hashes(at places: Range<Int>, of tile: Tile) throws(LedgerError) -> [Digest] {
        var hashes: [Digest] = []
        hashes.reserveCapacity(places.count)
        let start = tile.index * Tile.fullWidth
        var next = start + places.lowerBound
        let end = start + places.upperBound
        while next < end {
            let (number, first) = (next / HashChunk.hashes, next % HashChunk.hashes)
            let last = min(HashChunk.hashes, first + end - next)
            let found: [Digest]??
            do {
                found = try view.snapshot.transaction.withValue(
                    proofs.tiles, key: HashChunk.key(level: tile.level, number: number)
                ) { bytes -> [Digest]? in
                    guard bytes.byteCount >= last * Digest.byteCount else { return nil }
                    return HashChunk.hashes(in: bytes, first..<last)
                }
            } catch { throw view.store.failure(error) }
            guard let found, let found else {
                throw view.store.brokenTree("the hashes of \(tile.path) can't be read")
            }
            hashes += found
            next += last - first
        }
        return hashes
    }
}

extension LedgerStore {
    /// The tables of proofs. Throws `noTree` for a ledger of format 1.
    func proofTables() throws(LedgerError) -> ProofTables {
        guard let proofs = tables.proofs else {
            throw LedgerError(
                .noTree, "the ledger has format \(format.version), in which nothing can be proved",
                remedy: "export it, and import that into a new ledger, keeping the recorded times", file: path)
        }
        return proofs
    }

    /// An error about a tree that can be made again.
    func brokenTree(_ problem: Sentence) -> LedgerError {
        LedgerError(.damaged, problem, remedy: "verify the ledger, then make its derived tables again", file: path)
    }
}
