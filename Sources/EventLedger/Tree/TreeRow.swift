// The growing edge of the written tree as a row, so that a writer can go on without reading tiles. It is derived: the tiles
// give it again. Its digest is there because whoever grows a tree on a wrong edge makes wrong tiles.
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

    /// The edge in a row; nil when it is damaged. No writer that goes on from it comes to the 2⁶² leaves of a full tree.
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
