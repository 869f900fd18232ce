// The hashes of a Merkle tree as RFC 6962 and RFC 9162 define them. A leaf and a node start with different bytes, so
// that neither can pass for the other. Nothing is stored here and nothing is known of what a leaf means.

import Files

/// The three hashes that a tree is made of.
public enum MerkleTree {
    /// The root of the tree without leaves: SHA-256 of nothing.
    public static let emptyRoot = Cryptography.sha256(UnsafeRawBufferPointer(start: nil, count: 0))

    /// The most hashes that a proof can have, for trees of up to 2⁶³ − 1 leaves.
    package static let maximumProofHashes = 63

    /// SHA-256(0x00 ‖ data). Cost: one copy of the data, on the stack when it is short, and one hash.
    public static func leafHash(_ data: [UInt8]) -> Digest {
        data.withUnsafeBytes { leafHash($0) }
    }

    /// SHA-256(0x00 ‖ data) of borrowed bytes; the cost is the same.
    package static func leafHash(_ data: UnsafeRawBufferPointer) -> Digest {
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
    package static func split(_ count: Int) -> Int {
        precondition(count >= 2, "a tree of two leaves or more is split")
        return 1 << TreeNode.level(of: count - 1)
    }
}

// The place of a complete subtree. A tree that only grows at its end changes no complete subtree any more, so their
// hashes are what is worth storing.

/// The place of a complete subtree of 2^level leaves: the `index`-th of its level, from 0.
public struct TreeNode: Hashable, Sendable {
    /// 0 for a leaf, and one more for each time that two subtrees are joined.
    public let level: Int
    /// Which subtree of its level it is, from 0.
    public let index: Int

    /// A place; the leaves under it must be countable: level 0…62, and fewer than 2⁶³ leaves up to its end.
    public init(level: Int, index: Int) {
        precondition((0...62).contains(level) && index >= 0, "a node lies at a level of 0 to 62")
        precondition(index < Int.max >> level, "a node's leaves can be counted")
        self.level = level
        self.index = index
    }

    /// The leaves under it, from 0.
    public var leaves: Range<Int> { index << level..<(index + 1) << level }

    /// The level of the largest complete subtree that fits into so many leaves, at least one.
    package static func level(of count: Int) -> Int { Int.bitWidth - 1 - count.leadingZeroBitCount }
}

// The state of a tree in two values, before anybody signs it.

/// How large a tree is, and its root.
public struct TreeHead: Hashable, Sendable {
    /// How many leaves it has: the ledger's last position.
    public let size: Int
    /// Its root.
    public let root: Digest

    /// A head of those values.
    public init(size: Int, root: Digest) {
        self.size = size
        self.root = root
    }
}
