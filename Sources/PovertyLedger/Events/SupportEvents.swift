// What is given to households and units, and the awards for it. Each body declares its fields once, in the order of
// Format.md.

import EventLedger

/// Aid was given to a household or to a unit.
///
/// A loan is recorded here too, with its own kind; loans and gifts are reported separately.
public struct AidGiven: EventFields, FieldGroup {
    /// The household or the unit it was given to; in JSON the member `household` or `unit`.
    public var subject = AidSubject.household("")
    /// What was given.
    public var kind = AidKind.cash
    /// Who gave.
    public var donor = ""
    /// What kind of giver that is.
    public var donorKind = DonorKind.stateBudget
    /// Its amount or worth in VND, from 1.
    public var amountVND: Int64?
    /// How many, in units of `measure`, from 1.
    public var quantity: Int64?
    /// What `quantity` counts, such as `kg`.
    public var measure: String?
    /// The programme it was part of.
    public var programme: String?
    /// The fund that it was paid out of.
    public var fund: String?

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subjectChoice(&subject, "aid is given to a household or to a unit, not to both")
        try visitor.field("kind", &kind, .word())
        try visitor.field("donor", &donor, .text)
        try visitor.field("donorKind", &donorKind, .word())
        try visitor.optional("amountVND", &amountVND, .count(from: 1))
        try visitor.optional("quantity", &quantity, .count(from: 1))
        try visitor.optional("measure", &measure, .text)
        try visitor.optional("programme", &programme, .text)
        try visitor.optional("fund", &fund, .last(.identifier(of: .fund)))
    }
}

/// The household or the unit that aid was given to.
public typealias AidSubject = HouseholdOrUnit

/// A sponsor took on a household (đỡ đầu).
///
/// A household may have several sponsors at a time, each once.
public struct SponsorAssigned: EventFields, FieldGroup {
    /// The household.
    public var household = ""
    /// The sponsor.
    public var sponsor = ""

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.field("sponsor", &sponsor, .text)
    }
}

/// A sponsorship of a household ended.
///
/// It names the sponsor as the assignment did.
public struct SponsorEnded: EventFields, FieldGroup {
    /// The household.
    public var household = ""
    /// The sponsor.
    public var sponsor = ""

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.field("sponsor", &sponsor, .text)
    }
}

/// An initiative (sáng kiến) of a unit was recorded.
///
/// It counts nothing and changes no household.
public struct InitiativeRecorded: EventFields, FieldGroup {
    /// The unit.
    public var unit = ""
    /// What it is called.
    public var title = ""
    /// Who proposed it.
    public var proposer: String?

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("unit", &unit, category: .unit)
        try visitor.field("title", &title, .text)
        try visitor.optional("proposer", &proposer, .text)
    }
}

/// An award was granted to a household, an individual or a collective.
///
/// One achievement gets one award; an award may be revoked.
public struct AwardGranted: EventFields, FieldGroup {
    /// What kind of recipient that is.
    public var recipientKind = RecipientKind.household
    /// The id of the household, individual or collective.
    public var recipient = ""
    /// The form of the award, such as `giấy khen`.
    public var form = ""
    /// Who granted it.
    public var authority = ""
    /// The unit the recipient belongs to.
    public var unit: String?
    /// The movement it was granted for.
    public var movement: String?
    /// What it was granted for.
    public var achievement: String?

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.field("recipientKind", &recipientKind, .word())
        try visitor.subject("recipient", &recipient, category: recipientKind.category)
        try visitor.field("form", &form, .text)
        try visitor.field("authority", &authority, .text)
        try visitor.optional("unit", &unit, .unit)
        try visitor.optional("movement", &movement, .text)
        try visitor.optional("achievement", &achievement, .text)
    }
}

/// An award was revoked.
///
/// It belongs to the stream of the award it revokes.
public struct AwardRevoked: EventFields, FieldGroup {
    /// The award, by the event that granted it.
    public var award = EventReference(entry: "", ordinal: 1)
    /// Why.
    public var cause = ""

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.field("award", &award, .reference)
        try visitor.field("cause", &cause, .text)
    }
}
