// The promise that positions count 1, 2, 3 … without a gap over entries, streams and processes, and that a cut by
// position, instant or day lies exactly between entries.

import EventLedger
import LedgerTestSupport
import LedgerTesting
import Testing

@Suite(.timeLimit(.minutes(60))) struct PositionTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func gaplessOverEntriesAndStreams(seed: UInt64) throws {
        let test = try TestLedger()
        var random = RandomEntries(seed: seed)
        var expected = 1
        for entry in random.next(150) {
            let receipt = try test.ledger.record(entry)
            #expect(receipt.positions == expected...expected + entry.events.count - 1, "seed \(seed)")
            expected = receipt.positions.upperBound + 1
        }
        try NaiveRows.audit(test.ledger, "seed \(seed)")
    }

    @Test func gaplessOverProcesses() throws {
        // The other processes have the system's clock, and this one must not stand behind it.
        let test = try TestLedger(clock: TestClock(SystemClock.now()))
        let others = try [TestProcess("ledger"), TestProcess("ledger")]
        for other in others { #expect(other.ask("open write \(test.path)") == "ok") }
        var expected = 1
        for round in 0..<20 {
            for (number, other) in others.enumerated() {
                let last = expected + round % 3
                let answer = other.ask("record p\(number)-\(round) s\(number) \(round % 3 + 1) 5")
                #expect(answer == "ok \(expected) \(last)")
                expected = last + 1
            }
            test.clock.now = SystemClock.now()
            #expect(try test.record("own-\(round)", facts(2, of: "s0")).positions == expected...expected + 1)
            expected += 2
        }
        try NaiveRows.audit(test.ledger)
    }

    @Test func cutByPositionLiesBetweenEntries() throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "s"))
        try test.record("b", facts(1, of: "s"))
        try test.record("c", facts(4, of: "t"))
        for position in [0, 3, 4, 8] { try test.ledger.checkEndOfEntry(position) }
        let inside = [(1, "a", 0, 3), (2, "a", 0, 3), (5, "c", 4, 8), (7, "c", 4, 8)]
        for (position, id, before, after) in inside {
            let error = failure { () throws(LedgerError) in try test.ledger.checkEndOfEntry(position) }
            #expect(error?.code == .invalidPosition)
            #expect(
                error?.description
                    == "\(test.path): position \(position) is inside entry \(id); "
                    + (before == 0
                        ? "the first entry ends at \(after)" : "the nearest ends of entries are \(before) and \(after)")
            )
        }
        for position in [-1, .min, 9, .max] {
            let error = failure { () throws(LedgerError) in try test.ledger.checkEndOfEntry(position) }
            #expect(error?.code == .invalidPosition)
            #expect(error?.remedy == "positions go from 1 to 8")
        }
    }

    @Test func cutByInstant() throws {
        let test = try TestLedger()
        let start = Instant.test.microsecondsSinceEpoch
        var ends: [(microseconds: Int64, last: Position)] = []
        var random = SeededGenerator(seed: 5)
        for number in 0..<120 {
            // Several entries may share an instant: then all of them are known at it.
            let time = start + Int64(number / 3 * 1_000)
            test.clock.now = Instant(microsecondsSinceEpoch: time) ?? .epoch
            let receipt = try test.ledger.record(entry("e\(number)", facts(random.number(1...5), of: "s")))
            ends.append((time, receipt.positions.upperBound))
        }
        for microseconds in stride(from: start - 1_000, through: start + 42_000, by: 250) {
            let instant = try #require(Instant(microsecondsSinceEpoch: microseconds))
            let expected = ends.last { $0.microseconds <= microseconds }?.last ?? 0
            #expect(try test.ledger.position(knownAt: instant) == expected)
        }
    }

    @Test(arguments: ["+07:00", "+00:00", "-03:30", "+14:00", "-14:00"])
    func cutByDayIsItsEndAtTheLedgersOffset(offset: String) throws {
        let utcOffset = try #require(UTCOffset(offset))
        let test = try TestLedger(offset: utcOffset)
        // Midnight of 2024-06-02 by the ledger's own day.
        let midnight = try #require(Instant("2024-06-02T00:00:00\(offset)")).microsecondsSinceEpoch
        for (number, shift) in [-86_400_000_001, -1, 0, 86_400_000_000 - 1, 86_400_000_000].enumerated() {
            test.clock.now = try #require(Instant(microsecondsSinceEpoch: midnight + Int64(shift)))
            _ = try test.ledger.record(entry("e\(number)", facts(2, of: "s")))
        }
        let known: [(Day, Position)] = [
            ("0001-01-01", 0), ("2024-05-30", 0), ("2024-05-31", 2), ("2024-06-01", 4), ("2024-06-02", 8),
            ("2024-06-03", 10), ("9999-12-31", 10),
        ]
        for (day, position) in known { #expect(try test.ledger.position(knownOn: day) == position, "\(day) \(offset)") }
    }

    @Test func emptyLedgerKnowsNothing() throws {
        let test = try TestLedger()
        #expect(try test.ledger.position(knownAt: .test) == 0 && test.ledger.position(knownOn: "2024-01-01") == 0)
        try test.ledger.checkEndOfEntry(0)
        let error = failure { () throws(LedgerError) in try test.ledger.checkEndOfEntry(1) }
        #expect(error?.code == .invalidPosition && error?.remedy == "the ledger is empty")
    }
}
