// The history of one household: every event ever recorded of it, voided ones marked, in the order of its timeline.

import EventLedger
import Files

extension HouseholdView {
    /// What was recorded of a household up to some time, by day of effect and then position; voids are reported with
    /// the event they void. Known at closing is what was known when the last period was closed.
    ///
    /// Throws `notFound` when nothing is recorded of it, with the nearest codes, or not yet, with the time when it was.
    /// Cost: its own events only; to name the nearest, one pass over all codes.
    public func history(of household: String, knownAt: KnownAt = .now) throws(LedgerError) -> HouseholdHistory {
        let id = NormalizedText.normalized(household)
        let known = try position(knownAt: knownAt)
        let stream = StreamName(category: StreamCategory.household.rawValue, id: id)
        let items = try ledger.record(of: stream, knownThrough: known)
        guard !items.isEmpty else { throw try unknownHousehold(id, stream, knownThrough: known) }
        var history: [HistoryItem] = []
        for item in items.sorted(by: TimelineItem.precedes) where item.type != EventHead.voidType {
            history.append(try historyItem(item))
        }
        return HouseholdHistory(household: id, known: known, items: history)
    }

    /// The error for a household not known at a position: when it was first recorded, or the codes that are nearest.
    private func unknownHousehold(
        _ id: String, _ stream: StreamName, knownThrough known: Position
    ) throws(LedgerError) -> LedgerError {
        guard let first = try ledger.record(of: stream, knownThrough: .max).first?.position else {
            let near = try households(nearest: id)
            return LedgerError(
                .notFound, "nothing is recorded of household \(id)",
                remedy: near.isEmpty
                    ? "no household is recorded yet"
                    : "check the code, of which every character counts; the nearest are "
                        + "\(near.joined(separator: ", "))",
                file: ledger.path)
        }
        let entry = try entry(holding: first)
        return LedgerError(
            .notFound, "household \(id) is not known yet at position \(known)",
            remedy: "it was first recorded at \(entry.recordedAt)\(entry.claimedTime ? " (claimed)" as Sentence : "")"
                + ", in the entry that ends at position \(entry.lastPosition); ask for what was known then or later",
            file: ledger.path)
    }

    /// The codes that are nearest to a text, capitals, accents and dashes aside, at most three.
    private func households(nearest text: String) throws(LedgerError) -> [String] {
        let folded = FoldedName(text)
        var near: [(distance: Int, id: String)] = []
        try ledger.scanStreamIDs(of: StreamCategory.household.rawValue) { (bytes, _) throws(LedgerError) in
            let id = bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
            near.append((FoldedName(id).distance(to: folded), id))
            guard near.count > 3 else { return }
            near.sort { $0 < $1 }
            near.removeLast()
        }
        return near.sorted { $0 < $1 }.map(\.id)
    }

    private func historyItem(_ item: TimelineItem) throws(LedgerError) -> HistoryItem {
        let void = item.voidedBy == .max ? nil : EventVoid(try documentedEvent(at: item.voidedBy))
        return HistoryItem(source: try source(at: item.position).source, void: void)
    }

    /// The entry that holds the event at a position.
    package func entry(holding position: Position) throws(LedgerError) -> RecordedEntry {
        guard let entry = try ledger.entry(at: position) else { throw LedgerError.missingEvent(at: position) }
        return entry
    }
}

// An event of a household as an auditor reads it: its fields, its document, when it became known, and whether it was
// voided.

/// An event in a household's history.
public struct HistoryItem: Hashable, Sendable {
    /// The event with its document.
    public let source: EventSource
    /// Its void; nil while it is in force.
    public let void: EventVoid?
}

/// The void of an event.
public struct EventVoid: Hashable, Sendable {
    /// The void's name in the ledger.
    public let reference: EventReference
    /// When it became known.
    public let recordedAt: Instant
    /// Whether that time was claimed by an older system rather than read from the ledger's clock.
    public let claimedTime: Bool
    /// Why the event was voided.
    public let reason: String?

    init(_ void: DocumentedEvent) {
        reference = void.event.reference
        recordedAt = void.recordedAt
        claimedTime = void.claimedTime
        reason = void.event.voidReason
    }
}

extension HistoryItem {
    /// The event, when and by whom it was recorded, and its void.
    package static var columns: [AnswerColumn<HistoryItem>] {
        let void: [AnswerColumn<EventVoid>] = [
            .reference("by", \.reference), .instant("recordedAt", \.recordedAt),
            .truth("claimedTime", \.claimedTime).lastInCSV, .text("reason", \.reason),
        ]
        let names = [
            "by": "voidedBy", "recordedAt": "voidedAt", "claimedTime": "voidClaimedTime", "reason": "voidReason",
        ]
        return [
            .reference("reference", \.source.reference), .number("position", .position, \.source.position),
            .instant("recordedAt", \.source.recordedAt), .truth("claimedTime", \.source.claimedTime).lastInCSV,
            .text("actor", \.source.actor), .text("document", \.source.document), .text("reason", \.source.reason),
            .day("effectiveOn", \.source.event.effectiveOn).notInJSON,
            .code("type", \.source.event.kind.name).notInJSON, .event("event", \.source.event),
            .object("voided", \.void, void) { names[$0] },
        ]
    }
}

/// The history of a household, as known at a position.
public struct HouseholdHistory: LedgerAnswer, Hashable, Sendable {
    /// The household's code.
    public let household: String
    /// The position up to which events were known.
    public let known: Position
    /// Its events in timeline order.
    public let items: [HistoryItem]

    /// The household, its events, and the position known.
    public var columns: [AnswerColumn<HouseholdHistory>] {
        [
            .code("household", \.household).onlyInJSON, .list("events", \.items, HistoryItem.columns),
            .number("known", .position, \.known),
        ]
    }
}

extension HouseholdHistory: RandomAccessCollection {
    /// The place of the first event.
    public var startIndex: Int { items.startIndex }
    /// The place after the last event.
    public var endIndex: Int { items.endIndex }
    /// The event at a place.
    public subscript(index: Int) -> HistoryItem { items[index] }
}
