// What went into funds and out of them in a span of days: money, with opening and closing; what was given in kind, which
// is never added to money; and the pledges that are open at the cut.

import EventLedger
import PovertyLedger

/// The funds of a cut, over a span of days that ends with it.
public struct FundReport: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The first day of the span.
    public let from: Day
    /// The one fund that was asked for; nil for all.
    public let fund: String?
    /// The funds that are established at the cut, by id.
    public let funds: [FundRow]
    /// What was received and given in the span, by fund and kind.
    public let kinds: [FundKindRow]
    /// What was received in the span, by fund and kind of donor.
    public let donorKinds: [FundDonorRow]
    /// What was received in kind in the span, by fund, kind and measure.
    public let inKind: [FundGoodsRow]
    /// The pledges of which not all is received at the cut, by fund, day and position.
    public let pledges: [OpenPledge]
}

extension FundReport: LedgerAnswer {
    /// The span and the cut, then the funds, the three breakdowns and the open pledges, each a table of its own.
    public var columns: [AnswerColumn<FundReport>] {
        [
            .day("from", \.from).lastInCSV, .day("to", \.cut.effectiveOn).onlyInJSON,
            .cut("cut", \.cut, unitsOn: \.cut.effectiveOn), .text("fund", \.fund).onlyInJSON,
            .list("funds", \.funds, FundRow.columns), .list("kinds", \.kinds, FundKindRow.columns),
            .list("donorKinds", \.donorKinds, FundDonorRow.columns), .list("inKind", \.inKind, FundGoodsRow.columns),
            .list("pledges", \.pledges, OpenPledge.columns),
        ]
    }
}

/// The money of a fund: opening plus received, less given and lent, is the closing.
public struct FundRow: Hashable, Sendable {
    /// The fund.
    public let fund: String
    /// Its name.
    public let name: String
    /// The level of the units it is for.
    public let level: UnitKind
    /// The money in it before the first day.
    public let openingVND: Int64
    /// The money that it received in the span: the amounts of contributions of kind `cash`.
    public let receivedVND: Int64
    /// The amounts of the aid that it gave in the span, of every kind but loans.
    public let givenVND: Int64
    /// The amounts of the loans that it gave in the span.
    public let lentVND: Int64
    /// The money in it at the cut; negative where more was given than received.
    public let closingVND: Int64
    /// The worth of what it received in kind in the span; never part of its money.
    public let worthVND: Int64
    /// How many contributions it received in the span.
    public let receipts: Int
    /// How often it gave aid in the span, loans among it.
    public let aidEvents: Int
    /// How many pledges are open at the cut, on whatever day they were made.
    public let openPledges: Int
    /// What is open of those of kind `cash`.
    public let openVND: Int64
    /// How many of the open ones were due before the day of the cut.
    public let overduePledges: Int
    /// What is open of those of kind `cash`.
    public let overdueVND: Int64

    /// The figures of a fund.
    package static var columns: [AnswerColumn<FundRow>] {
        [
            .code("fund", \.fund), .text("name", \.name), .word("level", \.level.name),
            .amountVND("openingVND", \.openingVND), .amountVND("receivedVND", \.receivedVND),
            .amountVND("givenVND", \.givenVND), .amountVND("lentVND", \.lentVND),
            .amountVND("closingVND", \.closingVND), .amountVND("worthVND", \.worthVND),
            .count("receipts", \.receipts), .count("aidEvents", \.aidEvents), .count("openPledges", \.openPledges),
            .amountVND("openVND", \.openVND), .count("overduePledges", \.overduePledges),
            .amountVND("overdueVND", \.overdueVND),
        ]
    }
}

/// What a fund received and gave of one kind.
public struct FundKindRow: Hashable, Sendable {
    /// The fund.
    public let fund: String
    /// The kind; `credit` is only ever given.
    public let kind: AidKind
    /// How many contributions of it were received.
    public let receipts: Int
    /// The money among them.
    public let receivedVND: Int64
    /// The worth of what was received in kind.
    public let worthVND: Int64
    /// How often aid of it was given.
    public let aidEvents: Int
    /// The amounts of that aid; of `credit` what was lent.
    public let givenVND: Int64

