// What happens to households: in the register, in their class, in their income. Each body declares its fields once, in
// the order of Format.md.

/// A household came into the register, in a unit, unclassified.
///
/// A code is used once: a household that comes back after it was dissolved is registered under a new one.
public struct HouseholdRegistered: EventFields, FieldGroup {
    /// The household.
    public var household = ""
    /// The unit it is in.
    public var unit = ""
    /// Its members (nhân khẩu), from 1.
    public var members = UInt32(0)
    /// Why it was registered.
    public var cause: RegistrationCause?
    /// The household it split from.
    public var splitFrom: String?
    /// Where it moved in from the ledger of another office: that office, a slash, and the id of the transfer.
    public var transfer: String?

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.field("unit", &unit, .unit)
        try visitor.field("members", &members, .members)
        try visitor.optional("cause", &cause, .word())
        try visitor.optional("splitFrom", &splitFrom, .identifier(of: .household))
        try visitor.optional("transfer", &transfer, .last(.identifier))
    }
}

/// A household is assigned to another unit.
///
/// A merger of units is never recorded this way: it moves no household.
public struct HouseholdMoved: EventFields, FieldGroup {
    /// The household.
    public var household = ""
    /// The unit it is in now.
    public var unit = ""
    /// Why.
    public var cause: MoveCause?

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.field("unit", &unit, .unit)
        try visitor.optional("cause", &cause, .word())
    }
}

/// The number of a household's members changed.
///
/// It gives the new number, not the difference.
public struct HouseholdSizeChanged: EventFields, FieldGroup {
    /// The household.
    public var household = ""
    /// Its members (nhân khẩu) from now on, from 1.
    public var members = UInt32(0)

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.field("members", &members, .members)
    }
}

/// A household left the register for good.
///
/// It never comes back under the same code.
public struct HouseholdDissolved: EventFields, FieldGroup {
    /// The household.
    public var household = ""
    /// Why.
    public var cause = DissolutionCause.other
    /// Where it moved away to the ledger of another office: that office, a slash, and the id of the transfer.
    public var transfer: String?

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.field("cause", &cause, .word())
        try visitor.optional("transfer", &transfer, .trailing(.identifier))
    }
}

// A household's class was decided: confirmed, worsened, or given for the first time.
// Leaving poor or near-poor for a better class is never this event but `HouseholdExitedPoverty`.

/// The class of a household was decided by a review; scores and causes are what the decision was based on.
public struct HouseholdClassified: EventFields, FieldGroup {
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
    // Not `[]`: a literal is made word by word, which keeps the compiler from knowing the offsets of the fields.
    /// The indicators in which the household is deprived, of the twelve.
    public var deprivations: TokenSet<Deprivation> = TokenSet()
    /// Causes of poverty.
    public var causes: TokenSet<Cause> = TokenSet()

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.field("class", &`class`, .word())
        try visitor.field("socialProtection", &socialProtection, .flag)
        try visitor.optional("standard", &standard, .identifier)
        try visitor.optional("area", &area, .word())
        try visitor.optional("review", &review, .word())
        try visitor.optional("incomeScore", &incomeScore, .count(from: 0))
        try visitor.optional("deprivationScore", &deprivationScore, .count(from: 0))
        try visitor.field("deprivations", &deprivations, .words())
        try visitor.field("causes", &causes, .words())
    }
}

/// A household was recognised as having left poverty or near-poverty.
///
/// It is the only way from poor or near-poor to a better class, so that no exit is recorded as another decision.
public struct HouseholdExitedPoverty: EventFields, FieldGroup {
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

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.field("from", &from, .word(HouseholdClass.povertyClasses))
        try visitor.field("to", &to, .word(from.betterClasses))
        try visitor.field("socialProtection", &socialProtection, .flag)
        try visitor.optional("cause", &cause, .word())
    }
}

/// The income of a household was assessed.
///
/// No class follows from it: a class is decided and recorded.
public struct IncomeAssessed: EventFields, FieldGroup {
    /// The household.
    public var household = ""
    /// Income per person and month, in VND, from 0.
    public var perPersonMonthlyVND = Int64(0)

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.field("perPersonMonthlyVND", &perPersonMonthlyVND, .count(from: 0))
    }
}
