// What is known of a ledger without reading its events.

import EventLedger

/// Size, positions and time span of a ledger.
public struct LedgerInfo: Hashable, Sendable {
    /// The path it was opened at.
    public let path: String
    /// The version of the file's format.
    public let formatVersion: Int
    /// The offset from UTC that decides when a day ends.
    public let offset: UTCOffset
    /// Bytes of the file.
    public let fileBytes: Int
    /// The last position, which is the number of events.
    public let lastPosition: Position
    /// The number of entries.
    public let entries: Int
    /// The number of households with events.
    public let households: Int
    /// The number of units.
    public let units: Int
    /// When the first entry was recorded.
    public let firstRecordedAt: Instant?
    /// When the last entry was recorded.
    public let lastRecordedAt: Instant?
    /// Whether the time of the first entry was claimed by an older system rather than read from the ledger's clock.
    public let firstClaimedTime: Bool
    /// Whether that of the last entry was.
    public let lastClaimedTime: Bool
    /// The time of the ledger's clock at the call.
    public let clock: Instant
    /// The newest signed checkpoint that the ledger keeps.
    public let checkpoint: Checkpoint?
    /// The reads under way in other programs, the oldest first.
    public let readers: [LedgerReader]
    /// What this process has done with the ledger since it was opened, and the size of the file; nil where it was not
    /// asked for.
    public let statistics: LedgerStatistics?
    /// What the ledger is a mirror of, and through which log; nil where it is recorded to by itself.
    public let mirror: MirrorState?

    /// Whether the last recorded time is ahead of the ledger's clock: one of the two is wrong, or was.
    public var isAheadOfClock: Bool { lastRecordedAt.map { $0 > clock } ?? false }
}

extension LedgerInfo: LedgerAnswer {
    /// Size, positions, time span, the newest checkpoint, and the readers, of which CSV has the number; statistics where
    /// they were asked for.
    public var columns: [AnswerColumn<LedgerInfo>] {
        let checkpoint: [AnswerColumn<Checkpoint>] = [.text("origin", \.origin.text), .count("size", \.size)]
        let reader: [AnswerColumn<LedgerReader>] = [
            .count("process", \.process), .count("commitsBehind", \.commitsBehind), .count("heldBytes", \.heldBytes),
        ]
        let mirror: [AnswerColumn<MirrorState>] = [
            .text("origin", \.origin.text), .text("log", \.log), .count("sequence") { Int(clamping: $0.sequence) },
        ]
        return [
            .text("path", \.path), .count("formatVersion", \.formatVersion), .code("utcOffset", \.offset.description),
            .count("fileBytes", \.fileBytes), .number("lastPosition", .position, \.lastPosition),
            .count("entries", \.entries), .count("households", \.households), .count("units", \.units),
            .instant("firstRecordedAt", \.firstRecordedAt), .instant("lastRecordedAt", \.lastRecordedAt),
            .truth("firstClaimedTime", \.firstClaimedTime).lastInCSV,
            .truth("lastClaimedTime", \.lastClaimedTime).lastInCSV,
            .instant("lastRecordedAheadOfClock") { $0.isAheadOfClock ? $0.lastRecordedAt : nil }.onlyInJSON,
            .object("checkpoint", \.checkpoint, checkpoint), .list("readers", \.readers, reader).onlyInJSON,
            .count("readers", \.readers.count).notInJSON,
        ] + (self.mirror == nil ? [] : [.object("mirror", \.mirror, mirror)])
            + (statistics == nil ? [] : [.object("statistics", \.statistics, LedgerStatistics.columns)])
    }
}

extension HouseholdLedger {
    /// Size, positions and time span, and the statistics where they are asked for. Cost: a few lookups, and reading the
    /// kept checkpoints; for statistics that of `ReadableLedger.statistics()`.
    public func info(withStatistics isWithStatistics: Bool = false) throws(LedgerError) -> LedgerInfo {
        // Read first, so that this read itself is not among them.
        let (readers, fileBytes) = (try ledger.readers(), try ledger.fileBytes())
        let view = try ledger.view()
        let checkpoint = view.formatVersion > 1 ? try view.checkpoints().last?.checkpoint : nil
        let first = try view.documentedEvent(at: 1)
        let last = try view.documentedEvent(at: view.lastPosition)
        return LedgerInfo(
            path: view.path, formatVersion: view.formatVersion, offset: view.offset, fileBytes: fileBytes,
            lastPosition: view.lastPosition, entries: view.entryCount,
            households: view.streamCount(category: StreamCategory.household.rawValue),
            units: view.streamCount(category: StreamCategory.unit.rawValue),
            firstRecordedAt: try view.firstRecordedAt(), lastRecordedAt: view.lastRecordedAt,
            firstClaimedTime: first?.claimedTime ?? false, lastClaimedTime: last?.claimedTime ?? false,
            clock: view.now, checkpoint: checkpoint, readers: readers,
            statistics: isWithStatistics ? try ledger.statistics() : nil, mirror: try ledger.mirrorState())
    }
}
