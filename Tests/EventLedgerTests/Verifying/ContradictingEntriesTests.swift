// The promise that a rebuild which can't succeed changes nothing: entries that are sound one by one and contradict each
// other are found before the derived tables are touched.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct ContradictingEntriesTests {
    /// A ledger of three entries: a fact of each of two streams, three facts of the first, and a void of the first.
    private func ledger() throws -> TestLedger {
        let test = try TestLedger()
        try test.record("one", facts(1, of: "a") + facts(1, of: "b"))
        try test.record("two", facts(3, of: "a"))
        try test.record("three", [NewEvent(voiding: 1, in: "a", reason: "sai")])
        return test
    }

    /// Puts another entry, digest and all, in the place of a recorded one.
    private func forge(
        _ test: TestLedger, at first: Position, id: String, _ events: [NewEvent], numbers: [UInt32]
    ) throws {
        let old = try #require(try test.ledger.entry(at: first))
        let bytes = EntryRecord.bytes(
            of: entry(id, events), firstPosition: first, recordedAt: old.recordedAt, claimedTime: false,
            numbers: numbers, summaries: events.map { $0.voids == nil ? $0.summary : 1 })
        try test.ledger.store.overwrite("entries", LedgerTables.key(first), bytes)
    }

    private func expectRefused(_ test: TestLedger, at position: Position, _ word: String) throws {
        let before = try test.ledger.allRows()
        let refused = failure { () throws(LedgerError) in try test.ledger.rebuild() }
        #expect(refused?.code == .damaged && refused?.place.position == position)
        #expect(refused?.problem.description.contains("contradict each other") == true)
        #expect(refused?.problem.description.contains(word) == true, "\(refused?.problem ?? "")")
        #expect(try test.ledger.allRows() == before)
    }

    @Test func theLedgerItselfIsRebuilt() throws {
        let test = try ledger()
        try forge(test, at: 3, id: "two", facts(3, of: "a"), numbers: [0, 0, 0])
        let before = try test.ledger.allRows()
        try test.ledger.rebuild()
        #expect(try test.ledger.allRows() == before)
    }

    @Test func anEventWithTheNumberOfAnotherStream() throws {
        let test = try ledger()
        try forge(test, at: 3, id: "two", facts(3, of: "a"), numbers: [0, 1, 0])
        try expectRefused(test, at: 4, "stream number 1")
    }

    @Test func aNewStreamWithTheNumberOfAnother() throws {
        let test = try ledger()
        try forge(test, at: 3, id: "two", facts(2, of: "a") + facts(1, of: "c"), numbers: [0, 0, 0])
        try expectRefused(test, at: 5, "stream c begins")
    }

    @Test func aNewStreamThatSkipsANumber() throws {
        let test = try ledger()
        try forge(test, at: 3, id: "two", facts(2, of: "a") + facts(1, of: "c"), numbers: [0, 0, 3])
        let before = try test.ledger.allRows()
        #expect(code { () throws(LedgerError) in try test.ledger.rebuild() } == .damaged)
        #expect(try test.ledger.allRows() == before)
    }

    @Test func anIDThatIsThereTwice() throws {
        let test = try ledger()
        try forge(test, at: 3, id: "one", facts(3, of: "a"), numbers: [0, 0, 0])
        try expectRefused(test, at: 3, "id, one")
    }

    @Test func anEventThatIsVoidedTwice() throws {
        let test = try ledger()
        let void = NewEvent(voiding: 1, in: "a", reason: "sai")
        try forge(test, at: 3, id: "two", facts(2, of: "a") + [void], numbers: [0, 0, 0])
        try expectRefused(test, at: 6, "voided")
    }

    /// An event of another stream, and a void; also where an earlier rebuild was cut short.
    @Test(arguments: [2, 6], [false, true])
    func aVoidOfWhatCannotBeVoided(position: Position, isCutShort: Bool) throws {
        let test = try ledger()
        try test.record("four", [NewEvent(voiding: 3, in: "a", reason: "sai")])
        try forge(test, at: 7, id: "four", [NewEvent(voiding: position, in: "a", reason: "sai")], numbers: [0])
        if isCutShort { _ = try Rebuilder(test.ledger.store, Snapshot(test.ledger.store).state, nil) }
        try expectRefused(test, at: 7, "can't be voided")
    }

    @Test func moreStreamsThanTheStateSays() throws {
        let test = try ledger()
        try forge(test, at: 3, id: "two", facts(2, of: "a") + facts(1, of: "c"), numbers: [0, 0, 2])
        let before = try test.ledger.allRows()
        #expect(code { () throws(LedgerError) in try test.ledger.rebuild() } == .damaged)
        #expect(try test.ledger.allRows() == before)
    }
}
