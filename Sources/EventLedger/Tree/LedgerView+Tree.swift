// Asking for the tree: its head now, its root at any past size, and proofs. Everything is read from stored hashes;
// nothing is signed here, and no record is read.

import LMDB

extension LedgerView {
    /// The size and root of the tree of everything that readers see. Throws `noTree`, and `damaged` also where the
    /// growing edge, which was summed separately from the stored hashes and has a digest, gives another root than they
    /// do. Cost: some forty lookups and a few hundred hashes at ten million events.
    public func treeHead() throws(LedgerError) -> TreeHead {
        let tree = try StoredTree(self)
        let head = TreeHead(size: tree.size, root: try tree.hashes(inSize: tree.size).root(ofSize: tree.size))
        let edge = try tree.edge()
        // While an import stages its entries the edge is theirs.
        guard edge.size != head.size || edge.root == head.root else {
            throw store.brokenTree("the stored hashes and the growing edge of the tree give two roots")
        }
        return head
    }

    /// The root that the tree had at a size, which is a position or 0. Throws `noTree`, `invalidSize`, `damaged`.
    /// Cost: as `treeHead`.
    public func root(ofSize size: Int) throws(LedgerError) -> Digest {
        try StoredTree(self).hashes(inSize: size).root(ofSize: size)
    }

    /// The proof that the event at a position is in the tree of the first `size` events.
    /// Throws `noTree`, `invalidSize`, `damaged`. Cost: logarithmic; at most a few hundred hashes a level of tiles.
    public func inclusionProof(of position: Position, inSize size: Int) throws(LedgerError) -> InclusionProof {
        try StoredTree(self).hashes(inSize: size).inclusionProof(ofLeaf: position - 1, inSize: size)
    }

    /// The proof that the tree of the first `oldSize` events is the start of that of the first `newSize`.
    /// Throws `noTree`, `invalidSize`, `damaged`. Cost: logarithmic.
    public func consistencyProof(from oldSize: Int, to newSize: Int) throws(LedgerError) -> ConsistencyProof {
        try StoredTree(self).hashes(inSize: newSize).consistencyProof(from: oldSize, to: newSize)
    }

    /// The hashes of a tile, as they are published. Throws `noTree`, `invalidSize` for a tile that the tree does not
    /// have, `damaged`. Cost: one lookup for each sixteen hashes.
    public func hashes(of tile: Tile) throws(LedgerError) -> [Digest] {
        let tree = try StoredTree(self)
        let end = tile.index * Tile.fullWidth + tile.width
        guard end <= HashChunk.count(level: tile.level, inSize: tree.size) else {
            throw LedgerError(
                .invalidSize, "a tree of size \(tree.size) has no \(tile.path)",
                remedy: "ask for a tile of `Tile.tiles(from: 0, to: \(tree.size))`", file: store.path)
        }
        return try tree.hashes(at: 0..<tile.width, of: tile)
    }
}
