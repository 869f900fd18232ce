// The hashes of a Merkle tree as RFC 6962 and RFC 9162 define them. A leaf and a node start with different bytes, so that
// neither can pass for the other. Nothing is stored here and nothing is known of what a leaf means.

/// The three hashes that a tree is made of.
public enum MerkleTree {
    /// The root of the tree without leaves: SHA-256 of nothing.
    public static let emptyRoot = Cryptography.sha256(UnsafeRawBufferPointer(start: nil, count: 0))

    /// The most hashes that a proof can have, for trees of up to 2⁶³ − 1 leaves.
    static let maximumProofHashes = 63

    /// SHA-256(0x00 ‖ data). Cost: one copy of the data, on the stack when it is short, and one hash.
    public static func leafHash(_ data: [UInt8]) -> Digest {
        data.withUnsafeBytes { leafHash($0) }
    }

    /// SHA-256(0x00 ‖ data) of lent bytes; the cost is the same.
    static func leafHash(_ data: UnsafeRawBufferPointer) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: data.count + 1, alignment: 1) { buffer in
            buffer[0] = 0x00
            UnsafeMutableRawBufferPointer(rebasing: buffer[1...]).copyMemory(from: data)
            return Cryptography.sha256(UnsafeRawBufferPointer(buffer))
        }
    }

    /// SHA-256(0x01 ‖ left ‖ right). Cost: one hash of 65 bytes.
    public static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Digest.byteCount, alignment: 1) { buffer in
            buffer[0] = 0x01
            left.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[1..<33]).copyMemory(from: $0) }
            right.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[33..<65]).copyMemory(from: $0) }
            return Cryptography.sha256(UnsafeRawBufferPointer(buffer))
        }
    }

    /// The largest power of two that is less than a count of at least two: where a tree's left half ends.
    static func split(_ count: Int) -> Int {
        precondition(count >= 2, "a tree of two leaves or more is split")
        return 1 << TreeNode.level(of: count - 1)
    }
}
