// The promise that balances, days of recording and key events depend on the entries alone: single commits, one import in
// stages and a rebuild leave the same bytes; and an import that fails or is killed leaves none, wherever it ends.

import LedgerTestSupport
import LedgerTesting
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct BalanceWritingTests {
    private static let tables = ["balances", "recordedDays", "keyEvents"]

    private func answers(_ ledger: DomainLedger<Journal>) throws -> [Rows] {
        try Self.tables.map { name in try ledger.rows(name) }
    }

    @Test(arguments: [21, 22, 23] as [UInt64]) func everyWayOfRecordingLeavesTheSameBytes(seed: UInt64) throws {
        let (one, many) = (try TemporaryLedger(), try TemporaryLedger())
        let (clock, other) = (TestClock(.test), TestClock(.test))
        var history = JournalHistory(seed: seed)
        let entries = (0..<150).map { _ in history.next(series: 0...2, events: 5, lines: 12) }
        do {
            let ledger = try Journal.ledger(one.path, clock: clock)
            for entry in entries {
                try ledger.record(entry)
                clock.advance(seconds: 10_000)
            }
        }
        let ledger = try Journal.ledger(many.path, clock: other)
        try ledger.write { (writer: inout DomainWriter<Journal>) throws(LedgerError) in
            for (number, entry) in entries.enumerated() {
                try writer.record(entry)
                other.advance(seconds: 10_000)
                if number % 13 == 5 { try writer.stage() }
            }
        }
        try NaiveAnswers.audit(ledger, history.naive, "seed \(seed)")
        let single = try Journal.ledger(one.path)
        #expect(try answers(single) == answers(ledger))
        let before = try ledger.allRows()
        for name in Self.tables {
            for row in before[name]?.prefix(3) ?? [] { try ledger.store.overwrite(name, row.key, [1]) }
        }
        try ledger.rebuild()
        #expect(try ledger.allRows() == before)
        #expect(try ledger.verify().isSound && single.verify().isSound)
        // And the writer goes on from there as if nothing had been.
        for _ in 0..<20 { try ledger.record(history.next(series: 0...2)) }
        try NaiveAnswers.audit(ledger, history.naive, "seed \(seed)")
    }

    /// What a ledger holds before an import, and what the import adds to some of its series: on both sides of chunks and
    /// snapshots.
    private static let sizes = [
        (0, 1), (0, 500), (1, 223), (100, 123), (223, 1), (223, 2), (224, 224), (300, 8_000), (7_167, 1),
        (7_168, 7_400), (7_300, 15_000), (14_336, 224),
    ]

    @Test(arguments: sizes) func anImportThatEndsHalfWayLeavesNothing(size: (before: Int, added: Int)) throws {
        let place = try TemporaryLedger()
        let clock = TestClock(.test)
        let ledger = try Journal.ledger(place.path, clock: clock)
        var history = JournalHistory(seed: 31)
        /// An entry of up to so many postings to series 3 and, now and then, to others.
        func entry(_ count: Int, others: ClosedRange<Int>, voids: Bool = true) -> NewEntry {
            // Each on a day and account of its own, so that they are so many postings.
            let lines = (0..<min(count, history.number(1...60))).map { number -> Line in
                let day = Int32(19_000 + number / 9 * 100 + history.number(0...99))
                return Line(
                    series: 3, account: UInt8(number % 9), day: day, first: Int64(number % 200 + 1), second: -7)
            }
            let other = Line(series: UInt32(history.number(others)), account: 1, day: 19_000, first: 1)
            return history.entry([lines, [other]], voids: voids && history.number(0...9) == 0 ? 1 : 0)
        }
        try ledger.write { (writer: inout DomainWriter<Journal>) throws(LedgerError) in
            while case let count = history.naive.items[3]?.count ?? 0, count < size.before {
                try writer.record(entry(size.before - count, others: 5...9, voids: false))
                clock.advance(seconds: 3_600)
            }
        }
        #expect(history.naive.items[3]?.count ?? 0 == size.before)
        try NaiveAnswers.audit(ledger, history.naive, "\(size)")
        let before = try ledger.allRows()
        let known = history
        var copies: [TemporaryLedger] = []
        #expect(throws: Refused.self) {
            try ledger.write { (writer: inout DomainWriter<Journal>) throws(Refused) in
                do {
                    let stages = [1, size.added / 3, size.added / 2, size.added]
                    for stage in stages {
                        let end = size.before + stage
                        while case let count = history.naive.items[3]?.count ?? 0, count < end {
                            // Series 0 to 4 and 10 are new, 5 to 9 grow or stay as they are.
                            try writer.record(entry(end - count, others: 0...7))
                            clock.advance(seconds: 3_600)
                        }
                        try writer.record(entry(0, others: 0...7))
                        try writer.stage()
                        copies.append(try place.copy())
                        try seesOnly(known, ledger, "\(size), \(stage) staged")
                    }
                } catch { Issue.record(error) }
                throw Refused()
            }
        }
        let isFailedGone = try ledger.allRows() == before
        #expect(isFailedGone, "\(size)")
        for copy in copies {
            let killed = try Journal.ledger(copy.path, clock: clock)
            try seesOnly(known, killed, "\(size)")
            #expect(try killed.verify().isSound && killed.verify().unfinishedEvents > 0)
            // A rebuild keeps what is staged, so that the next writer takes out the same.
            let staged = try killed.allRows()
            try killed.rebuild()
            #expect(try killed.allRows() == staged)
            try killed.write { (_: inout DomainWriter<Journal>) throws(LedgerError) in }
            let isKilledGone = try killed.allRows() == before
            #expect(isKilledGone, "\(size)")
        }
        // What is recorded next leaves what it would have left in the beginning.
        history = known
        try ledger.write { (writer: inout DomainWriter<Journal>) throws(LedgerError) in
            for _ in 0..<300 { try writer.record(entry(60, others: 0...7)) }
        }
        try NaiveAnswers.audit(ledger, history.naive, "\(size)")
        #expect(try ledger.verify().isSound)
    }

    /// A writer keeps the ends of so many series; behind a stage it forgets all of them where there are more, and reads
    /// those again that it posts to.
    @Test(arguments: [4_095, 4_096, 4_097]) func seriesThatWereForgottenAreReadAgain(series: Int) throws {
        let place = try TemporaryLedger()
        let ledger = try Journal.ledger(place.path)
        var history = JournalHistory(seed: 41)
        /// One entry that posts to all series, and to the first so often that a chunk is sealed on the way.
        func entry(_ round: Int) -> NewEntry {
            var lines = (0..<series).map { number in
                Line(series: UInt32(number), account: 1, day: Int32(19_000 + round), first: Int64(number + round + 1))
            }
            for number in 0..<100 {
                lines.append(Line(series: 0, account: UInt8(number % 60), day: Int32(18_000 + number), first: 3))
            }
            return history.entry(
                stride(from: 0, to: lines.count, by: 2_000).map { start in
                    Array(lines[start..<min(start + 2_000, lines.count)])
                })
        }
        try ledger.write { (writer: inout DomainWriter<Journal>) throws(LedgerError) in
            for round in 0..<5 {
                try writer.record(entry(round))
                try writer.stage()
            }
        }
        try ledger.record(entry(5))
        let isEqual = try ledger.rows("balances") == history.naive.rows
        #expect(isEqual, "\(series) series")
        #expect(try ledger.verify().isSound)
        let before = try ledger.allRows()
        try ledger.rebuild()
        let isRebuilt = try ledger.allRows() == before
        #expect(isRebuilt)
    }

    /// A rebuild makes chunks, a snapshot and a tail of one series again, also of what is staged behind it.
    @Test func aRebuildMakesSnapshotsAgain() throws {
        let place = try TemporaryLedger()
        let ledger = try Journal.ledger(place.path)
        var history = JournalHistory(seed: 42)
        let before = try ledger.write { (writer: inout DomainWriter<Journal>) throws(LedgerError) -> Rows in
            while case let count = history.naive.items[3]?.count ?? 0, count < 7_168 + 224 + 5 {
                let lines = (0..<min(500, 7_168 + 224 + 5 - count)).map { number in
                    Line(series: 3, account: UInt8(number % 64), day: Int32(19_000 + number / 64), first: 1)
                }
                try writer.record(history.entry([lines]))
            }
            return history.naive.rows
        }
        #expect(try ledger.rows("balances") == before)
        #expect(before.map { $0.key[4] }.contains(0) && before.map { $0.key[4] }.contains(1))
        for row in before { try ledger.store.overwrite("balances", row.key, [7]) }
        #expect(try ledger.verify().findings.map(\.kind) == [.balances])
        try ledger.rebuild()
        #expect(try ledger.rows("balances") == before)
        #expect(try ledger.verify().isSound)
    }

    /// Readers see the postings, days and key events of what is visible, whatever is staged behind it.
    private func seesOnly(_ known: JournalHistory, _ ledger: DomainLedger<Journal>, _ comment: Comment) throws {
        try ledger.read { (view) throws(LedgerError) in
            let series = try view.series()
            #expect(series == known.naive.items.keys.sorted(), comment)
            for series: UInt32 in [0, 3, 5, 7, 10] {
                for day: Day in ["2022-02-01", "9999-12-31"] {
                    let balances = try view.balances(of: series, on: day)
                    let expected = known.naive.balances(
                        of: series, on: day.daysSinceEpoch, knownThrough: known.position)
                    #expect(balances == expected, comment)
                }
            }
            let answers = NaiveAnswers(try view.entries(limit: .max))
            let facts = answers.keyEvents.filter { $0.value[2...3] != [0, 0] }
            let events = try view.keyEvents()
            #expect(events.map { big($0.event.position, 8) } == facts.map(\.key), comment)
            #expect(events.allSatisfy { $0.event.voidedBy == .max || $0.event.voidedBy <= known.position }, comment)
            let last = try view.lastKeyEvent(through: .max)
            #expect(big(last, 8) == answers.keyEvents.last?.key ?? big(0, 8), comment)
            if let entry = try view.entries(before: .max, limit: 1).first {
                let position = try view.position(knownOn: entry.recordedAt.day(at: .plusSeven))
                #expect(position == known.position, comment)
            }
        }
    }

    /// More series than stay in memory behind a commit.
    @Test func moreSeriesThanAreKeptInMemory() throws {
        let place = try TemporaryLedger()
        let ledger = try Journal.ledger(place.path)
        var history = JournalHistory(seed: 41)
        let series = BalanceBook.maximumSeries + 100
        try ledger.write { (writer: inout DomainWriter<Journal>) throws(LedgerError) in
            for round in 0..<3 {
                for start in stride(from: 0, to: series, by: 700) {
                    let lines = (start..<min(start + 700, series)).map { number -> Line in
                        let day = Int32(19_000 + number % 9)
                        return Line(series: UInt32(number), account: 0, day: day, first: Int64(round + 1))
                    }
                    try writer.record(history.entry([lines]))
                }
                try writer.stage()
            }
        }
        try NaiveAnswers.audit(ledger, history.naive, "\(series) series")
        #expect(try ledger.verify().isSound)
    }
}
