// The promise that recorded times never go back, whatever the clock does, and that claimed times are kept when they fit
// and refused when they don't.

import EventLedger
import LedgerTestSupport
import Testing

@Suite struct RecordedTimeTests {
    private func instant(_ seconds: Int64) -> Instant {
        Instant(microsecondsSinceEpoch: Instant.test.microsecondsSinceEpoch + seconds * 1_000_000) ?? .epoch
    }

    @Test func clockGoingBackDoesNot() throws {
        let test = try TestLedger()
        var expected: [Instant] = []
        for (number, (shown, recorded)) in [(10, 10), (5, 10), (-900, 10), (10, 10), (11, 11), (0, 11)].enumerated() {
            test.clock.present = instant(Int64(shown))
            let receipt = try test.ledger.record(entry("e\(number)", facts(1, of: "s")))
            #expect(receipt.recordedAt == instant(Int64(recorded)))
            expected.append(instant(Int64(recorded)))
        }
        #expect(try test.ledger.allEntries().map(\.recordedAt) == expected)
        #expect(try test.ledger.lastRecordedAt() == instant(11))
        try NaiveRows.audit(test.ledger)
    }

    @Test func claimedTimesAreKeptInOrder() throws {
        let test = try TestLedger()
        for (number, seconds) in [-1_000, -1_000, -999, 0].enumerated() {
            let claimed = entry("e\(number)", facts(1, of: "s"), claimedTime: instant(Int64(seconds)))
            #expect(try test.ledger.record(claimed).recordedAt == instant(Int64(seconds)))
            #expect(try test.ledger.entry(withID: "e\(number)")?.claimedTime == true)
        }
        #expect(try test.ledger.record(entry("now", facts(1, of: "s"))).recordedAt == instant(0))
        #expect(try test.ledger.entry(withID: "now")?.claimedTime == false)
    }

    @Test func claimedTimesThatGoBackOrLieAheadAreRefused() throws {
        let test = try TestLedger()
        let microsecond = Instant(microsecondsSinceEpoch: Instant.test.microsecondsSinceEpoch + 1) ?? .epoch
        let ahead = failure { () throws(LedgerError) in
            _ = try test.ledger.record(entry("e", facts(1, of: "s"), claimedTime: microsecond))
        }
        #expect(ahead?.code == .invalidTime && ahead?.entry == "e")
        #expect(ahead?.description.contains("lies in the future") == true)
        try test.record("first", facts(1, of: "s"))
        let back = failure { () throws(LedgerError) in
            _ = try test.ledger.record(entry("e", facts(1, of: "s"), claimedTime: instant(-1)))
        }
        #expect(back?.code == .invalidTime)
        #expect(back?.description.contains("2024-01-02T03:04:05Z") == true)
        #expect(try test.ledger.lastPosition() == 1)
        #expect(try test.ledger.record(entry("e", facts(1, of: "s"), claimedTime: instant(0))).recordedAt == instant(0))
    }

    @Test func emptyLedgerHasNoTime() throws {
        let test = try TestLedger()
        #expect(try test.ledger.lastRecordedAt() == nil && test.ledger.lastPosition() == 0)
        #expect(try test.ledger.entryCount() == 0 && test.ledger.entries(limit: 5).isEmpty)
        #expect(try test.ledger.entries(before: .max, limit: 5).isEmpty)
    }
}
