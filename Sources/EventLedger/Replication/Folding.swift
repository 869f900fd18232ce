// What a write transaction changes in a mirror beside entries: its row, and the checkpoints that came with the log.
// Both are stored in the commit of the entries, so that there is no moment between them.

import LMDB

/// The mirror's part of a write transaction.
struct Folding {
    let table: Table
    /// The row as it is stored; nil in a ledger that becomes a mirror.
    let state: MirrorState?
    /// The row as it is to be stored.
    var newState: MirrorState?
    /// Checkpoints that are kept.
    var checkpoints: [SignedCheckpoint] = []

    init(table: Table, state: MirrorState?) {
        self.table = table
        self.state = state
    }

    /// Whether there is anything to store.
    var isChanged: Bool { newState != nil && newState != state }
}

extension RowWriter {
    /// Stores the row of a mirror, and its new checkpoints.
    func put(_ folding: Folding) throws(LedgerError) {
        guard let state = folding.newState else { return }
        try put(folding.table, MirrorRow.key, MirrorRow.bytes(state))
        let proofs = try store.proofTables()
        for checkpoint in folding.checkpoints {
            let key = ProofTables.key(checkpoint.checkpoint)
            var kept = checkpoint
            if let row = try transaction.value(proofs.checkpoints, key) {
                kept = try SignedCheckpoint(row).adding(checkpoint.note.signatures)
            }
            try put(proofs.checkpoints, key, kept.bytes)
        }
    }

    /// The head of the tree with everything that was appended; throws `noTree` in a ledger without one.
    mutating func settledHead() throws(LedgerError) -> TreeHead {
        _ = try store.proofTables()
        let head = tree?.growth.settle { TreeHead(size: $0.frontier.size, root: $0.frontier.root) }
        return head ?? TreeHead(size: 0, root: MerkleTree.emptyRoot)
    }
}
