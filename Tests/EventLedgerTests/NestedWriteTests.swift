// The promise that a thread which writes and begins to write again is told so, instead of waiting for itself for ever,
// and that reading from inside a write neither hangs nor shows what is not committed.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct NestedWriteTests {
    @Test func writingInsideAWriteIsRefused() throws {
        let test = try TestLedger()
        let key = try testSigningKey("example.com/ledger")
        try test.record("first", facts(3, of: "s"))
        let head = try test.ledger.treeHead()
        let checkpoint = try SignedCheckpoint(
            Checkpoint(origin: key.verifierKey.name, size: head.size, root: head.root), signedBy: key)
        for stages in [false, true] {
            let codes = try test.ledger.write { (writer: inout Writer) throws(LedgerError) -> [LedgerError.Code?] in
                _ = try writer.record(entry("outer-\(stages)", facts(1, of: "s")))
                if stages { try writer.stage() }
                return [
                    code { () throws(LedgerError) in _ = try test.ledger.record(entry("inner", facts(1, of: "s"))) },
                    code { () throws(LedgerError) in
                        try test.ledger.write { (_: inout Writer) throws(LedgerError) in }
                    },
                    code { () throws(LedgerError) in try test.ledger.rebuild() },
                    code { () throws(LedgerError) in try test.ledger.keep(checkpoint) },
                ]
            }
            #expect(codes == [.nestedWrite, .nestedWrite, .nestedWrite, .nestedWrite])
        }
        #expect(try test.ledger.lastPosition() == 5 && test.ledger.entry(withID: "inner") == nil)
        try test.record("after", facts(1, of: "s"))
        try NaiveRows.audit(test.ledger)
    }

    /// Also once the transaction of the write has failed, whose lock its thread still has.
    @Test func writingInsideAWriteThatFailedIsRefused() throws {
        let test = try TestLedger()
        let ended = code { () throws(LedgerError) in
            try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
                writer.rows.end()
                let codes = [
                    code { () throws(LedgerError) in _ = try test.ledger.record(entry("inner", facts(1, of: "s"))) },
                    code { () throws(LedgerError) in try test.ledger.rebuild() },
                ]
                #expect(codes == [.nestedWrite, .nestedWrite])
                _ = try writer.record(entry("outer", facts(1, of: "s")))
            }
        }
        #expect(ended == .storage)
        try test.record("after", facts(1, of: "s"))
        try NaiveRows.audit(test.ledger)
    }

    @Test func readingInsideAWriteShowsWhatWasCommitted() throws {
        let test = try TestLedger()
        try test.record("first", facts(3, of: "s"))
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            _ = try writer.record(entry("second", facts(2, of: "s")))
            var everything = Everything()
            try test.ledger.replay(through: 3, into: &everything)
            let (last, version) = (try test.ledger.lastPosition(), try test.ledger.version(of: "s"))
            let page = try test.ledger.entries(limit: 9).map(\.id)
            #expect(last == 3 && version == 3 && page == ["first"])
        }
        #expect(try test.ledger.lastPosition() == 5)
    }

    /// A reader that is under way does not hinder a write on its own thread, and does not see it.
    @Test func writingInsideAReplayIsAllowed() throws {
        let test = try TestLedger()
        for number in 0..<3 { try test.record("e\(number)", facts(1, of: "s")) }
        var recording = Recording(ledger: test.ledger)
        try test.ledger.replay(through: 3, into: &recording)
        #expect(recording.seen == 3)
        #expect(try test.ledger.lastPosition() == 6)
        try NaiveRows.audit(test.ledger)
    }
}

/// A fold that records an entry for each event it sees.
private struct Recording: Projection {
    let ledger: Ledger
    var seen = 0

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        seen += 1
        _ = try ledger.record(entry("seen-\(seen)", facts(1, of: "t")))
    }
}
