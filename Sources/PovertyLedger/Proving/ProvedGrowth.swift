// What a verified proof of growth shows: that everything under an older checkpoint is still there, unchanged and in the
// same order, under a newer one. It shows nothing about what was added.

import EventLedger

/// Two signed trees of which the newer begins with the older.
public struct ProvedGrowth: Hashable, Sendable {
    /// The older checkpoint.
    public let old: Checkpoint
    /// Its valid signatures.
    public let oldSignatures: [VerifiedSignature]
    /// The newer checkpoint.
    public let new: Checkpoint
    /// Its valid signatures.
    public let newSignatures: [VerifiedSignature]

    /// How many events were added.
    public var added: Int { new.size - old.size }
}

extension ProvedGrowth: LedgerAnswer {
    /// How many events were added, and both signed trees.
    public var columns: [AnswerColumn<ProvedGrowth>] { Self.columns }

    package static var columns: [AnswerColumn<ProvedGrowth>] {
        [
            .count("added", \.added),
            .object("since", { VerifiedCheckpoint($0.old, $0.oldSignatures) }, VerifiedCheckpoint.columns),
            .object("checkpoint", { VerifiedCheckpoint($0.new, $0.newSignatures) }, VerifiedCheckpoint.columns),
        ]
    }
}

extension GrowthProof {
    /// Checks the signatures of both checkpoints, and that the newer tree begins with the older.
    ///
    /// Throws `refusedProof`, `invalidSignature` or `unsigned` where the proof is not valid
    /// (`LedgerError.isRefusedProof`), an older checkpoint of another log or size among them; `invalidKey` for keys
    /// that can't be distinguished. Cost: about 65 µs a signature. No ledger is needed.
    public func provedGrowth(
        since old: SignedCheckpoint, by keys: [VerifierKey]
    ) throws(LedgerError) -> ProvedGrowth {
        let newSignatures = try verify(since: old.checkpoint, by: keys)
        return ProvedGrowth(
            old: old.checkpoint, oldSignatures: try old.verify(by: keys), new: checkpoint.checkpoint,
            newSignatures: newSignatures)
    }
}
