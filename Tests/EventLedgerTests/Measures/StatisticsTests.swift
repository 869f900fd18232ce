// The promise that the counters of an open ledger count what it did: commits and what they showed, replays, waits, and
// the pages of the file, which are counted here again from the bytes of the file.

import Foundation
import LedgerTestSupport
import Synchronization
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct StatisticsTests {
    private struct GivenUp: Error, LedgerFailure {
        init() {}
        init(_ error: LedgerError) {}
    }

    /// The bytes of all entry records, read from their table.
    private func recordBytes(_ ledger: Ledger) throws -> Int {
        let store = ledger.store
        var scan = try store.scan(store.tables.entries, from: LedgerTables.key(1), in: try store.beginRead())
        var count = 0
        while try store.step(&scan) { count += scan.withRecord { _, record in record.byteCount } }
        return count
    }

    @Test func aNewLedgerHasDoneNothing() throws {
        let test = try TestLedger()
        let statistics = try test.ledger.statistics()
        #expect(statistics.commits.durations.number == 0 && statistics.commits.entries == 0)
        #expect(statistics.replays.durations.number == 0 && statistics.replays.events == 0)
        #expect(statistics.lockWaits.number == 0 && statistics.turnWaits.number == 0)
        #expect(statistics.openNanoseconds > 0)
    }

    @Test func commitsAreCountedWithWhatTheyShow() throws {
        let test = try TestLedger()
        for number in 1...3 { try test.record("e\(number)", facts(number, of: "s")) }
        // The same again is not recorded, and what is refused neither.
        try test.record("e3", facts(3, of: "s"))
        #expect(throws: LedgerError.self) { try test.record("e3", facts(4, of: "s")) }
        let statistics = try test.ledger.statistics()
        let commits = statistics.commits
        #expect(commits.durations.number == 3 && commits.entries == 3 && commits.events == 1 + 2 + 3)
        #expect(try commits.recordBytes == recordBytes(test.ledger))
        #expect(commits.failures == 0)
        let durations = commits.durations
        #expect(durations.maximumNanoseconds > 0 && durations.maximumNanoseconds <= durations.totalNanoseconds)
        #expect(durations.totalNanoseconds <= 3 * durations.maximumNanoseconds)
        #expect(durations.numbers.reduce(0, +) == 3)
        #expect(durations.totalNanoseconds < statistics.openNanoseconds)
    }

    @Test func aStagedImportShowsItsEntriesOnceAndAFailedOneNone() throws {
        let test = try TestLedger()
        #expect(throws: GivenUp.self) {
            try test.ledger.write { (writer: inout Writer) throws(GivenUp) in
                do throws(LedgerError) {
                    _ = try writer.record(entry("a", facts(5, of: "s")))
                } catch { throw GivenUp(error) }
                throw GivenUp()
            }
        }
        #expect(try test.ledger.statistics().commits.durations.number == 0)
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            for number in 1...3 {
                _ = try writer.record(entry("e\(number)", facts(2, of: "s")))
                if number < 3 { try writer.stage() }
            }
        }
        let commits = try test.ledger.statistics().commits
        #expect(commits.durations.number == 3 && commits.entries == 3 && commits.events == 6)
        #expect(try commits.recordBytes == recordBytes(test.ledger))
    }

    @Test func callsOfManyThreadsAreAllCounted() throws {
        let test = try TestLedger()
        let ledger = test.ledger
        DispatchQueue.concurrentPerform(iterations: 100) { number in
            do { _ = try ledger.record(entry("e\(number)", facts(2, of: "s"))) } catch { Issue.record(error) }
        }
        let statistics = try ledger.statistics()
        #expect(statistics.commits.entries == 100 && statistics.commits.events == 200)
        // Calls share commits, and one of a hundred at least waited for another where there are two threads.
        #expect((1...100).contains(statistics.commits.durations.number))
        #expect(statistics.turnWaits.number >= 100 - statistics.commits.durations.number)
        #expect(statistics.turnWaits.number < 100)
    }

    @Test func replaysAreCountedWithTheirEvents() throws {
        let test = try TestLedger()
        for number in 1...4 { try test.record("e\(number)", facts(5, of: "s")) }
        var totals = Totals()
        try test.ledger.replay(through: 20, into: &totals)
        try test.ledger.replay(after: 5, through: 15, into: &totals)
        try test.ledger.replay(Cut(effectiveOn: "2022-01-01", position: 10), into: &totals)
        // What is looked up is no replay, and one that fails is not counted.
        _ = try test.ledger.events(of: "s", limit: 100)
        #expect(throws: LedgerError.self) { try test.ledger.replay(through: 99, into: &totals) }
        var replays = try test.ledger.statistics().replays
        #expect(replays.durations.number == 3 && replays.events == 20 + 10 + 10)
        try test.ledger.read { (view) throws(LedgerError) in
            var joined = Everything()
            try view.replay(through: 20, parting: 10, into: &joined)
        }
        replays = try test.ledger.statistics().replays
        #expect(replays.durations.number == 4 && replays.events == 40 + 20)
    }

    @Test func waitingForAnotherProcessIsMeasured() throws {
        let place = try TemporaryLedger()
        let ledger = try Ledger(at: place.path)
        let other = try TestProcess("ledger")
        #expect(other.ask("open write \(place.path)") == "ok")
        #expect(other.ask("write") == "ok")
        // Only this lets the other one end, so that the wait is at least that long.
        ledger.reportWaiting(after: .milliseconds(30)) { _ in other.tell("finish") }
        _ = try ledger.record(entry("b", facts(1, of: "s")))
        #expect(other.answer().hasPrefix("ok"))
        let waits = try ledger.statistics().lockWaits
        #expect(waits.number == 1 && waits.totalNanoseconds >= 30_000_000)
        #expect(waits.maximumNanoseconds == waits.totalNanoseconds)
        #expect(waits.numbers.prefix(2).allSatisfy { $0 == 0 } && waits.numbers.reduce(0, +) == 1)
        _ = try ledger.record(entry("c", facts(1, of: "s")))
        #expect(try ledger.statistics().lockWaits == waits)
    }

    /// The free pages as the file lists them, read from its bytes: leaves of LMDB's first tree.
    private func freePages(_ path: String) throws -> Int {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        func number(_ offset: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
        }
        let newest = number(144, 8) > number(4_096 + 144, 8) ? 0 : 4_096
        func count(_ page: Int, _ depth: Int) -> Int {
            let start = page * 4_096
            return (0..<(number(start + 12, 2) - 16) / 2).reduce(0) { sum, index in
                let node = start + number(start + 16 + 2 * index, 2)
                let (low, flags, key) = (number(node, 4), number(node + 4, 2), number(node + 6, 2))
                if depth > 1 { return sum + count(low | flags << 32, depth - 1) }
                let value = node + 8 + key
                return sum + number(flags & 1 != 0 ? number(value, 8) * 4_096 + 16 : value, 8)
            }
        }
        let depth = number(newest + 40 + 6, 2)
        return depth == 0 ? 0 : count(number(newest + 80, 8), depth)
    }

    @Test func theFileIsMeasured() throws {
        let test = try TestLedger()
        let opened = try test.ledger.statistics().file
        #expect(opened.freePages == (try freePages(test.path)))
        for number in 1...40 { try test.record("e\(number)", facts(40, of: StreamName(category: 1, id: "s\(number)"))) }
        let file = try test.ledger.statistics().file
        let status = try FileManager.default.attributesOfItem(atPath: test.path)
        #expect(file.fileBytes == (status[.size] as? Int))
        #expect(file.pages * file.pageBytes == file.fileBytes && file.pageBytes == 4_096)
        #expect(file.fileBytes > opened.fileBytes && file.fileBytesAtOpening == opened.fileBytesAtOpening)
        let freePages = try freePages(test.path)
        #expect(file.freePages > 0 && file.freePages == freePages)
        #expect(file.mapBytes >= file.fileBytes)
        #expect(file.commits == opened.commits + 40)
    }
}
