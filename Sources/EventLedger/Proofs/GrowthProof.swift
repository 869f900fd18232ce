// The proof that a signed checkpoint continues an older one, as a witness takes it (C2SP tlog-witness, the body of
// `add-checkpoint`): the old size, the hashes, and the new checkpoint. Whoever checks has the older one.
//
//   old n                       the size of the older checkpoint
//   base64 of a hash            none or more, at most 63, in the order of RFC 6962
//                               an empty line
//   the signed checkpoint

/// What shows that a log has only grown.
public struct GrowthProof: Hashable, Sendable {
    /// The hashes from the older root to the new one.
    public let consistency: ConsistencyProof
    /// The new checkpoint.
    public let checkpoint: SignedCheckpoint

    /// A proof of parts that are not checked against each other here.
    /// Throws `invalidSize` when the sizes are in the wrong order or the proof leads to another size.
    public init(consistency: ConsistencyProof, checkpoint: SignedCheckpoint) throws(LedgerError) {
        let size = checkpoint.checkpoint.size
        guard consistency.newSize == size, (0...size).contains(consistency.oldSize) else {
            throw ProofProblem.sizes(consistency.oldSize, size)
        }
        self.consistency = consistency
        self.checkpoint = checkpoint
    }

    /// Reads the body of a request to a witness. Throws `malformedProof` or `invalidSize`. Cost: linear.
    public init(_ bytes: [UInt8]) throws(LedgerError) {
        var lines = try ProofLines(bytes, what: "proof", firstLine: 1)
        let oldSize = try lines.number(after: "old")
        let hashes = try lines.hashes(atMost: MerkleTree.maximumProofHashes)
        let checkpoint = try SignedCheckpoint(lines.rest, firstLine: lines.number)
        let newSize = checkpoint.checkpoint.size
        let consistency = ConsistencyProof(oldSize: oldSize, newSize: newSize, hashes: hashes)
        try self.init(consistency: consistency, checkpoint: checkpoint)
    }

    /// The body as it is sent.
    public var bytes: [UInt8] {
        var text = "old \(consistency.oldSize)\n"
        for hash in consistency.hashes { text += hash.base64 + "\n" }
        return Array((text + "\n").utf8) + checkpoint.bytes
    }

    /// Checks the signatures of the new checkpoint, and that its tree begins with that of an older checkpoint, which the
    /// caller has reason to believe; gives the signatures that hold.
    ///
    /// Throws `refusedProof` for an older checkpoint of another log or size, and what `SignedCheckpoint.verify` and
    /// `ConsistencyProof.check` throw.
    public func verify(since old: Checkpoint, by keys: [VerifierKey]) throws(LedgerError) -> [VerifiedSignature] {
        let new = checkpoint.checkpoint
        guard old.origin == new.origin, old.size == consistency.oldSize else {
            throw ProofProblem.refused(
                "the proof is since size \(consistency.oldSize) of \(new.origin), not size \(old.size) of \(old.origin)"
            )
        }
        let verified = try checkpoint.verify(by: keys)
        try consistency.check(oldRoot: old.root, newRoot: new.root)
        return verified
    }
}
