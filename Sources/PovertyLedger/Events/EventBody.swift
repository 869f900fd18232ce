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
