// A ledger reduced to what a payload asks of it: three units with numbers, and two events with positions.

import EventLedger

@testable import PovertyLedger

/// The units and events that payload tests know.
struct PayloadContext: EncodingContext, DecodingContext {
    static let units: [String: UInt32] = ["tp": 0, "phuong-1": 7, "phuong-2": 0x0102_0304]
    static let events: [EventReference: UInt64] = [
        EventReference(entry: "e-1", ordinal: 2): 0x201,
        EventReference(entry: "khen-2022", ordinal: 1): 0x0102_0304_0506_0708,
    ]

    func unitNumber(of id: String) throws(FieldProblem) -> UInt32 {
        guard let number = PayloadContext.units[id] else {
            throw FieldProblem("", "is \"\(id)\", which is not established", remedy: "establish it first")
        }
        return number
    }

    func isUnit(_ id: String, numbered number: UInt32) -> Bool { PayloadContext.units[id] == number }

    func position(of reference: EventReference) throws(FieldProblem) -> UInt64 {
        guard let position = PayloadContext.events[reference] else {
            throw FieldProblem("", "is \"\(reference)\", which is not recorded", remedy: "name a recorded event")
        }
        return position
    }

    func reference(at position: UInt64) throws(FieldProblem) -> EventReference {
        guard let found = PayloadContext.events.first(where: { $0.value == position }) else {
            throw FieldProblem("event", "is position \(position), where nothing is", remedy: "name a recorded event")
        }
        return found.key
    }
}

/// The payload of a body.
func payload(of body: EventBody) throws(FieldProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    try encodePayload(of: body, into: &bytes, context: PayloadContext())
    return bytes
}

/// The body of a payload in the stream of another body; one that names no stream is in that of a household.
func body(_ bytes: [UInt8], like original: EventBody) throws(FieldProblem) -> EventBody {
    try body(bytes, original.kind, in: original.stream ?? StreamName(category: 1, id: "P1-0001"))
}

/// The body of a payload of a kind in a stream.
func body(_ bytes: [UInt8], _ kind: EventKind, in stream: StreamName) throws(FieldProblem) -> EventBody {
    try decodeBody(
        kind: kind, streamCategory: stream.category, streamID: stream.id, payload: bytes.span.bytes,
        context: PayloadContext())
}
