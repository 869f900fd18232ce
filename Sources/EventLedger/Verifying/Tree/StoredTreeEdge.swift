// The stored tree by itself: whether a stored leaf is in the tree whose edge is stored. It tells a changed entry from a
// changed hash.

import LMDB

/// The stored hashes under the stored edge of a tree.
struct StoredTreeEdge: Sendable {
    private let store: LedgerStore
    private let frontier: TreeFrontier

    /// The edge that a tree of that size has stored; nil when it can't be read.
    init?(_ store: LedgerStore, _ row: [UInt8]?, size: Int) {
        guard let frontier = row.flatMap(TreeRow.frontier), frontier.size == size else { return nil }
        self.store = store
        self.frontier = frontier
    }

    /// Whether the stored hash of a leaf (from 0) is in the tree with the stored edge. Cost: a proof; it is rarely asked.
    func vouches(forLeaf leaf: Int) -> Bool {
        guard let tree = try? StoredTree(LedgerView(store)), leaf < frontier.size,
            let hashes = try? tree.hashes(inSize: min(frontier.size, tree.size)), leaf < hashes.size,
            let hash = try? hashes.hash(at: TreeNode(level: 0, index: leaf)),
            let root = try? hashes.root(ofSize: hashes.size),
            let proof = try? hashes.inclusionProof(ofLeaf: leaf, inSize: hashes.size)
        else { return false }
        return (try? proof.check(leafHash: hash, root: root)) != nil
            && (hashes.size != frontier.size || root == frontier.root)
    }
}
