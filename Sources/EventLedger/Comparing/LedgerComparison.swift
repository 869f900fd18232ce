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

    /// Whether they are equal: the same entries, and days that end at the same offset from UTC.
    public var isEqual: Bool { relation == .sameEntries && offset == otherOffset }
}
