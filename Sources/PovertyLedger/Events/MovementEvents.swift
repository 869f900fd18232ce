// What a movement of emulation consists of beside aid and awards: who joined it, which initiatives were taken over, who
// is responsible for whom, and when it was reviewed. Nothing here changes a household. Each body declares its fields
// once, in the order of Format.md.

import EventLedger

/// A unit took over an initiative.
///
/// The initiative is one of that unit or of another; a unit takes it over once.
public struct InitiativeAdopted: EventFields, FieldGroup {
    /// The unit that takes it over.
    public var unit = ""
    /// The initiative, by the event that recorded it.
    public var initiative = EventReference(entry: "", ordinal: 1)

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("unit", &unit, category: .unit)
        try visitor.field("initiative", &initiative, .reference)
    }
}

/// A unit or a collective joined a movement (đăng ký thi đua).
///
/// Each joins a movement once.
public struct MovementJoined: EventFields, FieldGroup {
    /// Who joined; in JSON the member `unit` or `collective`.
    public var member = UnitOrCollective.unit("")
    /// The movement, by its name, as awards name it.
    public var movement = ""

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subjectChoice(&member, "a unit or a collective joins, not both in one event")
        try visitor.field("movement", &movement, .text)
    }
}

/// A unit held a preliminary (sơ kết) or a final (tổng kết) review.
///
/// It is held on the last day that it covers, or later.
public struct ReviewHeld: EventFields, FieldGroup {
    /// The unit.
    public var unit = ""
    /// Which review it was.
    public var kind = ReviewKind.preliminary
    /// The last day that was reviewed.
    public var through = Day.first
    /// The report of the review.
    public var document: String?

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("unit", &unit, category: .unit)
        try visitor.field("kind", &kind, .word())
        try visitor.field("through", &through, .day)
        try visitor.optional("document", &document, .text)
    }
}

/// Which review of a movement was held.
public enum ReviewKind: UInt8, Token {
    /// A review of what was done so far (sơ kết).
    case preliminary = 1
    /// The review at the end (tổng kết).
    case final = 2

    /// What such a word is called in a message.
    public static let kind: StaticString = "kind of review of a movement"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .preliminary: "preliminary"
        case .final: "final"
        }
    }
}

/// Somebody became responsible for a household or a unit.
///
/// A household or unit may have several who are responsible for it, each once in one role.
public struct ResponsibilityAssigned: EventFields, FieldGroup {
    /// The household or unit; in JSON the member `household` or `unit`.
    public var subject = HouseholdOrUnit.household("")
    /// Who is responsible.
    public var holder = ""
    /// For what.
    public var role = ""

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subjectChoice(&subject, "a responsibility is for a household or for a unit, not for both")
        try visitor.field("holder", &holder, .text)
        try visitor.field("role", &role, .text)
    }
}

/// A responsibility for a household or a unit ended.
///
/// It names holder and role as the assignment did.
public struct ResponsibilityEnded: EventFields, FieldGroup {
    /// The household or unit; in JSON the member `household` or `unit`.
    public var subject = HouseholdOrUnit.household("")
    /// Who was responsible.
    public var holder = ""
    /// For what.
    public var role = ""

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subjectChoice(&subject, "a responsibility is for a household or for a unit, not for both")
        try visitor.field("holder", &holder, .text)
        try visitor.field("role", &role, .text)
    }
}

// Making events of a movement by their kind, as a program that embeds the ledger writes them.

extension Event {
    /// A unit took over an initiative.
    public static func initiativeAdopted(_ initiative: EventReference, by unit: String, on day: Day) -> Event {
        Event(effectiveOn: day, body: .initiativeAdopted(InitiativeAdopted(unit: unit, initiative: initiative)))
    }

    /// A unit or a collective joined a movement.
    public static func movementJoined(_ movement: String, by member: UnitOrCollective, on day: Day) -> Event {
        Event(effectiveOn: day, body: .movementJoined(MovementJoined(member: member, movement: movement)))
    }

    /// A unit held a review.
    public static func reviewHeld(
        _ kind: ReviewKind, by unit: String, through last: Day, on day: Day, document: String? = nil
    ) -> Event {
        let fields = ReviewHeld(unit: unit, kind: kind, through: last, document: document)
        return Event(effectiveOn: day, body: .reviewHeld(fields))
    }

    /// Somebody became responsible for a household or a unit.
    public static func responsibilityAssigned(
        for subject: HouseholdOrUnit, to holder: String, role: String, on day: Day
    ) -> Event {
        let fields = ResponsibilityAssigned(subject: subject, holder: holder, role: role)
        return Event(effectiveOn: day, body: .responsibilityAssigned(fields))
    }

    /// A responsibility for a household or a unit ended.
    public static func responsibilityEnded(
        for subject: HouseholdOrUnit, of holder: String, role: String, on day: Day
    ) -> Event {
        let fields = ResponsibilityEnded(subject: subject, holder: holder, role: role)
        return Event(effectiveOn: day, body: .responsibilityEnded(fields))
    }
}
