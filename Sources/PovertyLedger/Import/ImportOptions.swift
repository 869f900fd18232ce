// The options, the progress and the result of an import.

import EventLedger

/// The options of an import.
public struct ImportOptions: Hashable, Sendable {
    /// Whether everything is checked, every bad line is reported, and nothing is recorded.
    public var isDryRun: Bool
    /// Whether the recorded times of the lines are kept, marked as claimed, instead of the ledger's clock.
    public var keepsRecordedTimes: Bool
    /// Whether ids are kept that are refused today, and totals and parts of units that had ended, for importing the
    /// export of a ledger that has them.
    public var keepsIdentifiers: Bool
    /// Whether recorded times may be ahead of the ledger's clock: those of the lines, and the last one in the ledger.
    public var allowsTimesAheadOfClock: Bool
    /// Events that are parsed in one batch; tests use other numbers.
    var batchEvents = ParsedLines.batchEvents

    /// Options of an import.
    public init(
        isDryRun: Bool = false, keepsRecordedTimes: Bool = false, keepsIdentifiers: Bool = false,
        allowsTimesAheadOfClock: Bool = false
    ) {
        self.isDryRun = isDryRun
        self.keepsRecordedTimes = keepsRecordedTimes
        self.keepsIdentifiers = keepsIdentifiers
        self.allowsTimesAheadOfClock = allowsTimesAheadOfClock
    }
}

/// The result of an import; of a dry run, the result it would have had.
public struct ImportReport: Hashable, Sendable {
    /// Entries that were recorded.
    public internal(set) var entries = 0
    /// Events in them.
    public internal(set) var events = 0
    /// Entries that had been recorded before with the same content.
    public internal(set) var skippedEntries = 0
    /// Of those, entries with events that were voided since: recorded, but no longer in force.
    public internal(set) var voidedEntries = 0
    /// The first of the events that were voided, at most `maximumListedVoids`, each with its void.
    public internal(set) var voidedEvents: [VoidedEvent] = []
    /// Entries that were recorded and had a recorded time of their own, which was not kept: the ledger's clock counts.
    public internal(set) var timesNotKept = 0
    /// Bad lines; always 0 when the import was carried out.
    public internal(set) var problems = 0
    /// The last position of the ledger afterwards.
    public internal(set) var lastPosition: Position = 0
    /// The last recorded time, where it is ahead of the ledger's clock; else nil.
    public internal(set) var lastRecordedAheadOfClock: Instant?
}

extension ImportReport: LedgerAnswer {
    /// How many entries, events and bad lines, and the events that were voided since.
    public var columns: [AnswerColumn<ImportReport>] {
        let voided: [AnswerColumn<VoidedEvent>] = [.reference("event", \.event), .reference("voidedBy", \.void)]
        return [
            .count("entries", \.entries), .count("events", \.events), .count("skippedEntries", \.skippedEntries),
            .count("problems", \.problems),
            .number("lastPosition", .position, \.lastPosition),
            .instant("lastRecordedAheadOfClock", \.lastRecordedAheadOfClock).onlyInJSON,
            .count("timesNotKept", \.timesNotKept), .count("voidedEntries", \.voidedEntries),
            .list("voidedEvents", \.voidedEvents, voided).onlyInJSON,
        ]
    }
}

extension ImportReport {
    /// An event of an entry that was recorded before, and its void.
    public struct VoidedEvent: Hashable, Sendable {
        /// The event.
        public let event: EventReference
        /// Its void.
        public let void: EventReference
    }

    /// The most voided events that are listed; `voidedEntries` counts all their entries.
    public static let maximumListedVoids = 100
}

/// The progress of an import.
public struct ImportProgress: Hashable, Sendable {
    /// Bytes read from all files so far.
    public let bytesRead: Int
    /// Bytes of all files; nil when one of them is a pipe.
    public let totalBytes: Int?
    /// Events recorded so far, not visible to readers yet.
    public let events: Int
    /// Whether all files are read and judged and their entries are about to become visible: the last report.
    public var isCommitting = false
}
