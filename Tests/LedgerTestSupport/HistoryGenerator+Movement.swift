// Proposals about funds and movements: few funds, donors, movements and holders, so that pledges, receipts, adoptions and
// responsibilities meet; and ways to break their rules. The model has the last word on all of them.

import EventLedger
import PovertyLedger

extension HistoryGenerator {
    /// The first and the last look the same.
    private static let funds = ["fund-1", "quỹ-2", "FUND-1"]
    /// What money is earmarked for and given for; for the last nothing is.
    private static let programmes = ["Tết", "Nhà ở", "Con giống"]

    // MARK: Funds

    /// A fund, or what is promised to it, received by it and given out of it, sometimes all in one entry.
    mutating func fundProposal() -> [Event] {
        let day = someDay()
        let known = ledger.live(knownThrough: ledger.position).compactMap { event -> (fund: String, since: Day)? in
            if case .fundEstablished(let fields) = event.body, let day = event.day { (fields.fund, day) } else { nil }
        }
        guard let (fund, since) = random.pick(known), random.chance(90) else {
            let fund = random.one(of: HistoryGenerator.funds)
            return [
                .fundEstablished(
                    typed(fund), name: "Quỹ Vì người nghèo", level: random.one(of: UnitKind.allCases),
                    on: random.chance(60) ? "2021-06-01" : day)
            ]
        }
        var events: [Event] = []
        for _ in 1...random.number(1...5) {
            let on = max(random.chance(60) ? day : someDay(), since)
            switch random.number(1...10) {
            case 1...2: events.append(pledge(to: fund, on: on))
            case 3...6: events += receipts(of: fund, on: on, behind: events.count)
            default: events.append(aid(of: fund, on: on))
            }
        }
        return events
    }

    private mutating func pledge(to fund: String, on day: Day) -> Event {
        let kind = random.one(of: [AidKind.cash, .cash, .goods])
        return .contributionPledged(
            to: typed(fund), kind, donor: "Công ty \(random.number(1...3))", donorKind: .enterprise, on: day,
            amountVND: kind == .cash || random.chance(40) ? Int64(random.number(1...9)) * 1_000_000 : nil,
            quantity: kind == .goods ? Int64(random.number(1...50)) : nil,
            measure: kind == .goods ? random.one(of: ["kg", "con giống"]) : nil,
            earmark: earmark(), due: random.chance(60) ? someDay() : nil)
    }

    /// A receipt, mostly of a pledge in force, now and then of one that the same entry records before or behind it.
    private mutating func receipts(of fund: String, on day: Day, behind count: Int) -> [Event] {
        let pledges = ledger.live(knownThrough: ledger.position).filter { event in
            guard case .contributionPledged(let fields) = event.body else { return false }
            return fields.fund == fund
        }
        if random.chance(25) {
            let promise = pledge(to: fund, on: day)
            let isFirst = random.chance(60)
            let own = EventReference(entry: "e\(counter + 1)", ordinal: count + (isFirst ? 1 : 2))
            let kept = receipt(of: promise, reference: own, on: day)
            return isFirst ? [promise, kept] : [kept, promise]
        }
        guard let promise = random.pick(pledges), random.chance(75), let since = promise.day else {
            let kind = random.one(of: [AidKind.cash, .cash, .goods, .labour, .ideas])
            let hasAmount = random.chance(kind == .cash ? 85 : 40)
            let hasQuantity = !hasAmount || random.chance(20)
            return [
                .contributionReceived(
                    by: fund, kind, donor: "Hộ \(random.number(1...2))",
                    donorKind: random.one(of: [.household, .individual, .abroad]), on: day,
                    amountVND: hasAmount ? Int64(random.number(1...9)) * 100_000 : nil,
                    quantity: hasQuantity ? Int64(random.number(1...30)) : nil,
                    measure: hasQuantity && random.chance(70) ? random.one(of: ["kg", "ngày công"]) : nil,
                    earmark: earmark())
            ]
        }
        return [receipt(of: promise.event, reference: promise.reference, on: max(day, since))]
    }

