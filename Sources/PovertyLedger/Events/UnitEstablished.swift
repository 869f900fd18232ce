// A unit came into being, or was taken over into the ledger. A unit is known by the ledger's own id from here on; its
// official code is an attribute that may change or be used again for another.

/// A unit came into being, or was taken over into the ledger.
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
