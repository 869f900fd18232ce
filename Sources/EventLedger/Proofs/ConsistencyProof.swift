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
