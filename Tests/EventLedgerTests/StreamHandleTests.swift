// The promise that a handle is good for its own stream, in its own transaction, and that every other use of one is an
// error at the call, after which the ledger is sound and goes on.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct StreamHandleTests {
    /// Every call that takes a handle, with the code that it throws; nil where it succeeds.
    private func codes(_ handle: StreamHandle, _ writer: inout Writer) -> [LedgerError.Code?] {
        var codes: [LedgerError.Code?] = []
        func note(_ body: () throws(LedgerError) -> Void) { codes.append(code(of: body)) }
        note { () throws(LedgerError) in _ = try writer.ledger.name(handle) }
        note { () throws(LedgerError) in _ = try writer.ledger.version(handle) }
        note { () throws(LedgerError) in _ = try writer.ledger.snapshot(handle) }
        note { () throws(LedgerError) in _ = try writer.ledger.existingNumber(handle) }
        note { () throws(LedgerError) in _ = try writer.ledger.timeline(handle) }
        note { () throws(LedgerError) in _ = try writer.ledger.number(handle) }
        note { () throws(LedgerError) in try writer.setSnapshot(StreamSnapshot(first: 1, second: 2), handle) }
        note { () throws(LedgerError) in _ = try writer.append(entry("wrong", facts(1, of: "a")), to: [handle]) }
        return codes
    }

    private let allRefused = [LedgerError.Code?](repeating: .invalidHandle, count: 8)

    private func checkGoesOn(_ test: TestLedger) throws {
        #expect(try test.ledger.verify().isSound)
        try test.record("after", facts(40, of: "a") + facts(2, of: "new"))
        try NaiveRows.audit(test.ledger)
        let rows = try test.ledger.allRows()
        try test.ledger.rebuild()
        #expect(try test.ledger.allRows() == rows)
        #expect(try test.ledger.entry(withID: "wrong") == nil)
    }

    @Test func anEventOfAnotherStreamIsRefused() throws {
        let test = try TestLedger()
        try test.record("first", facts(3, of: "a") + facts(2, of: "b"))
        let streams: [StreamName] = ["b", "unknown", StreamName(category: 2, id: "a")]
        for other in streams {
            let refused = try test.ledger.write { (writer: inout Writer) throws(LedgerError) -> LedgerError? in
                let (own, wrong) = (try writer.ledger.open("a"), try writer.ledger.open(other))
                let refused = failure { () throws(LedgerError) in
                    _ = try writer.append(entry("wrong", facts(2, of: "a")), to: [own, wrong])
                }
                // The same writer goes on as if it had not been asked.
                _ = try writer.append(entry("right-\(other.category)-\(other.id)", facts(1, of: "a")), to: [own])
                return refused
            }
            #expect(refused?.code == .invalidHandle && refused?.place.entry == "wrong" && refused?.place.event == 2)
            #expect(refused?.problem.description.contains("stream a of category 1") == true)
        }
        #expect(try test.ledger.lastPosition() == 8)
        try checkGoesOn(test)
    }

    @Test func aVoidThroughTheHandleOfAnotherStreamIsRefused() throws {
        let test = try TestLedger()
        try test.record("first", facts(3, of: "a") + facts(2, of: "b"))
        let refused = try test.ledger.write { (writer: inout Writer) throws(LedgerError) -> LedgerError.Code? in
            let wrong = try writer.ledger.open("b")
            return code { () throws(LedgerError) in
                _ = try writer.append(
                    entry("wrong", [NewEvent(voiding: 1, in: "a", reason: "sai")]), to: [wrong])
            }
        }
        #expect(refused == .invalidHandle)
        try checkGoesOn(test)
    }

    @Test func aHandleKeptAcrossAStageIsRefused() throws {
        let test = try TestLedger()
        try test.record("first", facts(3, of: "a") + facts(2, of: "b"))
        let found = try test.ledger.write { (writer: inout Writer) throws(LedgerError) -> [[LedgerError.Code?]] in
            let old = try writer.ledger.open("a")
            _ = try writer.append(entry("staged", facts(1, of: "a")), to: [old])
            try writer.stage()
            // With no stream open yet, with others open, and with its own stream open again.
            var found = [codes(old, &writer)]
            _ = try writer.ledger.open("b")
            found.append(codes(old, &writer))
            let again = try writer.ledger.open("a")
            found.append(codes(old, &writer))
            _ = try writer.append(entry("right", facts(1, of: "a")), to: [again])
            return found
        }
        #expect(found == [allRefused, allRefused, allRefused])
        #expect(try test.ledger.lastPosition() == 7)
        try checkGoesOn(test)
    }

    @Test func aHandleOfAnotherWriterIsRefused() throws {
        let (test, second) = (try TestLedger(), try TestLedger())
        try test.record("first", facts(3, of: "a") + facts(2, of: "b"))
        let kept = try test.ledger.write { (writer: inout Writer) throws(LedgerError) in try writer.ledger.open("a") }
        let foreign = try second.ledger.write { (writer: inout Writer) throws(LedgerError) in
            try writer.ledger.open("a")
        }
        for handle in [kept, foreign] {
            let found = try test.ledger.write { (writer: inout Writer) throws(LedgerError) -> [[LedgerError.Code?]] in
                var found = [codes(handle, &writer)]
                _ = try writer.ledger.open("a")
                found.append(codes(handle, &writer))
                return found
            }
            #expect(found == [allRefused, allRefused])
        }
        try checkGoesOn(test)
    }

    @Test func oneHandleForEachEvent() throws {
        let test = try TestLedger()
        try test.record("first", facts(3, of: "a"))
        for count in [0, 1, 3] {
            let refused = try test.ledger.write { (writer: inout Writer) throws(LedgerError) -> LedgerError.Code? in
                let handle = try writer.ledger.open("a")
                return code { () throws(LedgerError) in
                    _ = try writer.append(
                        entry("wrong", facts(2, of: "a")), to: [StreamHandle](repeating: handle, count: count))
                }
            }
            #expect(refused == .invalidHandle, "\(count)")
        }
        try checkGoesOn(test)
    }

    @Test func aNumberThatNoEventFollowsIsRefusedAndNotKept() throws {
        let test = try TestLedger()
        try test.record("first", facts(3, of: "a"))
        let refused = code { () throws(LedgerError) in
            try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
                _ = try writer.ledger.number(try writer.ledger.open("never"))
                _ = try writer.record(entry("wrong", facts(1, of: "behind-it")))
            }
        }
        #expect(refused == .invalidEntry)
        try checkGoesOn(test)
    }

    /// Streams are numbered in the order of their first events; a number asked for early must be used in its turn.
    @Test func aNumberOutOfTurnIsRefused() throws {
        let test = try TestLedger()
        try test.record("first", facts(3, of: "a"))
        for isSwallowed in [false, true] {
            let codes = try? test.ledger.write { (writer: inout Writer) throws(LedgerError) -> [LedgerError.Code?] in
                let early = try writer.ledger.open("early")
                _ = try writer.ledger.number(early)
                guard isSwallowed else {
                    _ = try writer.record(entry("wrong", facts(1, of: "late")))
                    return []
                }
                let refused = code { () throws(LedgerError) in
                    _ = try writer.record(entry("wrong", facts(1, of: "late")))
                }
                #expect(refused == .invalidEntry)
                _ = try writer.append(entry("right", facts(1, of: "early")), to: [early])
                return []
            }
            #expect(codes == nil)
        }
        #expect(try test.ledger.lastPosition() == 3)
        try checkGoesOn(test)
    }

    /// Numbers are taken back whatever the order of opening, the last one first.
    @Test func abandonedNumbersStayDense() throws {
        let test = try TestLedger()
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            let (late, early) = (try writer.ledger.open("late"), try writer.ledger.open("early"))
            _ = try (writer.ledger.number(early), writer.ledger.number(late))
            writer.ledger.abandonEntry()
            let abandoned = (try writer.ledger.existingNumber(early), try writer.ledger.existingNumber(late))
            #expect(abandoned.0 == nil && abandoned.1 == nil)
            _ = try (writer.ledger.number(early), writer.ledger.number(late))
            _ = try writer.append(entry("one", facts(1, of: "early")), to: [early])
            writer.ledger.abandonEntry()
            let kept = (try writer.ledger.existingNumber(early), try writer.ledger.existingNumber(late))
            #expect(kept.0 == 0 && kept.1 == nil)
            _ = try writer.append(entry("two", facts(1, of: "late")), to: [late])
        }
        try checkGoesOn(test)
    }
}
