// Projections as a user of the library would write them: small structs that fold events. The tests replay into them.

import EventLedger

/// What replay lends of one event, kept.
struct SeenEvent: Hashable, Sendable {
    let position: Position
    let voidedBy: Position
    let effectiveDay: Int32
    let category: UInt8
    let streamNumber: UInt32
    let type: UInt16
    let summary: UInt32
    let payload: [UInt8]
}

/// Keeps every event it is fed.
struct Everything: Projection, Hashable, Sendable {
    var events: [SeenEvent] = []

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        events.append(
            SeenEvent(
                position: event.position, voidedBy: event.voidedBy, effectiveDay: event.effectiveDay,
                category: event.category, streamNumber: event.streamNumber, type: event.type, summary: event.summary,
                payload: payload.withUnsafeBytes { [UInt8]($0) }))
    }
}

/// Counts events and adds up their summaries and payload bytes.
struct Totals: Projection, Hashable {
    var count = 0
    var summaries = 0
    var payloadBytes = 0

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        count += 1
        summaries += Int(event.summary)
        payloadBytes += payload.byteCount
    }
}
