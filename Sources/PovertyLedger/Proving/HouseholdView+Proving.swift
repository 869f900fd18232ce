// Proofs for others, in the checkpoints that the ledger keeps; the generic ledger makes them.

import EventLedger

extension HouseholdView {
    /// The proof that an event is in a signed tree: in the given checkpoint, or in the newest that is kept and covers
    /// it.
    ///
    /// It discloses the event, the head of its entry, and of other events salted hashes only. See
    /// `Ledger.proof(of:in:)`. Throws `noTree`, `notFound`, `noCheckpoint`, `refusedProof` or `invalidSize` for a
    /// checkpoint of another ledger, `damaged`. Cost: logarithmic.
    public func proof(of event: EventName, in checkpoint: SignedCheckpoint? = nil) throws(LedgerError) -> LeafProof {
        let found: RecordedEvent?
        switch event {
        case .reference(let reference): found = try ledger.event(reference)
        case .position(let position): found = try ledger.event(at: position)
        }
        guard let found else {
            throw LedgerError(
                .notFound, "there is no event \(event)",
                remedy: "write the id of its entry, # and its number there, or # and its position",
                file: ledger.path)
        }
        return try ledger.proof(of: found.position, in: checkpoint)
    }

    /// The proof that the newest kept checkpoint of the same origin continues an older one, as witnesses take it.
    ///
    /// See `Ledger.growthProof(since:)`. Throws `noTree`, `noCheckpoint`, `refusedProof` or `invalidSize` for a
    /// checkpoint of another ledger, `damaged`. Cost: logarithmic.
    public func growthProof(since old: Checkpoint) throws(LedgerError) -> GrowthProof {
        try ledger.growthProof(since: old)
    }

    /// Compares this ledger with a signed checkpoint of any signer. Throws `noTree`, `damaged`. Cost: logarithmic.
    public func compare(with checkpoint: Checkpoint) throws(LedgerError) -> CheckpointComparison {
        try ledger.compare(with: checkpoint)
    }
}
