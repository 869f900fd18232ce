// The fields of an event of any kind. It is one case a kind so that whoever handles events is told by the compiler when
// a kind was forgotten.

/// What an event says, apart from the day it takes effect.
public enum EventBody: Hashable, Sendable {
    /// A unit came into being, or was taken over into the ledger.
    case unitEstablished(UnitEstablished)
    /// Attributes of a unit changed; what is nil stays as it was.
    case unitChanged(UnitChanged)
    /// A unit merged into another.
    case unitMerged(UnitMerged)
    /// All households of a unit were counted: the denominator of rates.
    case householdTotalReported(HouseholdTotalReported)
    /// A household came into the register, in a unit, unclassified.
    case householdRegistered(HouseholdRegistered)
    /// A household stands in another unit than before.
    case householdMoved(HouseholdMoved)
    /// The number of a household's members changed.
    case householdSizeChanged(HouseholdSizeChanged)
    /// A household left the register for good.
    case householdDissolved(HouseholdDissolved)
    /// The class of a household was decided.
    case householdClassified(HouseholdClassified)
    /// A household was recognised as having left poverty or near-poverty.
    case householdExitedPoverty(HouseholdExitedPoverty)
    /// The income of a household was assessed.
    case incomeAssessed(IncomeAssessed)
    /// Aid was given to a household or to a unit.
    case aidGiven(AidGiven)
    /// A sponsor took on a household (đỡ đầu).
    case sponsorAssigned(SponsorAssigned)
    /// A sponsorship of a household ended.
    case sponsorEnded(SponsorEnded)
    /// An award was granted to a household, an individual or a collective.
    case awardGranted(AwardGranted)
    /// An award was revoked.
    case awardRevoked(AwardRevoked)
    /// An initiative (sáng kiến) of a unit was recorded.
    case initiativeRecorded(InitiativeRecorded)
    /// A plan with targets was adopted.
    case planAdopted(PlanAdopted)
    /// The figures up to a day were signed off.
    case periodClosed(PeriodClosed)
    /// The checkpoints of the ledger have another origin.
    case originChanged(OriginChanged)
    /// A unit was divided among others.
    case unitDivided(UnitDivided)
    /// An earlier event was taken out of every cut that knows this.
    case eventVoided(EventVoided)

    /// Which of the twenty-two kinds this is.
    public var kind: EventKind {
        switch self {
        case .unitEstablished: .unitEstablished
        case .unitChanged: .unitChanged
        case .unitMerged: .unitMerged
        case .householdTotalReported: .householdTotalReported
        case .householdRegistered: .householdRegistered
        case .householdMoved: .householdMoved
        case .householdSizeChanged: .householdSizeChanged
        case .householdDissolved: .householdDissolved
        case .householdClassified: .householdClassified
        case .householdExitedPoverty: .householdExitedPoverty
        case .incomeAssessed: .incomeAssessed
        case .aidGiven: .aidGiven
        case .sponsorAssigned: .sponsorAssigned
        case .sponsorEnded: .sponsorEnded
        case .awardGranted: .awardGranted
        case .awardRevoked: .awardRevoked
        case .initiativeRecorded: .initiativeRecorded
        case .planAdopted: .planAdopted
        case .periodClosed: .periodClosed
        case .originChanged: .originChanged
        case .unitDivided: .unitDivided
        case .eventVoided: .eventVoided
        }
    }

    /// A body of a kind to read into; not valid before it has been read.
    static func empty(_ kind: EventKind) -> EventBody {
        switch kind {
        case .unitEstablished: .unitEstablished(UnitEstablished())
        case .unitChanged: .unitChanged(UnitChanged())
        case .unitMerged: .unitMerged(UnitMerged())
        case .householdTotalReported: .householdTotalReported(HouseholdTotalReported())
        case .householdRegistered: .householdRegistered(HouseholdRegistered())
        case .householdMoved: .householdMoved(HouseholdMoved())
        case .householdSizeChanged: .householdSizeChanged(HouseholdSizeChanged())
        case .householdDissolved: .householdDissolved(HouseholdDissolved())
        case .householdClassified: .householdClassified(HouseholdClassified())
        case .householdExitedPoverty: .householdExitedPoverty(HouseholdExitedPoverty())
        case .incomeAssessed: .incomeAssessed(IncomeAssessed())
        case .aidGiven: .aidGiven(AidGiven())
        case .sponsorAssigned: .sponsorAssigned(SponsorAssigned())
        case .sponsorEnded: .sponsorEnded(SponsorEnded())
        case .awardGranted: .awardGranted(AwardGranted())
        case .awardRevoked: .awardRevoked(AwardRevoked())
        case .initiativeRecorded: .initiativeRecorded(InitiativeRecorded())
        case .planAdopted: .planAdopted(PlanAdopted())
        case .periodClosed: .periodClosed(PeriodClosed())
        case .originChanged: .originChanged(OriginChanged())
        case .unitDivided: .unitDivided(UnitDivided())
        case .eventVoided: .eventVoided(EventVoided())
        }
    }
}

