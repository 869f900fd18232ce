// The fields of an event of any kind: the one list of all event types. It has one case per kind, so that the compiler
// reports a kind that code handling events forgot, and the three switches from a case to its type and back; no other
// file names every type.

/// The fields of an event, apart from the day it takes effect.
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
    /// A household is assigned to another unit.
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
    /// A fund came into being, or was taken over into the ledger.
    case fundEstablished(FundEstablished)
    /// A contribution to a fund was promised.
    case contributionPledged(ContributionPledged)
    /// A contribution to a fund was received.
    case contributionReceived(ContributionReceived)
    /// A unit took over an initiative.
    case initiativeAdopted(InitiativeAdopted)
    /// A unit or a collective joined a movement.
    case movementJoined(MovementJoined)
    /// A unit held a preliminary or a final review.
    case reviewHeld(ReviewHeld)
    /// Somebody became responsible for a household or a unit.
    case responsibilityAssigned(ResponsibilityAssigned)
    /// A responsibility for a household or a unit ended.
    case responsibilityEnded(ResponsibilityEnded)
    /// A plan was replaced by another from a day on.
    case planRevised(PlanRevised)
    /// An earlier event was voided: cuts at which this is known leave it out.
    case eventVoided(EventVoided)

    /// Which of the thirty-one kinds this is.
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
        case .fundEstablished: .fundEstablished
        case .contributionPledged: .contributionPledged
        case .contributionReceived: .contributionReceived
        case .initiativeAdopted: .initiativeAdopted
        case .movementJoined: .movementJoined
        case .reviewHeld: .reviewHeld
        case .responsibilityAssigned: .responsibilityAssigned
        case .responsibilityEnded: .responsibilityEnded
        case .planRevised: .planRevised
        case .eventVoided: .eventVoided
        }
    }
}

extension EventBody {
    /// The body of a kind, its fields read by a walk of a visitor over an empty one.
    init<Visitor: FieldVisitor>(_ kind: EventKind, readBy visitor: inout Visitor) throws(Visitor.Failure) {
        func read<Fields: FieldGroup>() throws(Visitor.Failure) -> Fields {
            var fields = Fields()
            try fields.visit(&visitor)
            return fields
        }
        self =
            switch kind {
            case .unitEstablished: .unitEstablished(try read())
            case .unitChanged: .unitChanged(try read())
            case .unitMerged: .unitMerged(try read())
            case .householdTotalReported: .householdTotalReported(try read())
            case .householdRegistered: .householdRegistered(try read())
            case .householdMoved: .householdMoved(try read())
            case .householdSizeChanged: .householdSizeChanged(try read())
            case .householdDissolved: .householdDissolved(try read())
            case .householdClassified: .householdClassified(try read())
            case .householdExitedPoverty: .householdExitedPoverty(try read())
            case .incomeAssessed: .incomeAssessed(try read())
            case .aidGiven: .aidGiven(try read())
            case .sponsorAssigned: .sponsorAssigned(try read())
            case .sponsorEnded: .sponsorEnded(try read())
            case .awardGranted: .awardGranted(try read())
            case .awardRevoked: .awardRevoked(try read())
            case .initiativeRecorded: .initiativeRecorded(try read())
            case .planAdopted: .planAdopted(try read())
            case .periodClosed: .periodClosed(try read())
            case .originChanged: .originChanged(try read())
            case .unitDivided: .unitDivided(try read())
            case .fundEstablished: .fundEstablished(try read())
            case .contributionPledged: .contributionPledged(try read())
            case .contributionReceived: .contributionReceived(try read())
            case .initiativeAdopted: .initiativeAdopted(try read())
            case .movementJoined: .movementJoined(try read())
            case .reviewHeld: .reviewHeld(try read())
            case .responsibilityAssigned: .responsibilityAssigned(try read())
            case .responsibilityEnded: .responsibilityEnded(try read())
            case .planRevised: .planRevised(try read())
            case .eventVoided: .eventVoided(try read())
            }
    }

    /// Walks a visitor over the fields, required ones first, in the order of the record. A visitor that writes is given
    /// a copy.
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        func walk<Fields: FieldGroup>(_ fields: Fields) throws(Visitor.Failure) -> Fields {
            var fields = fields
            try fields.visit(&visitor)
            return fields
        }
        switch self {
        case .unitEstablished(let fields): self = .unitEstablished(try walk(fields))
        case .unitChanged(let fields): self = .unitChanged(try walk(fields))
        case .unitMerged(let fields): self = .unitMerged(try walk(fields))
        case .householdTotalReported(let fields): self = .householdTotalReported(try walk(fields))
        case .householdRegistered(let fields): self = .householdRegistered(try walk(fields))
        case .householdMoved(let fields): self = .householdMoved(try walk(fields))
        case .householdSizeChanged(let fields): self = .householdSizeChanged(try walk(fields))
        case .householdDissolved(let fields): self = .householdDissolved(try walk(fields))
        case .householdClassified(let fields): self = .householdClassified(try walk(fields))
        case .householdExitedPoverty(let fields): self = .householdExitedPoverty(try walk(fields))
        case .incomeAssessed(let fields): self = .incomeAssessed(try walk(fields))
        case .aidGiven(let fields): self = .aidGiven(try walk(fields))
        case .sponsorAssigned(let fields): self = .sponsorAssigned(try walk(fields))
        case .sponsorEnded(let fields): self = .sponsorEnded(try walk(fields))
        case .awardGranted(let fields): self = .awardGranted(try walk(fields))
        case .awardRevoked(let fields): self = .awardRevoked(try walk(fields))
        case .initiativeRecorded(let fields): self = .initiativeRecorded(try walk(fields))
        case .planAdopted(let fields): self = .planAdopted(try walk(fields))
        case .periodClosed(let fields): self = .periodClosed(try walk(fields))
        case .originChanged(let fields): self = .originChanged(try walk(fields))
        case .unitDivided(let fields): self = .unitDivided(try walk(fields))
        case .fundEstablished(let fields): self = .fundEstablished(try walk(fields))
        case .contributionPledged(let fields): self = .contributionPledged(try walk(fields))
        case .contributionReceived(let fields): self = .contributionReceived(try walk(fields))
        case .initiativeAdopted(let fields): self = .initiativeAdopted(try walk(fields))
        case .movementJoined(let fields): self = .movementJoined(try walk(fields))
        case .reviewHeld(let fields): self = .reviewHeld(try walk(fields))
        case .responsibilityAssigned(let fields): self = .responsibilityAssigned(try walk(fields))
        case .responsibilityEnded(let fields): self = .responsibilityEnded(try walk(fields))
        case .planRevised(let fields): self = .planRevised(try walk(fields))
        case .eventVoided(let fields): self = .eventVoided(try walk(fields))
        }
    }
}
