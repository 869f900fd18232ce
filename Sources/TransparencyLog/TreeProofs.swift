// The two proofs of a Merkle tree and how they are checked by somebody who has no tree: that a leaf is in it, and that
// it begins with an older tree. Making them is for TreeHashReader.

import Files

// The proof that a leaf is in a tree, and how it is checked by somebody who has no tree (RFC 9162, 2.1.3.2).
// Sizes are looked at before anything is computed from them.

/// The hashes that lead from one leaf to the root.
public struct InclusionProof: Hashable, Sendable {
    /// The leaf, from 0.
    public let index: Int
    /// How many leaves the tree has.
    public let size: Int
    /// From the leaf's sibling up to a child of the root.
    public let hashes: [Digest]

    /// A proof as it was read; whether it holds is for `check`.
    public init(index: Int, size: Int, hashes: [Digest]) {
        self.index = index
        self.size = size
        self.hashes = hashes
    }

    /// Checks that a leaf of that hash is in the tree of that root.
    /// Throws `invalidSize` or `refusedProof`. Cost: one hash for each of the proof's, no tree.
    public func check(leafHash: Digest, root: Digest) throws(LedgerError) {
        guard index >= 0, index < size else { throw ProofProblem.leaf(index, size) }
        var (place, last) = (index, size - 1)
        var hash = leafHash
        for sibling in hashes {
            guard last > 0 else { throw ProofProblem.refused("the proof of inclusion has too many hashes") }
            if place & 1 == 1 || place == last {
                hash = MerkleTree.nodeHash(sibling, hash)
                // A last node without a sibling moves up unchanged.
                while place & 1 == 0, place > 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                hash = MerkleTree.nodeHash(hash, sibling)
            }
            place >>= 1
            last >>= 1
        }
        guard last == 0 else { throw ProofProblem.refused("the proof of inclusion has too few hashes") }
        guard hash == root else {
            throw ProofProblem.refused("the proof does not lead from leaf \(index) to the root of size \(size)")
        }
    }
}

// The proof that a tree is the start of a later one, and how it is checked by somebody who has neither (RFC 9162,
// 2.1.4.2). Sizes are looked at before anything is computed from them.

/// The hashes from which the roots of an old and a new tree both follow.
public struct ConsistencyProof: Hashable, Sendable {
    /// How many leaves the old tree has.
    public let oldSize: Int
    /// How many leaves the new tree has.
    public let newSize: Int
    /// In the order of RFC 6962; none when the old tree is empty or the new one.
    public let hashes: [Digest]

    /// A proof as it was read; whether it holds is for `check`.
    public init(oldSize: Int, newSize: Int, hashes: [Digest]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.hashes = hashes
    }

    /// Checks that the tree of the new root begins with all leaves of the tree of the old root, in the same order.
    ///
    /// From the empty tree, whose root is known, any tree follows without a proof.
    /// Throws `invalidSize` or `refusedProof`. Cost: two hashes for each of the proof's, no tree.
    public func check(oldRoot: Digest, newRoot: Digest) throws(LedgerError) {
        guard oldSize >= 0, oldSize <= newSize else { throw ProofProblem.sizes(oldSize, newSize) }
        guard oldSize > 0, oldSize < newSize else { return try checkWithoutHashes(oldRoot, newRoot) }
        var (place, last) = (oldSize - 1, newSize - 1)
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        // Where the old tree is complete, its root is the first part, and the proof leaves it out.
        var rest = hashes[...]
        guard let first = place == 0 ? oldRoot : rest.popFirst() else {
            throw ProofProblem.refused("the proof of consistency has too few hashes")
        }
        var (old, new) = (first, first)
        for sibling in rest {
            guard last > 0 else { throw ProofProblem.refused("the proof of consistency has too many hashes") }
            if place & 1 == 1 || place == last {
                old = MerkleTree.nodeHash(sibling, old)
                new = MerkleTree.nodeHash(sibling, new)
                while place & 1 == 0, place > 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                new = MerkleTree.nodeHash(new, sibling)
            }
            place >>= 1
            last >>= 1
        }
        guard last == 0 else { throw ProofProblem.refused("the proof of consistency has too few hashes") }
        guard old == oldRoot, new == newRoot else {
            throw ProofProblem.refused("the tree of size \(newSize) is not shown to begin with that of size \(oldSize)")
        }
    }

    /// The old tree is empty, or it is the new one.
    private func checkWithoutHashes(_ oldRoot: Digest, _ newRoot: Digest) throws(LedgerError) {
        guard hashes.isEmpty else { throw ProofProblem.refused("the proof of consistency has too many hashes") }
        guard oldSize > 0 || oldRoot == MerkleTree.emptyRoot else {
            throw ProofProblem.refused("the root of size 0 is not that of the empty tree")
        }
        guard oldSize < newSize || oldRoot == newRoot else {
            throw ProofProblem.refused("two trees of size \(newSize) have different roots")
        }
    }
}
