// What happens to units: established, changed, merged, divided, and the totals that they report. Each body says its fields
// once, in the order of Format.md.

/// A unit came into being, or was taken over into the ledger.
///
/// A unit is known by the ledger's own id from here on; its official code is an attribute that may change or be used again
/// for another.
public struct UnitEstablished: EventFields {
    static let type = EventKind.unitEstablished

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

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(
        unit: String, name: String, kind: UnitKind, area: Area? = nil, code: String? = nil, parent: String? = nil
    ) {
        self.unit = unit
        self.name = name
        self.kind = kind
        self.area = area
        self.code = code
        self.parent = parent
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("unit", &unit, category: .unit)
        try visitor.text("name", &name)
        try visitor.token("kind", &kind)
        try visitor.optionalToken("area", &area)
        try visitor.optionalIdentifier("code", &code)
        try visitor.optionalUnit("parent", &parent)
    }
}

/// Attributes of a unit changed; what is nil stays as it was.
///
/// At least one attribute is given. An attribute can be replaced but not taken away.
public struct UnitChanged: EventFields {
    static let type = EventKind.unitChanged

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

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(unit: String, name: String? = nil, code: String? = nil, area: Area? = nil, parent: String? = nil) {
        self.unit = unit
        self.name = name
        self.code = code
        self.area = area
        self.parent = parent
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("unit", &unit, category: .unit)
        try visitor.optionalText("name", &name)
        try visitor.optionalIdentifier("code", &code)
        try visitor.optionalToken("area", &area)
        try visitor.optionalUnit("parent", &parent)
    }

    /// What is wrong with the fields taken together, or nil.
    var problem: FieldProblem? {
        guard name == nil, code == nil, area == nil, parent == nil else { return nil }
        return FieldProblem("", "a unitChanged that changes nothing", remedy: "give name, code, area or parent")
    }
}

/// A unit merged into another.
///
/// It lives on in the record: what stands in it maps to the other one.
public struct UnitMerged: EventFields {
    static let type = EventKind.unitMerged

    /// The unit that ended.
    public var unit = ""
    /// The unit that it became part of.
    public var into = ""

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(unit: String, into: String) {
        self.unit = unit
        self.into = into
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("unit", &unit, category: .unit)
        try visitor.unit("into", &into)
    }
}

/// A unit was divided among others.
///
/// It ends as a merged one does, but nothing says which of the others a household stands in now: that is recorded by moves.
public struct UnitDivided: EventFields {
    static let type = EventKind.unitDivided

    /// The unit that ended.
    public var unit = ""
    /// The units that it was divided among, two or more, each once; recorded in the order of their ids.
    public var into: [String] = []

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(unit: String, into: [String]) {
        self.unit = unit
        self.into = into
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("unit", &unit, category: .unit)
        try visitor.units("into", &into)
    }
}

/// All households of a unit were counted: the denominator of rates.
///
/// It counts all households, not only those of the register.
public struct HouseholdTotalReported: EventFields {
    static let type = EventKind.householdTotalReported

    /// The unit.
    public var unit = ""
    /// All households of the unit, from 0.
    public var households = Int64(0)
    /// All persons of the unit, from 0.
    public var persons: Int64?

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(unit: String, households: Int64, persons: Int64? = nil) {
        self.unit = unit
        self.households = households
        self.persons = persons
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("unit", &unit, category: .unit)
        try visitor.count("households", &households, least: 0)
        try visitor.optionalCount("persons", &persons, least: 0)
    }
}
