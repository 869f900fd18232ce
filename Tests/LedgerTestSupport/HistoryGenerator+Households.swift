// Proposals about households: the next steps that fit the state of the day, and corrections of earlier ones.
// Whether later events of the timeline allow them is left to the model.

import EventLedger
import PovertyLedger

extension HistoryGenerator {
    /// Events of one day that fit the state which the day has so far, each also changing that state.
    mutating func householdEvents(count: Int, on day: Day) -> [Event] {
        var states = ledger.households(NaiveCut(day, position: ledger.position))
        let registered = Set(ledger.events.compactMap(\.household))
        let units = NaiveUnits(ledger.live(knownThrough: ledger.position)).units(on: day).filter { $0 != "city" }
        var events: [Event] = []
        // One household often has several events on one day.
        var household = random.one(of: households)
        for _ in 0..<count {
            if random.chance(60) { household = random.one(of: households) }
            let state = states[household, default: NaiveHousehold()]
            // Known only from a later day on: registering it again would be refused, which few entries should be.
            if !state.isRegistered, registered.contains(household), random.chance(95) { continue }
            guard let event = householdEvent(typed(household), state, units, on: day) else { continue }
            events.append(event)
            if NaiveEvent.household(of: event.body) != nil {
                _ = states[household, default: NaiveHousehold()].apply(event.body) { _ in nil }
            }
        }
        return events.isEmpty ? [note()] : events
    }

    private mutating func householdEvent(
        _ household: String, _ state: NaiveHousehold, _ units: [String], on day: Day
    ) -> Event? {
        guard let unit = random.pick(units) else { return nil }
        if state.isDissolved || random.chance(6) { return note() }
        guard state.isRegistered else {
            let members = UInt32(random.number(1...9))
            let cause = random.pick(RegistrationCause.allCases)
            // Mostly from a household of the history, which may be in the register or not.
            let origins = households + ["nobody"]
            let origin = cause == .split ? origins[Int(members * 5 + UInt32(day.daysSinceEpoch)) % origins.count] : nil
            return .householdRegistered(
                household, in: typed(unit), members: members, on: day, cause: cause, splitFrom: origin)
        }
        switch random.number(1...100) {
        case 1...12:
            return unit == state.unit
                ? nil : .householdMoved(household, to: typed(unit), on: day, cause: random.pick(MoveCause.allCases))
        case 13...22:
            return .householdSizeChanged(household, members: UInt32(random.number(1...9)), on: day)
        case 23...26:
            return .householdDissolved(household, cause: random.one(of: DissolutionCause.allCases), on: day)
        case 27...32:
            return .incomeAssessed(household, perPersonMonthlyVND: Int64(random.number(0...40)) * 100_000, on: day)
        case 33...38:
            let sponsor = "Công ty \(random.number(1...2))"
            return state.sponsors.contains(sponsor)
                ? .sponsorEnded(household, sponsor: sponsor, on: day)
                : .sponsorAssigned(household, sponsor: sponsor, on: day)
        default: return classification(household, state, on: day)
        }
    }

    private mutating func classification(_ household: String, _ state: NaiveHousehold, on day: Day) -> Event {
        let protected = random.chance(30)
        if let rank = NaiveHousehold.rank(state.householdClass), rank <= 1, random.chance(55) {
            let better = Array(NaiveHousehold.ladder[(rank + 1)...])
            // Leaving poverty for near-poor is the commonest exit.
            let to = rank == 0 && random.chance(50) ? .nearPoor : random.one(of: better)
            return .householdExitedPoverty(
                household, from: state.householdClass, to: to, on: day, socialProtection: protected,
                cause: random.pick(ExitCause.allCases))
        }
        let allowed: [HouseholdClass] =
            switch state.householdClass {
            case .poor: [.poor]
            case .nearPoor: [.poor, .nearPoor]
            default: random.chance(70) ? [.poor, .nearPoor] : NaiveHousehold.ladder
            }
        // Scores around the lines of the standard, as often right as wrong; some decisions lack one of them.
        return .householdClassified(
            household, as: random.one(of: allowed), on: day, socialProtection: protected,
            standard: random.chance(90) ? "nd07-2021" : random.chance(50) ? "nd07-2099" : nil,
            area: random.chance(95) ? random.one(of: Area.allCases) : nil, review: .periodic,
            incomeScore: random.chance(95) ? Int64(random.one(of: [90, 139, 140, 141, 174, 175, 176, 200])) : nil,
            deprivationScore: random.chance(80) ? Int64(random.one(of: [0, 10, 20, 29, 30, 40])) : nil,
            deprivations: HistoryGenerator.turned(random.one(of: [[], [0, 1], [0, 2, 5]]), household, day),
            causes: HistoryGenerator.turned(household.utf8.count.isMultiple(of: 2) ? [0, 3] : [], household, day))
    }

