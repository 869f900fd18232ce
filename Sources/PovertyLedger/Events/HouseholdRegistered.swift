// A household came into the register, in a unit, unclassified. A code is used once: a household that comes back after
// it was dissolved is registered under a new one.

/// A household came into the register, in a unit, unclassified.
public struct HouseholdRegistered: EventFields {
    static let type = EventKind.householdRegistered

    /// The household.
    public var household = ""
    /// The unit it stands in.
    public var unit = ""
    /// Its members (nhân khẩu), from 1.
    public var members = UInt32(0)
    /// Why it was registered.
    public var cause: RegistrationCause?
    /// The household it split from.
    public var splitFrom: String?

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(
        household: String, unit: String, members: UInt32, cause: RegistrationCause? = nil, splitFrom: String? = nil
    ) {
        self.household = household
        self.unit = unit
        self.members = members
        self.cause = cause
        self.splitFrom = splitFrom
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.unit("unit", &unit)
        try visitor.smallCount("members", &members, least: 1)
        try visitor.optionalToken("cause", &cause)
        try visitor.optionalIdentifier("splitFrom", &splitFrom)
    }
}
