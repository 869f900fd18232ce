// A unit merged into another. It lives on in the record: what stands in it maps to the other one.

/// A unit merged into another.
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
