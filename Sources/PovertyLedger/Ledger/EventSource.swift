// An event as an explanation names it: its fields, its day, and its document.

import EventLedger

/// An event with its document.
public struct EventSource: Hashable, Sendable {
    /// The event's name in the ledger.
    public let reference: EventReference
    /// Its position.
    public let position: Position
    /// Its fields, and the day from which it is in effect.
    public let event: Event
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
}

extension EventSource {
    /// Which event it is, of what type and of which document.
    package static var columns: [AnswerColumn<EventSource>] {
        [
            .reference("reference", \.reference), .code("type", \.event.kind.name),
            .day("effectiveOn", \.event.effectiveOn), .instant("recordedAt", \.recordedAt),
            .truth("claimedTime", \.claimedTime).lastInCSV, .text("actor", \.actor), .text("document", \.document),
        ]
    }
}

extension HouseholdView {
    /// The event at a position that a timeline names, with its document, and the code of the household it is about.
    package func source(at position: Position) throws(LedgerError) -> (household: String, source: EventSource) {
        let found = try documentedEvent(at: position)
        let referred = try found.event.referredPosition.flatMap { (position) throws(LedgerError) in
            try ledger.event(at: position)?.reference
        }
        let source = EventSource(
            reference: found.event.reference, position: position, event: try Event(found.event, reference: referred),
            recordedAt: found.recordedAt, claimedTime: found.claimedTime, actor: found.actor, document: found.document,
            reason: found.reason)
        return (found.event.stream.id, source)
    }

    /// The event at a position with its document; throws `damaged` when there is none.
    package func documentedEvent(at position: Position) throws(LedgerError) -> DocumentedEvent {
        guard let found = try ledger.documentedEvent(at: position) else { throw LedgerError.missingEvent(at: position) }
        return found
    }
}
