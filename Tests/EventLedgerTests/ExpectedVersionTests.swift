// The promise that a writer which decided on an old state of a stream is told so, and nothing is recorded.

import EventLedger
import LedgerTestSupport
import Testing

@Suite struct ExpectedVersionTests {
    private let stream: StreamName = "s"

    private func attempt(_ test: TestLedger, _ expected: ExpectedVersion, _ id: String) -> LedgerError? {
        failure { () throws(LedgerError) in
            _ = try test.ledger.record(entry(id, facts(1, of: stream), expecting: [stream: expected]))
        }
    }

    @Test func eachExpectationAgainstEachVersion() throws {
        for version in [0, 1, 2, 32, 33] {
            let expectations: [(ExpectedVersion, Bool)] = [
                (.any, true), (.noneYet, version == 0), (.exactly(version), true), (.exactly(version + 1), false),
                (.exactly(version - 1), false), (.exactly(.max), false), (.exactly(-1), false),
            ]
            for (expected, admitted) in expectations {
                let test = try TestLedger()
                if version > 0 { try test.record("before", facts(version, of: stream)) }
                let error = attempt(test, expected, "e")
                #expect(error?.code == (admitted ? nil : .versionConflict), "\(expected) at \(version)")
                #expect(try test.ledger.version(of: stream) == version + (admitted ? 1 : 0))
            }
        }
    }

    @Test func conflictNamesTheStream() throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: stream))
        #expect(
            attempt(test, .exactly(2), "b")?.description
                == "entry b: stream s of category 1 has version 3, expected version 2; read the stream again and decide anew"
        )
        #expect(
            attempt(test, .noneYet, "b")?.description
                == "entry b: stream s of category 1 has version 3, expected no event yet; "
                + "read the stream again and decide anew")
    }

    @Test func voidsCount() throws {
        let test = try TestLedger()
        try test.record("a", facts(2, of: stream))
        try test.record("b", [NewEvent(voiding: 1, in: stream, reason: "r")])
        #expect(try test.ledger.version(of: stream) == 3)
        #expect(attempt(test, .exactly(2), "c")?.code == .versionConflict)
        #expect(attempt(test, .exactly(3), "c") == nil)
    }

    @Test func streamsOfOtherNamesAndCategoriesAreApart() throws {
        let test = try TestLedger()
        try test.record("a", facts(2, of: stream) + facts(1, of: StreamName(category: 2, id: "s")))
        let expecting: [StreamName: ExpectedVersion] = [
            "s": .exactly(2), StreamName(category: 2, id: "s"): .exactly(1), StreamName(category: 3, id: "s"): .noneYet,
            "t": .noneYet,
        ]
        _ = try test.ledger.record(entry("b", facts(1, of: "t"), expecting: expecting))
        // A stream that was only asked about does not come to be.
        #expect(try test.ledger.streamCount(category: 3) == 0)
        try NaiveRows.audit(test.ledger)
    }

    @Test func expectationsSeeTheEntriesBeforeInTheSameWriter() throws {
        let test = try TestLedger()
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            for number in 0..<70 {
                let expected: ExpectedVersion = number == 0 ? .noneYet : .exactly(number)
                _ = try writer.record(entry("e\(number)", facts(1, of: "s"), expecting: ["s": expected]))
            }
        }
        #expect(try test.ledger.version(of: stream) == 70)
    }
}
