import TransparencyLog

/// What is kept of a log: the hashes of its complete subtrees, which never change again.
struct Hashes: TreeHashReader {
    var stored: [TreeNode: Digest] = [:]
    func hash(at node: TreeNode) throws(LedgerError) -> Digest {
        guard let hash = stored[node] else {
            throw LedgerError(.damaged, "the hash of leaves \(node.leaves) is missing")
        }
        return hash
    }
}

var (hashes, edge) = (Hashes(), TreeFrontier())
for line in ["an oak", "a beech", "a lime", "an elm", "a yew"] {
    edge.append(MerkleTree.leafHash(Array(line.utf8))) { node, hash in hashes.stored[node] = hash }
}
// A key of an example; `SigningKey.random(name:)` makes one that nobody can guess.
guard let name = KeyName("example.com/trees"), let key = SigningKey(name: name, seed: Array(0..<32)) else {
    throw LedgerError(.invalidKey, "the example's key can't be made")
}
let head = try Checkpoint(origin: name, size: edge.size, root: edge.root)
let inclusion = try hashes.inclusionProof(ofLeaf: 2, inSize: edge.size)
let proof = try LeafProof(
    inclusion: inclusion, checkpoint: SignedCheckpoint(head, signedBy: key), extra: Array("a lime".utf8))
print(String(decoding: proof.bytes, as: UTF8.self), terminator: "")

// Whoever has the file and the public key needs no log.
let read = try LeafProof(proof.bytes)
_ = try read.verify(leafHash: MerkleTree.leafHash(read.extra ?? []), by: [key.verifierKey])
print("\(String(decoding: read.extra ?? [], as: UTF8.self)) is line \(read.inclusion.index + 1) of \(head.size)")