    /// The figures of a fund and a kind.
    package static var columns: [AnswerColumn<FundKindRow>] {
        [
            .code("fund", \.fund), .word("kind", \.kind.name), .count("receipts", \.receipts),
            .amountVND("receivedVND", \.receivedVND), .amountVND("worthVND", \.worthVND),
            .count("aidEvents", \.aidEvents), .amountVND("givenVND", \.givenVND),
        ]
    }
}

/// What a fund received of one kind of donor.
public struct FundDonorRow: Hashable, Sendable {
    /// The fund.
    public let fund: String
    /// The kind of donor.
    public let donorKind: DonorKind
    /// How many contributions they gave.
    public let receipts: Int
    /// The money among them.
    public let receivedVND: Int64
    /// The worth of what they gave in kind.
    public let worthVND: Int64

    /// The figures of a fund and a kind of donor.
    package static var columns: [AnswerColumn<FundDonorRow>] {
        [
            .code("fund", \.fund), .word("donorKind", \.donorKind.name), .count("receipts", \.receipts),
            .amountVND("receivedVND", \.receivedVND), .amountVND("worthVND", \.worthVND),
        ]
    }
}

/// What a fund received in kind: of one kind, in one measure.
public struct FundGoodsRow: Hashable, Sendable {
    /// The fund.
    public let fund: String
    /// The kind.
    public let kind: AidKind
    /// What the quantity counts; nil where that was not recorded.
    public let measure: String?
    /// How many contributions.
    public let receipts: Int
    /// Their quantity, of those that have one.
    public let quantity: Int64
    /// Their worth, of those that have an amount.
    public let worthVND: Int64

    /// The figures of a fund, a kind and a measure.
    package static var columns: [AnswerColumn<FundGoodsRow>] {
        [
            .code("fund", \.fund), .word("kind", \.kind.name), .text("measure", \.measure),
            .count("receipts", \.receipts), .number("quantity", .count) { Int($0.quantity) },
            .amountVND("worthVND", \.worthVND),
        ]
    }
}

/// A pledge of which not all is received at a cut.
public struct OpenPledge: Hashable, Sendable {
    /// The event that recorded it.
    public let reference: EventReference
    /// The day it took effect.
    public let effectiveOn: Day
    /// What was promised.
    public let fields: ContributionPledged
    /// The amounts received of it.
    public let receivedVND: Int64
    /// The quantities received of it.
    public let receivedQuantity: Int64
    /// Whether it was due before the day of the cut.
    public let isOverdue: Bool

    /// What is open of its amount; nil where it has none.
    public var openVND: Int64? { fields.amountVND.map { max(0, $0 - receivedVND) } }
    /// What is open of its quantity; nil where it has none.
    public var openQuantity: Int64? { fields.quantity.map { max(0, $0 - receivedQuantity) } }

    /// The pledge, and what is open of it.
    package static var columns: [AnswerColumn<OpenPledge>] {
        [
            .code("fund", \.fields.fund), .reference("reference", \.reference), .day("effectiveOn", \.effectiveOn),
            .text("donor", \.fields.donor), .word("donorKind", \.fields.donorKind.name),
            .word("kind", \.fields.kind.name), .amountVND("pledgedVND", \.fields.amountVND),
            .amountVND("receivedVND", \.receivedVND), .amountVND("openVND", \.openVND),
            .text("measure", \.fields.measure), .number("pledgedQuantity", .count) { $0.fields.quantity.map(Int.init) },
            .number("receivedQuantity", .count) { Int($0.receivedQuantity) },
            .number("openQuantity", .count) { $0.openQuantity.map(Int.init) }, .text("earmark", \.fields.earmark),
            .day("due", \.fields.due), .truth("overdue", \.isOverdue),
        ]
    }
}
