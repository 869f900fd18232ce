// Tiles as C2SP tlog-tiles has them: 256 hashes of one level side by side, of every eighth level. The last tile of a level
// is partial until it is full. Where tiles are kept, and whether partial ones are, is not known here.
//
//   tile L/N holds MTH(leaves [(256 N + i) · 256^L, (256 N + i + 1) · 256^L)) for i = 0 … width − 1, 32 bytes each

/// The place of a tile, and how many hashes of it there are.
public struct Tile: Hashable, Sendable {
    /// Hashes of a full tile.
    public static let fullWidth = 256
    /// Levels of the tree from one tile to the one above it.
    public static let height = 8
    /// The highest level that a tree of fewer than 2⁶³ leaves has.
    public static let maximumLevel = 7

    /// 0 for the tile of leaf hashes; a hash of level L stands for 256^L leaves.
    public let level: Int
    /// Which tile of its level it is, from 0.
    public let index: Int
    /// How many hashes it holds, 1…256.
    public let width: Int

    /// A tile, or nil when level, index or width is outside what a tree of fewer than 2⁶³ leaves has.
    public init?(level: Int, index: Int, width: Int = Tile.fullWidth) {
        guard (0...Tile.maximumLevel).contains(level), (1...Tile.fullWidth).contains(width), index >= 0
        else { return nil }
        let hashes = Int.max >> (Tile.height * level)
        guard width <= hashes, index <= (hashes - width) / Tile.fullWidth else { return nil }
        self.level = level
        self.index = index
        self.width = width
    }

    /// The tile that holds a node or the hashes it is made of, as wide as it is in a tree of that size; nil when the
    /// node is not a complete subtree of that tree.
    public init?(holding node: TreeNode, inSize size: Int) {
        guard node.leaves.upperBound <= size else { return nil }
        let level = node.level / Tile.height
        let index = node.index << (node.level % Tile.height) / Tile.fullWidth
        let hashes = size >> (Tile.height * level)
        self.init(level: level, index: index, width: min(Tile.fullWidth, hashes - index * Tile.fullWidth))
    }

    /// Whether it has all its hashes and never changes again.
    public var isFull: Bool { width == Tile.fullWidth }

    /// The hashes that it holds, in their order.
    public var nodes: [TreeNode] {
        (0..<width).map { TreeNode(level: level * Tile.height, index: index * Tile.fullWidth + $0) }
    }

    /// The tiles that a tree has and a smaller past of it had not, or not as wide: what is to be published when a tree has
    /// grown. From size 0 these are all tiles of the tree.
    ///
    /// In the order of levels, then of indexes. The old size must be 0 to the new one. Cost: linear in the tiles.
    public static func tiles(from oldSize: Int, to newSize: Int) -> [Tile] {
        precondition(oldSize >= 0 && oldSize <= newSize, "a tree only grows")
        var tiles: [Tile] = []
        for level in 0...maximumLevel {
            let (old, new) = (oldSize >> (height * level), newSize >> (height * level))
            guard old < new else { break }
            for index in old / fullWidth...(new - 1) / fullWidth {
                Tile(level: level, index: index, width: min(fullWidth, new - index * fullWidth)).map {
                    tiles.append($0)
                }
            }
        }
        return tiles
    }
}
