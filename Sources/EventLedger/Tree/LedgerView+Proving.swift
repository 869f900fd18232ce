// Proofs for others: that one event is in a signed tree, and that a signed tree continues an older one. They are made
// in checkpoints that were signed before; nothing is signed here, and nothing but the asked event is given away.

extension LedgerView {
    /// The proof that the event at a position is in a signed tree, with the parts of its leaf: in the given checkpoint,
    /// or in the newest that is kept and covers it.
    ///
    /// It shows the event's record, the head of its entry and its salt, and of other events salted hashes only.
    /// Signatures are not checked. Throws `noTree`, `notFound` for a position that does not exist, `noCheckpoint` where
    /// none covers it, `refusedProof` or `invalidSize` for a checkpoint that is not of this ledger, `damaged`. Cost:
    /// logarithmic, and linear in the checkpoints that are kept.
    public func proof(of position: Position, in given: SignedCheckpoint? = nil) throws(LedgerError) -> LeafProof {
        let leaf = try leaf(at: position)
        var chosen = given
        if let given {
            try check(given.checkpoint)
        } else {
            chosen = try checkpoints().last { $0.checkpoint.size >= position }
        }
        guard let checkpoint = chosen else {
            throw LedgerError(
                .noCheckpoint, "no checkpoint covers this event yet", remedy: "sign a checkpoint first",
                file: store.path, position: position)
        }
        let size = checkpoint.checkpoint.size
        guard position <= size else {
            throw LedgerError(
                .noCheckpoint, "the checkpoint is of size \(size) and does not cover this event",
                remedy: "name a newer one, or sign one first", file: store.path, position: position)
        }
        let inclusion = try inclusionProof(of: position, inSize: size)
        try sound { () throws(LedgerError) in
            try inclusion.check(leafHash: leaf.hash, root: checkpoint.checkpoint.root)
        }
        return try LeafProof(inclusion: inclusion, checkpoint: checkpoint, extra: leaf.parts)
    }

    /// The proof that the newest kept checkpoint of the same origin continues an older one, as witnesses take it.
    ///
    /// Signatures are not checked. Throws `noTree`, `noCheckpoint` where no checkpoint of that size or a larger one is
    /// kept, `refusedProof` where those that are kept are of another origin, `refusedProof` or `invalidSize` for an
    /// older checkpoint that is not of this ledger, `damaged`.
    /// Cost: logarithmic, and linear in the checkpoints that are kept.
    public func growthProof(since old: Checkpoint) throws(LedgerError) -> GrowthProof {
        try check(old)
        let kept = try checkpoints()
        guard let new = kept.last(where: { $0.checkpoint.origin == old.origin && $0.checkpoint.size >= old.size }),
            new.checkpoint.size > old.size || kept.last?.checkpoint.origin == old.origin
        else {
            throw missing(continuing: old, newest: kept.last?.checkpoint)
        }
        let consistency = try consistencyProof(from: old.size, to: new.checkpoint.size)
        try sound { () throws(LedgerError) in
            try consistency.check(oldRoot: old.root, newRoot: new.checkpoint.root)
        }
        return try GrowthProof(consistency: consistency, checkpoint: new)
    }

    /// A proof that does not hold is never given out: an entry, its secret or a stored hash is damaged then.
    private func sound(_ check: () throws(LedgerError) -> Void) throws(LedgerError) {
        do throws(LedgerError) {
            try check()
        } catch {
            throw LedgerError(
                .damaged, "the proof would not hold: \(error.problem)",
                remedy: "verify the ledger; it says what is damaged", file: store.path)
        }
    }

    /// Throws unless the tree had the root of a checkpoint at its size.
    private func check(_ checkpoint: Checkpoint) throws(LedgerError) {
        let comparison = try compare(with: checkpoint)
        switch comparison.relation {
        case .equal, .grown: return
        case .behind:
            throw LedgerError(
                .invalidSize,
                "the checkpoint is of size \(checkpoint.size), and the ledger has \(comparison.end.position) events only",
                remedy: "this may be an older copy of the ledger; compare it with the checkpoint", file: store.path)
        case .forked:
            throw LedgerError(
                .refusedProof, "the ledger had another root at size \(checkpoint.size) than the checkpoint says",
                remedy: "this is not the ledger that was signed; compare it with the checkpoint", file: store.path)
        }
    }

    private func missing(continuing old: Checkpoint, newest: Checkpoint?) -> LedgerError {
        guard let newest, newest.origin != old.origin, newest.size >= old.size else {
            return LedgerError(
                .noCheckpoint, "no checkpoint of \(old.origin) from size \(old.size) on is kept",
                remedy: "sign a checkpoint first", file: store.path)
        }
        return LedgerError(
            .refusedProof,
            "the ledger is signed as \(newest.origin) now, and a proof of growth is between two checkpoints of one origin",
            remedy:
                "start from a checkpoint of \(newest.origin), or compare the ledger with the older one",
            file: store.path)
    }
}
