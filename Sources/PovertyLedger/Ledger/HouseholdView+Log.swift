// The log: entries in the order of recording, one after another, with what each brought, took back and restated, and what
// was taken back of it since. It holds a page of entries at a time and decodes no payload.

import EventLedger

/// Which entries of a log are wanted; what is nil lets all through.
public struct LogFilter: Hashable, Sendable {
    /// The first day of recording, at the ledger's own offset from UTC.
    public var from: Day?
    /// The last day of recording.
    public var to: Day?
    /// Text that the actor contains, in upper or lower case.
    public var actor: String?
    /// Text that the document contains, in upper or lower case.
    public var document: String?
    /// A kind of event that the entry has at least one of.
    public var kind: EventKind?

    /// A filter; without anything it lets all entries through.
    public init(
        from: Day? = nil, to: Day? = nil, actor: String? = nil, document: String? = nil, kind: EventKind? = nil
    ) {
        self.from = from
        self.to = to
        self.actor = actor
        self.document = document
        self.kind = kind
    }
}

/// An entry as the log shows it.
public struct LoggedEntry: Hashable, Sendable {
    /// Events of one kind.
    public struct KindCount: Hashable, Sendable {
        /// The kind.
        public let kind: EventKind
        /// How many of it.
        public internal(set) var events: Int
    }

    /// An event that this entry voids.
    public struct Void: Hashable, Sendable {
        /// The event that it takes out.
        public let event: EventReference
        /// Why.
        public let reason: String
    }

    /// An event of this entry that was voided since.
    public struct Voided: Hashable, Sendable {
        /// The event.
        public let event: EventReference
        /// The void that took it out.
        public let void: EventReference
    }

    /// Its id.
    public let id: String
    /// The positions of its events.
    public let positions: ClosedRange<Position>
    /// When it was recorded.
    public let recordedAt: Instant
    /// Whether that time was claimed by an older system rather than read from the ledger's clock.
    public let claimedTime: Bool
    /// Who recorded it.
    public let actor: String
    /// The document it rests on.
    public let document: String?
    /// Why it was recorded.
    public let reason: String?
    /// Why it touches a closed period; nil when it restates nothing.
    public let restates: String?
    /// How many events of which kind it has, in the order in which the kinds first come.
    public let kinds: [KindCount]
    /// The first and the last day on which its events take effect; nil when all of them are voids.
    public let effective: ClosedRange<Day>?
    /// What it voids.
    public let voids: [Void]
    /// What of it was voided since.
    public let voided: [Voided]
}

extension HouseholdView {
    /// Lends the entries that a filter lets through to `body`, in the order of recording, until it answers false.
    ///
    /// Gives the last position of the ledger when it began: entries recorded meanwhile are left out. Throws `damaged` when
    /// an entry can't be read, and what `body` throws. Cost: a pass over the entries of the days that are asked for, in bounded memory.
    @discardableResult
    public func log(
        _ filter: LogFilter = LogFilter(), pageEntries: Int = 64,
        _ body: (LoggedEntry) throws(LedgerError) -> Bool
    ) throws(LedgerError) -> Position {
        let known = ledger.lastPosition
        let words = LogWords(filter)
        var position = try start(of: filter)
        let end = try filter.to.map { (day) throws(LedgerError) in
            try min(known, ledger.position(knownOn: day))
        }
        let last = end ?? known
        while position < last {
            let page = try ledger.entries(after: position, limit: max(1, pageEntries))
            guard let first = page.first, let final = page.last else { break }
            let voids = try ledger.voids(ofEventsAt: first.firstPosition...final.lastPosition, knownThrough: known)
            for entry in page where entry.lastPosition <= last && words.letThrough(entry) {
                guard try body(logged(entry, voids)) else { return known }
            }
            position = final.lastPosition
        }
        return known
    }

    /// The position behind which the first day begins.
    private func start(of filter: LogFilter) throws(LedgerError) -> Position {
        guard let from = filter.from, let before = Day(daysSinceEpoch: from.daysSinceEpoch - 1) else { return 0 }
        return try ledger.position(knownOn: before)
    }

    private func logged(
        _ entry: RecordedEntry, _ voids: [Position: Position]
    ) throws(LedgerError) -> LoggedEntry {
        var kinds: [LoggedEntry.KindCount] = []
        var days: ClosedRange<Day>?
        var taken: [LoggedEntry.Void] = []
        var lost: [LoggedEntry.Voided] = []
        for event in entry.events {
            let kind = try kind(of: event)
            if let index = kinds.firstIndex(where: { $0.kind == kind }) {
                kinds[index].events += 1
            } else {
                kinds.append(LoggedEntry.KindCount(kind: kind, events: 1))
            }
            if let day = event.effectiveOn {
                days = days.map { min($0.lowerBound, day)...max($0.upperBound, day) } ?? day...day
            }
            if let voided = event.voids {
                taken.append(LoggedEntry.Void(event: try reference(at: voided), reason: event.voidReason ?? ""))
            }
            if let void = voids[event.position] {
                lost.append(LoggedEntry.Voided(event: event.reference, void: try reference(at: void)))
            }
        }
        return LoggedEntry(
            id: entry.id, positions: entry.firstPosition...entry.lastPosition, recordedAt: entry.recordedAt,
            claimedTime: entry.claimedTime, actor: entry.actor, document: entry.document, reason: entry.reason,
            restates: entry.restates, kinds: kinds, effective: days, voids: taken, voided: lost)
    }

    private func kind(of event: RecordedEvent) throws(LedgerError) -> EventKind {
        guard event.voids == nil else { return .eventVoided }
        guard let kind = EventKind(recordType: event.type) else {
            throw LedgerError(
                .damaged, "the event at position \(event.position) has a type that there is not",
                remedy: "restore the ledger from a backup", entry: event.reference.entry, event: event.reference.ordinal
            )
        }
        return kind
    }

    private func reference(at position: Position) throws(LedgerError) -> EventReference {
        let event = try ledger.event(at: position)
        guard let event else {
            throw LedgerError(
                .damaged, "the event at position \(position) is missing", remedy: "restore the ledger from a backup")
        }
        return event.reference
    }
}

/// The words of a filter, made ready to be looked for.
private struct LogWords {
    let actor: String?
    let document: String?
    let type: UInt16?

    init(_ filter: LogFilter) {
        actor = filter.actor.map { NormalizedText.normalized($0).lowercased() }
        document = filter.document.map { NormalizedText.normalized($0).lowercased() }
        type = filter.kind.map(\.recordType)
    }

    func letThrough(_ entry: RecordedEntry) -> Bool {
        if let actor, !entry.actor.lowercased().contains(actor) { return false }
        if let document, entry.document?.lowercased().contains(document) != true { return false }
        if let type, !entry.events.contains(where: { $0.type == type }) { return false }
        return true
    }
}
