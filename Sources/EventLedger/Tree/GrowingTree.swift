// The tree as a writer extends it: the growing edge, and of each level of tiles the chunk that is not full yet. It
// hands out rows to be stored and stores nothing itself.

/// The end of a tree that leaves are appended to.
struct GrowingTree {
    /// A row to be stored.
    struct Row {
        let key: [UInt8]
        let value: [UInt8]
        /// Whether the key is greater than all that the table has.
        let isAppended: Bool
    }

    /// The last chunk of a level, while it has room.
    private struct Edge {
        var number: Int
        var bytes: [UInt8] = []
        var isStored = false
        var isDirty = false
    }

    private(set) var frontier: TreeFrontier
    private var edges: [Edge]
    /// Full chunks that were not taken yet.
    private var rows: [Row] = []

    /// A tree with the edge that is stored; `chunks` holds for each level the bytes of its last chunk that has room.
    init(_ frontier: TreeFrontier, chunks: [[UInt8]]) {
        self.frontier = frontier
        edges = (0...Tile.maximumLevel).map { level in
            let number = HashChunk.count(level: level, inSize: frontier.size) / HashChunk.hashes
            return Edge(number: number, bytes: chunks[level], isStored: !chunks[level].isEmpty)
        }
    }

    /// The empty tree.
    init() { self.init(TreeFrontier(), chunks: [[UInt8]](repeating: [], count: Tile.maximumLevel + 1)) }

    /// Appends a leaf. Cost: on average one node hash.
    mutating func append(_ leafHash: Digest) {
        var frontier = frontier
        self.frontier = TreeFrontier()
        frontier.append(leafHash) { node, hash in
            if node.level % Tile.height == 0 { add(hash, level: node.level / Tile.height) }
        }
        self.frontier = frontier
    }

    private mutating func add(_ hash: Digest, level: Int) {
        hash.withUnsafeBytes { edges[level].bytes.append(contentsOf: $0) }
        edges[level].isDirty = true
        guard edges[level].bytes.count == HashChunk.byteCount else { return }
        rows.append(row(level))
        edges[level] = Edge(number: edges[level].number + 1)
        edges[level].bytes.reserveCapacity(HashChunk.byteCount)
    }

    private func row(_ level: Int) -> Row {
        let edge = edges[level]
        return Row(
            key: HashChunk.key(level: level, number: edge.number), value: edge.bytes,
            isAppended: level == 0 && !edge.isStored)
    }

    /// The chunks that became full, to be stored in this order.
    mutating func takeFullRows() -> [Row] {
        guard !rows.isEmpty else { return [] }
        defer { rows.removeAll() }
        return rows
    }

    /// The chunks that changed and are not full, to be stored before a commit.
    mutating func takePartialRows() -> [Row] {
        var partial: [Row] = []
        for level in edges.indices.reversed() where edges[level].isDirty {
            partial.append(row(level))
            edges[level].isDirty = false
            edges[level].isStored = true
        }
        return partial
    }
}
