// A unit was divided among others. It ends as a merged one does, but nothing says which of the others a household stands
// in now: that is recorded by moves.

/// A unit was divided among others.
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
