// The promise that a stream's snapshot is of all its events: what is appended without a new one takes the old one away,
// and one that no entry led to is refused.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct SnapshotTests {
    private let old = StreamSnapshot(first: 1, second: 2)
    private let new = StreamSnapshot(first: 3, second: 4)

    /// A ledger with a stream of three events and their snapshot.
    private func ledger() throws -> TestLedger {
        let test = try TestLedger()
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            _ = try writer.record(entry("first", facts(3, of: "s") + facts(1, of: "t")))
            try writer.setSnapshot(old, try writer.ledger.open("s"))
        }
        return test
    }

    private func kept(_ test: TestLedger, _ stream: StreamName = "s") throws -> StreamSnapshot? {
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            try writer.ledger.snapshot(try writer.ledger.open(stream))
        }
    }

    @Test func appendingWithoutANewOneDropsIt() throws {
        let appended: [[NewEvent]] = [
            facts(1, of: "s"), facts(40, of: "s"), [NewEvent(voiding: 2, in: "s", reason: "sai")],
            facts(1, of: "t") + facts(1, of: "s"),
        ]
        for events in appended {
            let test = try ledger()
            #expect(try kept(test) == old)
            try test.record("second", events)
            #expect(try kept(test) == nil)
        }
        let test = try ledger()
        try test.record("second", facts(3, of: "t"))
        #expect(try kept(test) == old)
    }

    @Test func aNewOneBehindTheEntryIsKept() throws {
        let test = try ledger()
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            let handle = try writer.ledger.open("s")
            _ = try writer.append(entry("second", facts(1, of: "s")), to: [handle])
            let dropped = try writer.ledger.snapshot(handle)
            try writer.setSnapshot(new, handle)
            let kept = try writer.ledger.snapshot(handle)
            #expect(dropped == nil && kept == new)
        }
        #expect(try kept(test) == new)
        // Another entry of the same transaction takes it away again.
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            let handle = try writer.ledger.open("s")
            _ = try writer.append(entry("third", facts(1, of: "s")), to: [handle])
            try writer.setSnapshot(old, handle)
            _ = try writer.append(entry("fourth", facts(1, of: "s")), to: [handle])
        }
        #expect(try kept(test) == nil)
    }

    @Test func oneThatNoEntryLedToIsRefused() throws {
        let test = try ledger()
        let codes = try test.ledger.write { (writer: inout Writer) throws(LedgerError) -> [LedgerError.Code?] in
            var codes: [LedgerError.Code?] = []
            func set(_ snapshot: StreamSnapshot?, _ stream: StreamName) throws(LedgerError) {
                let handle = try writer.ledger.open(stream)
                codes.append(code { () throws(LedgerError) in try writer.setSnapshot(snapshot, handle) })
            }
            for stream: StreamName in ["s", "t", "new"] { try set(new, stream) }
            try set(nil, "s")
            _ = try writer.record(entry("second", facts(1, of: "t")))
            try set(new, "s")
            try set(new, "t")
            try writer.stage()
            try set(old, "t")
            return codes
        }
        let refused: LedgerError.Code? = .invalidSnapshot
        #expect(codes == [refused, refused, refused, refused, refused, nil, refused])
        #expect(try kept(test) == old && kept(test, "t") == new && kept(test, "new") == nil)
    }
}