    private mutating func receipt(of promise: Event, reference: EventReference, on day: Day) -> Event {
        guard case .contributionPledged(let fields) = promise.body else { return note() }
        return .contributionReceived(
            by: fields.fund, fields.kind, donor: typed(fields.donor), donorKind: fields.donorKind, on: day,
            amountVND: fields.amountVND.map { max(1, $0 / 2) }, quantity: fields.quantity, measure: fields.measure,
            earmark: fields.earmark, pledge: reference)
    }

    private mutating func aid(of fund: String, on day: Day) -> Event {
        let units = NaiveUnits(ledger.live(knownThrough: ledger.position)).units(on: day)
        var subject = AidSubject.household(random.one(of: households))
        if random.chance(25), let unit = random.pick(units) { subject = .unit(unit) }
        return .aidGiven(
            to: subject, random.one(of: [.cash, .goods, .credit]), donor: "Quỹ", donorKind: .fundForThePoor, on: day,
            amountVND: random.chance(80) ? Int64(random.number(1...9)) * 200_000 : nil,
            quantity: random.chance(30) ? 5 : nil,
            programme: random.chance(50) ? typed(random.one(of: HistoryGenerator.programmes)) : nil, fund: typed(fund))
    }

    /// What a contribution is meant for, if anything.
    private mutating func earmark() -> String? {
        random.chance(40) ? typed(random.one(of: Array(HistoryGenerator.programmes.prefix(2)))) : nil
    }

    /// An event of a fund that is likely to break a rule.
    mutating func badFundEvent() -> Event {
        let day = someDay()
        let fund = random.one(of: HistoryGenerator.funds)
        let promise = random.pick(
            ledger.events.filter { event in
                if case .contributionPledged = event.body { true } else { false }
            })
        func receipt(_ change: (inout ContributionReceived) -> Void) -> Event {
            let nowhere = Event.contributionReceived(
                by: "nowhere", .cash, donor: "d", donorKind: .agency, on: day, amountVND: 1)
            guard let promise, case .contributionPledged(let fields) = promise.body else { return nowhere }
            let event = Event.contributionReceived(
                by: fields.fund, fields.kind, donor: fields.donor, donorKind: fields.donorKind,
                on: max(day, promise.day ?? day), amountVND: 5, pledge: promise.reference)
            guard case .contributionReceived(var kept) = event.body else { return nowhere }
            change(&kept)
            return Event(effectiveOn: event.effectiveOn, body: .contributionReceived(kept))
        }
        switch random.number(1...11) {
        case 1: return .fundEstablished(fund, name: "Quỹ", level: .city, on: day)
        case 2:
            return .contributionPledged(to: "nowhere", .cash, donor: "d", donorKind: .agency, on: day, amountVND: 1)
        case 3:
            return .contributionReceived(
                by: fund, .cash, donor: "d", donorKind: .agency, on: "2021-05-31", amountVND: 1)
        case 4:
            return .aidGiven(
                to: .household(households[0]), .cash, donor: "d", donorKind: .fundForThePoor,
                on: random.chance(50) ? "2021-05-31" : day, fund: random.chance(50) ? "nowhere" : fund)
        case 5: return receipt { $0.donor += " khác" }
        case 6: return receipt { $0.kind = $0.kind == .cash ? .goods : .cash }
        case 7: return receipt { $0.fund = fund }
        case 11:
            let measure = random.chance(50) ? "cái" : nil
            return receipt {
                $0.quantity = 3
                $0.measure = measure
            }
        case 8:
            var early = receipt { _ in }
            early.effectiveOn = promise?.day?.previous
            return early.effectiveOn == nil ? note() : early
        case 9:
            let other = random.pick(ledger.events)
            return receipt { $0.pledge = other?.reference }
        default:
            return receipt { $0.pledge = EventReference(entry: "nobody", ordinal: 1) }
        }
    }

    // MARK: The movement

