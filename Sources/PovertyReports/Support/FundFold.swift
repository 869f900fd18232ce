// The fold behind the figures of funds: one pass over the events. Contributions are grouped by the number of the fund's
// stream, aid by the bytes of the fund's id. Amounts are added in 128 bits, which no ledger can fill.

import EventLedger
import PovertyLedger

/// Contributions, pledges and aid of funds inside a cut.
struct FundFold: Projection {
    private let cut: Cut
    private let from: Int32
    private(set) var contributions: [ContributionKey: ContributionSum] = [:]
    private(set) var aid: [FundAidKey: FundAidSum] = [:]
    /// The ids of the funds that aid names.
    private(set) var aidFunds = TextNumbers()
    private(set) var measures = TextNumbers()
    /// The funds, and what is promised to them.
    private(set) var pledges = PledgeFold()

    init(_ cut: Cut, from: Day) {
        self.cut = cut
        self.from = from.daysSinceEpoch
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == FundFold.fund || event.type == FundFold.aidGiven, event.isInside(cut) else { return }
        try take(event, payload)
    }

    private static var fund: UInt8 { StreamCategory.fund.rawValue }
    private static var aidGiven: UInt16 { EventKind.aidGiven.recordType }

    private mutating func take(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        switch EventKind(recordType: event.type) {
        case .fundEstablished: pledges.establish(event)
        case .contributionPledged: try pledges.pledge(event, payload)
        case .contributionReceived: try receive(event, payload)
        case .aidGiven: try give(event, payload)
        default: break
        }
    }

    private mutating func receive(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        guard let receipt = ContributionReceived.View(payload), let kind = receipt.kind,
            let donorKind = receipt.donorKind
        else { throw LedgerError.misfit(at: event.position) }
        pledges.receive(receipt)
        let isMoney = kind == .cash && receipt.amountVND != nil
        var key = ContributionKey(
            fund: event.streamNumber, isBefore: event.effectiveDay < from, kind: kind, donorKind: donorKind)
        if !isMoney, let measure = receipt.measure { key.measure = measures.number(of: measure) }
        contributions[key, default: ContributionSum()].add(
            receipt.amountVND, receipt.quantity, isMoney: isMoney)
    }

    private mutating func give(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        guard let given = AidGiven.View(payload) else { throw LedgerError.misfit(at: event.position) }
        guard let fund = given.fund else { return }
        guard let kind = given.kind else { throw LedgerError.misfit(at: event.position) }
        let key = FundAidKey(fund: aidFunds.number(of: fund), isBefore: event.effectiveDay < from, kind: kind)
        aid[key, default: FundAidSum()].add(given.amountVND)
    }
}

/// What the contributions of a group have in common.
struct ContributionKey: Hashable {
    let fund: UInt32
    /// Whether they were received before the span.
    let isBefore: Bool
    let kind: AidKind
    let donorKind: DonorKind
    /// The measure of what is in kind; `noMeasure` for none, and for money.
    var measure = ContributionKey.noMeasure

    static let noMeasure = UInt32.max
}

/// A sum of contributions under construction.
struct ContributionSum {
    private(set) var receipts = 0
    private(set) var moneyVND: Int128 = 0
    /// Those that are not money: how many, their worth and their quantity.
    private(set) var goods = 0
    private(set) var worthVND: Int128 = 0
    private(set) var quantity: Int128 = 0

    /// Adds a receipt.
    mutating func add(_ amountVND: Int64?, _ count: Int64?, isMoney: Bool) {
        receipts += 1
        if isMoney {
            moneyVND += Int128(amountVND ?? 0)
        } else {
            goods += 1
            worthVND += Int128(amountVND ?? 0)
            quantity += Int128(count ?? 0)
        }
    }

    static func += (sum: inout ContributionSum, other: ContributionSum) {
        sum.receipts += other.receipts
        sum.moneyVND += other.moneyVND
        sum.goods += other.goods
        sum.worthVND += other.worthVND
        sum.quantity += other.quantity
    }
}

/// What the aid of a group has in common.
struct FundAidKey: Hashable {
    /// The fund, by the number of its id among those met.
    let fund: UInt32
    /// Whether it was given before the span.
    let isBefore: Bool
    let kind: AidKind
}

/// A sum of aid under construction.
struct FundAidSum {
    private(set) var events = 0
    private(set) var amountVND: Int128 = 0

    /// Adds an event of aid.
    mutating func add(_ amount: Int64?) {
        events += 1
        amountVND += Int128(amount ?? 0)
    }
}
