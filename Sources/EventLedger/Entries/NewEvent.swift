// An event that is to be recorded. Its payload is bytes that only the domain understands.

/// An event to record: a fact of a stream with the day it takes effect, or the void of an earlier event.
public struct NewEvent: Hashable, Sendable {
    /// The stream it belongs to; a void belongs to the stream of the event it voids.
    public let stream: StreamName
    /// The domain's number of its type, from 1; 0 is a void.
    public let type: UInt16
    /// The day it takes effect; nil only for a void.
    public let effectiveOn: Day?
    /// Four bytes that timelines keep beside the event, for rules that need not read the payload.
    public let summary: UInt32
    /// The domain's bytes.
    public let payload: [UInt8]
    /// The position of the event that this one voids; nil for a fact.
    public let voids: Position?

    /// A fact: `type` is from 1 to 65,535, the record with its id at most 60,000 bytes.
    public init(stream: StreamName, type: UInt16, effectiveOn: Day, summary: UInt32 = 0, payload: [UInt8]) {
        precondition(type != EventHead.voidType, "type 0 is kept for voids")
        self.stream = stream
        self.type = type
        self.effectiveOn = effectiveOn
        self.summary = summary
        self.payload = payload
        voids = nil
    }

    /// The void of the event at a position, which must be an event of `stream` and of an earlier entry.
    public init(voiding position: Position, in stream: StreamName, reason: String) {
        self.stream = stream
        type = EventHead.voidType
        effectiveOn = nil
        summary = 0
        payload = EventRecord.voidPayload(of: position, reason: reason)
        voids = position
    }
}
