// What a backup answers: what is in the copy. When it is returned the copy is on the disk under its own name.

/// A verified copy of a ledger.
public struct LedgerBackup: Hashable, Sendable {
    /// Where it lies.
    public let path: String
    /// The number of entries in it.
    public let entries: Int
    /// The position of its last event, which is the number of its events.
    public let lastPosition: Position
    /// When its last entry was recorded; nil when it has none.
    public let lastRecordedAt: Instant?
    /// Bytes of the file.
    public let fileBytes: Int
    /// Whether free pages were left out.
    public let isCompact: Bool
}
