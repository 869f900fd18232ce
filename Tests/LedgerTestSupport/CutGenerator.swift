// Random cuts of a history, aimed at its edges: the day before, of and after an event; between entries of one instant.
// It asks the model only for what is recorded, never for an answer.

import EventLedger
import PovertyLedger

/// Makes cuts and unit days for one history.
public struct CutGenerator {
    private var random: SeededGenerator
    private let days: [Day]
    private let entries: [NaiveLedger.Recorded]

    /// A generator of cuts for what a model holds.
    public init(seed: UInt64, ledger: NaiveLedger) {
        random = SeededGenerator(seed: seed)
        days = Set(ledger.events.compactMap(\.day)).sorted()
        entries = ledger.entries
    }

    /// A day on, just before or just after an event, the end of a year, or one far from all events.
    public mutating func day() -> Day {
        if random.chance(3) { return random.chance(50) ? .first : .last }
        if random.chance(25) { return Day.endOfYear(random.number(2020...2026)) ?? .last }
        guard let day = random.pick(days) else { return "2022-12-31" }
        return switch random.number(1...4) {
        case 1: day.previous ?? day
        case 2: day.next ?? day
        default: day
        }
    }

    /// A day whose units to count by; nil for the default.
    public mutating func unitsOn() -> Day? { random.chance(50) ? day() : nil }

    /// A cut in any of its forms; one in thirty asks for a position that may not be the last of an entry.
    public mutating func request() -> NaiveCutRequest {
        guard let recorded = random.pick(entries) else { return NaiveCutRequest(day()) }
        let known: NaiveCutRequest.Knowledge
        switch random.number(1...30) {
        case 1...10: known = .all
        case 11...16:
            let day = recorded.recordedAt.day(at: .vietnam)
            known = .day(random.chance(30) ? day.previous ?? day : random.chance(30) ? day.next ?? day : day)
        case 17...21:
            let shift = Int64(random.number(-1...1))
            let instant = Instant(microsecondsSinceEpoch: recorded.recordedAt.microsecondsSinceEpoch + shift)
            known = .instant(instant ?? recorded.recordedAt)
        case 22...26: known = .position(recorded.last)
        case 27...29: known = .closing
        default: known = .position(recorded.first)
        }
        return NaiveCutRequest(day(), knownAt: known)
    }

    /// Two cuts for a diff, in order of their days half of the time.
    public mutating func pair() -> (NaiveCutRequest, NaiveCutRequest) {
        let first = request()
        let second = request()
        return random.chance(50) && second.effectiveOn < first.effectiveOn ? (second, first) : (first, second)
    }
}
