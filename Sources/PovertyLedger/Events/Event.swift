// One immutable fact with the day it takes effect. Whether the ledger accepts it is not decided here: that depends on
// what was recorded before.

import EventLedger

/// An event: its fields, and the day from which it is in effect.
///
/// Make one by its kind: `.householdExitedPoverty("P1-0001", from: .poor, to: .nearPoor, on: "2023-12-10")`.
public struct Event: Hashable, Sendable {
    /// The day it takes effect; nil exactly for `eventVoided`, which has none.
    public var effectiveOn: Day?
    /// Its fields.
    public var body: EventBody

    /// An event; it is checked when it is recorded.
    public init(effectiveOn: Day?, body: EventBody) {
        self.effectiveOn = effectiveOn
        self.body = body
    }

    /// Which of the thirty kinds this is.
    public var kind: EventKind { body.kind }
}

// Making events of households by their kind, as a program that embeds the ledger writes them.

extension Event {
    /// A household came into the register, in a unit, unclassified.
    public static func householdRegistered(
        _ household: String, in unit: String, members: UInt32, on day: Day, cause: RegistrationCause? = nil,
        splitFrom: String? = nil, transfer: String? = nil
    ) -> Event {
        let fields = HouseholdRegistered(
            household: household, unit: unit, members: members, cause: cause, splitFrom: splitFrom, transfer: transfer)
        return Event(effectiveOn: day, body: .householdRegistered(fields))
    }

    /// A household is assigned to another unit.
    public static func householdMoved(
        _ household: String, to unit: String, on day: Day, cause: MoveCause? = nil
    ) -> Event {
        let fields = HouseholdMoved(household: household, unit: unit, cause: cause)
        return Event(effectiveOn: day, body: .householdMoved(fields))
    }

    /// A household has this number of members from that day on.
    public static func householdSizeChanged(_ household: String, members: UInt32, on day: Day) -> Event {
        let fields = HouseholdSizeChanged(household: household, members: members)
        return Event(effectiveOn: day, body: .householdSizeChanged(fields))
    }

    /// A household left the register for good.
    public static func householdDissolved(
        _ household: String, cause: DissolutionCause, on day: Day, transfer: String? = nil
    ) -> Event {
        let fields = HouseholdDissolved(household: household, cause: cause, transfer: transfer)
        return Event(effectiveOn: day, body: .householdDissolved(fields))
    }

    /// The class of a household was decided: confirmed, worsened, or given for the first time.
    public static func householdClassified(
        _ household: String, as householdClass: HouseholdClass, on day: Day, socialProtection: Bool = false,
        standard: String? = nil, area: Area? = nil, review: Review? = nil, incomeScore: Int64? = nil,
        deprivationScore: Int64? = nil, deprivations: TokenSet<Deprivation> = [], causes: TokenSet<Cause> = []
    ) -> Event {
        let fields = HouseholdClassified(
            household: household, class: householdClass, socialProtection: socialProtection, standard: standard,
            area: area, review: review, incomeScore: incomeScore, deprivationScore: deprivationScore,
            deprivations: deprivations, causes: causes)
        return Event(effectiveOn: day, body: .householdClassified(fields))
    }

    /// A household was recognised as having left poverty or near-poverty for a better class.
    public static func householdExitedPoverty(
        _ household: String, from: HouseholdClass, to: HouseholdClass, on day: Day, socialProtection: Bool = false,
        cause: ExitCause? = nil
    ) -> Event {
        let fields = HouseholdExitedPoverty(
            household: household, from: from, to: to, socialProtection: socialProtection, cause: cause)
        return Event(effectiveOn: day, body: .householdExitedPoverty(fields))
    }

    /// The income of a household was assessed, in VND per person and month.
    public static func incomeAssessed(_ household: String, perPersonMonthlyVND: Int64, on day: Day) -> Event {
        let fields = IncomeAssessed(household: household, perPersonMonthlyVND: perPersonMonthlyVND)
        return Event(effectiveOn: day, body: .incomeAssessed(fields))
    }
}

// Making events of units, plans, closings and checkpoints by their kind, as a program that embeds the ledger writes
// them.

extension Event {
    /// A unit came into being under an id of the ledger's own.
    public static func unitEstablished(
        _ unit: String, name: String, kind: UnitKind, on day: Day, area: Area? = nil, code: String? = nil,
        parent: String? = nil
    ) -> Event {
        let fields = UnitEstablished(unit: unit, name: name, kind: kind, area: area, code: code, parent: parent)
        return Event(effectiveOn: day, body: .unitEstablished(fields))
    }

    /// Attributes of a unit changed; what is nil stays as it was.
    public static func unitChanged(
        _ unit: String, on day: Day, name: String? = nil, code: String? = nil, area: Area? = nil,
        parent: String? = nil
    ) -> Event {
        let fields = UnitChanged(unit: unit, name: name, code: code, area: area, parent: parent)
        return Event(effectiveOn: day, body: .unitChanged(fields))
    }

