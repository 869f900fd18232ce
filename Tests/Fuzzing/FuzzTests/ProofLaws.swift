// An input is a proof file of one leaf, or the body of a request to a witness. Whether it holds is asked with hashes
// that it can't be true for, so that all of its numbers are computed with.

@testable import EventLedger

/// The laws of reading and checking proofs.
enum ProofLaws {
    static func hold(for input: [UInt8]) throws {
        let other = MerkleTree.leafHash(Array("none of the proof's".utf8))
        if let proof = try? LeafProof(input) {
            try BrokenLaw.unless(proof.bytes == input, "a leaf's proof is read and is written as other bytes")
            let inclusion = proof.inclusion
            try BrokenLaw.unless(
                inclusion.size == proof.checkpoint.checkpoint.size && (0..<inclusion.size).contains(inclusion.index),
                "a leaf lies outside its tree")
            try BrokenLaw.unless(
                (try? inclusion.check(leafHash: other, root: proof.checkpoint.checkpoint.root)) == nil,
                "a proof holds for another leaf")
            _ = try? proof.verify(leafHash: MerkleTree.leafHash(proof.extra ?? []), by: NoteLaws.keys)
        }
        if let proof = try? GrowthProof(input) {
            try BrokenLaw.unless(proof.bytes == input, "a growth's proof is read and is written as other bytes")
            let consistency = proof.consistency
            let root = proof.checkpoint.checkpoint.root
            let holds = (try? consistency.check(oldRoot: other, newRoot: root)) != nil
            try BrokenLaw.unless(!holds, "a tree is shown to begin with another")
            if let old = try? Checkpoint(
                origin: proof.checkpoint.checkpoint.origin, size: consistency.oldSize, root: root)
            {
                _ = try? proof.verify(since: old, by: NoteLaws.keys)
            }
        }
    }
}
