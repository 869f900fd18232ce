// The promise that a program which follows a ledger can keep how far it has come in the ledger: alone or with what it
// records, both or neither, at no position of its own, and read by everybody.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct ConsumerTests {
    private func attempt(_ body: () throws(LedgerError) -> Void) -> LedgerError.Code? {
        do throws(LedgerError) {
            try body()
            return nil
        } catch { return error.code }
    }

    @Test func positionsAreKeptAlone() throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "s"))
        #expect(try test.ledger.position(ofConsumer: "reports") == nil && test.ledger.consumers().isEmpty)
        let (head, rows) = (try test.ledger.treeHead(), try test.ledger.allRows())
        try test.ledger.setPosition(0, ofConsumer: "reports")
        for position in [3, 1, 2] {
            try test.ledger.setPosition(position, ofConsumer: "reports")
            #expect(try test.ledger.position(ofConsumer: "reports") == position)
        }
        try test.ledger.setPosition(3, ofConsumer: String(repeating: "ộ", count: 21))
        #expect(try test.ledger.consumers() == ["reports": 2, String(repeating: "ộ", count: 21): 3])
        // Nothing of the log is other than before.
        #expect(try test.ledger.treeHead() == head && test.ledger.lastPosition() == 3)
        #expect(try test.ledger.allRows() == rows)
        for position in [-1, 4, .max] {
            #expect(
                attempt { () throws(LedgerError) in try test.ledger.setPosition(position, ofConsumer: "r") }
                    == .invalidPosition)
        }
        for name in ["", String(repeating: "x", count: 65), "a\nb"] {
            #expect(
                attempt { () throws(LedgerError) in try test.ledger.setPosition(1, ofConsumer: name) } == .invalidEntry)
        }
        #expect(try test.ledger.verify().isSound)
        try test.ledger.rebuild()
        #expect(try test.ledger.consumers().count == 2)
        let folder = try TemporaryFolder()
        _ = try test.ledger.backup(to: folder.file("copy"), compact: true)
        let copy = try Ledger(at: folder.file("copy"), mode: .readOnly)
        #expect(try copy.position(ofConsumer: "reports") == 2)
        #expect(try test.ledger.compare(with: copy).relation == .sameEntries)
        #expect(attempt { () throws(LedgerError) in try copy.setPosition(1, ofConsumer: "r") } == .readOnly)
    }

    @Test(arguments: [false, true])
    func positionsAreKeptWithEntriesOrNotAtAll(stages: Bool) throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "s"))
        let unknown = attempt { () throws(LedgerError) in
            try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
                try writer.setPosition(1, ofConsumer: "reports")
            }
        }
        #expect(unknown == .notFound)
        try test.ledger.setPosition(1, ofConsumer: "reports")
        let failed = attempt { () throws(LedgerError) in
            try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
                _ = try writer.record(entry("b", facts(2, of: "s")))
                try writer.setPosition(5, ofConsumer: "reports")
                if stages { try writer.stage() }
                _ = try writer.record(entry("a", facts(1, of: "other")))
            }
        }
        #expect(failed == .duplicateEntry)
        #expect(try test.ledger.position(ofConsumer: "reports") == 1 && test.ledger.lastPosition() == 3)
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            try writer.setPosition(3, ofConsumer: "reports")
            _ = try writer.record(entry("b", facts(2, of: "s")))
            if stages { try writer.stage() }
            // What readers see meanwhile is what was there before.
            #expect(try test.ledger.position(ofConsumer: "reports") == 1)
            try writer.setPosition(5, ofConsumer: "reports")
        }
        #expect(try test.ledger.position(ofConsumer: "reports") == 5 && test.ledger.lastPosition() == 5)
        // Without an entry it is kept too, and uses no position.
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            try writer.setPosition(4, ofConsumer: "reports")
        }
        #expect(try test.ledger.position(ofConsumer: "reports") == 4 && test.ledger.lastPosition() == 5)
        try NaiveRows.audit(test.ledger)
        #expect(try test.ledger.verify().isSound)
    }

    @Test func aPositionIsOnTheDiskForOtherProcesses() throws {
        let place = try TemporaryLedger()
        do {
            let ledger = try Ledger(at: place.path)
            _ = try ledger.record(entry("a", facts(3, of: "s")))
            try ledger.setPosition(2, ofConsumer: "reports")
        }
        let reader = try RecordedLedger(at: place.path)
        #expect(try reader.position(ofConsumer: "reports") == 2 && reader.position(ofConsumer: "report") == nil)
    }

    private func overwrite(_ ledger: Ledger, _ key: [UInt8], _ row: [UInt8]) throws {
        let table = try #require(try ledger.store.consumerTable())
        var transaction = try StoreTransaction(ledger.store)
        try transaction.put(table, key, row)
        try transaction.commit()
    }

    /// Any other bytes in the row are noticed by whoever reads it and by verifying.
    @Test func aDamagedPositionIsFound() throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "s"))
        try test.ledger.setPosition(2, ofConsumer: "reports")
        let key = Array("reports".utf8)
        let row = ConsumerRow.bytes("reports", 2)
        for index in 0...row.count {
            var bytes = row
            if index < row.count { bytes[index] ^= 1 } else { bytes.removeLast() }
            try overwrite(test.ledger, key, bytes)
            #expect(
                attempt { () throws(LedgerError) in _ = try test.ledger.position(ofConsumer: "reports") } == .damaged)
            #expect(attempt { () throws(LedgerError) in _ = try test.ledger.consumers() } == .damaged)
            #expect(try test.ledger.verify().findings.map(\.kind) == [.state])
        }
        try overwrite(test.ledger, key, row)
        #expect(try test.ledger.verify().isSound)
    }
}
