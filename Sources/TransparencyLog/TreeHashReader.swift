// What proofs are made from: a way to read the hashes of complete subtrees, whatever keeps them.
// Any tree that was ever reached can be asked about, because complete subtrees never change.

import Files

/// Reads the stored hashes of a tree.
public protocol TreeHashReader {
    /// The hash of a complete subtree that lies inside the tree; throws what the storage reports.
    func hash(at node: TreeNode) throws(LedgerError) -> Digest
}

extension TreeHashReader {
    /// The root of the tree of the first `size` leaves. Throws `invalidSize` for a negative size, and what the storage
    /// reports. Cost: one read for each bit set in the size.
    public func root(ofSize size: Int) throws(LedgerError) -> Digest {
        guard size >= 0 else { throw ProofProblem.size("the size \(size) is negative") }
        return size == 0 ? MerkleTree.emptyRoot : try hash(of: 0..<size)
    }

    /// The proof that a leaf (from 0) is in the tree of the first `size` leaves.
    /// Throws `invalidSize`, and what the storage reports. Cost: at most two reads for each level of the tree.
    public func inclusionProof(ofLeaf index: Int, inSize size: Int) throws(LedgerError) -> InclusionProof {
        guard index >= 0, index < size else { throw ProofProblem.leaf(index, size) }
        var hashes: [Digest] = []
        var leaves = 0..<size
        while leaves.count > 1 {
            let middle = leaves.lowerBound + MerkleTree.split(leaves.count)
            let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
            hashes.append(try hash(of: index < middle ? right : left))
            leaves = index < middle ? left : right
        }
        return InclusionProof(index: index, size: size, hashes: hashes.reversed())
    }

    /// The proof that the tree of the first `oldSize` leaves is the start of the tree of the first `newSize`.
    /// Throws `invalidSize`, and what the storage reports. Cost: at most two reads for each level of the tree.
    public func consistencyProof(from oldSize: Int, to newSize: Int) throws(LedgerError) -> ConsistencyProof {
        guard oldSize >= 0, oldSize <= newSize else { throw ProofProblem.sizes(oldSize, newSize) }
        var hashes: [Digest] = []
        var leaves = 0..<newSize
        while oldSize > 0, leaves.upperBound != oldSize {
            let middle = leaves.lowerBound + MerkleTree.split(leaves.count)
            let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
            hashes.append(try hash(of: oldSize <= middle ? right : left))
            leaves = oldSize <= middle ? left : right
        }
        // The old tree itself is known to the verifier; a part of it is not.
        if oldSize > 0, leaves.lowerBound > 0 { hashes.append(try hash(of: leaves)) }
        return ConsistencyProof(oldSize: oldSize, newSize: newSize, hashes: hashes.reversed())
    }

    /// The hash over leaves that start where a complete subtree of at least their number starts.
    private func hash(of leaves: Range<Int>) throws(LedgerError) -> Digest {
        var parts: [Digest] = []
        var start = leaves.lowerBound
        while start < leaves.upperBound {
            let level = TreeNode.level(of: leaves.upperBound - start)
            parts.append(try hash(at: TreeNode(level: level, index: start >> level)))
            start += 1 << level
        }
        return parts.dropLast().reversed().reduce(parts[parts.count - 1]) { MerkleTree.nodeHash($1, $0) }
    }
}

// Any hash of a tree from its tiles: those of every eighth level are read, the levels between are hashed from them.

/// Reads hashes out of stored tiles.
public protocol TileReader {
    /// The hashes at some places of a tile, all within its width; throws what the storage reports.
    func hashes(at places: Range<Int>, of tile: Tile) throws(LedgerError) -> [Digest]
}

/// The hashes of a tree of a given size, read from its tiles.
public struct TiledHashes<Reader: TileReader>: TreeHashReader {
    /// How many leaves the tree has whose tiles are read.
    public let size: Int
    private let reader: Reader

    /// The hashes of a tree of that size.
    public init(size: Int, reader: Reader) {
        self.size = size
        self.reader = reader
    }

    /// The hash of a complete subtree inside the tree.
    /// Throws `invalidSize` for a node outside, `damaged` when the tile has fewer hashes than it should, and what the
    /// storage reports. Cost: one read of at most 128 hashes, and as many hashes to join them.
    public func hash(at node: TreeNode) throws(LedgerError) -> Digest {
        guard let tile = Tile(holding: node, inSize: size) else {
            throw ProofProblem.size("a tree of size \(size) has no complete subtree at leaves \(node.leaves)")
        }
        let count = 1 << (node.level % Tile.height)
        let start = node.index * count % Tile.fullWidth
        var hashes = try reader.hashes(at: start..<start + count, of: tile)
        guard hashes.count == count else {
            throw LedgerError(
                .damaged, "\(tile.path) gave \(hashes.count) hashes where \(count) were asked for",
                remedy: "restore the tiles, or rebuild them from the records")
        }
        while hashes.count > 1 {
            hashes = stride(from: 0, to: hashes.count, by: 2).map { MerkleTree.nodeHash(hashes[$0], hashes[$0 + 1]) }
        }
        return hashes[0]
    }
}
