// Small histories written by hand for the tests of the naive model: units "A", "B", "C" and whatever a test adds.
// It only records; the figures expected stand in the tests.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

/// A naive model and a clock that a test moves by hand.
struct NaiveScenario {
    var ledger = NaiveLedger()
    private var count = 0

    /// Units A, B and C, established on 2020-01-01 and recorded at the end of that day.
    init() {
        let units = ["A", "B", "C"].map { Event.unitEstablished($0, name: $0, kind: .ward, on: "2020-01-01") }
        #expect(record(units, id: "units", at: "2020-01-01").isAccepted)
    }

    /// Records an entry at noon (UTC) of a day; `at` defaults to the latest day of its events.
    @discardableResult
    mutating func record(
        _ events: [Event], id: String? = nil, at day: Day? = nil, restates: String? = nil
    ) -> NaiveVerdict {
        count += 1
        let entry = Entry(id: id ?? "n\(count)", actor: "UBND", restates: restates, events: events)
        let last = day ?? max(events.compactMap(\.effectiveOn).max() ?? "2020-01-01", recordedDay)
        return ledger.record(entry, clock: NaiveScenario.noon(last))
    }

    /// Records an entry that must be accepted.
    mutating func accept(
        _ events: Event..., id: String? = nil, at day: Day? = nil, restates: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let verdict = record(events, id: id, at: day, restates: restates)
        #expect(verdict.isAccepted, "\(verdict)", sourceLocation: sourceLocation)
    }

    /// Offers an entry that must be refused for that reason, and must leave nothing behind.
    mutating func refuse(
        _ reason: NaiveRefusal, _ events: Event..., id: String? = nil, restates: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let before = ledger.position
        let verdict = record(events, id: id, restates: restates)
        #expect(verdict.refusal == reason, "\(verdict)", sourceLocation: sourceLocation)
        #expect(ledger.position == before, sourceLocation: sourceLocation)
    }

    /// The cut of all that is known, or of what was known by the end of a day.
    func cut(_ day: Day, knownAt known: Day? = nil) throws -> NaiveCut {
        try ledger.resolve(NaiveCutRequest(day, knownAt: known.map { .day($0) } ?? .all))
    }

    /// Households of a class on a day.
    func households(_ householdClass: HouseholdClass, on day: Day, knownAt known: Day? = nil) throws -> Int64 {
        try ledger.balance(cut(day, knownAt: known), householdClass)
    }

    private var recordedDay: Day { ledger.entries.last?.recordedAt.day(at: .utc) ?? "2020-01-01" }

    static func noon(_ day: Day) -> Instant {
        Instant(microsecondsSinceEpoch: Int64(day.daysSinceEpoch) * 86_400_000_000 + 43_200_000_000)!
    }
}

/// Refers to the n-th event of an entry.
func reference(_ entry: String, _ ordinal: Int) -> EventReference { EventReference(entry: entry, ordinal: ordinal) }
