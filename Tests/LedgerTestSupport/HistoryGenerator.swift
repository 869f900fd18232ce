// Random histories that reach the hard cases of the rules on purpose: few households and units, few days, so that
// events collide. The same seed gives the same history; the naive model says what must become of each entry.

import EventLedger
import Foundation
import PovertyLedger

/// Makes a history entry by entry; the naive model grows along and is asked at each step.
public struct HistoryGenerator {
    var random: SeededGenerator
    var ledger = NaiveLedger()
    var steps: [GeneratedHistory.Step] = []
    let households: [String]
    /// Ids of units there may come to be, established or not.
    let unitNames: [String]
    let breakPercent: Int
    /// Whether much of the history is about funds, so that their money runs out and comes in again: every fourth seed.
    let isAboutFunds: Bool
    /// The day around which the current entry stands.
    var today: Day = "2021-12-20"
    var recordedAt: Instant
    let clock: Instant
    /// The number of entries made; the id of the next one follows from it.
    var counter = 0

    /// A generator of histories with 5–30 households and 2–6 units (and those they merge into).
    ///
    /// About `breakPercent` of a hundred entries break a rule on purpose; some others do so by chance.
    public init(seed: UInt64, breakPercent: Int = 25) {
        var random = SeededGenerator(seed: seed)
        let count = random.number(5...30)
        // One id in five has a letter that Unicode writes in two ways; two look like others, one by a Cyrillic letter.
        households = (1...count).map { number in
            switch number {
            case 7: "h01"
            case 11: "\u{41D}2"
            default: number.isMultiple(of: 5) ? "hộ-\(number)" : "H\(number)"
            }
        }
        unitNames = (1...random.number(2...6)).map { $0 == 2 ? "xã-2" : "phuong-\($0)" } + ["new-1", "new-2", "new-3"]
        isAboutFunds = seed.isMultiple(of: 4)
        self.random = random
        self.breakPercent = breakPercent
        recordedAt = Instant(endOf: "2021-12-20", at: .vietnam)!
        clock = Instant("2026-01-15T00:00:00Z")!
    }

    /// A whole history of about `events` events; costs a pass over the history for each entry.
    public mutating func history(events: Int) -> GeneratedHistory {
        start()
        // Refused entries bring nothing; the second bound keeps an unlucky seed from going on for ever.
        while ledger.position < events, steps.count < events * 2 { step() }
        return GeneratedHistory(seed: random.seed, clock: clock, steps: steps, ledger: ledger)
    }

    // MARK: Steps

    /// The first entries: a city, its units, and a plan.
    private mutating func start() {
        var events = [Event.unitEstablished("city", name: "Thành phố", kind: .city, on: "2021-01-01")]
        for unit in unitNames.dropLast(4) {
            let parent = random.chance(30) ? "city" : nil
            events.append(
                .unitEstablished(unit, name: unit, kind: .ward, on: "2021-01-01", area: .urban, parent: parent))
        }
        events.append(
            .unitEstablished(unitNames[unitNames.count - 4], name: "Xã", kind: .commune, on: "2021-06-01", area: .rural)
        )
        offer(entry(events))
        if random.chance(80) { offer(entry([plan("plan-1", on: "2022-01-05")])) }
    }

    private mutating func step() {
        advance()
        if random.chance(4), let again = random.pick(steps) {
            var entry = again.entry
            if random.chance(40) { entry.events.append(random.one(of: entry.events.isEmpty ? [note()] : entry.events)) }
            offer(entry)
            return
        }
        var draft = entry(proposal())
        if random.chance(breakPercent) { breakOneRule(&draft) }
        var verdict = ledger.verdict(on: draft, clock: clock, keepingRecordedTimes: true)
        if verdict.refusal == .closedPeriod, random.chance(75) {
            draft.restates = "theo kết luận kiểm tra"
            verdict = ledger.verdict(on: draft, clock: clock, keepingRecordedTimes: true)
        }
        // A refused draft is a good case, but too many of them would leave the history empty: half are mended.
        if verdict.refusal != nil, random.chance(50), draft.events.count > 1 {
            draft.events = Array(draft.events.prefix(draft.events.count / 2))
        }
        offer(draft)
    }

    private mutating func offer(_ entry: Entry) {
        let verdict = ledger.record(entry, clock: clock, keepingRecordedTimes: true)
        steps.append(GeneratedHistory.Step(entry: entry, verdict: verdict))
    }

    /// An entry under a new id.
    mutating func entry(_ events: [Event]) -> Entry {
        counter += 1
        return Entry(
            id: "e\(counter)", recordedAt: recordedAt, actor: "UBND", document: "\(counter)/QĐ-UBND", events: events)
    }

    // MARK: Time

    /// Lets time pass: often none, so that several entries are recorded on one day and even at one instant.
    private mutating func advance() {
        let steps: [Int64] = [0, 0, 1, 3_600_000_000, 40_000_000_000, 200_000_000_000, 600_000_000_000]
        let later = Instant(microsecondsSinceEpoch: recordedAt.microsecondsSinceEpoch + random.one(of: steps))
        recordedAt = min(later ?? recordedAt, Instant("2025-12-30T12:00:00Z") ?? recordedAt)
        today = recordedAt.day(at: .vietnam)
    }

    /// A day of effect: mostly shortly before today, often at a turn of a year or a month, sometimes far back or ahead.
    mutating func someDay() -> Day {
        let back =
            switch random.number(1...10) {
            case 1...4: random.number(0...3)
            case 5...7: random.number(0...30)
            case 8: -random.number(1...20)
            default: random.number(0...500)
            }
        let day = max("2021-06-01", Day(daysSinceEpoch: today.daysSinceEpoch - Int32(back)) ?? today)
        let (year, month, _) = day.civil
        return switch random.number(1...10) {
        case 1: Day(year: year, month: 12, day: 31) ?? day
        case 2: Day(year: year, month: 1, day: 1) ?? day
        case 3...6: Day(year: year, month: month, day: 1) ?? day
        default: day
        }
    }

    // MARK: Events

    /// The same id as it might be typed: composed, or decomposed as some keyboards do.
    mutating func typed(_ id: String) -> String {
        random.chance(20) ? id.decomposedStringWithCanonicalMapping : id
    }

    /// An event that is nearly always valid.
    mutating func note() -> Event {
        .aidGiven(
            to: .household(random.one(of: households)), random.chance(30) ? .credit : .cash,
            donor: "Quỹ Vì người nghèo",
            donorKind: .fundForThePoor, on: someDay(), amountVND: Int64(random.number(1...50) % 2 + 1) * 100_000)
    }

    /// The events of an entry that are likely to be valid: of one day, or of several.
    private mutating func proposal() -> [Event] {
        if isAboutFunds, random.chance(35) { return fundProposal() }
        switch random.number(1...100) {
        case 1...12: return unitProposal()
        case 13...24: return correction()
        case 25...28: return supportProposal()
        case 29...30: return closing()
        case 31...34: return planProposal()
        case 35...39: return fundProposal()
        case 40...45: return movementProposal()
        default:
            let count = random.chance(40) ? 1 : random.number(2...12)
            let days = random.chance(75) ? [someDay()] : [someDay(), someDay(), someDay()].sorted()
            return days.flatMap { householdEvents(count: max(1, count / days.count), on: $0) }
        }
    }

    private mutating func closing() -> [Event] {
        let through = random.chance(60) ? Day.endOfYear(today.year - 1) ?? today : someDay()
        return [.periodClosed(through: through, on: max(today, through))]
    }
}
