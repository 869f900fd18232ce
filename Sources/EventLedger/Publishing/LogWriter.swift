// The files of a published log: hash tiles, entry bundles as C2SP tlog-tiles has them, and beside them the heads of the
// entries. The same leaves give the same files. Where they are written is for the caller.
//
//   tile/L/N            hashes of a tile, 32 bytes each
//   tile/entries/N      for each leaf u16 BE length ‖ leaf
//   heads/N             for each entry that begins with one of these leaves u16 BE length ‖ entry head

/// Collects leaves into files.
struct LogWriter {
    /// Takes the path of a file below the log's folder, and its bytes.
    typealias Output = (String, [UInt8]) throws(LedgerError) -> Void

    private var tiles = TileBuilder()
    private var leaves: [UInt8] = []
    private var heads: [UInt8] = []

    /// How many leaves were appended.
    var size: Int { tiles.size }

    /// The root of the tree as it is.
    var root: Digest { tiles.root }

    /// Begins an entry; its leaves come next.
    mutating func begin(_ head: [UInt8]) { LogWriter.append(head, to: &heads) }

    /// Appends a leaf and hands on the files that became full. Throws what `output` throws.
    mutating func append(_ leaf: [UInt8], _ output: Output) throws(LedgerError) {
        LogWriter.append(leaf, to: &leaves)
        try tiles.append(MerkleTree.leafHash(leaf)) { (tile, bytes) throws(LedgerError) in try output(tile.path, bytes)
        }
        guard size % Tile.fullWidth == 0 else { return }
        try flush(width: Tile.fullWidth, output)
    }

    /// Hands on the files that are not full. Throws what `output` throws.
    mutating func finish(_ output: Output) throws(LedgerError) {
        if size % Tile.fullWidth > 0 { try flush(width: size % Tile.fullWidth, output) }
        for (tile, bytes) in tiles.partialTiles { try output(tile.path, bytes) }
    }

    private mutating func flush(width: Int, _ output: Output) throws(LedgerError) {
        guard let tile = Tile(level: 0, index: (size - 1) / Tile.fullWidth, width: width) else { return }
        try output(tile.entriesPath, leaves)
        try output(tile.headsPath, heads)
        leaves.removeAll(keepingCapacity: true)
        heads.removeAll(keepingCapacity: true)
    }

    /// Appends bytes behind their length; an event record has at most 60,000 bytes, a head fewer.
    private static func append(_ bytes: [UInt8], to file: inout [UInt8]) {
        file.appendBigEndian(UInt16(bytes.count))
        file += bytes
    }
}
