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
