// What happens to households: in the register, in their class, in their income. Each body says its fields once, in the order
// of Format.md.

/// A household came into the register, in a unit, unclassified.
///
/// A code is used once: a household that comes back after it was dissolved is registered under a new one.
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

/// A household stands in another unit than before.
///
/// A merger of units is never recorded this way: it moves no household.
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

/// The number of a household's members changed.
///
/// It gives the new number, not the difference.
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

/// A household left the register for good.
///
/// It never comes back under the same code.
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

// A household's class was decided: confirmed, worsened, or given for the first time.
// Leaving poor or near-poor for a better class is never this event but `HouseholdExitedPoverty`.

/// The class of a household was decided by a review; scores and causes are what the decision rested on.
public struct HouseholdClassified: EventFields {
    static let type = EventKind.householdClassified

    /// The household.
    public var household = ""
    /// The class that was decided; never `unclassified`.
    public var `class` = HouseholdClass.poor
    /// Whether the household is under social protection (bảo trợ xã hội).
    public var socialProtection = false
    /// The standard applied, an id such as `nd07-2021`.
    public var standard: String?
    /// The kind of area whose line was applied.
    public var area: Area?
    /// The kind of review.
    public var review: Review?
    /// Score A (income) of Circular 07/2021/TT-BLĐTBXH, from 0.
    public var incomeScore: Int64?
    /// Score B (deprivation) of Circular 07/2021/TT-BLĐTBXH, from 0.
    public var deprivationScore: Int64?
    /// The indicators in which the household is deprived, of the twelve.
    public var deprivations: TokenSet<Deprivation> = []
    /// Causes of poverty.
    public var causes: TokenSet<Cause> = []

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(
        household: String, class householdClass: HouseholdClass, socialProtection: Bool = false,
        standard: String? = nil, area: Area? = nil, review: Review? = nil, incomeScore: Int64? = nil,
        deprivationScore: Int64? = nil, deprivations: TokenSet<Deprivation> = [], causes: TokenSet<Cause> = []
    ) {
        self.household = household
        self.class = householdClass
        self.socialProtection = socialProtection
        self.standard = standard
        self.area = area
        self.review = review
        self.incomeScore = incomeScore
        self.deprivationScore = deprivationScore
        self.deprivations = deprivations
        self.causes = causes
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.token("class", &`class`)
        try visitor.flag("socialProtection", &socialProtection)
        try visitor.optionalIdentifier("standard", &standard)
        try visitor.optionalToken("area", &area)
        try visitor.optionalToken("review", &review)
        try visitor.optionalCount("incomeScore", &incomeScore, least: 0)
        try visitor.optionalCount("deprivationScore", &deprivationScore, least: 0)
        try visitor.tokens("deprivations", &deprivations)
        try visitor.tokens("causes", &causes)
    }
}

/// A household was recognised as having left poverty or near-poverty.
///
/// It is the only way from poor or near-poor to a better class, so that an exit can never be recorded in passing.
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

/// The income of a household was assessed.
///
/// No class follows from it: a class is decided and recorded.
public struct IncomeAssessed: EventFields {
    static let type = EventKind.incomeAssessed

    /// The household.
    public var household = ""
    /// Income per person and month, in VND, from 0.
    public var perPersonMonthlyVND = Int64(0)

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(household: String, perPersonMonthlyVND: Int64) {
        self.household = household
        self.perPersonMonthlyVND = perPersonMonthlyVND
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.count("perPersonMonthlyVND", &perPersonMonthlyVND, least: 0)
    }
}
