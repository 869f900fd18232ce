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
