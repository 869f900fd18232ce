// Signed checkpoints of the ledger. A ledger has one origin at a time: it is signed by the key of that name until an
// event records another. A ledger that was restored from an old copy needs another: its old key refuses.

import EventLedger

extension HouseholdLedger {
    /// Signs everything that was recorded, keeps the checkpoint in the ledger and returns it as it is kept.
    ///
    /// With `newOrigin` a ledger whose checkpoints had another origin, or none yet, first records an entry that makes
    /// the key's name the origin from here on, by `actor` (the key's name unless given); nothing is recorded when it is
    /// the origin already; `allowingTimesAheadOfClock` as for `record`. Throws `ruleBroken` for the key of another
    /// origin without that, `refusedSigning` when the key signed something that this ledger does not continue, and what
    /// `Ledger.checkpoint(signedBy:)` throws. If the process dies here, call it again: an origin may have been
    /// recorded, and nothing was published. Cost: a few waits for the disk.
    @discardableResult
    public func checkpoint(
        signedBy file: KeyFile, newOrigin: Bool = false, actor: String? = nil, document: String? = nil,
        reason: String? = nil, allowingTimesAheadOfClock: Bool = false
    ) throws(LedgerError) -> SignedCheckpoint {
        var memory = try SigningMemory(of: file)
        var head = try ledger.treeHead()
        let name = file.verifierKey.name
        var checked: TreeFrontier?
        if newOrigin, try !read({ view throws(LedgerError) in try view.isOrigin(name, at: head) }) {
            checked = try ledger.checkSigning(head, with: memory)
            // The size distinguishes a change from a later one back to the same key.
            try record(
                Entry(
                    id: "origin-\(file.verifierKey.hexID)-\(head.size)", actor: actor ?? name.text, document: document,
                    reason: reason, events: [.originChanged(name.text, on: ledger.today)]),
                allowingTimesAheadOfClock: allowingTimesAheadOfClock)
            head = try ledger.treeHead()
        }
        try read { (view) throws(LedgerError) in try view.checkOrigin(name, at: head) }
        return try ledger.sign(head, with: &memory, after: checked)
    }

    /// Closes a period as `close(through:…)` does, and signs a checkpoint that covers the closing.
    ///
    /// Whether the key may sign is checked first, so that a refusal leaves no closing. Throws what both throw. If the
    /// process dies here, or what was signed can't be remembered or kept, the closing may be recorded and not signed:
    /// the same call again signs it, and `checkpoint(signedBy:)` covers it too.
    public func close(
        through day: Day, id: String? = nil, actor: String, document: String? = nil, reason: String? = nil,
        allowingTimesAheadOfClock: Bool = false, signedBy file: KeyFile
    ) throws(LedgerError) -> SignedClosing {
        var memory = try SigningMemory(of: file)
        let before = try ledger.treeHead()
        try read { (view) throws(LedgerError) in try view.checkOrigin(file.verifierKey.name, at: before) }
        let checked = try ledger.checkSigning(before, with: memory)
        let entry = Entry(id: id ?? "closing-\(day)", actor: actor, document: document, reason: reason, events: [])
        let closing: Closing
        if let unsigned = try unsignedClosing(through: day, entry, by: file.verifierKey.name) {
            closing = unsigned
        } else {
            closing = try close(
                through: day, id: id, actor: actor, document: document, reason: reason,
                allowingTimesAheadOfClock: allowingTimesAheadOfClock)
        }
        do throws(LedgerError) {
            let head = try ledger.treeHead()
            try read { (view) throws(LedgerError) in try view.checkOrigin(file.verifierKey.name, at: head) }
            return SignedClosing(closing: closing, checkpoint: try ledger.sign(head, with: &memory, after: checked))
        } catch {
            throw LedgerError(
                error.code, "the closing \(closing.reference) is recorded and not signed: \(error.problem)",
                remedy: error.remedy.isEmpty
                    ? "the same call again signs the closing that is there"
                    : "\(error.remedy); the same call again signs the closing that is there"
            ).with(file: error.place.file, line: error.place.line)
        }
    }

    /// The closing of a period that was recorded with exactly these texts and that no kept checkpoint of a key covers
    /// yet.
    private func unsignedClosing(
        through day: Day, _ entry: Entry, by name: KeyName
    ) throws(LedgerError) -> Closing? {
        let view = try view()
        guard let last = try view.closings().last, last.through == day,
            last.reference.entry == NormalizedText.normalized(entry.id),
            last.actor == NormalizedText.normalized(entry.actor),
            last.document == entry.document.map(NormalizedText.normalized),
            try view.entry(holding: last.cut.position).reason == entry.reason.map(NormalizedText.normalized),
            try !view.checkpoints().contains(where: {
                $0.checkpoint.origin == name && $0.checkpoint.size >= last.cut.position
            })
        else { return nil }
        return last
    }

    /// Adds signatures of other signers and witnesses to a checkpoint that is kept; see
    /// `Ledger.addSignatures(of:checkedBy:)`.
    @discardableResult
    public func addSignatures(
        of checkpoint: SignedCheckpoint, checkedBy keys: [VerifierKey]
    ) throws(LedgerError) -> SignedCheckpoint {
        try ledger.addSignatures(of: checkpoint, checkedBy: keys)
    }
}