    /// Words at some places of a vocabulary, turned by household and day, so that each word is met in each history; no
    /// number is drawn for it.
    private static func turned<Word: Token>(_ places: [Int], _ household: String, _ day: Day) -> TokenSet<Word> {
        let words = Array(Word.allCases)
        let turn = household.utf8.reduce(Int(day.daysSinceEpoch)) { $0 &+ Int($1) }
        var set = TokenSet<Word>()
        for place in places { _ = set.insert(words[(place + turn) % words.count]) }
        return set
    }

    /// A void, alone or with a correction before or behind it.
    mutating func correction() -> [Event] {
        let candidates = ledger.live(knownThrough: ledger.position).filter { event in
            switch event.body {
            case .periodClosed, .originChanged: false
            default: true
            }
        }
        guard !candidates.isEmpty else { return [note()] }
        if random.chance(30) { return corrections(candidates) }
        // Mostly a recent one, which fewer events rest on.
        let recent = random.chance(50) ? Array(candidates.suffix(10)) : candidates
        let target = random.one(of: recent)
        let void = Event.eventVoided(target.reference, reason: "ghi nhầm")
        guard random.chance(65) else { return [void] }
        let mended = mend(target)
        return random.chance(50) ? [void, mended] : [mended, void]
    }

    /// The voids of two to four events, mostly of one household, some of them corrected, in any order.
    private mutating func corrections(_ candidates: [NaiveEvent]) -> [Event] {
        func name(_ event: NaiveEvent) -> String? { event.household ?? event.recipient }
        let household = name(random.one(of: candidates))
        var targets = candidates.filter { household != nil && name($0) == household }
        if targets.count < 2 || random.chance(20) { targets = candidates }
        targets = targets.suffix(8)
        var events: [Event] = []
        for _ in 1...random.number(2...4) where !targets.isEmpty {
            let target = targets.remove(at: random.number(0...targets.count - 1))
            events.append(.eventVoided(target.reference, reason: "ghi nhầm"))
            if random.chance(30) { events.append(mend(target)) }
        }
        return events.shuffled(using: &random)
    }

    /// The event as it should have been: another day, another figure, or the same again.
    private mutating func mend(_ target: NaiveEvent) -> Event {
        var event = target.event
        if random.chance(50), let day = event.effectiveOn {
            let shift = Int32(random.number(-40...40))
            event.effectiveOn = Day(daysSinceEpoch: day.daysSinceEpoch + shift) ?? day
        }
        switch event.body {
        case .householdRegistered(var fields):
            fields.members = UInt32(random.number(1...9))
            if random.chance(40) { fields.unit = random.one(of: unitNames) }
            event.body = .householdRegistered(fields)
        case .householdClassified(var fields):
            fields.class = random.one(of: [.poor, .nearPoor, .disadvantaged, .average])
            event.body = .householdClassified(fields)
        case .householdExitedPoverty(var fields):
            fields.to = random.one(of: [.nearPoor, .disadvantaged, .average])
            if fields.to == fields.from { fields.to = .disadvantaged }
            event.body = .householdExitedPoverty(fields)
        case .householdMoved(var fields):
            fields.unit = random.one(of: unitNames)
            event.body = .householdMoved(fields)
        case .householdTotalReported(var fields):
            fields.households += 1
            event.body = .householdTotalReported(fields)
        default: break
        }
        return event
    }
}
