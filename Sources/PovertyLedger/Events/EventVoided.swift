// An earlier event was taken out of every cut that knows this. It has no day of its own, and belongs to the stream of
// the event it voids. The ledger below keeps voids itself; this is their form in the domain.

import EventLedger

/// An earlier event was taken out of every cut that knows this.
public struct EventVoided: EventFields {
    static let type = EventKind.eventVoided

    /// The event that is taken out.
    public var event = EventReference(entry: "", ordinal: 1)
    /// Why.
    public var reason = ""

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(event: EventReference, reason: String) {
        self.event = event
        self.reason = reason
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.reference("event", &event)
        try visitor.text("reason", &reason)
    }
}
