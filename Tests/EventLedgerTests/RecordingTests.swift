// Promises of recording: an entry is recorded whole or not at all, once however often it is sent, inside limits, and at
// times that never go back.

import EventLedger
import LedgerTestSupport
import Testing

@Suite struct RecordingTests {
    @Test func entryComesBackAsItWasRecorded() throws {
        let test = try TestLedger()
        let events = [
            NewEvent(stream: "hộ-1", type: 5, effectiveOn: "2021-12-20", summary: 77, payload: [1, 2, 3]),
            NewEvent(stream: StreamName(category: 0, id: "x"), type: 65_535, effectiveOn: "0001-01-01", payload: []),
            NewEvent(stream: StreamName(category: 15, id: "y"), type: 1, effectiveOn: "9999-12-31", payload: [0]),
        ]
        let new = NewEntry(
            id: "p1", actor: "UBND Phường 1", document: "12/QĐ-UBND", reason: "Rà soát", restates: "Đính chính",
            events: events)
        let receipt = try test.ledger.record(new)
        #expect(receipt == Receipt(positions: 1...3, recordedAt: .test, wasAlreadyRecorded: false))
        let entry = try #require(try test.ledger.entry(withID: "p1"))
        #expect(entry.id == "p1" && entry.actor == "UBND Phường 1" && entry.document == "12/QĐ-UBND")
        #expect(entry.reason == "Rà soát" && entry.restates == "Đính chính" && !entry.claimedTime)
        #expect(entry.recordedAt == .test && entry.firstPosition == 1 && entry.lastPosition == 3)
        for (index, (recorded, new)) in zip(entry.events, events).enumerated() {
            #expect(recorded.position == index + 1)
            #expect(recorded.reference == EventReference(entry: "p1", ordinal: index + 1))
            #expect(recorded.stream == new.stream && recorded.type == new.type)
            #expect(recorded.effectiveOn == new.effectiveOn && recorded.summary == new.summary)
            #expect(recorded.payload == new.payload && recorded.voids == nil && recorded.voidReason == nil)
            #expect(try test.ledger.event(at: index + 1) == recorded)
            #expect(try test.ledger.event(recorded.reference) == recorded)
        }
        #expect(try test.ledger.event(EventReference(entry: "p1", ordinal: 4)) == nil)
        #expect(try test.ledger.event(EventReference(entry: "p1", ordinal: 0)) == nil)
        #expect(try test.ledger.event(EventReference(entry: "p2", ordinal: 1)) == nil)
        #expect(try test.ledger.event(at: 0) == nil && test.ledger.event(at: 4) == nil)
        try NaiveRows.audit(test.ledger)
    }

