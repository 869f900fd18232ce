// The log: entries in the order of recording, one after another, with the events that each added and voided, why it
// restates, and those of it that were voided since. It holds a page of entries at a time and decodes no payload.

import EventLedger

/// The entries of a log to show; nil filters nothing.
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

    /// A filter; without arguments it passes all entries.
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

/// An entry in the log.
public struct LoggedEntry: Hashable, Sendable {
    /// Events of one kind.
    public struct KindCount: Hashable, Sendable {
        /// The kind.
        public let kind: EventKind
        /// How many events.
        public internal(set) var events: Int
    }

    /// An event that this entry voids.
    public struct Void: Hashable, Sendable {
        /// The event that it voids.
        public let event: EventReference
        /// Why.
        public let reason: String
    }

    /// An event of this entry that was voided since.
    public struct Voided: Hashable, Sendable {
        /// The event.
        public let event: EventReference
        /// The void of it.
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
    /// The document it is based on.
    public let document: String?
    /// Why it was recorded.
    public let reason: String?
    /// Why it touches a closed period; nil when it restates nothing.
    public let restates: String?
    /// How many events of each kind it has, in the order in which the kinds first occur.
    public let kinds: [KindCount]
    /// The first and the last day on which its events take effect; nil when all of them are voids.
    public let effective: ClosedRange<Day>?
    /// The events that it voids.
    public let voids: [Void]
    /// Its events that were voided since.
    public let voided: [Voided]
}

extension LoggedEntry {
    /// The head of an entry, its events by kind, the events it voids, and those of it that were voided.
    package static var columns: [AnswerColumn<LoggedEntry>] {
        let kind: [AnswerColumn<KindCount>] = [.code("type", \.kind.name), .count("events", \.events)]
        let void: [AnswerColumn<Void>] = [.reference("event", \.event), .text("reason", \.reason)]
        let voided: [AnswerColumn<Voided>] = [.reference("event", \.event), .reference("voidedBy", \.void)]
        return [
            .text("id", \.id), .number("firstPosition", .position, \.positions.lowerBound),
            .number("lastPosition", .position, \.positions.upperBound), .instant("recordedAt", \.recordedAt),
            .truth("claimedTime", \.claimedTime), .text("actor", \.actor), .text("document", \.document),
            .text("reason", \.reason), .text("restates", \.restates), .list("events", \.kinds, kind),
            .texts("events", separator: "; ") { $0.kinds.map { "\($0.kind.name) \($0.events)" } }.notInJSON,
            .day("effectiveFrom", \.effective?.lowerBound), .day("effectiveTo", \.effective?.upperBound),
            .list("voids", \.voids, void), .list("voided", \.voided, voided),
            .texts("voids", separator: "; ") { $0.voids.map { "\($0.event)" } }.notInJSON,
            .texts("voided", separator: "; ") { $0.voided.map { "\($0.event) by \($0.void)" } }.notInJSON,
        ]
    }
}

extension HouseholdLedger {
    /// Passes the entries that match a filter to `body`, in the order of recording, until it returns false.
    ///
    /// Returns the last position of the ledger when it began: entries recorded meanwhile are left out. Throws `damaged`
    /// when an entry can't be read, and what `body` throws. No read transaction is open while `body` runs. Cost: a pass
    /// over the entries of the days that are asked for, in bounded memory.
    @discardableResult
    public func log(
        _ filter: LogFilter = LogFilter(), pageEntries: Int = 64,
        _ body: (LoggedEntry) throws(LedgerError) -> Bool
    ) throws(LedgerError) -> Position {
        let (known, first, last) = try read { (view) throws(LedgerError) in try view.span(of: filter) }
        let words = LogWords(filter)
        var position = first
        while position < last {
            let page = try read { (view) throws(LedgerError) in
                try view.page(after: position, through: last, words, limit: max(1, pageEntries), known: known)
            }
            for entry in page.entries { guard try body(entry) else { return known } }
            guard let end = page.end else { break }
            position = end
        }
        return known
    }
}

extension HouseholdView {
    /// The last known position, the position after which the first day begins, and the one with which the last day
    /// ends.
    fileprivate func span(
        of filter: LogFilter
    ) throws(LedgerError) -> (known: Position, first: Position, last: Position) {
        let known = ledger.lastPosition
        let before = filter.from.flatMap { Day(daysSinceEpoch: $0.daysSinceEpoch - 1) }
        let first = try before.map { (day) throws(LedgerError) in try ledger.position(knownOn: day) }
        let last = try filter.to.map { (day) throws(LedgerError) in try ledger.position(knownOn: day) }
        return (known, first ?? 0, min(known, last ?? known))
    }

    /// The entries after a position that match, and where the page ends; nil when there is none.
    fileprivate func page(
        after position: Position, through last: Position, _ words: LogWords, limit: Int, known: Position
    ) throws(LedgerError) -> (entries: [LoggedEntry], end: Position?) {
        let page = try ledger.entries(after: position, limit: limit)
        guard let first = page.first, let final = page.last else { return ([], nil) }
        let voids = try ledger.voids(ofEventsAt: first.firstPosition...final.lastPosition, knownThrough: known)
        var entries: [LoggedEntry] = []
        for entry in page where entry.lastPosition <= last && words.letThrough(entry) {
            entries.append(try logged(entry, voids))
        }
        return (entries, final.lastPosition)
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
                .damaged, "the event at position \(event.position) has an unknown type",
                remedy: "restore the ledger from a backup", entry: event.reference.entry, event: event.reference.ordinal
            )
        }
        return kind
    }

    private func reference(at position: Position) throws(LedgerError) -> EventReference {
        guard let event = try ledger.event(at: position) else { throw LedgerError.missingEvent(at: position) }
        return event.reference
    }
}

/// The words of a filter, prepared for searching.
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
