// The answer to how two ledgers stand to each other. It says what is in the files, never which of them is right.

/// How two ledgers stand to each other.
public struct LedgerComparison: Hashable, Sendable {
    /// How the entries of the first stand to those of the second.
    public let relation: LedgerRelation
    /// The last entry up to which both are the same, byte for byte.
    public let common: LedgerMark
    /// Where the first ledger ends.
    public let end: LedgerMark
    /// Where the second ledger ends.
    public let otherEnd: LedgerMark
    /// The offset from UTC of the first.
    public let offset: UTCOffset
    /// The offset from UTC of the second.
    public let otherOffset: UTCOffset
    /// Whether their trees have the same root over what they have in common; false where entries have other secrets, as after
    /// an import without them, so that a checkpoint of one is none of the other. Nil where one has no tree.
    public let haveSameTree: Bool?
    /// The kept checkpoints of the later ledger that the other, its past, does not reach: what was signed since.
    public let checkpointsBeyond: [Checkpoint]

    /// Whether they are equal: the same entries, and days that end at the same offset from UTC.
    public var isEqual: Bool { relation == .sameEntries && offset == otherOffset }
}
