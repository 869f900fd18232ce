// From an event's fields to its payload and back. Docs/Format.md has the tables.
//
// A void is the one payload that the generic ledger reads too, so it has the form of that ledger: u64 position of the
// voided event, then the reason to the end.

import EventLedger

/// Appends the payload of an event to a buffer. Throws for the first invalid field, and leaves the buffer as it was.
/// Text is written in NFC; normalise the body first to have the same id in the stream's name. Cost: one walk over the
/// fields; allocates only when the buffer has to grow.
func encodePayload<Context: EncodingContext>(
    of body: EventBody, into buffer: inout [UInt8], context: Context
) throws(FieldProblem) {
    let start = buffer.count
    // The encoder borrows the buffer by exchange, so that there is never a second owner and nothing is copied.
    var encoder = PayloadEncoder(context: context)
    swap(&encoder.bytes, &buffer)
    defer { swap(&encoder.bytes, &buffer) }
    do throws(FieldProblem) {
        if case .eventVoided(var void) = body {
            try encoder.appendVoid(&void)
        } else {
            var body = body
            try encoder.block(.of(body.kind)) { encoder throws(FieldProblem) in try body.visit(&encoder) }
        }
        guard encoder.bytes.count - start <= FieldLimits.payloadBytes else {
            throw FieldProblem(
                "", "an event of \(encoder.bytes.count - start) bytes",
                remedy: "an event has at most \(FieldLimits.payloadBytes); shorten its texts")
        }
    } catch {
        encoder.bytes.removeSubrange(start...)
        throw error
    }
}

/// Reads the payload of an event; throws when it is not, byte for byte, what `encodePayload` writes.
func decodeBody<Context: DecodingContext>(
    kind: EventKind, streamCategory: UInt8, streamID: String, payload: RawSpan, context: Context
) throws(FieldProblem) -> EventBody {
    try payload.withUnsafeBytes { bytes throws(FieldProblem) in
        let stream = StreamName(category: streamCategory, id: streamID)
        var decoder = PayloadDecoder(bytes, stream: stream, context: context)
        let body: EventBody
        if kind == .eventVoided {
            body = .eventVoided(try decoder.takeVoid())
        } else {
            body = try decoder.block("", .of(kind)) { decoder throws(FieldProblem) in
                try EventBody(kind, readBy: &decoder)
            }
        }
        try decoder.finish()
        if let problem = body.problem { throw problem }
        return body
    }
}
