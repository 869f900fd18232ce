// The promise that a ledger of households is followed entry by entry, as its events, and that the last one there is
// known as such.

import LedgerTesting
import PovertyLedger
import Testing

@Suite(.timeLimit(.minutes(60))) struct HouseholdEntriesTests {
    @Test func entriesComeAsTheyWereRecorded() async throws {
        let scenario = try LedgerScenario(on: "2022-12-31")
        let first = Event.unitEstablished("A", name: "A", kind: .ward, on: "2022-01-01")
        let registered = Event.householdRegistered("H1", in: "A", members: 4, on: "2022-01-01")
        try scenario.given(first, document: "1/QĐ")
        try scenario.given(registered, .householdClassified("H1", as: .poor, on: "2022-01-01"))
        var entries = scenario.ledger.entries().makeAsyncIterator()
        let one = try #require(try await entries.next())
        #expect(one.entry.id == "test-1" && one.entry.events == [first] && one.entry.document == "1/QĐ")
        #expect(one.positions == 1...1 && !one.isLatest && !one.claimedTime)
        #expect(one.entry.recordedAt == scenario.clock.now)
        let two = try #require(try await entries.next())
        #expect(two.positions == 2...3 && two.isLatest && two.entry.events.first == registered)

        // What is recorded while it waits: a void names the event that it takes out.
        async let next = entries.next()
        let void = Event.eventVoided(EventReference(entry: "test-2", ordinal: 2), reason: "wrong")
        try scenario.given(void)
        let three = try #require(try await next)
        #expect(three.positions == 4...4 && three.isLatest && three.entry.events == [void])

        // From after a position: what comes before it is not seen again.
        var later = scenario.ledger.entries(after: 3).makeAsyncIterator()
        #expect(try await later.next() == three)
        var inside = scenario.ledger.entries(after: 2).makeAsyncIterator()
        do {
            _ = try await inside.next()
            Issue.record("followed from inside an entry")
        } catch { #expect(error.code == .invalidPosition) }
    }

    @Test func itEndsWithItsTask() async throws {
        let scenario = try LedgerScenario(on: "2022-12-31")
        let ledger = scenario.ledger
        let following = Task {
            var count = 0
            for try await _ in ledger.entries() { count += 1 }
            return count
        }
        try scenario.given(.unitEstablished("A", name: "A", kind: .ward, on: "2022-01-01"))
        following.cancel()
        #expect(try await following.value <= 1)
    }
}