    @Test func refusedEntryLeavesNothing() throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "s"))
        let before = try test.ledger.allRows()
        // The last event of each is what is refused.
        let refused = [
            entry("b", facts(2, of: "new") + [NewEvent(voiding: 99, in: "s", reason: "r")]),
            entry("b", facts(2, of: "new") + [fact("s", payload: [UInt8](repeating: 0, count: 60_000))]),
            entry("b", facts(2, of: "new") + [fact(StreamName(category: 16, id: "s"))]),
            entry("b", facts(2, of: "new"), expecting: ["s": .exactly(2)]),
            entry("b", facts(2, of: "new"), claimedTime: .epoch),
        ]
        for entry in refused {
            #expect(code { () throws(LedgerError) in _ = try test.ledger.record(entry) } != nil)
            #expect(try test.ledger.allRows() == before)
        }
        #expect(try test.record("b", facts(2, of: "new")).positions == 4...5)
        try NaiveRows.audit(test.ledger)
    }

    @Test func refusedEntriesDoNotHinderTheOthersOfAWriter() throws {
        let test = try TestLedger()
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            for number in 1...40 {
                let stream = StreamName(category: 1, id: "s\(number)")
                _ = try writer.record(entry("good-\(number)", facts(2, of: stream)))
                let odd = StreamName(category: 1, id: "odd-\(number)")
                let bad = entry("bad-\(number)", [fact(odd), NewEvent(voiding: 1, in: "x", reason: "r")])
                let refusal = code { () throws(LedgerError) in _ = try writer.record(bad) }
                #expect(refusal == .invalidVoid)
                let duplicate = code { () throws(LedgerError) in
                    _ = try writer.record(entry("good-\(number)", facts(3, of: "s1")))
                }
                #expect(duplicate == .duplicateEntry)
            }
        }
        #expect(try test.ledger.lastPosition() == 80)
        #expect(try test.ledger.streamCount(category: 1) == 40)
        try NaiveRows.audit(test.ledger)
    }

    @Test func sameEntryAgainIsSkipped() throws {
        let test = try TestLedger()
        let first = entry("a", facts(2, of: "s"), expecting: ["s": .noneYet])
        let receipt = try test.ledger.record(first)
        try test.record("b", [NewEvent(voiding: 1, in: "s", reason: "sai")] + facts(1, of: "t"))
        let before = try test.ledger.allRows()
        test.clock.advance(seconds: 100)
        // Another claimed time or expectation makes no other entry.
        for again in [first, entry("a", facts(2, of: "s")), entry("a", facts(2, of: "s"), claimedTime: .epoch)] {
            let second = try test.ledger.record(again)
            #expect(second.wasAlreadyRecorded && second.positions == receipt.positions)
            #expect(second.recordedAt == receipt.recordedAt)
        }
        let voids = try test.ledger.record(
            entry("b", [NewEvent(voiding: 1, in: "s", reason: "sai")] + facts(1, of: "t")))
        #expect(voids.wasAlreadyRecorded && voids.positions == 3...4)
        #expect(try test.ledger.allRows() == before)
    }

    @Test func sameIDWithOtherContentIsRefused() throws {
        let test = try TestLedger()
        func full(
            _ actor: String = "a", _ document: String? = "d", _ reason: String? = "r", _ restates: String? = "e",
            _ events: [NewEvent]? = nil
        ) -> NewEntry {
            NewEntry(
                id: "id", actor: actor, document: document, reason: reason, restates: restates,
                events: events ?? [fact("s", summary: 1, payload: [1])])
        }
        _ = try test.ledger.record(full())
        let others = [
            full("b"), full("a", nil), full("a", "x"), full("a", "d", nil), full("a", "d", "x"),
            full("a", "d", "r", nil), full("a", "d", "r", "x"),
            full("a", "d", "r", "e", [fact("s", summary: 2, payload: [1])]),
            full("a", "d", "r", "e", [fact("s", summary: 1, payload: [2])]),
            full("a", "d", "r", "e", [fact("s", type: 2, summary: 1, payload: [1])]),
            full("a", "d", "r", "e", [fact("s", on: "2022-01-02", summary: 1, payload: [1])]),
            full("a", "d", "r", "e", [fact("t", summary: 1, payload: [1])]),
            full("a", "d", "r", "e", [fact("s", summary: 1, payload: [1]), fact("s")]),
        ]
        for other in others {
            let error = failure { () throws(LedgerError) in _ = try test.ledger.record(other) }
            #expect(error?.code == .duplicateEntry && error?.place.entry == "id")
            #expect(error?.description.contains("position 1") == true)
        }
        #expect(try test.ledger.lastPosition() == 1)
    }

    @Test func entriesOfOneWriterAreVisibleTogether() throws {
        let test = try TestLedger()
        let ledger = test.ledger
        try ledger.write { (writer: inout Writer) throws(LedgerError) in
            _ = try writer.record(entry("a", facts(2, of: "s")))
            #expect(try ledger.lastPosition() == 0)
            #expect(try ledger.entry(withID: "a") == nil)
            #expect(try writer.ledger.entry(withID: "a")?.firstPosition == 1)
            #expect(try writer.ledger.event(at: 2)?.summary == 2)
            _ = try writer.record(entry("b", facts(1, of: "s")))
        }
        #expect(try ledger.lastPosition() == 3)
        struct Change: Error, LedgerFailure, Equatable { init(_ error: LedgerError) {}; init() {} }
        #expect(throws: Change()) {
            try ledger.write { (writer: inout Writer) throws(Change) in
                do throws(LedgerError) {
                    _ = try writer.record(entry("c", facts(1, of: "s")))
                } catch { throw Change(error) }
                throw Change()
            }
        }
        #expect(try ledger.lastPosition() == 3)
        try NaiveRows.audit(ledger)
    }
}
