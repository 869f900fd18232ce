// Comparing the tree with checkpoints: those that the ledger keeps, and those that somebody kept elsewhere. A
// checkpoint is what a ledger that was rewritten as a whole, or put back to an older state, can't agree with.

import LMDB

/// The checks of all checkpoints of one verification.
struct CheckpointCheck {
    private let tree: TreeAssembly
    private let known: KnownCheckpoints

    init(_ tree: TreeAssembly, _ known: KnownCheckpoints) {
        self.tree = tree
        self.known = known
    }

    /// Checks the checkpoints that are kept, by size, then the others in their order.
    func run(_ report: inout Verification) throws(LedgerError) {
        var rows: [(key: [UInt8], value: [UInt8])] = []
        do {
            var scan = try tree.verifier.reader.transaction.scan(tree.verifier.proofs.checkpoints, from: nil)
            while try scan.next() {
                rows.append(scan.withRecord { ($0.copy(0..<$0.byteCount), $1.copy(0..<$1.byteCount)) })
            }
        } catch { throw tree.verifier.store.failure(error) }
        for (key, value) in rows {
            guard let kept = try? SignedCheckpoint(value), kept.bytes == value,
                ProofTables.key(kept.checkpoint) == key
            else {
                report.add(.checkpoints, key: key, "the checkpoint that is kept here can't be read")
                continue
            }
            try check(kept, "the kept checkpoint", key: key, isGiven: false, &report)
        }
        for checkpoint in known.checkpoints {
            try check(checkpoint, "the given checkpoint", key: nil, isGiven: true, &report)
        }
    }

    private func check(
        _ checkpoint: SignedCheckpoint, _ what: Sentence, key: [UInt8]?, isGiven: Bool, _ report: inout Verification
    ) throws(LedgerError) {
        let (origin, size) = (checkpoint.checkpoint.origin, checkpoint.checkpoint.size)
        let name: Sentence = "\(what) of \(origin), size \(size),"
        guard let signatures = signatures(checkpoint, mustBeSigned: isGiven && !known.keys.isEmpty) else {
            report.add(.checkpoints, key: key, "\(name) is not signed as the key says that is given for it")
            return
        }
        let last = tree.verifier.state.visible.position
        guard size <= last else {
            report.add(
                .checkpoints, position: last + 1, key: key,
                "\(name) covers more than is here, by \(size - last): events were taken out, or this is an older state"
            )
            return
        }
        guard let root = try root(ofSize: size) else {
            report.add(.checkpoints, key: key, "\(name) can't be compared with damaged entries")
            return
        }
        guard root == checkpoint.checkpoint.root else {
            let problem: Sentence =
                "\(name) has another root than the entries give: one of the first \(size) events is not what was signed"
            report.contradiction = report.contradiction ?? problem
            report.add(.checkpoints, key: key, problem)
            return
        }
        report.agreeingCheckpoints += 1
        report.checkedSignatures += signatures
        // What the file keeps vouches for nothing by itself: a person who writes the file anew writes that too.
        if isGiven || signatures > 0 { report.vouchedThrough = max(report.vouchedThrough, size) }
    }

    private func root(ofSize size: Int) throws(LedgerError) -> Digest? {
        guard tree.hasSoundHashes else { return try tree.root(ofSize: size) }
        return try StoredTree(LedgerView(tree.verifier.store)).hashes(inSize: size).root(ofSize: size)
    }

    /// How many signatures of known keys hold; nil when one does not, or the one of the
    /// origin's key is wanted and missing.
    private func signatures(_ checkpoint: SignedCheckpoint, mustBeSigned: Bool) -> Int? {
        let keys = known.keys.filter { key in checkpoint.note.signatures.contains { $0.claims(key) } }
        let ownKey = known.keys.contains { $0.kind == .ed25519 && $0.name == checkpoint.checkpoint.origin }
        guard mustBeSigned || ownKey else {
            return keys.isEmpty ? 0 : try? checkpoint.note.verify(by: keys).count
        }
        return try? checkpoint.verify(by: known.keys).count
    }
}

// What a verification is given from elsewhere: checkpoints that were kept outside it, and the keys that signed. They
// are what a ledger that was rewritten as a whole can't agree with.

/// Checkpoints and keys to hold a ledger against.
public struct KnownCheckpoints: Sendable {
    /// Checkpoints kept outside the ledger.
    public var checkpoints: [SignedCheckpoint]
    /// Keys whose signatures are checked, on these checkpoints and on those that the ledger keeps.
    public var keys: [VerifierKey]

    /// Checkpoints and keys.
    public init(_ checkpoints: [SignedCheckpoint] = [], keys: [VerifierKey] = []) {
        self.checkpoints = checkpoints
        self.keys = keys
    }

    /// Nothing is known from elsewhere.
    public static let none = KnownCheckpoints()
}
