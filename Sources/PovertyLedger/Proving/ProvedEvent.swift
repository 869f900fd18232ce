// What a verified proof of an event shows: who signed the tree, and the event with its document. It shows neither that
// the event is true, nor anything about other events.

import EventLedger

/// An event that is in a signed tree.
public struct ProvedEvent: Hashable, Sendable {
    /// The checkpoint whose tree holds it.
    public let checkpoint: Checkpoint
    /// The valid signatures of the checkpoint, those of witnesses with their times.
    public let signatures: [VerifiedSignature]
    /// The event with its document. Where it names another event its reference is `#` and that event's position: the id
    /// of that event's entry is not in the proof.
    public let source: EventSource
    /// The household, unit or other subject: the id of its stream.
    public let about: String
    /// Why its entry touches a closed period.
    public let restates: String?
    /// The position of the event that it names: what it voids, the award that it revokes, the pledge that it keeps, or
    /// the initiative that it adopts; nil for all others.
    public let refersTo: Position?
}

extension ProvedEvent: LedgerAnswer {
    /// The event with its document, and the signed tree that holds it.
    public var columns: [AnswerColumn<ProvedEvent>] { Self.columns }

    package static var columns: [AnswerColumn<ProvedEvent>] {
        [
            .number("position", .position, \.source.position), .text("about", \.about),
            .reference("reference", \.source.reference), .instant("recordedAt", \.source.recordedAt),
            .truth("claimedTime", \.source.claimedTime), .text("actor", \.source.actor),
            .text("document", \.source.document), .text("reason", \.source.reason), .text("restates", \.restates),
            .event("event", \.source.event),
            .object("checkpoint", { VerifiedCheckpoint($0.checkpoint, $0.signatures) }, VerifiedCheckpoint.columns)
                .onlyInJSON,
        ]
    }
}

extension LeafProof {
    /// Checks everything in the proof of an event: the signatures of its checkpoint, the parts of the leaf in `extra`,
    /// the path from the leaf to the root, and that the event can have been recorded at that position.
    ///
    /// Throws `malformedProof` where there is no event to check, and `refusedProof`, `invalidSignature` or `unsigned`
    /// where the proof is not valid (`LedgerError.isRefusedProof`); `invalidKey` for keys that can't be distinguished.
    /// Cost: about 65 µs a signature. No ledger is needed.
    public func provedEvent(by keys: [VerifierKey]) throws(LedgerError) -> ProvedEvent {
        let position = inclusion.index + 1
        guard let extra else {
            throw LedgerError(
                .malformedProof, "the proof does not say which event it is of",
                remedy: "the parts of its leaf belong after “extra”")
        }
        let leaf = try Leaf(parts: extra)
        let signatures = try verify(leafHash: leaf.hash, by: keys)
        let found = try leaf.event(at: position)
        return ProvedEvent(
            checkpoint: checkpoint.checkpoint, signatures: signatures,
            source: EventSource(
                reference: found.event.reference, position: position, event: try LeafProof.decoded(found.event),
                recordedAt: found.recordedAt, claimedTime: found.claimedTime, actor: found.actor,
                document: found.document, reason: found.reason),
            about: found.event.stream.id, restates: found.restates, refersTo: found.event.referredPosition)
    }

    /// The event in the domain's terms; the signers may have signed an event that no ledger of this domain would
    /// record.
    private static func decoded(_ recorded: RecordedEvent) throws(LedgerError) -> Event {
        let referred = recorded.referredPosition
        do throws(LedgerError) {
            if let referred {
                guard (1..<recorded.position).contains(referred) else {
                    throw LedgerError(.invalidValue, "it names the event at position \(referred)")
                }
            }
            // A reference without an entry can't be checked: a placeholder takes its place meanwhile.
            let event = try Event(recorded, reference: referred.map { EventReference(entry: "x", ordinal: $0) })
            var normalized = event
            do throws(FieldProblem) {
                try normalized.normalize()
            } catch { throw LedgerError(error, entry: nil) }
            guard normalized == event else { throw LedgerError(.invalidValue, "its text is not in Unicode NFC") }
            return try Event(recorded, reference: referred.map { EventReference(entry: "", ordinal: $0) })
        } catch {
            throw LedgerError(
                .malformedProof,
                "the tree holds this at position \(recorded.position), but it can't be read as an event: \(error.problem)",
                remedy: "check it with the version of this software that recorded it",
                entry: recorded.reference.entry, event: recorded.reference.ordinal)
        }
    }
}

extension LedgerError {
    /// Whether a proof or a signature was refused, rather than malformed.
    public var isRefusedProof: Bool {
        let codes: [LedgerError.Code] = [.refusedProof, .invalidSignature, .unsigned]
        return codes.contains(code)
    }
}
