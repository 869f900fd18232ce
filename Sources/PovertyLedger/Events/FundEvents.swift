// Funds, and what is promised and given to them. Aid that a fund gives is an `aidGiven` that names it. Each body declares
// its fields once, in the order of Format.md.

import EventLedger

/// A fund came into being, or was taken over into the ledger.
///
/// Contributions to it, and aid that it gives, are on that day or later.
public struct FundEstablished: EventFields, FieldGroup {
    /// The id that the ledger gives the fund.
    public var fund = ""
    /// Its name.
    public var name = ""
    /// The level of the units it is for.
    public var level = UnitKind.ward

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("fund", &fund, category: .fund)
        try visitor.field("name", &name, .text)
        try visitor.field("level", &level, .word())
    }
}

/// A contribution to a fund was promised.
///
/// It is no money yet: only what is received is counted in the fund. A loan is no contribution.
public struct ContributionPledged: EventFields, Contribution {
    /// The fund.
    public var fund = ""
    /// What is to be given; never `credit`.
    public var kind = AidKind.cash
    /// Who gives.
    public var donor = ""
    /// What kind of giver that is.
    public var donorKind = DonorKind.stateBudget
    /// Its amount or worth in VND, from 1.
    public var amountVND: Int64?
    /// How many, in units of `measure`, from 1.
    public var quantity: Int64?
    /// What `quantity` counts, such as `kg`.
    public var measure: String?
    /// The programme it is meant for.
    public var earmark: String?
    /// By when it is to be given.
    public var due: Day?

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitContribution(&visitor)
        try visitor.optional("due", &due, .day)
    }
}

/// A contribution to a fund was received.
///
/// Several may keep one pledge, each a part of it.
public struct ContributionReceived: EventFields, Contribution {
    /// The fund.
    public var fund = ""
    /// What was given; never `credit`.
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
    /// The programme it is meant for.
    public var earmark: String?
    /// The pledge it keeps, by the event that recorded it: of the same fund, donor and kind.
    public var pledge: EventReference?

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitContribution(&visitor)
        try visitor.optional("pledge", &pledge, .reference)
    }
}

extension AidKind {
    /// The kinds that are no loan, and so can be contributed.
    static let gifts: TokenSet<AidKind> = [
        .cash, .goods, .housing, .livelihood, .healthInsurance, .education, .labour, .ideas,
    ]
}

/// What a pledge and a receipt have in common.
protocol Contribution: FieldGroup {
    var fund: String { get set }
    var kind: AidKind { get set }
    var donor: String { get set }
    var donorKind: DonorKind { get set }
    var amountVND: Int64? { get set }
    var quantity: Int64? { get set }
    var measure: String? { get set }
    var earmark: String? { get set }
}

extension Contribution {
    /// Walks a visitor over those fields.
    @inline(__always)
    mutating func visitContribution<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("fund", &fund, category: .fund)
        try visitor.field("kind", &kind, .word(AidKind.gifts))
        try visitor.field("donor", &donor, .text)
        try visitor.field("donorKind", &donorKind, .word())
        try visitor.optional("amountVND", &amountVND, .count(from: 1))
        try visitor.optional("quantity", &quantity, .count(from: 1))
        try visitor.optional("measure", &measure, .text)
        try visitor.optional("earmark", &earmark, .text)
    }

    /// What is wrong with the fields taken together, or nil.
    var problem: FieldProblem? {
        guard amountVND == nil, quantity == nil else { return nil }
        return FieldProblem("", "a contribution of nothing", remedy: "give amountVND, quantity or both")
    }
}

// Making events of funds by their kind, as a program that embeds the ledger writes them.

extension Event {
    /// A fund came into being under an id of the ledger's own.
    public static func fundEstablished(_ fund: String, name: String, level: UnitKind, on day: Day) -> Event {
        Event(effectiveOn: day, body: .fundEstablished(FundEstablished(fund: fund, name: name, level: level)))
    }

    /// A contribution to a fund was promised: an amount, a quantity or both.
    public static func contributionPledged(
        to fund: String, _ kind: AidKind, donor: String, donorKind: DonorKind, on day: Day, amountVND: Int64? = nil,
        quantity: Int64? = nil, measure: String? = nil, earmark: String? = nil, due: Day? = nil
    ) -> Event {
        let fields = ContributionPledged(
            fund: fund, kind: kind, donor: donor, donorKind: donorKind, amountVND: amountVND, quantity: quantity,
            measure: measure, earmark: earmark, due: due)
        return Event(effectiveOn: day, body: .contributionPledged(fields))
    }

    /// A contribution to a fund was received: an amount, a quantity or both.
    public static func contributionReceived(
        by fund: String, _ kind: AidKind, donor: String, donorKind: DonorKind, on day: Day, amountVND: Int64? = nil,
        quantity: Int64? = nil, measure: String? = nil, earmark: String? = nil, pledge: EventReference? = nil
    ) -> Event {
        let fields = ContributionReceived(
            fund: fund, kind: kind, donor: donor, donorKind: donorKind, amountVND: amountVND, quantity: quantity,
            measure: measure, earmark: earmark, pledge: pledge)
        return Event(effectiveOn: day, body: .contributionReceived(fields))
    }
}
