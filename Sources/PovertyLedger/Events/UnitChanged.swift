// Attributes of a unit changed; what is nil stays as it was. At least one attribute is given. An attribute can be
// replaced but not taken away.

/// Attributes of a unit changed; what is nil stays as it was.
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
