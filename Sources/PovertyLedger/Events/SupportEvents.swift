// What is given to households and units, and the awards for it. Each body says its fields once, in the order of Format.md.

import EventLedger

/// Aid was given to a household or to a unit.
///
/// A loan is recorded here too, with its own kind, and is never added to gifts.
public struct AidGiven: EventFields {
    static let type = EventKind.aidGiven

    /// The household or the unit it was given to; in JSON the member `household` or `unit`.
    public var subject = AidSubject.household("")
    /// What was given.
    public var kind = AidKind.cash
    /// Who gave.
    public var donor = ""
    /// What kind of giver that is.
    public var donorKind = DonorKind.stateBudget
    /// Its amount or worth in VND, from 1.
    public var amountVND: Int64?
    /// How many, in units of `measure`, from 1.
    public var quantity: Int64?
    /// What `quantity` counts, such as `kg`.
    public var measure: String?
    /// The programme it was part of.
    public var programme: String?

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(
        subject: AidSubject, kind: AidKind, donor: String, donorKind: DonorKind, amountVND: Int64? = nil,
        quantity: Int64? = nil, measure: String? = nil, programme: String? = nil
    ) {
        self.subject = subject
        self.kind = kind
        self.donor = donor
        self.donorKind = donorKind
        self.amountVND = amountVND
        self.quantity = quantity
        self.measure = measure
        self.programme = programme
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subjectChoice(&subject)
        try visitor.token("kind", &kind)
        try visitor.text("donor", &donor)
        try visitor.token("donorKind", &donorKind)
        try visitor.optionalCount("amountVND", &amountVND, least: 1)
        try visitor.optionalCount("quantity", &quantity, least: 1)
        try visitor.optionalText("measure", &measure)
        try visitor.optionalText("programme", &programme)
    }
}

// What aid was given to. In JSON it is one of two members, `household` or `unit`; in the ledger it is the stream.

/// The household or the unit that aid was given to.
public enum AidSubject: Hashable, Sendable {
    /// The household with that id.
    case household(String)
    /// The unit with that id.
    case unit(String)

    /// The id, of whichever it is.
    public var id: String {
        switch self {
        case .household(let id), .unit(let id): id
        }
    }

    /// The stream of the household or unit.
    public var category: StreamCategory {
        switch self {
        case .household: .household
        case .unit: .unit
        }
    }
}

/// A sponsor took on a household (đỡ đầu).
///
/// A household may have several sponsors at a time, each once.
public struct SponsorAssigned: EventFields {
    static let type = EventKind.sponsorAssigned

    /// The household.
    public var household = ""
    /// The sponsor.
    public var sponsor = ""

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(household: String, sponsor: String) {
        self.household = household
        self.sponsor = sponsor
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.text("sponsor", &sponsor)
    }
}

/// A sponsorship of a household ended.
///
/// It names the sponsor as the assignment did.
public struct SponsorEnded: EventFields {
    static let type = EventKind.sponsorEnded

    /// The household.
    public var household = ""
    /// The sponsor.
    public var sponsor = ""

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(household: String, sponsor: String) {
        self.household = household
        self.sponsor = sponsor
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.text("sponsor", &sponsor)
    }
}

/// An initiative (sáng kiến) of a unit was recorded.
///
/// It counts nothing and changes no household.
public struct InitiativeRecorded: EventFields {
    static let type = EventKind.initiativeRecorded

    /// The unit.
    public var unit = ""
    /// What it is called.
    public var title = ""
    /// Who proposed it.
    public var proposer: String?

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(unit: String, title: String, proposer: String? = nil) {
        self.unit = unit
        self.title = title
        self.proposer = proposer
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("unit", &unit, category: .unit)
        try visitor.text("title", &title)
        try visitor.optionalText("proposer", &proposer)
    }
}

/// An award was granted to a household, an individual or a collective.
///
/// One achievement gets one award; an award may be revoked.
public struct AwardGranted: EventFields {
    static let type = EventKind.awardGranted

    /// What kind of recipient that is.
    public var recipientKind = RecipientKind.household
    /// The id of the household, individual or collective.
    public var recipient = ""
    /// The form of the award, such as `giấy khen`.
    public var form = ""
    /// Who granted it.
    public var authority = ""
    /// The unit the recipient belongs to.
    public var unit: String?
    /// The movement it was granted for.
    public var movement: String?
    /// What it was granted for.
    public var achievement: String?

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(
        recipientKind: RecipientKind, recipient: String, form: String, authority: String, unit: String? = nil,
        movement: String? = nil, achievement: String? = nil
    ) {
        self.recipientKind = recipientKind
        self.recipient = recipient
        self.form = form
        self.authority = authority
        self.unit = unit
        self.movement = movement
        self.achievement = achievement
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.token("recipientKind", &recipientKind)
        try visitor.subject("recipient", &recipient, category: recipientKind.category)
        try visitor.text("form", &form)
        try visitor.text("authority", &authority)
        try visitor.optionalUnit("unit", &unit)
        try visitor.optionalText("movement", &movement)
        try visitor.optionalText("achievement", &achievement)
    }
}

/// An award was revoked.
///
/// It belongs to the stream of the award it revokes.
public struct AwardRevoked: EventFields {
    static let type = EventKind.awardRevoked

    /// The award, by the event that granted it.
    public var award = EventReference(entry: "", ordinal: 1)
    /// Why.
    public var cause = ""

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(award: EventReference, cause: String) {
        self.award = award
        self.cause = cause
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.reference("award", &award)
        try visitor.text("cause", &cause)
    }
}
