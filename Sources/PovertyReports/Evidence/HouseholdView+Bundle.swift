// Making an evidence bundle: figures at some cuts, the events they follow from, and the signatures that say so. It
// signs no checkpoint; it rests on one that the ledger keeps.

import EventLedger
import PovertyLedger

extension HouseholdView {
    /// Writes an evidence bundle into a new folder, which is checked before it gets its name.
    ///
    /// It covers the events of the newest kept checkpoint. The key's name must be the ledger's origin, and the
    /// checkpoint's, which must cover every cut. `unitsOn` is the day whose units are counted by, by default each cut's
    /// own. The same checkpoint, cuts and key give the same bytes. Throws `noCheckpoint` when there is none,
    /// `ruleBroken` for a key of another origin, `invalidValue` for no cut, too many, one twice or one of a day that
    /// has not come, `fileExists`, `noTree`, and what cuts throw. If the process is killed here there is no such
    /// folder; what has the name with `-partial` appended is replaced by the next bundle. Cost: two passes over the
    /// events and four replays a cut; memory about 200 bytes a household.
    @discardableResult
    public func bundle(
        _ cuts: [CutExpression], unitsOn: Day? = nil, to path: String, signedBy key: SigningKey
    ) throws(LedgerError) -> EvidenceBundle {
        guard (1...ReplayCertificate.maximumCuts).contains(cuts.count) else {
            throw LedgerError(
                .invalidValue, "a bundle of \(cuts.count) cuts",
                remedy: "a bundle has 1 to \(ReplayCertificate.maximumCuts)")
        }
        let resolved = try cuts.map { (expression) throws(LedgerError) in
            EvidenceCut(cut: try cut(expression), unitsOn: unitsOn ?? expression.effectiveOn)
        }
        // Figures of a later day would be signed that events may still change.
        if let early = resolved.first(where: { $0.cut.effectiveOn > ledger.today }) {
            throw LedgerError(
                .invalidValue, "the day \(early.cut.effectiveOn) is in the future", remedy: "today is \(ledger.today)")
        }
        for (place, cut) in resolved.enumerated() where resolved[..<place].contains(cut) {
            throw LedgerError(
                .invalidValue, "the cut \(cut.cut.effectiveOn) at position \(cut.cut.position) is given twice",
                remedy: "give each cut once")
        }
        let checkpoint = try checkpoint(
            covering: resolved.map(\.cut.position).max() ?? 0, of: key.verifierKey)
        return try write(resolved, on: checkpoint, to: path, signedBy: key)
    }

    /// The newest kept checkpoint, if it is of that key and covers a position.
    private func checkpoint(
        covering position: Position, of key: VerifierKey
    ) throws(LedgerError) -> SignedCheckpoint {
        let remedy: Sentence = "sign a checkpoint first"
        try checkOrigin(key.name, at: try ledger.treeHead())
        guard let newest = try checkpoints().last(where: { $0.checkpoint.origin == key.name }) else {
            throw LedgerError(
                .noCheckpoint, "the ledger keeps no checkpoint of \(key.name)", remedy: remedy, file: ledger.path)
        }
        guard newest.checkpoint.size >= position else {
            throw LedgerError(
                .noCheckpoint, "the newest checkpoint covers \(newest.checkpoint.size) events, a cut knows \(position)",
                remedy: remedy, file: ledger.path)
        }
        _ = try newest.verify(by: [key])
        return newest
    }

    private func write(
        _ cuts: [EvidenceCut], on checkpoint: SignedCheckpoint, to path: String, signedBy key: SigningKey
    ) throws(LedgerError) -> EvidenceBundle {
        let tree = checkpoint.checkpoint
        let folder = try ledger.stagedFolder(for: path)
        let figures = try cuts.map { (cut) throws(LedgerError) in try self.figures(at: cut) }
        let page = EvidencePage(checkpoint: checkpoint, key: key.verifierKey, figures: figures)
        var files: [(path: String, bytes: [UInt8])] = [
            (EvidenceBundle.checkpointFile, checkpoint.bytes), (EvidenceBundle.pageFile, page.bytes),
        ]
        for (index, figures) in figures.enumerated() { files += figures.files(index + 1) }
        let certificate = ReplayCertificate(
            tree: tree, cuts: cuts,
            files: files.map { ReplayCertificate.File(path: $0.path, hash: Digest(sha256: $0.bytes)) })
        for (name, bytes) in files { try folder.write(name, bytes) }
        let root = try ledger.publish(size: tree.size) { (name, bytes) throws(LedgerError) in
            try folder.write(name, bytes)
        }
        guard root == tree.root else {
            throw LedgerError(
                .damaged, "the events do not have the root of the checkpoint of size \(tree.size)",
                remedy: "verify the ledger", file: ledger.path)
        }
        // Signed last: a run that is killed leaves its files, and no signature over what was not compared.
        let note = try Note(text: certificate.text, signatures: [key.signature(of: certificate.text)])
        try folder.write(EvidenceBundle.certificateFile, note.bytes)
        // A bundle is no evidence before it was read again.
        let bundle = try EvidenceBundle(
            checking: folder.contents, by: [key.verifierKey])
        try folder.publish()
        return bundle.moved(to: folder.path)
    }
}
