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
