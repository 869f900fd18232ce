// Where the hashes of tiles lie: sixteen to a row, a sixteenth of a tile, so that recording one event rewrites half a
// kilobyte and not eight. Levels are counted from the top in the key: leaf hashes, of which most are added, come last in
// the table and fill its pages.
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
