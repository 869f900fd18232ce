// All households of a unit were counted: the denominator of rates. It counts all households, not only those of the
// register.

/// All households of a unit were counted: the denominator of rates.
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
