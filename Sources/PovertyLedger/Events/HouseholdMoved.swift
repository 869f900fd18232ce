// A household stands in another unit than before. A merger of units is never recorded this way: it moves no
// household.

/// A household stands in another unit than before.
public struct HouseholdMoved: EventFields {
    static let type = EventKind.householdMoved

    /// The household.
    public var household = ""
    /// The unit it stands in now.
    public var unit = ""
    /// Why.
    public var cause: MoveCause?

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(household: String, unit: String, cause: MoveCause? = nil) {
        self.household = household
        self.unit = unit
        self.cause = cause
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.unit("unit", &unit)
        try visitor.optionalToken("cause", &cause)
    }
}
