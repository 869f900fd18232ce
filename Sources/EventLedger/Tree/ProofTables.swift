// The tables that proofs rest on, which a ledger has from format 2 on. Tiles follow from entries and secrets; secrets
// and checkpoints follow from nothing, and are not part of what the entries say.

import LMDB

/// The open tables of a ledger's proofs.
struct ProofTables: Sendable {
    /// Position of an entry's first event → the entry's secret.
    let secrets: Table
    /// Tile level, chunk number → up to 16 hashes; see `HashChunk`.
    let tiles: Table
    /// Size of the tree, origin → the signed checkpoint.
    let checkpoints: Table

    static let names = ["secrets", "tiles", "checkpoints"]
    /// The name of the one that can be made again.
    static let derivedNames = ["tiles"]

    init(_ tables: [Table]) {
        precondition(tables.count == ProofTables.names.count, "one open table a name")
        secrets = tables[0]
        tiles = tables[1]
        checkpoints = tables[2]
    }

    var all: [Table] { [secrets, tiles, checkpoints] }

    /// The key of a checkpoint: checkpoints are in the order of their sizes.
    static func key(_ checkpoint: Checkpoint) -> [UInt8] {
        LedgerTables.key(checkpoint.size) + Array(checkpoint.origin.text.utf8)
    }
}

// The growing edge of the written tree as a row, so that a writer can go on without reading tiles. It is derived: the
// tiles give it again. It has a digest because a tree grown on a wrong edge has wrong tiles.
//
//   0  u64  size: the last written position        8  32 bytes a hash, the largest subtree first
//           behind the hashes u64 XXH64 of every byte before it

enum TreeRow {
    static func bytes(_ frontier: TreeFrontier) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16 + frontier.hashes.count * Digest.byteCount)
        bytes.appendLittleEndian(UInt64(frontier.size))
        for hash in frontier.hashes { hash.withUnsafeBytes { bytes.append(contentsOf: $0) } }
        bytes.appendLittleEndian(XXH64.digest(bytes.span.bytes, count: bytes.count))
        return bytes
    }

    /// The edge in a row; nil when it is damaged. No writer that goes on from it reaches the 2⁶² leaves of a full tree.
    static func frontier(_ bytes: [UInt8]) -> TreeFrontier? {
        let span = bytes.span.bytes
        guard bytes.count >= 16, let size = span.load(0, as: UInt64.self), size < 1 << 61,
            bytes.count == 16 + size.nonzeroBitCount * Digest.byteCount,
            span.load(bytes.count - 8, as: UInt64.self) == XXH64.digest(span, count: bytes.count - 8)
        else { return nil }
        let hashes = span.extracting(8..<bytes.count - 8)
        return TreeFrontier(
            size: Int(size), hashes: HashChunk.hashes(in: hashes, 0..<size.nonzeroBitCount))
    }
}

// Where the hashes of tiles are: sixteen to a row, a sixteenth of a tile, so that recording one event rewrites
// half a kilobyte and not eight. Levels are counted from the top in the key: leaf hashes, of which most are added,
// come last in the table and fill its pages.
//
//   key    u8 7 − level of the tile, u64 big-endian number of the chunk within the level
//   value  1 to 16 hashes of 32 bytes; only the last chunk of a level has fewer than 16

enum HashChunk {
    /// Hashes of a full chunk.
    static let hashes = 16
    static let byteCount = hashes * Digest.byteCount

    static func key(level: Int, number: Int) -> [UInt8] {
        var key = [UInt8(truncatingIfNeeded: Tile.maximumLevel - level)]
        key.appendBigEndian(UInt64(number))
        return key
    }

    /// How many hashes a level of tiles has in a tree of that size.
    static func count(level: Int, inSize size: Int) -> Int { size >> (Tile.height * level) }

    /// The hashes in the bytes of a row.
    static func hashes(in bytes: RawSpan, _ range: Range<Int>) -> [Digest] {
        range.map { place in
            bytes.extracting(place * Digest.byteCount..<(place + 1) * Digest.byteCount).withUnsafeBytes {
                Digest(copying: $0)
            }
        }
    }
}
