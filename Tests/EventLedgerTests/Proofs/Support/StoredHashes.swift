// Stored hashes in memory, as a ledger would keep them: written by a frontier, read by proofs, reads counted.

@testable import EventLedger

/// The hashes of all complete subtrees of a growing tree.
final class StoredHashes: TreeHashReader {
    private(set) var frontier = TreeFrontier()
    private var hashes: [TreeNode: Digest] = [:]
    private(set) var reads = 0

    func append(_ leafHash: Digest) {
        frontier.append(leafHash) { node, hash in
            precondition(hashes.updateValue(hash, forKey: node) == nil, "a hash is handed on once")
        }
    }

    func hash(at node: TreeNode) throws(LedgerError) -> Digest {
        reads += 1
        guard let hash = hashes[node] else { throw LedgerError(.notFound, "no hash at \(String(describing: node))") }
        return hash
    }
}

/// The same hashes as tiles read them: only those of every eighth level.
struct StoredTiles: TileReader {
    let stored: StoredHashes

    func hashes(at places: Range<Int>, of tile: Tile) throws(LedgerError) -> [Digest] {
        guard places.upperBound <= tile.width else { throw LedgerError(.notFound, "\(tile.path) has no \(places)") }
        var hashes: [Digest] = []
        for node in tile.nodes[places] { hashes.append(try stored.hash(at: node)) }
        return hashes
    }
}
