// Trees, keys and signed files for the tests of proofs. All keys here are made of a repeated byte: they protect
// nothing.

import Testing

@testable import EventLedger

enum ProofSamples {
    /// The data of a leaf.
    static func leaf(_ index: Int) -> [UInt8] { Array("leaf \(index)".utf8) }

    /// A key of a name, its seed one repeated byte.
    static func key(_ name: String, _ byte: UInt8) throws -> SigningKey {
        let keyName = try #require(KeyName(name))
        return try #require(SigningKey(name: keyName, seed: [UInt8](repeating: byte, count: 32)))
    }

    /// The witness key of the same seed.
    static func witness(_ name: String, _ byte: UInt8) throws -> VerifierKey {
        let publicKey = try #require(Cryptography.publicKey(ofSeed: [UInt8](repeating: byte, count: 32)))
        let keyName = try #require(KeyName(name))
        return try #require(VerifierKey(name: keyName, kind: .cosignature, publicKey: publicKey))
    }

    /// What the witness of that seed signs at a time.
    static func cosignature(_ name: String, _ byte: UInt8, time: Int, _ text: [UInt8]) throws -> NoteSignature {
        let key = try witness(name, byte)
        let message = Array("cosignature/v1\ntime \(time)\n".utf8) + text
        let seed = [UInt8](repeating: byte, count: 32)
        let signature = try #require(Cryptography.signature(of: message, seed: seed))
        var bytes = (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * $0)) }
        bytes += signature
        return NoteSignature(name: key.name, keyID: key.id, signature: bytes)
    }

    /// A tree of so many leaves.
    static func tree(_ size: Int) -> StoredHashes {
        let stored = StoredHashes()
        for index in 0..<size { stored.append(MerkleTree.leafHash(leaf(index))) }
        return stored
    }

    /// The signed checkpoint of a past size of a tree.
    static func checkpoint(_ stored: StoredHashes, _ size: Int, by key: SigningKey) throws -> SignedCheckpoint {
        let name = key.verifierKey.name
        return try SignedCheckpoint(
            Checkpoint(origin: name, size: size, root: stored.root(ofSize: size)), signedBy: key)
    }

    /// The proof file of a leaf.
    static func leafProof(_ stored: StoredHashes, _ index: Int, _ size: Int, by key: SigningKey) throws -> LeafProof {
        try LeafProof(
            inclusion: stored.inclusionProof(ofLeaf: index, inSize: size),
            checkpoint: checkpoint(stored, size, by: key))
    }

    /// The proof that a tree has grown from one size to another.
    static func growthProof(_ stored: StoredHashes, _ old: Int, _ new: Int, by key: SigningKey) throws -> GrowthProof {
        try GrowthProof(
            consistency: stored.consistencyProof(from: old, to: new), checkpoint: checkpoint(stored, new, by: key))
    }

    /// Whether something is refused with an error of this module, as all that is wrong must be.
    static func isRefused(_ body: () throws(LedgerError) -> Void) -> Bool {
        do {
            try body()
            return false
        } catch {
            return true
        }
    }
}
