// An award was revoked. It belongs to the stream of the award it revokes.

import EventLedger

/// An award was revoked.
public struct AwardRevoked: EventFields {
    static let type = EventKind.awardRevoked

    /// The award, by the event that granted it.
    public var award = EventReference(entry: "", ordinal: 1)
    /// Why.
    public var cause = ""

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(award: EventReference, cause: String) {
        self.award = award
        self.cause = cause
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.reference("award", &award)
        try visitor.text("cause", &cause)
    }
}