    /// A unit merged into another.
    public static func unitMerged(_ unit: String, into other: String, on day: Day) -> Event {
        Event(effectiveOn: day, body: .unitMerged(UnitMerged(unit: unit, into: other)))
    }

    /// A unit was divided among two or more others; its households are moved with `MoveCause.boundaryChange`.
    public static func unitDivided(_ unit: String, into others: [String], on day: Day) -> Event {
        Event(effectiveOn: day, body: .unitDivided(UnitDivided(unit: unit, into: others)))
    }

    /// All households of a unit were counted.
    public static func householdTotalReported(
        _ unit: String, households: Int64, on day: Day, persons: Int64? = nil
    ) -> Event {
        let fields = HouseholdTotalReported(unit: unit, households: households, persons: persons)
        return Event(effectiveOn: day, body: .householdTotalReported(fields))
    }

    /// An initiative of a unit was recorded.
    public static func initiativeRecorded(
        _ unit: String, title: String, on day: Day, proposer: String? = nil
    ) -> Event {
        let fields = InitiativeRecorded(unit: unit, title: title, proposer: proposer)
        return Event(effectiveOn: day, body: .initiativeRecorded(fields))
    }

    /// A plan with targets was adopted.
    public static func planAdopted(
        _ plan: String, title: String, targets: [Target], on day: Day, under parent: String? = nil
    ) -> Event {
        let fields = PlanAdopted(plan: plan, title: title, targets: targets, parentPlan: parent)
        return Event(effectiveOn: day, body: .planAdopted(fields))
    }

    /// A plan was replaced by another from a day on.
    public static func planRevised(
        _ plan: String, replacing old: String, title: String, targets: [Target], on day: Day,
        under parent: String? = nil
    ) -> Event {
        let fields = PlanRevised(plan: plan, title: title, replaces: old, targets: targets, parentPlan: parent)
        return Event(effectiveOn: day, body: .planRevised(fields))
    }

    /// The figures up to and including a day were signed off; the ledger adds them. Figures that are given must equal
    /// those of the ledger.
    public static func periodClosed(through last: Day, on day: Day, figures: ClosedFigures? = nil) -> Event {
        Event(effectiveOn: day, body: .periodClosed(PeriodClosed(through: last, figures: figures)))
    }

    /// The checkpoints of the ledger have another origin from here on.
    public static func originChanged(_ origin: String, on day: Day) -> Event {
        Event(effectiveOn: day, body: .originChanged(OriginChanged(origin: origin)))
    }

    /// An earlier event is voided: cuts at which this is known leave it out.
    public static func eventVoided(_ event: EventReference, reason: String) -> Event {
        Event(effectiveOn: nil, body: .eventVoided(EventVoided(event: event, reason: reason)))
    }
}

// Making events of aid, sponsors and awards by their kind, as a program that embeds the ledger writes them.

extension Event {
    /// Aid was given to a household or to a unit.
    public static func aidGiven(
        to subject: AidSubject, _ kind: AidKind, donor: String, donorKind: DonorKind, on day: Day,
        amountVND: Int64? = nil, quantity: Int64? = nil, measure: String? = nil, programme: String? = nil,
        fund: String? = nil
    ) -> Event {
        let fields = AidGiven(
            subject: subject, kind: kind, donor: donor, donorKind: donorKind, amountVND: amountVND,
            quantity: quantity, measure: measure, programme: programme, fund: fund)
        return Event(effectiveOn: day, body: .aidGiven(fields))
    }

    /// A sponsor took on a household.
    public static func sponsorAssigned(_ household: String, sponsor: String, on day: Day) -> Event {
        let fields = SponsorAssigned(household: household, sponsor: sponsor)
        return Event(effectiveOn: day, body: .sponsorAssigned(fields))
    }

    /// A sponsorship of a household ended.
    public static func sponsorEnded(_ household: String, sponsor: String, on day: Day) -> Event {
        let fields = SponsorEnded(household: household, sponsor: sponsor)
        return Event(effectiveOn: day, body: .sponsorEnded(fields))
    }

    /// An award was granted to a household, an individual or a collective.
    public static func awardGranted(
        to recipientKind: RecipientKind, _ recipient: String, form: String, authority: String, on day: Day,
        unit: String? = nil, movement: String? = nil, achievement: String? = nil
    ) -> Event {
        let fields = AwardGranted(
            recipientKind: recipientKind, recipient: recipient, form: form, authority: authority, unit: unit,
            movement: movement, achievement: achievement)
        return Event(effectiveOn: day, body: .awardGranted(fields))
    }

    /// An award was revoked.
    public static func awardRevoked(_ award: EventReference, cause: String, on day: Day) -> Event {
        Event(effectiveOn: day, body: .awardRevoked(AwardRevoked(award: award, cause: cause)))
    }
}
