// The promise that a reader of another program, and what it keeps from being used again, can be seen.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct ReadersTests {
    @Test func aReaderThatStaysIsListedWithWhatItHolds() throws {
        let test = try TestLedger()
        try test.record("one", [fact("a")])
        #expect(try test.ledger.readers() == [])
        let other = try TestProcess("lmdb")
        #expect(other.ask("open \(test.path) read 1000000000") == "ok with-lock")
        #expect(other.ask("read") == "ok")
        let newest = try #require(test.ledger.readers().first)
        #expect(newest.process == Int(other.processIdentifier) && newest.commitsBehind == 0)
        for number in 1...5 { try test.record("more-\(number)", [fact("a")]) }
        let old = try #require(test.ledger.readers().first)
        #expect(old.process == Int(other.processIdentifier) && old.commitsBehind == 5)
        // Each commit writes the changed pages anew, at least one of each of several tables.
        #expect(old.heldBytes >= 5 * 4_096 && old.heldBytes % 4_096 == 0)
        #expect(other.ask("end-read") == "ok")
        #expect(try test.ledger.readers() == [])
    }
}