    /// Events of a movement that are likely to be valid.
    mutating func movementProposal() -> [Event] {
        let day = someDay()
        guard let unit = random.pick(NaiveUnits(ledger.live(knownThrough: ledger.position)).units(on: day)) else {
            return [note()]
        }
        switch random.number(1...100) {
        case 1...15: return [.initiativeRecorded(unit, title: "Mô hình \(random.number(1...5))", on: day)]
        case 16...40: return adoption(by: unit, on: day)
        case 41...55:
            let member: UnitOrCollective =
                random.chance(50) ? .unit(typed(unit)) : .collective("recipient-\(random.number(1...3))")
            return [.movementJoined("Chung sức \(random.number(1...4))", by: member, on: day)]
        case 56...65:
            let through = random.chance(30) ? day : Day(daysSinceEpoch: day.daysSinceEpoch - 30) ?? day
            return [
                .reviewHeld(
                    random.one(of: ReviewKind.allCases), by: typed(unit), through: through, on: day,
                    document: random.chance(50) ? "9/BC-UBND" : nil)
            ]
        default: return responsibilities(unit, on: day)
        }
    }

    private mutating func adoption(by unit: String, on day: Day) -> [Event] {
        let initiatives = ledger.live(knownThrough: ledger.position).filter { event in
            if case .initiativeRecorded = event.body { true } else { false }
        }
        if random.chance(25) {
            let own = EventReference(entry: "e\(counter + 1)", ordinal: 2)
            return [.initiativeAdopted(own, by: unit, on: day), .initiativeRecorded(unit, title: "Mới", on: day)]
        }
        guard let initiative = random.pick(initiatives), let since = initiative.day else {
            return [.initiativeRecorded(unit, title: "Mô hình", on: day)]
        }
        return [.initiativeAdopted(initiative.reference, by: typed(unit), on: max(day, since))]
    }

    /// A responsibility for a household or a unit, begun or ended as it is on that day, sometimes both on that day.
    private mutating func responsibilities(_ unit: String, on day: Day) -> [Event] {
        let states = ledger.households(NaiveCut(day, position: ledger.position))
        let present = states.filter { $0.value.isPresent }.keys.sorted()
        let holder = "Chi hội \(random.number(1...2))"
        if random.chance(60), let household = random.pick(present) {
            let running = states[household]?.responsibilities.contains([holder, "đỡ đầu"]) ?? false
            let ended = Event.responsibilityEnded(for: .household(household), of: holder, role: "đỡ đầu", on: day)
            let begun = Event.responsibilityAssigned(for: .household(household), to: holder, role: "đỡ đầu", on: day)
            let both = running ? [ended, begun] : [begun, ended]
            return random.chance(20) ? both : [both[0]]
        }
        let ended = Event.responsibilityEnded(for: .unit(unit), of: holder, role: "phụ trách", on: day)
        let begun = Event.responsibilityAssigned(for: .unit(typed(unit)), to: holder, role: "phụ trách", on: day)
        return random.chance(45) ? [ended] : random.chance(20) ? [begun, ended] : [begun]
    }

    /// An event of a movement that is likely to break a rule.
    mutating func badMovementEvent() -> Event {
        let day = someDay()
        let unit = random.one(of: unitNames)
        let household = typed(random.one(of: households))
        switch random.number(1...9) {
        case 1: return .initiativeAdopted(EventReference(entry: "nobody", ordinal: 2), by: unit, on: day)
        case 2:
            let other = random.pick(ledger.events)?.reference ?? EventReference(entry: "nobody", ordinal: 1)
            return .initiativeAdopted(other, by: unit, on: day)
        case 3:
            let initiative = random.pick(
                ledger.events.filter { event in
                    if case .initiativeRecorded = event.body { true } else { false }
                })
            guard let initiative, let since = initiative.day else {
                return .reviewHeld(.final, by: "nowhere", through: day, on: day)
            }
            return .initiativeAdopted(
                initiative.reference, by: "city", on: random.chance(50) ? since : since.previous ?? since)
        case 4: return .movementJoined("Chung sức 1", by: .collective("recipient-1"), on: day)
        case 5: return .movementJoined("Chung sức 1", by: .unit(random.chance(50) ? unit : "nowhere"), on: day)
        case 6: return .reviewHeld(.preliminary, by: unit, through: day.next ?? day, on: day)
        case 7: return .responsibilityEnded(for: .household(household), of: "Chi hội 1", role: "đỡ đầu", on: day)
        case 8: return .responsibilityAssigned(for: .household(household), to: "Chi hội 1", role: "đỡ đầu", on: day)
        default: return .responsibilityEnded(for: .unit(unit), of: "Chi hội 3", role: "phụ trách", on: day)
        }
    }
}
