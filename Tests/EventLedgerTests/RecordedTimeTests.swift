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
        for (number, (shown, recorded)) in [(10, 10), (5, 10), (-50, 10), (10, 10), (11, 11), (-49, 11)].enumerated() {
            test.clock.now = instant(Int64(shown))
            let receipt = try test.ledger.record(entry("e\(number)", facts(1, of: "s")))
            #expect(receipt.recordedAt == instant(Int64(recorded)))
            expected.append(instant(Int64(recorded)))
        }
        #expect(try test.ledger.allEntries().map(\.recordedAt) == expected)
        #expect(try test.ledger.lastRecordedAt() == instant(11))
        #expect(try test.ledger.allEntries().allSatisfy { !$0.claimedTime })
        try NaiveRows.audit(test.ledger)
    }

    /// A minute is let pass, because clocks are set right by little; a microsecond more is not.
    @Test func aClockThatStandsBehindRefusesUnlessAllowed() throws {
        let test = try TestLedger()
        func shows(_ microsecondsAfterStart: Int64) {
            test.clock.now =
                Instant(microsecondsSinceEpoch: Instant.test.microsecondsSinceEpoch + microsecondsAfterStart) ?? .epoch
        }
        shows(100_000_000)
        try test.record("right", facts(1, of: "s"))
        for behind: Int64 in [60_000_001, 3_600_000_000, 315_360_000_000_000] {
            shows(100_000_000 - behind)
            let refused = failure { () throws(LedgerError) in
                _ = try test.ledger.record(entry("behind", facts(1, of: "s")))
            }
            #expect(refused?.code == .clockBehind && refused?.place.entry == "behind")
            // Both times are told.
            #expect(refused?.problem.description.contains("\(test.clock.now)") == true)
            #expect(refused?.problem.description.contains("2024-01-02T03:05:45Z") == true)
            #expect(try test.ledger.lastPosition() == 1)
            // What was recorded before is found again all the same.
            #expect(try test.ledger.record(entry("right", facts(1, of: "s"))).wasAlreadyRecorded)
        }
        shows(40_000_000)
        #expect(try test.ledger.record(entry("just", facts(1, of: "s"))).recordedAt == instant(100))
        #expect(try test.ledger.entry(withID: "just")?.claimedTime == false)
        shows(39_999_999)
        let allowed = try test.ledger.record(entry("allowed", facts(1, of: "s")), allowingTimesAheadOfClock: true)
        #expect(allowed.recordedAt == instant(100))
        #expect(try test.ledger.entry(withID: "allowed")?.claimedTime == true)
        // Allowing it marks nothing that the clock did show.
        shows(200_000_000)
        let later = try test.ledger.record(entry("later", facts(1, of: "s")), allowingTimesAheadOfClock: true)
        #expect(later.recordedAt == instant(200))
        #expect(try test.ledger.entry(withID: "later")?.claimedTime == false)
        #expect(try test.ledger.verify().isSound)
        try NaiveRows.audit(test.ledger)
    }

    @Test func claimedTimesAheadOfTheClockAreKeptWhereAllowed() throws {
        let test = try TestLedger()
        let years = 10 * 365 * 86_400
        let ahead = entry("ahead", facts(1, of: "s"), claimedTime: instant(Int64(years)))
        #expect(code { () throws(LedgerError) in _ = try test.ledger.record(ahead) } == .invalidTime)
        #expect(try test.ledger.record(ahead, allowingTimesAheadOfClock: true).recordedAt == instant(Int64(years)))
        let back = entry("back", facts(1, of: "s"), claimedTime: instant(Int64(years) - 1))
        // They never go back, whatever is allowed.
        #expect(
            code { () throws(LedgerError) in _ = try test.ledger.record(back, allowingTimesAheadOfClock: true) }
                == .invalidTime)
        #expect(
            code { () throws(LedgerError) in _ = try test.ledger.record(entry("now", facts(1, of: "s"))) }
                == .clockBehind)
        let now = try test.ledger.record(entry("now", facts(1, of: "s")), allowingTimesAheadOfClock: true)
        #expect(now.recordedAt == instant(Int64(years)))
        #expect(try test.ledger.allEntries().map(\.claimedTime) == [true, true])
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
        #expect(ahead?.code == .invalidTime && ahead?.place.entry == "e")
        #expect(ahead?.description.contains("is in the future") == true)
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
