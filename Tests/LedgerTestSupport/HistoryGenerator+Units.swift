// Proposals about units, awards and sponsors: mergers, chains of them and divisions around the turn of a year, totals,
// revocations.
// Whether the record allows them is left to the model.

import EventLedger
import PovertyLedger

extension HistoryGenerator {
    /// Events of units that are likely to be valid.
    mutating func unitProposal() -> [Event] {
        let day = someDay()
        let units = NaiveUnits(ledger.live(knownThrough: ledger.position))
        let standing = units.units(on: day).filter { $0 != "city" }
        guard let unit = random.pick(standing) else { return [note()] }
        switch random.number(1...100) {
        case 1...15:
            guard let name = unitNames.first(where: { units.establishments[$0] == nil }) else {
                return total(standing, day)
            }
            var events = [
                Event.unitEstablished(
                    name, name: "Phường mới", kind: .ward, on: day, code: "31825",
                    parent: random.chance(30) ? "city" : nil)
            ]
            if random.chance(60) { events.append(.unitMerged(typed(unit), into: name, on: day)) }
            return events
        case 16...35:
            return [
                .unitChanged(
                    typed(unit), on: day, name: "Phường \(random.number(1...9))", code: "318\(random.number(13...40))",
                    parent: random.chance(20) ? "city" : nil)
            ]
        case 36...40: return division(of: unit, standing, units, day) ?? total(standing, day)
        case 41...55:
            guard let into = random.pick(standing.filter { $0 != unit }), standing.count > 2 else {
                return total(standing, day)
            }
            let turn = random.chance(60) ? Day(year: day.year, month: 1, day: 1) ?? day : day
            return [.unitMerged(typed(unit), into: typed(into), on: turn)]
        case 56...60:
            // The day is said to be that of the recording; here it may also lie in a closed period.
            if day.daysSinceEpoch % 4 == 0 { return [.originChanged("example.com/\(day)", on: day)] }
            let title = "Mô hình sinh kế"
            return [.initiativeRecorded(unit, title: title, on: day)]
        case 61...68:
            return [
                .aidGiven(
                    to: .unit(typed(unit)), .livelihood, donor: "Công ty 1", donorKind: .enterprise, on: day,
                    quantity: 20,
                    measure: "con giống")
            ]
        default: return total(standing, day)
        }
    }

    /// A division of a unit among others, one of them new where there is an id left, often at the turn of a year; some
    /// or all of its households are moved in the same entry, and sometimes the others report. Nil when there are too
    /// few units.
    private mutating func division(
        of unit: String, _ standing: [String], _ units: NaiveUnits, _ day: Day
    ) -> [Event]? {
        let turn = random.chance(60) ? Day(year: day.year, month: 1, day: 1) ?? day : day
        var events: [Event] = []
        var parts = standing.filter { $0 != unit }
        if let name = unitNames.first(where: { units.establishments[$0] == nil }) {
            events.append(
                .unitEstablished(
                    name, name: "Xã mới", kind: random.chance(50) ? .commune : .hamlet, on: turn,
                    parent: random.chance(30) ? "city" : nil))
            parts.insert(name, at: 0)
        }
        guard parts.count >= 2 else { return nil }
        parts = Array(parts.prefix(random.number(2...3)))
        let moved = ledger.households(NaiveCut(turn, position: ledger.position)).filter {
            $0.value.isPresent && $0.value.unit == unit
        }.keys.sorted()
        // A division is sometimes left out, and all are moved: then the unit is empty in all but name.
        let isDivided = random.chance(75)
        let moves = moved.filter { _ in !isDivided || random.chance(70) }.map { household in
            Event.householdMoved(household, to: random.one(of: parts), on: turn, cause: .boundaryChange)
        }
        if isDivided {
            events.append(.unitDivided(typed(unit), into: parts.map { typed($0) }.reversed(), on: turn))
        }
        events += moves
        guard random.chance(50) else { return events }
        return events + parts.map { .householdTotalReported($0, households: Int64(random.number(0...300)), on: turn) }
    }

    /// Totals of one unit or of all.
    private mutating func total(_ units: [String], _ day: Day) -> [Event] {
        let some = random.chance(40) ? [random.one(of: units)] : units
        let reported = some.map { unit in
            Event.householdTotalReported(unit, households: Int64(random.number(0...400)), on: day, persons: 900)
        }
        let city = random.chance(15) ? [Event.householdTotalReported("city", households: 900, on: day)] : []
        return reported + city
    }

    /// Awards granted and revoked.
    mutating func supportProposal() -> [Event] {
        let day = someDay()
        let awards = liveAwards()
        if random.chance(45), let award = random.pick(awards), let granted = award.day {
            let revoked = max(day, granted)
            let again = random.chance(40) ? [Event(effectiveOn: revoked.next, body: award.body)] : []
            return [.awardRevoked(award.reference, cause: "kê khai sai", on: revoked)] + again
        }
        // A few recipients and achievements, so that one is awarded twice.
        return (1...random.number(1...4)).map { _ in award(on: random.chance(70) ? day : someDay()) }
    }

    private mutating func award(on day: Day) -> Event {
        let kind = random.one(of: RecipientKind.allCases)
        let recipient =
            kind == .household
            ? typed(random.one(of: Array(households.prefix(3)))) : "recipient-\(random.number(1...3))"
        let units = NaiveUnits(ledger.live(knownThrough: ledger.position)).units(on: day)
        return .awardGranted(
            to: kind, recipient, form: "giấy khen", authority: "Chủ tịch UBND", on: day,
            unit: random.chance(50) ? random.pick(units) : nil,
            movement: random.chance(50) ? "Chung sức vì người nghèo" : nil,
            achievement: random.chance(80) ? "vượt khó năm \(random.number(1...2))" : nil)
    }

    /// Awards that stand, revoked ones among them.
    func liveAwards() -> [NaiveEvent] {
        ledger.live(knownThrough: ledger.position).filter { event in
            if case .awardGranted = event.body { true } else { false }
        }
    }
}
