// Any hash of a tree from its tiles: those of every eighth level are read, the levels between are hashed from them.

/// Reads hashes out of stored tiles.
public protocol TileReader {
    /// The hashes at some places of a tile, all within its width; throws what the storage reports.
    func hashes(at places: Range<Int>, of tile: Tile) throws(LedgerError) -> [Digest]
}

/// The hashes of a tree of a given size, read from its tiles.
public struct TiledHashes<Reader: TileReader>: TreeHashReader {
    /// How many leaves the tree has whose tiles are read.
    public let size: Int
    private let reader: Reader

    /// The hashes of a tree of that size.
    public init(size: Int, reader: Reader) {
        self.size = size
        self.reader = reader
    }

    /// The hash of a complete subtree inside the tree.
    /// Throws `invalidSize` for a node outside, `damaged` when the tile has fewer hashes than it should, and what the
    /// storage reports. Cost: one read of at most 128 hashes, and as many hashes to join them.
    public func hash(at node: TreeNode) throws(LedgerError) -> Digest {
        guard let tile = Tile(holding: node, inSize: size) else {
            throw ProofProblem.size("a tree of size \(size) has no complete subtree at leaves \(node.leaves)")
        }
        let count = 1 << (node.level % Tile.height)
        let start = node.index * count % Tile.fullWidth
        var hashes = try reader.hashes(at: start..<start + count, of: tile)
        guard hashes.count == count else {
            throw LedgerError(
                .damaged, "\(tile.path) gave \(hashes.count) hashes where \(count) were asked for",
                remedy: "restore the tiles, or rebuild them from the records")
        }
        while hashes.count > 1 {
            hashes = stride(from: 0, to: hashes.count, by: 2).map { MerkleTree.nodeHash(hashes[$0], hashes[$0 + 1]) }
        }
        return hashes[0]
    }
}
