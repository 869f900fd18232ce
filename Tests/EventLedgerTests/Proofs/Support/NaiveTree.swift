// A Merkle tree in the words of RFC 6962, section 2.1: MTH, PATH and PROOF as the recursive definitions they are. It
// shares the two hash functions with the library, which are held against vectors and Go elsewhere, and nothing of its
// structure.

@testable import EventLedger

/// All leaf hashes of a tree, and every definition over them.
final class NaiveTree {
    var leaves: [Digest] = []
    private var known: [Range<Int>: Digest] = [:]

    /// The k of RFC 6962: the largest power of two smaller than n.
    private static func half(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }

    /// MTH(D[range]).
    func root(_ range: Range<Int>) -> Digest {
        if range.isEmpty { return Digest(hex: emptyRoot)! }
        if range.count == 1 { return leaves[range.lowerBound] }
        if let hash = known[range] { return hash }
        let middle = range.lowerBound + Self.half(range.count)
        let hash = MerkleTree.nodeHash(root(range.lowerBound..<middle), root(middle..<range.upperBound))
        known[range] = hash
        return hash
    }

    /// PATH(m, D[range]).
    func path(_ leaf: Int, _ range: Range<Int>) -> [Digest] {
        if range.count == 1 { return [] }
        let middle = range.lowerBound + Self.half(range.count)
        let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
        return leaf < middle ? path(leaf, left) + [root(right)] : path(leaf, right) + [root(left)]
    }

    /// PROOF(m, D[n]); nothing for m = 0, where RFC 6962 has no definition.
    func proof(_ old: Int, _ new: Int) -> [Digest] { old == 0 ? [] : subproof(old, 0..<new, true) }

    /// SUBPROOF(m, D[range], b).
    private func subproof(_ old: Int, _ range: Range<Int>, _ isWhole: Bool) -> [Digest] {
        if old == range.count { return isWhole ? [] : [root(range)] }
        let half = Self.half(range.count)
        let middle = range.lowerBound + half
        if old <= half { return subproof(old, range.lowerBound..<middle, isWhole) + [root(middle..<range.upperBound)] }
        return subproof(old - half, middle..<range.upperBound, false) + [root(range.lowerBound..<middle)]
    }

    private let emptyRoot = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
}
