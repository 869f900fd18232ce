// What happens to the ledger itself: periods closed, origins changed, events voided. Each body declares its fields
// once, in the order of Format.md.

import EventLedger

/// The figures up to a day were signed off.
///
/// Entries about the period that are recorded afterwards must be marked as restatements.
public struct PeriodClosed: EventFields, FieldGroup {
    /// The last day of the period.
    public var through = Day.first
    /// The figures it closed. Nil in an entry that is to be recorded: the ledger adds them; figures that are given must
    /// equal those of the ledger. Nil also in closings of older programs, which recorded no figures.
    public var figures: ClosedFigures?

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.fixedSubject(StreamCategory.closings)
        try visitor.field("through", &through, .day)
        try visitor.field("figures", &figures, .figures)
    }
}

// From here on the ledger's checkpoints are signed by another key under another origin. The event is permanent: a
// follower of the old origin finds where it ended, and a ledger restored from an old copy is not mistaken for the same
// history.

/// The checkpoints of the ledger have another origin from here on.
public struct OriginChanged: EventFields, FieldGroup {
    /// The new origin, the name of the key that signs.
    public var origin = ""

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.fixedSubject(StreamCategory.checkpoints)
        try visitor.field("origin", &origin, .text)
    }

    /// What is wrong with the fields taken together, or nil.
    var problem: FieldProblem? {
        guard KeyName(origin) == nil else { return nil }
        return FieldProblem(
            "origin", "can't be the name of a key",
            remedy: "it has at most \(KeyName.maximumBytes) bytes, without spaces and plus signs")
    }
}

/// An earlier event was voided: cuts at which this is known leave it out.
///
/// It has no day of its own, and belongs to the stream of the event it voids. The generic ledger defines voids; this is
/// their form in the domain.
public struct EventVoided: EventFields, FieldGroup {
    /// The event that is voided.
    public var event = EventReference(entry: "", ordinal: 1)
    /// Why.
    public var reason = ""

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.field("event", &event, .reference)
        try visitor.field("reason", &reason, .text)
    }
}
