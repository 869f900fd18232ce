// How two ledgers compare with each other. It says what is in the files, never which of them is right.

/// How two ledgers compare with each other.
public struct LedgerComparison: Hashable, Sendable {
    /// How the entries of the first compare with those of the second.
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
    /// Whether their trees have the same root over what they have in common; false where entries have other secrets, as
    /// after an import without them, so that a checkpoint of one is none of the other. Nil where one has no tree.
    public let haveSameTree: Bool?
    /// The kept checkpoints of the later ledger that the other, its past, does not reach: what was signed since.
    public let checkpointsBeyond: [Checkpoint]

    /// Whether they are equal: the same entries, and days that end at the same offset from UTC.
    public var isEqual: Bool { relation == .sameEntries && offset == otherOffset }
}

// How the entries of one ledger compare with those of another: one of four ways.

/// How the entries of a first ledger compare with those of a second.
public enum LedgerRelation: Hashable, Sendable {
    /// Both have the same entries.
    case sameEntries
    /// The first is the past of the second, which goes on after `common`.
    case past
    /// The second is the past of the first, which goes on after `common`.
    case future
    /// After `common` each has another entry at the same place.
    case forked(LedgerFork)
}

// A place in a ledger that people can find again: a position with the entry that ends there. It holds no figures.

/// The end of an entry, or the beginning of a ledger.
public struct LedgerMark: Hashable, Sendable {
    /// The position of the entry's last event; 0 before the first entry.
    public let position: Position
    /// How many entries there are up to here.
    public let entries: Int
    /// The id of the entry that ends here; nil before the first.
    public let entry: String?
    /// When that entry was recorded; nil before the first.
    public let recordedAt: Instant?
    /// Whether that time was claimed by an older system rather than read from the ledger's clock.
    public let claimedTime: Bool
}

extension Snapshot {
    /// The mark of a visible position that ends an entry, which is the `entries`-th.
    func mark(at position: Position, entries: Int) throws(LedgerError) -> LedgerMark {
        let entry = try position == 0 ? nil : entry(holding: position)
        return LedgerMark(
            position: position, entries: entries, entry: entry?.id, recordedAt: entry?.recordedAt,
            claimedTime: entry?.claimedTime ?? false)
    }

    /// The mark of the last visible entry.
    func endMark() throws(LedgerError) -> LedgerMark {
        try mark(at: state.visible.position, entries: state.visible.entries)
    }
}

// Where two ledgers part: the two entries that follow on their common past, and what differs between them.

/// The first difference of two ledgers that have another entry at the same place.
public struct LedgerFork: Hashable, Sendable {
    /// The first position whose event differs; the entry's first where its head does, which covers all its events.
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
    /// Why it restates what was reported before.
    case restates
    /// Its events.
    case events
}

// What one of two ledgers says where they part: the head of its entry, and the first of its events that differs.

/// One side of a fork.
public struct ForkSide: Hashable, Sendable {
    /// The id of the entry.
    public let entry: String
    /// When it was recorded.
    public let recordedAt: Instant
    /// Whether that time was claimed by an older system.
    public let claimedTime: Bool
    /// Who recorded it.
    public let actor: String
    /// The document it rests on.
    public let document: String?
    /// Why it was recorded.
    public let reason: String?
    /// Why it restates what was reported before.
    public let restates: String?
    /// The positions of its events.
    public let positions: ClosedRange<Position>
    /// Its first event that differs from the other side's at that place; nil where all do not, or it has fewer.
    public let event: RecordedEvent?

    init(_ entry: RecordedEntry, event: RecordedEvent?) {
        self.entry = entry.id
        recordedAt = entry.recordedAt
        claimedTime = entry.claimedTime
        actor = entry.actor
        document = entry.document
        reason = entry.reason
        restates = entry.restates
        positions = entry.firstPosition...entry.lastPosition
        self.event = event
    }
}

// From two entry records that are not the same bytes to what differs in them. Both were checked and decoded before.

extension LedgerFork {
    /// Compares the entries of two records that begin at one position.
    init(_ entry: RecordedEntry, _ record: RawSpan, _ other: RecordedEntry, _ otherRecord: RawSpan) {
        let index = LedgerFork.firstDifferingEvent(record, otherRecord)
        differences = EntryPart.allCases.filter { part in
            switch part {
            case .id: entry.id != other.id
            case .recordedAt: entry.recordedAt != other.recordedAt
            case .claimedTime: entry.claimedTime != other.claimedTime
            case .actor: entry.actor != other.actor
            case .document: entry.document != other.document
            case .reason: entry.reason != other.reason
            case .restates: entry.restates != other.restates
            case .events: index != nil
            }
        }
        position = entry.firstPosition + (differences == [.events] ? index ?? 0 : 0)
        side = ForkSide(entry, event: index.flatMap { entry.events.indices.contains($0) ? entry.events[$0] : nil })
        otherSide = ForkSide(
            other, event: index.flatMap { other.events.indices.contains($0) ? other.events[$0] : nil })
    }

    /// The place, from 0, of the first event whose record differs or that only one of them has; nil when there is none.
    private static func firstDifferingEvent(_ record: RawSpan, _ other: RawSpan) -> Int? {
        guard let entry = EntryRecord(checking: record, digest: false),
            let otherEntry = EntryRecord(checking: other, digest: false)
        else { return 0 }
        var start = entry.events
        var otherStart = otherEntry.events
        for index in 0..<min(entry.eventCount, otherEntry.eventCount) {
            guard let range = entry.eventRange(index, startingAt: start, in: record),
                let otherRange = otherEntry.eventRange(index, startingAt: otherStart, in: other),
                record.extracting(range).hasBytes(of: other.extracting(otherRange))
            else { return index }
            start = range.upperBound
            otherStart = otherRange.upperBound
        }
        return entry.eventCount == otherEntry.eventCount ? nil : min(entry.eventCount, otherEntry.eventCount)
    }
}
