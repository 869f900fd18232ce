// Proposals about units, awards and sponsors: mergers and chains of them around the turn of a year, totals, revocations.
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
        case 36...50:
            guard let into = random.pick(standing.filter { $0 != unit }), standing.count > 2 else {
                return total(standing, day)
            }
            let turn = random.chance(60) ? Day(year: day.year, month: 1, day: 1) ?? day : day
            return [.unitMerged(typed(unit), into: typed(into), on: turn)]
        case 51...60:
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
