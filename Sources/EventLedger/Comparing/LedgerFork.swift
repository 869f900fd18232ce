// Where two ledgers part: the two entries that follow on their common past, and what differs between them.

/// The first difference of two ledgers that have another entry at the same place.
public struct LedgerFork: Hashable, Sendable {
    /// The first position whose event differs; the entry's first where its head does, which stands for all its events.
    public let position: Position
    /// The parts in which the entries differ, in the order of `EntryPart.allCases`; never empty.
    public let differences: [EntryPart]
    /// What the first ledger says there.
    public let side: ForkSide
    /// What the second ledger says there.
    public let otherSide: ForkSide
}

/// A part of an entry.
public enum EntryPart: String, CaseIterable, Hashable, Sendable {
    /// Its id.
    case id
    /// When it was recorded.
    case recordedAt
    /// Whether that time was claimed by an older system.
    case claimedTime
    /// Who recorded it.
    case actor
    /// The document it rests on.
    case document
    /// Why it was recorded.
    case reason
    /// Why it touches a closed period.
    case restates
    /// Its events.
    case events
}
