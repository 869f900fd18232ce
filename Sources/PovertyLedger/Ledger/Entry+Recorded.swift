// From an entry of the generic ledger to an entry of the domain.

import EventLedger

extension Entry {
    /// Decodes a recorded entry, with the references of the events that it voids or revokes as a ledger has them.
    ///
    /// Throws `damaged` when a payload is not one of its type.
    package init<Lookup: EntryLookup & ~Copyable>(
        _ recorded: RecordedEntry, in ledger: borrowing Lookup
    ) throws(LedgerError) {
        var references: [Position: EventReference] = [:]
        for event in recorded.events {
            guard let position = event.referredPosition else { continue }
            // A ledger that is before the entry has none of it.
            references[position] =
                (recorded.firstPosition...recorded.lastPosition).contains(position)
                ? recorded.events[position - recorded.firstPosition].reference
                : try ledger.event(at: position)?.reference
        }
        try self.init(recorded, references: references)
    }

    /// Decodes a recorded entry, given the references of the events that its events refer to by position.
    ///
    /// Throws `damaged` when a payload is not one of its type.
    package init(_ recorded: RecordedEntry, references: [Position: EventReference]) throws(LedgerError) {
        var events: [Event] = []
        events.reserveCapacity(recorded.events.count)
        for event in recorded.events {
            events.append(try Event(event, reference: event.referredPosition.flatMap { references[$0] }))
        }
        self.init(
            id: recorded.id, recordedAt: recorded.recordedAt, actor: recorded.actor, document: recorded.document,
            reason: recorded.reason, restates: recorded.restates, events: events)
    }
}

extension Event {
    /// Decodes a recorded event, given the reference of the event that it refers to by position, if it does.
    ///
    /// Throws `damaged` when the payload is not one of its type.
    package init(_ recorded: RecordedEvent, reference: EventReference?) throws(LedgerError) {
        if recorded.voids != nil {
            guard let reference else { throw Event.damaged(recorded, "it voids an event that does not exist") }
            let fields = EventVoided(event: reference, reason: recorded.voidReason ?? "")
            self.init(effectiveOn: nil, body: .eventVoided(fields))
            return
        }
        guard let kind = EventKind(recordType: recorded.type) else {
            throw Event.damaged(recorded, "it has an unknown type")
        }
        let context = RecordedReference(named: reference)
        do {
            let body = try decodeBody(
                kind: kind, streamCategory: recorded.stream.category, streamID: recorded.stream.id,
                payload: recorded.payload.span.bytes, context: context)
            self.init(effectiveOn: recorded.effectiveOn, body: body)
        } catch { throw Event.damaged(recorded, "\(error)") }
    }

    private static func damaged(_ event: RecordedEvent, _ problem: Sentence) -> LedgerError {
        LedgerError(
            .damaged, "the event at position \(event.position) can't be read: \(problem)",
            remedy: "restore the ledger from a backup", entry: event.reference.entry, event: event.reference.ordinal)
    }
}

/// The reference that a recorded event holds as a position.
private struct RecordedReference: DecodingContext {
    let named: EventReference?

    func isUnit(_ id: String, numbered number: UInt32) -> Bool { true }

    func reference(at position: UInt64) throws(FieldProblem) -> EventReference {
        guard let named else {
            throw FieldProblem("", "names position \(position), which has no event", remedy: "")
        }
        return named
    }
}

extension RecordedEvent {
    /// The position of the event that it refers to: of a void, a revocation, a receipt of a pledge, and an adoption; nil
    /// for all others.
    package var referredPosition: Position? {
        if let voids { return voids }
        return switch EventKind(recordType: type) {
        case .awardRevoked: AwardRevoked.View(payload.span.bytes)?.award
        case .contributionReceived: ContributionReceived.View(payload.span.bytes)?.pledge
        case .initiativeAdopted: InitiativeAdopted.View(payload.span.bytes)?.initiative
        default: nil
        }
    }
}
