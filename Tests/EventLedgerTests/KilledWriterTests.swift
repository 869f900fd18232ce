// The promise that a writer killed at any moment loses nothing that it acknowledged and leaves nothing that it did not
// record whole: 200 kills at random moments on one ledger, and the whole ledger audited after each.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct KilledWriterTests {
    private static let kills = 200

    /// Kills a process that records in a ledger some time after its first answers; gives all that it acknowledged.
    private func killed(
        _ path: String, _ words: String, answers: ClosedRange<Int>, _ random: inout SeededGenerator
    ) throws -> [String] {
        let process = try TestProcess("ledger")
        #expect(process.ask("open write \(path)") == "ok")
        process.tell(words)
        var acknowledged: [String] = []
        for _ in 0..<random.number(answers) { acknowledged.append(process.answer()) }
        usleep(UInt32(random.number(0...1_500)))
        process.kill()
        // What it had written into the pipe before it died was acknowledged too.
        while case let line = process.answer(), !line.isEmpty { acknowledged.append(line) }
        return acknowledged
    }

    @Test func nothingAcknowledgedIsLostAndNothingElseIsLeft() throws {
        let place = try TemporaryLedger()
        do { _ = try Ledger(at: place.path, mode: .create) }
        var random = SeededGenerator(seed: 91)
        var known: [RecordedEntry] = []
        var acknowledgedInAll = 0
        for round in 1...Self.kills {
            let stream = "s\(random.number(1...6))"
            let count = random.number(1...3)
            let words = "record-on r\(round) \(stream) \(count) \(random.number(0...3_000)) 1000000"
            let acknowledged = try killed(place.path, words, answers: 0...3, &random)
            acknowledgedInAll += acknowledged.count

            let ledger = try Ledger(at: place.path, mode: .readWrite)
            let entries = try ledger.allEntries()
            #expect(Array(entries.prefix(known.count)) == known, "\(random), round \(round)")
            let new = entries.dropFirst(known.count)
            let inFlight = new.count - acknowledged.count
            #expect(inFlight == 0 || inFlight == 1, "\(random), round \(round)")
            #expect(new.map(\.id) == (1...max(1, new.count)).prefix(new.count).map { "r\(round)-\($0)" })
            #expect(Array(new.map(\.id).prefix(acknowledged.count)) == acknowledged)
            for entry in new {
                #expect(entry.events.map(\.summary) == (1...UInt32(count)).map { $0 })
                #expect(entry.events.allSatisfy { $0.stream.id == stream })
            }
            try NaiveRows.audit(ledger, entries, "\(random), round \(round)")
            known = entries
        }
        #expect(acknowledgedInAll > Self.kills, "too few entries between the kills: the test shows little")
    }

    /// The same for threads whose entries share commits: none of them is acknowledged before its commit.
    @Test func nothingAcknowledgedByAnyThreadIsLost() throws {
        let place = try TemporaryLedger()
        do { _ = try Ledger(at: place.path, mode: .create) }
        var random = SeededGenerator(seed: 92)
        var known: [RecordedEntry] = []
        var acknowledgedInAll = 0
        for round in 1...60 {
            let (threads, count) = (random.number(2...8), random.number(1...3))
            let words = "record-on-threads r\(round) s \(count) \(random.number(0...3_000)) 1000000 \(threads)"
            let acknowledged = try killed(place.path, words, answers: 0...12, &random)
            acknowledgedInAll += acknowledged.count

            let ledger = try Ledger(at: place.path, mode: .readWrite)
            let entries = try ledger.allEntries()
            #expect(Array(entries.prefix(known.count)) == known, "\(random), round \(round)")
            let new = entries.dropFirst(known.count).map(\.id)
            #expect(Set(acknowledged).isSubset(of: new), "\(random), round \(round)")
            for thread in 0..<threads {
                let own = "r\(round)-\(thread)-"
                let (recorded, told) = (new.filter { $0.hasPrefix(own) }, acknowledged.filter { $0.hasPrefix(own) })
                // Each thread waits for its receipt before it goes on.
                #expect((0...1).contains(recorded.count - told.count), "\(random), round \(round)")
                #expect(recorded == (1...max(1, recorded.count)).prefix(recorded.count).map { "\(own)\($0)" })
                #expect(Array(recorded.prefix(told.count)) == told)
            }
            #expect(entries.dropFirst(known.count).allSatisfy { $0.events.count == count })
            try NaiveRows.audit(ledger, entries, "\(random), round \(round)")
            known = entries
        }
        #expect(acknowledgedInAll > 300, "too few entries between the kills: the test shows little")
    }
}
