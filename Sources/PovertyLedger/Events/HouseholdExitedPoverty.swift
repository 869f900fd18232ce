// A household was recognised as having left poverty or near-poverty. It is the only way from poor or near-poor to a
// better class, so that an exit can never be recorded in passing.

/// A household was recognised as having left poverty or near-poverty.
public struct HouseholdExitedPoverty: EventFields {
    static let type = EventKind.householdExitedPoverty

    /// The household.
    public var household = ""
    /// The class it left, which must be the one in force: `poor` or `nearPoor`.
    public var from = HouseholdClass.poor
    /// The better class it reached.
    public var to = HouseholdClass.nearPoor
    /// Whether the household is under social protection (bảo trợ xã hội) from now on.
    public var socialProtection = false
    /// What led to the decision.
    public var cause: ExitCause?

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(
        household: String, from: HouseholdClass, to: HouseholdClass, socialProtection: Bool = false,
        cause: ExitCause? = nil
    ) {
        self.household = household
        self.from = from
        self.to = to
        self.socialProtection = socialProtection
        self.cause = cause
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.token("from", &from, allowed: HouseholdClass.povertyClasses)
        try visitor.token("to", &to, allowed: from.betterClasses)
        try visitor.flag("socialProtection", &socialProtection)
        try visitor.optionalToken("cause", &cause)
    }
}
