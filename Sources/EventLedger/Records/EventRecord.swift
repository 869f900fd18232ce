// The bytes of one event record: a fixed head of 16 bytes, the id of its stream, the payload.
// It reads and writes in place and never interprets the payload. Docs/Format.md has the table.
//
//   0  u16  type (0: a void)            8  u32  number of the stream within its category
//   2  u8   category of the stream     12  u32  summary (a void: version of the voided event in its stream)
//   3  u8   length of the stream's id  16       id of the stream, then the payload (a void: u64 position, reason)
//   4  i32  day of effect (a void: Int32.min)

@usableFromInline
enum EventRecord {
    /// Bytes before the stream's id.
    @usableFromInline static let headBytes = 16
    /// The longest record, head and payload together.
    static let maximumBytes = 60_000
    /// The day of effect that a void has.
    static let noDay = Int32.min

    /// Appends the record of an event.
    static func append(_ event: NewEvent, number: UInt32, summary: UInt32, to bytes: inout [UInt8]) {
        bytes.appendLittleEndian(event.type)
        bytes.append(event.stream.category)
        bytes.append(UInt8(truncatingIfNeeded: event.stream.id.utf8.count))
        bytes.appendLittleEndian(event.effectiveOn?.daysSinceEpoch ?? noDay)
        bytes.appendLittleEndian(number)
        bytes.appendLittleEndian(summary)
        bytes.append(contentsOf: event.stream.id.utf8)
        bytes.append(contentsOf: event.payload)
    }

    /// The payload of a void: the position of the voided event, then the reason as UTF-8.
    static func voidPayload(of position: Position, reason: String) -> [UInt8] {
        var payload: [UInt8] = []
        payload.reserveCapacity(8 + reason.utf8.count)
        payload.appendLittleEndian(UInt64(clamping: position))
        payload.append(contentsOf: reason.utf8)
        return payload
    }
}
