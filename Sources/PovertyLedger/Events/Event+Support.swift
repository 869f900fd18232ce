// Making events of aid, sponsors and awards by their kind, as a program that embeds the ledger writes them.

import EventLedger

extension Event {
    /// Aid was given to a household or to a unit.
    public static func aidGiven(
        to subject: AidSubject, _ kind: AidKind, donor: String, donorKind: DonorKind, on day: Day,
        amountVND: Int64? = nil, quantity: Int64? = nil, measure: String? = nil, programme: String? = nil
    ) -> Event {
        let fields = AidGiven(
            subject: subject, kind: kind, donor: donor, donorKind: donorKind, amountVND: amountVND,
            quantity: quantity, measure: measure, programme: programme)
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
