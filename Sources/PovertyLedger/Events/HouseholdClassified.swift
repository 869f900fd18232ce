// A household's class was decided: confirmed, worsened, or given for the first time.
// Leaving poor or near-poor for a better class is never this event but `HouseholdExitedPoverty`.

import EventLedger

/// The class of a household was decided by a review; scores and causes are what the decision rested on.
public struct HouseholdClassified: EventFields {
    public static let type = EventKind.householdClassified

    /// The household.
    public var household = ""
    /// The class that was decided.
    public var `class` = HouseholdClass.poor
    /// Whether the household is under social protection (bảo trợ xã hội).
    public var socialProtection = false
    /// The standard applied, an id such as `nd07-2021`.
    public var standard: String?
    /// The kind of area whose line was applied.
    public var area: Area?
    /// The kind of review.
    public var review: Review?
    /// Score A (income) of Circular 07/2021/TT-BLĐTBXH.
    public var incomeScore: Int64?
    /// Score B (deprivation) of Circular 07/2021/TT-BLĐTBXH.
    public var deprivationScore: Int64?
    /// The indicators in which the household is deprived, of the twelve.
    public var deprivations: TokenSet<Deprivation> = []
    /// Causes of poverty.
    public var causes: TokenSet<Cause> = []

    public init() {}

    public mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household)
        try visitor.token("class", &`class`)
        try visitor.flag("socialProtection", &socialProtection)
        try visitor.optionalText("standard", &standard)
        try visitor.optionalToken("area", &area)
        try visitor.optionalToken("review", &review)
        try visitor.optionalCount("incomeScore", &incomeScore, least: 0)
        try visitor.optionalCount("deprivationScore", &deprivationScore, least: 0)
        try visitor.tokens("deprivations", &deprivations)
        try visitor.tokens("causes", &causes)
    }
}
