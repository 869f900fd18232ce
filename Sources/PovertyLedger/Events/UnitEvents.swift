// What happens to units: established, changed, merged, divided, and the totals that they report. Each body declares its
// fields once, in the order of Format.md.

/// A unit came into being, or was taken over into the ledger.
///
/// A unit is known by the ledger's own id from here on; its official code is an attribute that may change or be used
/// again for another.
public struct UnitEstablished: EventFields, FieldGroup {
    /// The id that the ledger gives the unit.
    public var unit = ""
    /// Its name.
    public var name = ""
    /// Its kind.
    public var kind = UnitKind.ward
    /// Whether it is urban or rural.
    public var area: Area?
    /// Its official code.
    public var code: String?
    /// The unit it is part of.
    public var parent: String?

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("unit", &unit, category: .unit)
        try visitor.field("name", &name, .text)
        try visitor.field("kind", &kind, .word())
        try visitor.optional("area", &area, .word())
        try visitor.optional("code", &code, .identifier)
        try visitor.optional("parent", &parent, .unit)
    }
}

/// Attributes of a unit changed; what is nil stays as it was.
///
/// At least one attribute is given. An attribute can be replaced but not taken away.
public struct UnitChanged: EventFields, FieldGroup {
    /// The unit.
    public var unit = ""
    /// Its new name.
    public var name: String?
    /// Its new official code.
    public var code: String?
    /// Its new kind of area.
    public var area: Area?
    /// The unit it is part of now.
    public var parent: String?

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("unit", &unit, category: .unit)
        try visitor.optional("name", &name, .text)
        try visitor.optional("code", &code, .identifier)
        try visitor.optional("area", &area, .word())
        try visitor.optional("parent", &parent, .unit)
    }

    /// What is wrong with the fields taken together, or nil.
    var problem: FieldProblem? {
        guard name == nil, code == nil, area == nil, parent == nil else { return nil }
        return FieldProblem("", "a unitChanged that changes nothing", remedy: "give name, code, area or parent")
    }
}

/// A unit merged into another.
///
/// Its record remains: households in it are counted in the other one.
public struct UnitMerged: EventFields, FieldGroup {
    /// The unit that ended.
    public var unit = ""
    /// The unit that it became part of.
    public var into = ""

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("unit", &unit, category: .unit)
        try visitor.field("into", &into, .unit)
    }
}

/// A unit was divided among others.
///
/// It ends as a merged one does, but the event does not state which of the others a household is in now: moves record
/// that.
public struct UnitDivided: EventFields, FieldGroup {
    /// The unit that ended.
    public var unit = ""
    /// The units that it was divided among, two or more, each once; recorded in the order of their ids.
    public var into: [String] = []

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("unit", &unit, category: .unit)
        try visitor.field("into", &into, .units)
    }
}

/// All households of a unit were counted: the denominator of rates.
///
/// It counts all households, not only those of the register.
public struct HouseholdTotalReported: EventFields, FieldGroup {
    /// The unit.
    public var unit = ""
    /// All households of the unit, from 0.
    public var households = Int64(0)
    /// All persons of the unit, from 0.
    public var persons: Int64?

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("unit", &unit, category: .unit)
        try visitor.field("households", &households, .count(from: 0))
        try visitor.optional("persons", &persons, .count(from: 0))
    }
}