// What every event type has in common: a kind, an empty value to read into, and a walk over its fields.

/// Something with fields, described once for every reader and writer.
protocol FieldGroup: Hashable, Sendable {
    /// A value to read into; not valid before it has been read.
    init()
    /// Walks a visitor over the fields, required ones first, in the order of the record.
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure)
}

/// An event type.
protocol EventFields: FieldGroup {
    /// Which of the twenty-two kinds this is.
    static var type: EventKind { get }
}

// Walking a visitor over the fields of whatever event this is. Reading, writing and checking all pass through here.

extension EventBody {
    /// Walks a visitor over the fields, required ones first, in the order of the record. A visitor that reads starts
    /// from `EventBody.empty(_:)`; one that writes is given a copy.
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        switch self {
        case .unitEstablished(let fields): self = .unitEstablished(try EventBody.walk(fields, &visitor))
        case .unitChanged(let fields): self = .unitChanged(try EventBody.walk(fields, &visitor))
        case .unitMerged(let fields): self = .unitMerged(try EventBody.walk(fields, &visitor))
        case .householdTotalReported(let fields): self = .householdTotalReported(try EventBody.walk(fields, &visitor))
        case .householdRegistered(let fields): self = .householdRegistered(try EventBody.walk(fields, &visitor))
        case .householdMoved(let fields): self = .householdMoved(try EventBody.walk(fields, &visitor))
        case .householdSizeChanged(let fields): self = .householdSizeChanged(try EventBody.walk(fields, &visitor))
        case .householdDissolved(let fields): self = .householdDissolved(try EventBody.walk(fields, &visitor))
        case .householdClassified(let fields): self = .householdClassified(try EventBody.walk(fields, &visitor))
        case .householdExitedPoverty(let fields): self = .householdExitedPoverty(try EventBody.walk(fields, &visitor))
        case .incomeAssessed(let fields): self = .incomeAssessed(try EventBody.walk(fields, &visitor))
        case .aidGiven(let fields): self = .aidGiven(try EventBody.walk(fields, &visitor))
        case .sponsorAssigned(let fields): self = .sponsorAssigned(try EventBody.walk(fields, &visitor))
        case .sponsorEnded(let fields): self = .sponsorEnded(try EventBody.walk(fields, &visitor))
        case .awardGranted(let fields): self = .awardGranted(try EventBody.walk(fields, &visitor))
        case .awardRevoked(let fields): self = .awardRevoked(try EventBody.walk(fields, &visitor))
        case .initiativeRecorded(let fields): self = .initiativeRecorded(try EventBody.walk(fields, &visitor))
        case .planAdopted(let fields): self = .planAdopted(try EventBody.walk(fields, &visitor))
        case .periodClosed(let fields): self = .periodClosed(try EventBody.walk(fields, &visitor))
        case .originChanged(let fields): self = .originChanged(try EventBody.walk(fields, &visitor))
        case .unitDivided(let fields): self = .unitDivided(try EventBody.walk(fields, &visitor))
        case .eventVoided(let fields): self = .eventVoided(try EventBody.walk(fields, &visitor))
        }
    }

    private static func walk<Fields: EventFields, Visitor: FieldVisitor>(
        _ fields: Fields, _ visitor: inout Visitor
    ) throws(Visitor.Failure) -> Fields {
        var fields = fields
        try fields.visit(&visitor)
        return fields
    }
}
