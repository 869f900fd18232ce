// The rules of the audit about funds by brute force: for the end of each day all that came and went by then is added up
// anew, in the words of the rules.

import EventLedger
import PovertyLedger

extension NaiveLedger {
    /// Money that a fund received or gave.
    private struct Money {
        let event: NaiveEvent
        let day: Day
        let isGiven: Bool
        let amount: Int64
        /// The earmark or the programme.
        let purpose: String?
    }

    /// The money of a fund inside a cut.
    private func money(of fund: String, _ events: [NaiveEvent]) -> [Money] {
        events.compactMap { event in
            switch event.body {
            case .contributionReceived(let fields) where fields.fund == fund && fields.kind == .cash:
                guard let amount = fields.amountVND else { return nil }
                return Money(event: event, day: event.day!, isGiven: false, amount: amount, purpose: fields.earmark)
            case .aidGiven(let fields) where fields.fund == fund:
                guard let amount = fields.amountVND else { return nil }
                return Money(event: event, day: event.day!, isGiven: true, amount: amount, purpose: fields.programme)
            default: return nil
            }
        }
    }

    private static func sum(_ money: [Money]) -> Int64 { money.reduce(0) { $0 + $1.amount } }

    /// By how much more is given than was received.
    private static func overdrawn(_ money: [Money]) -> Int64 {
        sum(money.filter(\.isGiven)) - sum(money.filter { !$0.isGiven })
    }

    /// How much of what is meant for some programme was given for something else.
    private static func broken(_ money: [Money]) -> Int64 {
        let (given, received) = (money.filter(\.isGiven), money.filter { !$0.isGiven })
        let programmes = Set(received.compactMap(\.purpose))
        let free = sum(received.filter { $0.purpose == nil })
        var beyond = sum(given.filter { $0.purpose == nil || !programmes.contains($0.purpose!) })
        var left: Int64 = 0
        for programme in programmes {
            let (spent, meant) = (
                sum(given.filter { $0.purpose == programme }), sum(received.filter { $0.purpose == programme })
            )
            if spent > meant { beyond += spent - meant } else { left += meant - spent }
        }
        return max(0, min(beyond - free, left))
    }

    /// The stretches of days on which an amount is above zero, for each fund.
    private func stretches(
        _ cut: NaiveCut, _ amount: ([Money]) -> Int64, _ finding: (String, Day, Day?, NaiveEvent, Int64) -> NaiveFinding
    ) -> [NaiveFinding] {
        let events = live(cut)
        let funds = events.compactMap { event in
            if case .fundEstablished(let fields) = event.body { fields.fund } else { nil }
        }
        return funds.flatMap { fund in
            let money = money(of: fund, events)
            // Between two of these days nothing happens to the fund.
            let days = Set(money.map(\.day)).sorted()
            let amounts = days.map { day in amount(money.filter { $0.day <= day }) }
            var found: [NaiveFinding] = []
            for first in days.indices where amounts[first] > 0 && (first == 0 || amounts[first - 1] <= 0) {
                let after = days.indices.first { $0 > first && amounts[$0] <= 0 }
                let today = money.filter { $0.day == days[first] }.sorted { $0.event.position < $1.event.position }
                let event = (today.last(where: \.isGiven) ?? today.last!).event
                let greatest = amounts[first..<(after ?? days.count)].max()!
                found.append(finding(fund, days[first], after.flatMap { days[$0].previous }, event, greatest))
            }
            return found
        }
    }

    func overdrawnFunds(_ cut: NaiveCut) -> [NaiveFinding] {
        stretches(cut, NaiveLedger.overdrawn) { fund, from, through, event, greatest in
            NaiveFinding(
                "overdrawnFund", from, through: through, fund: fund, events: [event.reference],
                figures: ["lowestVND": -greatest])
        }
    }

    func brokenEarmarks(_ cut: NaiveCut) -> [NaiveFinding] {
        stretches(cut, NaiveLedger.broken) { fund, from, through, event, greatest in
            NaiveFinding(
                "brokenEarmark", from, through: through, fund: fund, events: [event.reference],
                figures: ["brokenVND": greatest])
        }
    }

    func overduePledges(_ cut: NaiveCut) -> [NaiveFinding] {
        let events = live(cut)
        return events.compactMap { event in
            guard case .contributionPledged(let pledge) = event.body, let due = pledge.due, due < cut.effectiveOn else {
                return nil
            }
            var figures: [String: Int64] = [:]
            if let amount = pledge.amountVND { figures["openVND"] = amount }
            if let quantity = pledge.quantity { figures["openQuantity"] = quantity }
            for other in events {
                guard case .contributionReceived(let receipt) = other.body, receipt.pledge == event.reference else {
                    continue
                }
                figures["openVND"]? -= receipt.amountVND ?? 0
                figures["openQuantity"]? -= receipt.quantity ?? 0
            }
            figures = figures.mapValues { max(0, $0) }
            guard figures.values.contains(where: { $0 > 0 }) else { return nil }
            return NaiveFinding(
                "overduePledge", due, fund: pledge.fund, donor: pledge.donor, events: [event.reference],
                figures: figures)
        }
    }
}
