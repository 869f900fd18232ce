// Funds in the naive model: every contribution, every aid and every pledge is looked at by itself, for each figure again.

import EventLedger
import PovertyLedger

/// The figures of a fund in the naive model.
public struct NaiveFund: Hashable, Sendable {
    /// Money before the span.
    public var opening: Int64 = 0
    /// Money received, given as gifts, given as loans.
    public var received: Int64 = 0
    public var given: Int64 = 0
    public var lent: Int64 = 0
    /// Money at the cut, summed by itself.
    public var closing: Int64 = 0
    /// The worth of what was received in kind.
    public var worth: Int64 = 0
    /// Contributions received and aid given in the span.
    public var receipts = 0
    public var aid = 0
    /// The references of pledges that are open, and of those that are overdue.
    public var open: Set<EventReference> = []
    public var overdue: Set<EventReference> = []
    /// What is open of money.
    public var openMoney: Int64 = 0
    public var overdueMoney: Int64 = 0
    /// Receipts, money, worth, aid events, amounts of aid, by kind.
    public var kinds: [AidKind: [Int64]] = [:]
    /// Receipts, money, worth, by kind of donor.
    public var donorKinds: [DonorKind: [Int64]] = [:]
    /// Receipts, quantity, worth, by kind and measure.
    public var inKind: [NaiveGoods: [Int64]] = [:]

    /// Nothing.
    public init() {}
}

/// A kind and a measure.
public struct NaiveGoods: Hashable, Sendable {
    /// The kind.
    public var kind: AidKind
    /// The measure.
    public var measure: String?

    /// A kind and a measure.
    public init(_ kind: AidKind, _ measure: String?) { (self.kind, self.measure) = (kind, measure) }
}

extension NaiveLedger {
    /// The funds that are established inside a cut, with their figures from a day on.
    public func funds(_ cut: NaiveCut, from: Day) -> [String: NaiveFund] {
        let events = live(cut)
        var funds: [String: NaiveFund] = [:]
        for event in events {
            if case .fundEstablished(let fields) = event.body {
                funds[fields.fund] = figures(of: fields.fund, events, cut, from)
            }
        }
        return funds
    }

    private func figures(of fund: String, _ events: [NaiveEvent], _ cut: NaiveCut, _ from: Day) -> NaiveFund {
        var sums = NaiveFund()
        for event in events {
            guard let day = event.day else { continue }
            switch event.body {
            case .contributionReceived(let fields) where fields.fund == fund:
                let isMoney = fields.kind == .cash && fields.amountVND != nil
                let amount = fields.amountVND ?? 0
                if isMoney { sums.closing += amount }
                guard day >= from else {
                    if isMoney { sums.opening += amount }
                    continue
                }
                sums.receipts += 1
                sums.received += isMoney ? amount : 0
                sums.worth += isMoney ? 0 : amount
                let row = [1, isMoney ? amount : 0, isMoney ? 0 : amount]
                sums.kinds[fields.kind] = added(sums.kinds[fields.kind], row + [0, 0])
                sums.donorKinds[fields.donorKind] = added(sums.donorKinds[fields.donorKind], row)
                if !isMoney {
                    let goods = NaiveGoods(fields.kind, fields.measure)
                    sums.inKind[goods] = added(sums.inKind[goods], [1, fields.quantity ?? 0, amount])
                }
            case .aidGiven(let fields) where fields.fund == fund:
                let amount = fields.amountVND ?? 0
                sums.closing -= amount
                guard day >= from else {
                    sums.opening -= amount
                    continue
                }
                sums.aid += 1
                if fields.kind == .credit { sums.lent += amount } else { sums.given += amount }
                sums.kinds[fields.kind] = added(sums.kinds[fields.kind], [0, 0, 0, 1, amount])
            case .contributionPledged(let fields) where fields.fund == fund:
                var (amount, quantity) = (fields.amountVND ?? 0, fields.quantity ?? 0)
                for other in events {
                    guard case .contributionReceived(let kept) = other.body, kept.pledge == event.reference else {
                        continue
                    }
                    amount -= kept.amountVND ?? 0
                    quantity -= kept.quantity ?? 0
                }
                guard amount > 0 || quantity > 0 else { continue }
                let money = fields.kind == .cash ? max(0, amount) : 0
                sums.open.insert(event.reference)
                sums.openMoney += money
                guard let due = fields.due, due < cut.effectiveOn else { continue }
                sums.overdue.insert(event.reference)
                sums.overdueMoney += money
            default: break
            }
        }
        return sums
    }

    private func added(_ sums: [Int64]?, _ row: [Int64]) -> [Int64] {
        guard let sums else { return row }
        return zip(sums, row).map { $0 + $1 }
    }
}
