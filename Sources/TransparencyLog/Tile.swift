// Tiles as C2SP tlog-tiles has them: 256 hashes of one level side by side, of every eighth level. The last tile of a
// level is partial until it is full. Where tiles are kept, and whether partial ones are, is not known here.
//
//   tile L/N holds MTH(leaves [(256 N + i) · 256^L, (256 N + i + 1) · 256^L)) for i = 0 … width − 1, 32 bytes each

import Files

/// The place of a tile, and how many hashes of it there are.
public struct Tile: Hashable, Sendable {
    /// Hashes of a full tile.
    public static let fullWidth = 256
    /// Levels of the tree from one tile to the one above it.
    public static let height = 8
    /// The highest level that a tree of fewer than 2⁶³ leaves has.
    public static let maximumLevel = 7

    /// 0 for the tile of leaf hashes; a hash of level L covers 256^L leaves.
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

    /// The tiles that a tree has and a smaller past of it had not, or not as wide: what is to be published when a tree
    /// has grown. From size 0 these are all tiles of the tree.
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

// The path of a tile below a log's prefix: `tile/0/x001/x234/067` and, for a partial tile, `….p/112` behind it.
// The same tile has one path only.

extension Tile {
    /// The path of its hashes, such as `tile/0/x001/x234/067.p/112`.
    public var path: String { "tile/\(level)/" + numberedPath }

    /// The path of the entries that its leaf hashes are of, such as `tile/entries/x001/x234/067`; for tiles of level 0.
    public var entriesPath: String {
        precondition(level == 0, "only tiles of level 0 have entries")
        return "tile/entries/" + numberedPath
    }

    /// The path of the heads of the entries that begin with one of its leaves, such as
    /// `heads/x001/x234/067`; for tiles of level 0.
    package var headsPath: String {
        precondition(level == 0, "only tiles of level 0 have heads")
        return "heads/" + numberedPath
    }

    /// The tile of a path as `path` writes it, or nil for any other text.
    public init?(path: String) {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Array.init)
        guard parts.count >= 3, parts.count <= 16 else { return nil }
        var numbers = parts[2...]
        var width = Tile.fullWidth
        let end = Array(".p".utf8)
        if parts[parts.count - 2].suffix(2).elementsEqual(end) {
            guard let last = numbers.popLast(), let partial = Decimal.decode(last), partial < Tile.fullWidth,
                let number = numbers.popLast()
            else { return nil }
            width = partial
            numbers.append(number.dropLast(2))
        }
        guard let level = Decimal.decode(parts[1]), let index = Tile.index(of: numbers) else { return nil }
        self.init(level: level, index: index, width: width)
        guard self.path.utf8.elementsEqual(path.utf8) else { return nil }
    }

    private var numberedPath: String {
        var text = Tile.threeDigits(index % 1000)
        var rest = index / 1000
        while rest > 0 {
            text = "x" + Tile.threeDigits(rest % 1000) + "/" + text
            rest /= 1000
        }
        return isFull ? text : text + ".p/\(width)"
    }

    private static func threeDigits(_ number: Int) -> String {
        String(String(number + 1000).dropFirst())
    }

    /// The number that path elements give, with or without their `x`; the caller compares the path that it has.
    private static func index(of elements: ArraySlice<[UInt8]>) -> Int? {
        var index = 0
        for element in elements {
            let digits = element.suffix(3)
            guard digits.count == 3, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
            else { return nil }
            let (product, overflow) = index.multipliedReportingOverflow(by: 1000)
            guard !overflow, product <= Int.max - 999 else { return nil }
            index = product + digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }
        return index
    }
}

// All tiles of a tree, from its leaf hashes in their order. Of each level only the tile that is not full yet is kept.

/// Tiles while their tree grows.
package struct TileBuilder {
    private var frontier = TreeFrontier()
    /// For each level the hashes of its last tile, while it is not full, and how many tiles are full.
    private var levels = [(bytes: [UInt8], full: Int)](repeating: ([], 0), count: Tile.maximumLevel + 1)

    package init() {}

    /// How many leaves were appended.
    package var size: Int { frontier.size }

    /// The root of the tree as it is.
    package var root: Digest { frontier.root }

    /// Appends a leaf and hands on each tile that became full. Throws what `full` throws.
    package mutating func append(_ leafHash: Digest, full: (Tile, [UInt8]) throws(LedgerError) -> Void)
        throws(LedgerError)
    {
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
    package var partialTiles: [(tile: Tile, bytes: [UInt8])] {
        levels.enumerated().compactMap { level, edge in
            Tile(level: level, index: edge.full, width: edge.bytes.count / Digest.byteCount).map { ($0, edge.bytes) }
        }
    }
}
