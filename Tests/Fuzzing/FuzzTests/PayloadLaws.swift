// An input is the number of an event's kind, the category of its stream, and the payload. The ledger around it is one
// in which all that it names is there.

import EventLedger

@testable import PovertyLedger

/// The laws of reading payloads.
enum PayloadLaws {
    static func hold(for input: [UInt8]) throws {
        guard input.count >= 2, let kind = EventKind(rawValue: input[0]) else { return }
        let payload = Array(input[2...])
        readInPlace(payload)
        let context = FuzzedContext()
        let stream =
            input[1] == StreamCategory.closing.rawValue
            ? StreamCategory.closings : StreamName(category: input[1], id: "X-1")
        let body: EventBody
        do {
            body = try decodeBody(
                kind: kind, streamCategory: stream.category, streamID: stream.id, payload: payload.span.bytes,
                context: context)
        } catch { return }
        try BrokenLaw.unless(body.kind == kind, "a payload of \(kind.name) is read as \(body.kind.name)")
        var bytes: [UInt8] = []
        try encodePayload(of: body, into: &bytes, context: context)
        try BrokenLaw.unless(bytes == payload, "a payload of \(kind.name) is read and is written as other bytes")
        _ = try EventSummary.of(body, context: context)
        try interchangeKeeps(Event(effectiveOn: kind == .eventVoided ? nil : "2024-02-29", body: body))
    }

    /// What replay reads without decoding; each is nil for a payload that is too short.
    private static func readInPlace(_ payload: [UInt8]) {
        let bytes = payload.span.bytes
        if let view = HouseholdRegistered.View(bytes) { _ = (view.unitNumber, view.members, view.splitFrom?.byteCount) }
        if let view = UnitEstablished.View(bytes) { _ = (view.kind, view.parentNumber, view.code?.byteCount) }
        if let view = HouseholdClassified.View(bytes) { _ = (view.class, view.deprivations, view.standard?.byteCount) }
        if let view = AidGiven.View(bytes) {
            _ = (view.amountVND, view.measure?.byteCount, view.programme?.byteCount, view.fund?.byteCount)
        }
        if let view = ContributionPledged.View(bytes) { _ = (view.kind, view.due, view.earmark?.byteCount) }
        if let view = ContributionReceived.View(bytes) { _ = (view.kind, view.pledge, view.earmark?.byteCount) }
        if let view = ReviewHeld.View(bytes) { _ = (view.kind, view.through, view.document?.byteCount) }
        if let view = ResponsibilityEnded.View(bytes) { _ = (view.holder.byteCount, view.role.byteCount) }
        if let view = AwardGranted.View(bytes) {
            _ = (view.unitNumber, view.form.byteCount, view.achievement?.byteCount)
        }
        _ = (UnitDivided.View(bytes)?.intoNumbers, AwardRevoked.View(bytes)?.award, PeriodClosed.fits(bytes))
    }

    /// What is recorded can be exported, and the export says the same.
    private static func interchangeKeeps(_ event: Event) throws {
        let line = EntryLine(Entry(id: "e", actor: "a", events: [event]))
        var writer = EntryWriter()
        writer.append(line)
        var reader = EntryReader()
        let read = try reader.read(Array(writer.bytes.dropLast()))
        try BrokenLaw.unless(read == line, "an event is another after its export")
    }
}
