// The promise that only what can be voided is voided, once, and that a cut sees a void exactly from its position on.

import EventLedger
import LedgerTestSupport
import Testing

@Suite struct VoidTests {
    private func refusal(_ test: TestLedger, _ events: [NewEvent]) -> LedgerError? {
        failure { () throws(LedgerError) in _ = try test.ledger.record(entry("refused", events)) }
    }

    @Test func whatCanNotBeVoided() throws {
        let test = try TestLedger()
        try test.record("a", facts(2, of: "s") + facts(1, of: "t") + facts(1, of: StreamName(category: 2, id: "s")))
        try test.record("b", [NewEvent(voiding: 1, in: "s", reason: "r")])
        let before = try test.ledger.allRows()
        let targets: [(Position, StreamName, String)] = [
            (0, "s", "no position"), (-1, "s", "no position"), (.min, "s", "no position"), (.max, "s", "no position"),
            (99, "s", "unknown"), (6, "s", "own entry"), (7, "s", "own entry"), (1, "s", "voided"), (5, "s", "a void"),
            (3, "s", "another stream"), (2, "t", "another stream"), (4, "s", "another category"), (2, "u", "no stream"),
        ]
        for (position, stream, why) in targets {
            let error = refusal(test, [fact("s"), NewEvent(voiding: position, in: stream, reason: "r")])
            #expect(error?.code == .invalidVoid, "\(why)")
            #expect(error?.place.event == 2 && error?.place.entry == "refused" && error?.place.position == position)
        }
        let twice = NewEvent(voiding: 2, in: "s", reason: "r")
        #expect(refusal(test, [twice, twice])?.place.event == 2)
        #expect(try test.ledger.allRows() == before)
    }

    @Test func voidIsKnownFromItsPositionOn() throws {
        let test = try TestLedger()
        try test.record("a", [fact("s", on: "2022-05-01", summary: 1), fact("s", on: "2022-04-01", summary: 2)])
        try test.record("b", [NewEvent(voiding: 1, in: "s", reason: "sai"), fact("s", on: "2022-05-02", summary: 3)])
        func summaries(_ position: Position, _ day: Day = "2022-12-31") throws -> [UInt32] {
            try test.ledger.timeline(of: "s", at: Cut(effectiveOn: day, position: position)).map(\.summary)
        }
        #expect(try summaries(0) == [])
        #expect(try summaries(2) == [2, 1])
        // A position behind the last event is one at which all of them are known.
        for position in [4, 5, .max] { #expect(try summaries(position) == [2, 3]) }
        #expect(try summaries(2, "2022-04-30") == [2])
        #expect(try summaries(4, "2022-05-01") == [2])
        let void = try #require(try test.ledger.event(at: 3))
        #expect(void.type == 0 && void.voids == 1 && void.voidReason == "sai")
        #expect(void.effectiveOn == nil && void.payload.isEmpty && void.stream == "s")
    }

    @Test func voidsInLongStreams() throws {
        let test = try TestLedger()
        try test.record("a", facts(100, of: "s"))
        // Each in another chunk: sealed chunks are never rewritten, the void alone says what is gone.
        for (number, position) in [1, 32, 33, 64, 65, 97, 100].enumerated() {
            let sealed = try test.ledger.rows("sealedTimelines")
            try test.record("v\(number)", [NewEvent(voiding: position, in: "s", reason: "r")])
            #expect(try test.ledger.rows("sealedTimelines").starts(with: sealed))
            #expect(refusal(test, [NewEvent(voiding: position, in: "s", reason: "r")])?.code == .invalidVoid)
        }
        let left = try test.ledger.timeline(of: "s", at: Cut(effectiveOn: .last, position: 107)).map(\.position)
        #expect(left == Array(1...100).filter { ![1, 32, 33, 64, 65, 97, 100].contains($0) })
        #expect(try test.ledger.version(of: "s") == 107)
        try NaiveRows.audit(test.ledger)
    }

    @Test func correctionIsAVoidAndANewEventInEitherOrder() throws {
        let test = try TestLedger()
        try test.record("a", facts(2, of: "s"))
        try test.record("b", [NewEvent(voiding: 1, in: "s", reason: "r"), fact("s", summary: 10)])
        try test.record("c", [fact("s", summary: 20), NewEvent(voiding: 2, in: "s", reason: "r")])
        let summaries = try test.ledger.timeline(of: "s", at: Cut(effectiveOn: .last, position: 6)).map(\.summary)
        #expect(summaries == [10, 20])
        // A correction can itself be corrected.
        try test.record("d", [NewEvent(voiding: 4, in: "s", reason: "r"), NewEvent(voiding: 5, in: "s", reason: "r")])
        #expect(try test.ledger.timeline(of: "s", at: Cut(effectiveOn: .last, position: 8)).isEmpty)
        try NaiveRows.audit(test.ledger)
    }
}
