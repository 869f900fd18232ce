// Signed checkpoints of the ledger. A ledger has one origin at a time: it is signed by the key of that name until an event
// says that another signs from here on. A ledger that was restored from an old copy needs another: its old key refuses.

import EventLedger

extension HouseholdLedger {
    /// Signs everything that was recorded, keeps the checkpoint in the ledger and returns it as it is kept.
    ///
    /// With `newOrigin` a ledger whose checkpoints had another origin, or none yet, first records an entry that says that the
    /// key's name is the origin from here on, by `actor` (the key's name unless given); nothing is recorded when it is the
    /// origin already; `allowingTimesAheadOfClock` as for `record`. Throws `ruleBroken` for the key of another origin without that, `refusedSigning` when the key signed
    /// something that this ledger does not continue, and what `Ledger.checkpoint(signedBy:)` throws.
    /// If the process dies here, call it again: an origin may have been recorded, and nothing was given out. Cost: a few
    /// waits for the disk.
    @discardableResult
    public func checkpoint(
        signedBy file: KeyFile, newOrigin: Bool = false, actor: String? = nil, document: String? = nil,
        reason: String? = nil, allowingTimesAheadOfClock: Bool = false
    ) throws(PovertyError) -> SignedCheckpoint {
        var memory = try memory(of: file)
        var head = try reading { (ledger) throws(LedgerError) in try ledger.treeHead() }
        let name = file.verifierKey.name
        if newOrigin, try !isOrigin(name, at: head) {
            try check(head, memory)
            // The size tells one change from a later one back to the same key.
            try record(
                Entry(
                    id: "origin-\(file.verifierKey.hexID)-\(head.size)", actor: actor ?? name.text, document: document,
                    reason: reason, events: [.originChanged(name.text, on: ledger.today)]),
                allowingTimesAheadOfClock: allowingTimesAheadOfClock)
            head = try reading { (ledger) throws(LedgerError) in try ledger.treeHead() }
        }
        try checkOrigin(name, at: head)
        return try sign(head, &memory)
    }

    /// Closes a period as `close(through:…)` does, and signs a checkpoint that covers the closing.
    ///
    /// Whether the key may sign is found out first, so that a refusal leaves no closing behind. Throws what both throw.
    /// If the process dies here the closing may be recorded and not signed: `checkpoint(signedBy:)` covers it then.
    public func close(
        through day: Day, id: String? = nil, actor: String, document: String? = nil, reason: String? = nil,
        allowingTimesAheadOfClock: Bool = false, signedBy file: KeyFile
    ) throws(PovertyError) -> SignedClosing {
        var memory = try memory(of: file)
        let before = try reading { (ledger) throws(LedgerError) in try ledger.treeHead() }
        try checkOrigin(file.verifierKey.name, at: before)
        try check(before, memory)
        let closing = try close(
            through: day, id: id, actor: actor, document: document, reason: reason,
            allowingTimesAheadOfClock: allowingTimesAheadOfClock)
        let head = try reading { (ledger) throws(LedgerError) in try ledger.treeHead() }
        try checkOrigin(file.verifierKey.name, at: head)
        return SignedClosing(closing: closing, checkpoint: try sign(head, &memory))
    }

    /// The checkpoints that the ledger keeps, by size, then by origin. Cost: linear in them.
    public func checkpoints() throws(PovertyError) -> [SignedCheckpoint] {
        try reading { (ledger) throws(LedgerError) in try ledger.checkpoints() }
    }

    /// Adds signatures of other signers and witnesses to a checkpoint that is kept; see
    /// `Ledger.addSignatures(of:checkedBy:)`.
    @discardableResult
    public func addSignatures(
        of checkpoint: SignedCheckpoint, checkedBy keys: [VerifierKey]
    ) throws(PovertyError) -> SignedCheckpoint {
        try reading { (ledger) throws(LedgerError) in
            try ledger.addSignatures(of: checkpoint, checkedBy: keys)
        }
    }

    private func memory(of file: KeyFile) throws(PovertyError) -> SigningMemory {
        do {
            return try SigningMemory(of: file)
        } catch { throw PovertyError(error) }
    }

    private func check(_ head: TreeHead, _ memory: borrowing SigningMemory) throws(PovertyError) {
        do {
            try ledger.checkSigning(head, with: memory)
        } catch { throw PovertyError(error) }
    }

    private func sign(_ head: TreeHead, _ memory: inout SigningMemory) throws(PovertyError) -> SignedCheckpoint {
        do {
            return try ledger.sign(head, with: &memory)
        } catch { throw PovertyError(error) }
    }
}
