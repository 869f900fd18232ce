// The growing edge of a tree: the hashes of the complete subtrees that its leaves fall into, at most 63. It is all that
// is needed to append leaves and to compute the root; it keeps no other hash and hands each new one on once.

import Files

/// A tree of which only the growing edge is kept.
public struct TreeFrontier: Hashable, Sendable {
    /// How many leaves were appended.
    public private(set) var size = 0
    /// The hashes of the complete subtrees, the largest and leftmost first; as many as the size has bits set.
    public private(set) var hashes: [Digest] = []

    /// The edge of the empty tree.
    public init() {}

    /// The edge of a tree as it was stored; one hash for each bit set in the size.
    package init(size: Int, hashes: [Digest]) {
        precondition(size >= 0 && hashes.count == size.nonzeroBitCount, "one hash for each bit set in the size")
        self.size = size
        self.hashes = hashes
    }

    /// The edge of a tree whose hashes are stored.
    /// Throws `invalidSize`, and what the storage reports. Cost: one read for each bit set in the size.
    public init(size: Int, reading reader: some TreeHashReader) throws(LedgerError) {
        guard size >= 0 else { throw ProofProblem.size("the size \(size) is negative") }
        while self.size < size {
            let level = TreeNode.level(of: size - self.size)
            hashes.append(try reader.hash(at: TreeNode(level: level, index: self.size >> level)))
            self.size += 1 << level
        }
    }

    /// Appends a leaf and hands on the hash of each complete subtree that ends with it, the leaf itself first.
    ///
    /// The tree must have fewer than 2⁶² leaves, and `completed` must not throw if the edge is to be used again.
    /// Throws what `completed` throws. Cost: on average one node hash.
    public mutating func append<Failure: Error>(
        _ leafHash: Digest, completed: (TreeNode, Digest) throws(Failure) -> Void
    ) throws(Failure) {
        precondition(size < 1 << 62, "a tree has at most 2⁶² leaves")
        var (hash, level) = (leafHash, 0)
        try completed(TreeNode(level: 0, index: size), hash)
        while size >> level & 1 == 1 {
            hash = MerkleTree.nodeHash(hashes.removeLast(), hash)
            level += 1
            try completed(TreeNode(level: level, index: size >> level), hash)
        }
        hashes.append(hash)
        size += 1
    }

    /// Appends a leaf. Cost: on average one node hash.
    public mutating func append(_ leafHash: Digest) {
        append(leafHash) { _, _ in }
    }

    /// The root of the tree as it is. Cost: one node hash for each complete subtree but one.
    public var root: Digest {
        guard let last = hashes.last else { return MerkleTree.emptyRoot }
        return hashes.dropLast().reversed().reduce(last) { MerkleTree.nodeHash($1, $0) }
    }
}
