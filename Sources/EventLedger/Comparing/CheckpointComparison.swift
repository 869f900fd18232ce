// How a ledger compares with what was signed of it. A checkpoint has a size and a root and no entries, so it can say
// that two histories differ, never where.

/// How a ledger compares with a checkpoint.
public struct CheckpointComparison: Hashable, Sendable {
    /// What was signed.
    public let checkpoint: Checkpoint
    /// How the ledger compares with it.
    public let relation: CheckpointRelation
    /// Where the ledger ends.
    public let end: LedgerMark
    /// The root that the ledger had at the checkpoint's size; nil where it has not so many events.
    public let root: Digest?
    /// The origins of the checkpoints that the ledger keeps, each once, the newest last.
    public let origins: [KeyName]

    /// How many events the ledger has beyond the checkpoint.
    public var added: Int { max(0, end.position - checkpoint.size) }
    /// How many events were signed that the ledger does not have.
    public var missing: Int { max(0, checkpoint.size - end.position) }
    /// Whether the tree is, or continues, what the checkpoint covers. Stored hashes say so; `verify` makes them again.
    public var isCovered: Bool { relation == .equal || relation == .grown }
}

/// How a ledger compares with a checkpoint: one of four ways.
public enum CheckpointRelation: String, Hashable, Sendable {
    /// It has what was signed and nothing more.
    case equal
    /// It has what was signed, and more: the checkpoint is of its past.
    case grown
    /// It has fewer events than were signed: it is an older copy, or has parted from what was signed. Which
    /// of the two, the checkpoint doesn't show.
    case behind
    /// It had another root at that size: it is not what was signed.
    case forked
}

extension LedgerView {
    /// Compares this ledger with what was signed, by any key: signatures are not checked.
    ///
    /// Throws `noTree`, `damaged`. Cost: logarithmic, and linear in the checkpoints that are kept.
    public func compare(with checkpoint: Checkpoint) throws(LedgerError) -> CheckpointComparison {
        let end = try snapshot.endMark()
        var origins: [KeyName] = []
        for kept in try checkpoints() {
            origins.removeAll { $0 == kept.checkpoint.origin }
            origins.append(kept.checkpoint.origin)
        }
        let root = try checkpoint.size <= end.position ? root(ofSize: checkpoint.size) : nil
        let relation: CheckpointRelation =
            root == nil
            ? .behind : root != checkpoint.root ? .forked : checkpoint.size == end.position ? .equal : .grown
        return CheckpointComparison(
            checkpoint: checkpoint, relation: relation, end: end, root: root, origins: origins)
    }
}

extension ReadableLedger {
    /// Compares this ledger with what was signed, by any key: signatures are not checked.
    public func compare(with checkpoint: Checkpoint) throws(LedgerError) -> CheckpointComparison {
        try view().compare(with: checkpoint)
    }
}
