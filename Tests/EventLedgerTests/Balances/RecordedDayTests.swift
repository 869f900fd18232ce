// The promise that the last position recorded by the end of any day is looked up as the entries say it, on days of the
// ledger's own offset; and that key events are found with their voids.

import LedgerTestSupport
import LedgerTesting
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct RecordedDayTests {
    /// Instants around midnight at +07:00, with several entries on some days and days without any.
    private static let instants: [Int64] = {
        let midnight: Int64 = 1_704_128_400_000_000  // 2024-01-02T00:00:00+07:00
        let day: Int64 = 86_400_000_000
        return [
            midnight - 1, midnight - 1, midnight, midnight, midnight + 1, midnight + day - 1, midnight + day,
            midnight + 4 * day - 1, midnight + 4 * day + 1, midnight + 400 * day,
        ]
    }()

    private func check(_ ledger: DomainLedger<Journal>, _ comment: Comment) throws {
        let entries = try ledger.entries(limit: .max)
        let answers = NaiveAnswers(entries)
        #expect(try ledger.rows("recordedDays") == answers.recordedDays, comment)
        let first: Int32 = 19_722
        for number in [Day.first.daysSinceEpoch, Day.last.daysSinceEpoch] + Array(first...first + 420) {
            let day = try #require(Day(daysSinceEpoch: number))
            let end = (Int64(number) + 1) * 86_400_000_000 - 7 * 3_600_000_000
            let expected = entries.last { $0.recordedAt.microsecondsSinceEpoch < end }?.lastPosition ?? 0
            #expect(try ledger.read { (view) throws(LedgerError) in try view.position(knownOn: day) } == expected)
        }
    }

    @Test(arguments: [false, true]) func daysEndAtMidnightOfTheLedger(areClaimed: Bool) throws {
        let place = try TemporaryLedger()
        let clock = TestClock(.test)
        let ledger = try Journal.ledger(place.path, clock: clock)
        if areClaimed { clock.advance(seconds: 3_650 * 86_400) }
        try check(ledger, "nothing yet")
        for (number, instant) in Self.instants.enumerated() {
            let time = try #require(Instant(microsecondsSinceEpoch: instant))
            if !areClaimed { clock.now = time }
            try ledger.record(
                entry("e\(number)", facts(number % 3 + 1, of: "s"), claimedTime: areClaimed ? time : nil))
            try check(ledger, "\(number) entries")
        }
        #expect(try ledger.rows("recordedDays").count == 6)
        // An import over several days that fails, and one that does not.
        let before = try ledger.rows("recordedDays")
        for fails in [true, false] {
            for behind: Int64 in [0, 1, 2] {
                let result: Void? = try? ledger.write { (writer: inout DomainWriter<Journal>) throws(Refused) in
                    do throws(LedgerError) {
                        for number in 0..<4 {
                            if number == 2, behind > 0 { clock.advance(seconds: behind * 86_400) }
                            try writer.record(entry("i\(number)-\(behind)", facts(2, of: "t")))
                            if number % 2 == 1 { try writer.stage() }
                        }
                    } catch { Issue.record(error) }
                    if fails { throw Refused() }
                }
                #expect((result == nil) == fails)
                if fails { #expect(try ledger.rows("recordedDays") == before) }
                try check(ledger, "fails: \(fails)")
            }
        }
        let rows = try ledger.rows("recordedDays")
        try ledger.rebuild()
        #expect(try ledger.rows("recordedDays") == rows)
        #expect(try ledger.verify().isSound)
    }

    /// A listed event, its void, an event of another type and one of another category.
    @Test func keyEventsAreListedWithTheirVoids() throws {
        let place = try TemporaryLedger()
        let ledger = try Journal.ledger(place.path)
        let (unit, other) = (StreamName(category: 2, id: "u"), StreamName(category: 1, id: "u"))
        try ledger.record(
            entry("a", [fact(other, type: 7), fact(unit, type: 7, on: "2023-01-01", summary: 9), fact(unit, type: 1)]))
        let payload = [UInt8](repeating: 3, count: 24)
        try ledger.record(entry("b", [fact(unit, type: 7, on: "2022-01-01", payload: payload)]))
        try ledger.record(
            entry(
                "c",
                [
                    NewEvent(voiding: 3, in: unit, reason: "r"), NewEvent(voiding: 1, in: other, reason: "r"),
                    NewEvent(voiding: 2, in: unit, reason: "r"),
                ]))
        let rows = try ledger.rows("keyEvents")
        #expect(rows.map(\.key) == [2, 4, 7].map { big($0, 8) })
        #expect(rows == NaiveAnswers(try ledger.entries(limit: .max)).keyEvents)
        try ledger.read { (view) throws(LedgerError) in
            let events = try view.keyEvents()
            #expect(events.map(\.event.position) == [2, 4] && events.map(\.event.voidedBy) == [7, .max])
            #expect(events.map(\.event.streamNumber) == [0, 0] && events.map(\.event.summary) == [9, 0])
            #expect(events.map(\.payload.count) == [0, 24])
            let expected = [0, 0, 2, 2, 4, 4, 4, 7, 7]
            for (position, last) in expected.enumerated() {
                let found = try view.lastKeyEvent(through: position)
                #expect(found == last)
            }
            let (before, behind) = (try view.lastKeyEvent(through: -1), try view.lastKeyEvent(through: .max))
            #expect(before == 0 && behind == 7)
        }
        #expect(try ledger.verify().isSound)
    }
}
