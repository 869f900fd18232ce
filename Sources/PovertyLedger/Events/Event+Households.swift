// Making events of households by their kind, as a program that embeds the ledger writes them.

import EventLedger

extension Event {
    /// A household came into the register, in a unit, unclassified.
    public static func householdRegistered(
        _ household: String, in unit: String, members: UInt32, on day: Day, cause: RegistrationCause? = nil,
        splitFrom: String? = nil
    ) -> Event {
        let fields = HouseholdRegistered(
            household: household, unit: unit, members: members, cause: cause, splitFrom: splitFrom)
        return Event(effectiveOn: day, body: .householdRegistered(fields))
    }

    /// A household stands in another unit than before.
    public static func householdMoved(
        _ household: String, to unit: String, on day: Day, cause: MoveCause? = nil
    ) -> Event {
        let fields = HouseholdMoved(household: household, unit: unit, cause: cause)
        return Event(effectiveOn: day, body: .householdMoved(fields))
    }

    /// A household has so many members from that day on.
    public static func householdSizeChanged(_ household: String, members: UInt32, on day: Day) -> Event {
        let fields = HouseholdSizeChanged(household: household, members: members)
        return Event(effectiveOn: day, body: .householdSizeChanged(fields))
    }

    /// A household left the register for good.
    public static func householdDissolved(_ household: String, cause: DissolutionCause, on day: Day) -> Event {
        let fields = HouseholdDissolved(household: household, cause: cause)
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
