// The origin of the checkpoints of a ledger: the last one that was recorded, else that of the checkpoints it keeps.

import EventLedger

extension HouseholdView {
    /// The checkpoints that the ledger keeps, by size, then by origin. Cost: linear in them.
    public func checkpoints() throws(LedgerError) -> [SignedCheckpoint] {
        try ledger.checkpoints()
    }

    /// The origin of the ledger's checkpoints, text in NFC; nil while nothing was signed and no origin recorded.
    ///
    /// Cost: a few lookups, and while no origin was recorded reading all kept checkpoints.
    public func origin(knownThrough position: Position = .max) throws(LedgerError) -> String? {
        let items = try ledger.record(of: StreamCategory.checkpoints, knownThrough: position)
        if let last = items.last {
            let entry = try entry(holding: last.position)
            let event = try Event(entry.events[last.position - entry.firstPosition], reference: nil)
            guard case .originChanged(let fields) = event.body else {
                throw LedgerError(
                    .damaged, "the event at position \(last.position) names no origin",
                    remedy: "restore the ledger from a backup")
            }
            return fields.origin
        }
        let kept = try checkpoints().last { $0.checkpoint.size <= position }
        return kept.map { NormalizedText.normalized($0.checkpoint.origin.text) }
    }

    /// Whether the key of a name signs for the ledger as it was at a head.
    func isOrigin(_ name: KeyName, at head: TreeHead) throws(LedgerError) -> Bool {
        try origin(knownThrough: head.size) == NormalizedText.normalized(name.text)
    }

    /// Throws unless the key of a name may sign for the ledger as it was at a head.
    package func checkOrigin(_ name: KeyName, at head: TreeHead) throws(LedgerError) {
        guard let origin = try origin(knownThrough: head.size), origin != NormalizedText.normalized(name.text) else {
            return
        }
        throw LedgerError(
            .ruleBroken, "the ledger is signed as \(origin), and the key is \(name)",
            remedy: "sign with the key of \(origin), or go on with the new key and a new origin"
        ).with(file: ledger.path)
    }
}
