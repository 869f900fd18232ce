// Signed checkpoints that are kept beside the entries. They are kept as they were signed, byte for byte, and only if
// they are of this ledger's tree; checking signatures is left to holders of the keys.

import LMDB

extension ReadableLedger {
    /// Keeps a checkpoint of this ledger's tree. When there is one of the same origin and size, signatures that it does
    /// not have yet are added to it. Returns the checkpoint as it is kept.
    ///
    /// Throws `invalidSize` when it is of more than readers see, `refusedProof` when the tree had another root at that
    /// size, `noTree`, `readOnly`, `noSpace`. When this returns it is on the disk; if the process is killed before,
    /// nothing of it is. Cost: one durable commit.
    @discardableResult
    public func keep(_ checkpoint: SignedCheckpoint) throws(LedgerError) -> SignedCheckpoint {
        let proofs = try store.proofTables()
        let size = checkpoint.checkpoint.size
        guard try root(ofSize: size) == checkpoint.checkpoint.root else {
            throw LedgerError(
                .refusedProof, "the checkpoint has another root than the ledger had at size \(size)",
                remedy: "keep checkpoints of this ledger only", file: path)
        }
        let lock = try store.lockWriters()
        defer { withExtendedLifetime(lock) {} }
        var transaction = try StoreTransaction(store)
        let key = ProofTables.key(checkpoint.checkpoint)
        var kept = checkpoint
        if let row = try transaction.value(proofs.checkpoints, key) {
            kept = try SignedCheckpoint(row).adding(checkpoint.note.signatures)
            if kept.bytes == row { return kept }
        }
        try transaction.put(proofs.checkpoints, key, kept.bytes)
        try transaction.commit()
        return kept
    }

    /// The checkpoints that are kept and of what readers see, by size, then by the bytes of their origin.
    public func checkpoints() throws(LedgerError) -> [SignedCheckpoint] { try view().checkpoints() }
}

extension LedgerView {
    /// The checkpoints that are kept and of what readers see, by size, then by the bytes of their origin.
    ///
    /// Throws `noTree`, and `damaged` naming the size of one that can't be read. Cost: linear in them.
    public func checkpoints() throws(LedgerError) -> [SignedCheckpoint] {
        let proofs = try store.proofTables()
        var scan = try store.scan(proofs.checkpoints, from: [0], in: snapshot.transaction)
        var checkpoints: [SignedCheckpoint] = []
        while try store.step(&scan) {
            let row = scan.withRecord { key, value in
                (key: key.copy(0..<key.byteCount), value: value.copy(0..<value.byteCount))
            }
            guard let checkpoint = try? SignedCheckpoint(row.value),
                ProofTables.key(checkpoint.checkpoint) == row.key
            else {
                throw store.damaged(
                    "a kept checkpoint can't be read",
                    position: LedgerTables.position(row.key.span.bytes.extracting(0..<min(8, row.key.count))))
            }
            checkpoints.append(checkpoint)
        }
        return checkpoints
    }
}
