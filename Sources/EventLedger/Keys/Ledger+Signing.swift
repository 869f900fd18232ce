// Signing the tree of a ledger. What is signed was committed before, is remembered beside the key before the signature
// is made, and is kept in the ledger before it is given out.

import LMDB

extension ReadableLedger {
    /// Signs the tree of everything that readers see, keeps the checkpoint in the ledger and returns it as it is kept.
    ///
    /// Its origin is the name of the key. Waits while another signer uses the key. The leaves that the key has
    /// not signed yet are made again from their entries first. Throws what `SigningMemory` throws,
    /// `noTree`, `readOnly`, `damaged` with the position of an event that was changed, `noSpace`. If the process is
    /// killed here nothing was given out, and the next call signs what the key's memory says, or more. Cost: two hashes
    /// for each new event and three waits for the disk; none when the same was signed before.
    @discardableResult
    public func checkpoint(signedBy file: KeyFile) throws(LedgerError) -> SignedCheckpoint {
        var memory = try SigningMemory(of: file)
        return try sign(treeHead(), with: &memory)
    }

    /// Signs a head that this ledger had, with a memory that the caller holds, keeps the checkpoint and returns
    /// it as it is kept. `checked` is what `checkSigning` gave for an earlier head, whose leaves are then not
    /// made again. See `checkpoint(signedBy:)`.
    public func sign(
        _ head: TreeHead, with memory: inout SigningMemory, after checked: TreeFrontier? = nil
    ) throws(LedgerError) -> SignedCheckpoint {
        let checkpoint = try Checkpoint(origin: memory.verifierKey.name, size: head.size, root: head.root)
        try checkSigning(head, with: memory, after: checked)
        // The same again is what was signed then: not every system signs it with the same bytes.
        if memory.checkpoints.contains(checkpoint), let kept = try kept(checkpoint, by: memory.verifierKey) {
            return kept
        }
        return try keep(memory.sign(checkpoint, consistency: consistencyProof))
    }

    /// Throws what `sign` would, without signing: `refusedSigning` when the key signed something that this head does
    /// not continue, `damaged` with the position of an event that it did not sign yet and that is not the one recorded,
    /// `readOnly`. A program that records something in order to sign it asks first, and hands on the edge it is given.
    /// Cost: two hashes for each event that the key has not signed yet.
    @discardableResult
    public func checkSigning(
        _ head: TreeHead, with memory: borrowing SigningMemory, after checked: TreeFrontier? = nil
    ) throws(LedgerError) -> TreeFrontier {
        try store.checkWritable()
        let checkpoint = try Checkpoint(origin: memory.verifierKey.name, size: head.size, root: head.root)
        try memory.check(checkpoint, consistency: consistencyProof)
        if let checked { return try checkedEdge(from: checked, to: head) }
        let signed = memory.checkpoints.first { $0.origin == checkpoint.origin }
        return try checkedEdge(from: edge(ofSigned: signed), to: head)
    }

    private func kept(_ checkpoint: Checkpoint, by key: VerifierKey) throws(LedgerError) -> SignedCheckpoint? {
        try checkpoints().first { $0.checkpoint == checkpoint && (try? $0.note.verify(by: [key])) != nil }
    }
}

extension ReadableLedger {
    /// Adds the signatures of other signers and witnesses to a checkpoint that is kept, and returns it as it is kept.
    ///
    /// `checkpoint` has the same text and any of the signatures; each that is not kept yet must be of one of the
    /// keys and hold. Throws `notFound` when no such checkpoint is kept, `unsigned` for a signature of another
    /// key, `invalidSignature`, `invalidKey`, `malformedProof` when they would be too many, `noTree`,
    /// `readOnly`, `noSpace`. Cost: one durable commit.
    public func addSignatures(
        of checkpoint: SignedCheckpoint, checkedBy keys: [VerifierKey]
    ) throws(LedgerError) -> SignedCheckpoint {
        try store.checkWritable()
        let (origin, size) = (checkpoint.checkpoint.origin, checkpoint.checkpoint.size)
        guard let kept = try checkpoints().first(where: { $0.checkpoint == checkpoint.checkpoint }) else {
            throw LedgerError(
                .notFound, "the ledger keeps no such checkpoint of \(origin) at size \(size)",
                remedy: "add signatures to a checkpoint that the ledger itself signed", file: path)
        }
        let added = checkpoint.note.signatures.filter { !kept.note.signatures.contains($0) }
        guard !added.isEmpty else { return kept }
        for signature in added where !keys.contains(where: { signature.claims($0) }) {
            throw LedgerError(
                .unsigned, "no key was given for the signature of \(signature.name)",
                remedy: "give the verifier key of \(signature.name), or take its line away")
        }
        _ = try Note(text: checkpoint.note.text, signatures: added).verify(by: keys)
        return try keep(checkpoint)
    }
}
