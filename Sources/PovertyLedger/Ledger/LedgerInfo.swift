// What there is to say of a ledger without reading its events.

import EventLedger

/// Size, positions and time span of a ledger.
public struct LedgerInfo: Hashable, Sendable {
    /// The path it was opened at.
    public let path: String
    /// The version of the file's format.
    public let formatVersion: Int
    /// The offset from UTC that says when a day ends.
    public let offset: UTCOffset
    /// Bytes of the file.
    public let fileBytes: Int
    /// The last position, which is the number of events.
    public let lastPosition: Position
    /// The number of entries.
    public let entries: Int
    /// The number of households something was recorded of.
    public let households: Int
    /// The number of units.
    public let units: Int
    /// When the first entry was recorded.
    public let firstRecordedAt: Instant?
    /// When the last entry was recorded.
    public let lastRecordedAt: Instant?
    /// The newest signed checkpoint that the ledger keeps.
    public let checkpoint: Checkpoint?
    /// The reads under way in other programs, the oldest first.
    public let readers: [LedgerReader]
}

extension HouseholdLedger {
    /// Size, positions and time span. Cost: a few lookups, and reading the kept checkpoints.
    public func info() throws(PovertyError) -> LedgerInfo {
        try reading { (ledger) throws(LedgerError) in
            let checkpoint = ledger.formatVersion > 1 ? try ledger.checkpoints().last?.checkpoint : nil
            let first = try ledger.entries(after: 0, limit: 1).first
            return LedgerInfo(
                path: ledger.path, formatVersion: ledger.formatVersion, offset: ledger.offset,
                fileBytes: try ledger.fileBytes(), lastPosition: try ledger.lastPosition(),
                entries: try ledger.entryCount(),
                households: try ledger.streamCount(category: StreamCategory.household.rawValue),
                units: try ledger.streamCount(category: StreamCategory.unit.rawValue),
                firstRecordedAt: first?.recordedAt, lastRecordedAt: try ledger.lastRecordedAt(),
                checkpoint: checkpoint, readers: try ledger.readers())
        }
    }
}
