// All tiles of a tree, from its leaf hashes in their order. Of each level only the tile that is not full yet is kept.

/// Tiles while their tree grows.
struct TileBuilder {
    private var frontier = TreeFrontier()
    /// For each level the hashes of its last tile, while it is not full, and how many tiles are full.
    private var levels = [(bytes: [UInt8], full: Int)](repeating: ([], 0), count: Tile.maximumLevel + 1)

    /// How many leaves were appended.
    var size: Int { frontier.size }

    /// The root of the tree as it is.
    var root: Digest { frontier.root }

    /// Appends a leaf and hands on each tile that became full. Throws what `full` throws.
    mutating func append(_ leafHash: Digest, full: (Tile, [UInt8]) throws(LedgerError) -> Void) throws(LedgerError) {
        var frontier = frontier
        self.frontier = TreeFrontier()
        try frontier.append(leafHash) { (node, hash) throws(LedgerError) in
            guard node.level % Tile.height == 0 else { return }
            let level = node.level / Tile.height
            hash.withUnsafeBytes { levels[level].bytes.append(contentsOf: $0) }
            guard levels[level].bytes.count == Tile.fullWidth * Digest.byteCount else { return }
            if let tile = Tile(level: level, index: levels[level].full) { try full(tile, levels[level].bytes) }
            levels[level] = ([], levels[level].full + 1)
        }
        self.frontier = frontier
    }

    /// The tiles that are not full, as they are now.
    var partialTiles: [(tile: Tile, bytes: [UInt8])] {
        levels.enumerated().compactMap { level, edge in
            Tile(level: level, index: edge.full, width: edge.bytes.count / Digest.byteCount).map { ($0, edge.bytes) }
        }
    }
}
