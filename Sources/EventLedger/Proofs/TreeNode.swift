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
    static func level(of count: Int) -> Int { Int.bitWidth - 1 - count.leadingZeroBitCount }
}
