// The number of a household's members changed. It gives the new number, not the difference.

/// The number of a household's members changed.
public struct HouseholdSizeChanged: EventFields {
    static let type = EventKind.householdSizeChanged

    /// The household.
    public var household = ""
    /// Its members (nhân khẩu) from now on, from 1.
    public var members = UInt32(0)

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(household: String, members: UInt32) {
        self.household = household
        self.members = members
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.smallCount("members", &members, least: 1)
    }
}
