// The promise that a subscription delivers every entry once, in order, whoever commits it, and ends when it is
// cancelled; and that writers of several processes take turns without losing or doubling anything.

import EventLedger
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct FollowingTests {
    private static let interval: Duration = .milliseconds(2)

    /// The first so many entries of a subscription.
    private func collect(_ count: Int, of subscription: EntrySubscription) async throws -> [RecordedEntry] {
        var entries: [RecordedEntry] = []
        for try await entry in subscription {
            entries.append(entry)
            if entries.count == count { break }
        }
        return entries
    }

    @Test func followsTwoWritingProcesses() async throws {
        let test = try TestLedger()
        let ledger = test.ledger
        try test.record("before", facts(3, of: "s"))
        // Children of the test: at its time limit they are cancelled, and a lost entry fails it.
        async let all = collect(301, of: ledger.subscribe(lookingEvery: Self.interval))
        async let late = collect(300, of: ledger.subscribe(after: 3, lookingEvery: Self.interval))
        let writers = try [TestProcess("ledger"), TestProcess("ledger")]
        for writer in writers { #expect(writer.ask("open write \(test.path)") == "ok") }
        for (number, writer) in writers.enumerated() {
            writer.tell("record-on w\(number) s\(number) \(number + 1) 50 150")
        }
        for (number, writer) in writers.enumerated() {
            for entry in 1...150 { #expect(writer.answer() == "w\(number)-\(entry)") }
            #expect(writer.answer() == "ok")
        }
        let entries = try await all
        #expect(try entries == ledger.allEntries())
        #expect(try await late == Array(entries.dropFirst()))
        var expected = 1
        for entry in entries {
            #expect(entry.firstPosition == expected)
            expected = entry.lastPosition + 1
        }
        for number in 0...1 {
            let own = entries.filter { $0.id.hasPrefix("w\(number)-") }
            #expect(own.map(\.id) == (1...150).map { "w\(number)-\($0)" })
        }
        #expect(try ledger.lastPosition() == 3 + 150 + 300)
        try NaiveRows.audit(ledger)
    }

    @Test func deliversPagesOfAnyLength() async throws {
        let test = try TestLedger()
        for number in 1...200 { try test.record("e\(number)", facts(number % 3 + 1, of: "s")) }
        let entries = try test.ledger.allEntries()
        for start in [0, 1, 63, 64, 65, 128, 199] {
            let position = start == 0 ? 0 : entries[start - 1].lastPosition
            let subscription = test.ledger.subscribe(after: position, lookingEvery: Self.interval)
            #expect(try await collect(200 - start, of: subscription) == Array(entries.dropFirst(start)))
        }
    }

    @Test func endsWhenCancelled() async throws {
        let test = try TestLedger()
        try test.record("a", facts(1, of: "s"))
        let ledger = test.ledger
        let (sightings, sighting) = AsyncStream.makeStream(of: String.self)
        let following = Task {
            do {
                for try await entry in ledger.subscribe(lookingEvery: .seconds(86_400)) { sighting.yield(entry.id) }
                sighting.yield("the end")
            } catch { sighting.yield("\(error)") }
            sighting.finish()
        }
        // The stream ends at the test's time limit too, whatever the task does.
        var seen: [String] = []
        for await sight in sightings {
            seen.append(sight)
            following.cancel()
        }
        #expect(seen == ["a", "the end"])
    }

    @Test func beginsOnlyBehindAnEntry() async throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "s"))
        for position in [1, 2, 4, -1] {
            var iterator = test.ledger.subscribe(after: position).makeAsyncIterator()
            do {
                _ = try await iterator.next()
                Issue.record("followed from inside an entry")
            } catch { #expect(error.code == .invalidPosition) }
        }
    }
}
