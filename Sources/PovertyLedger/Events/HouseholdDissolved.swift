// A household left the register for good. It never comes back under the same code.

/// A household left the register for good.
public struct HouseholdDissolved: EventFields {
    static let type = EventKind.householdDissolved

    /// The household.
    public var household = ""
    /// Why.
    public var cause = DissolutionCause.other

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(household: String, cause: DissolutionCause) {
        self.household = household
        self.cause = cause
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.token("cause", &cause)
    }
}
