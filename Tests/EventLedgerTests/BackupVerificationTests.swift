// The promise that what can't be verified is no backup: each check is provoked by a ledger that only it finds fault
// with.

import Foundation
import LMDB
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct BackupVerificationTests {
    /// A ledger whose rows are changed behind its back; what a backup of it then fails with.
    private func problem(_ change: (LedgerStore, borrowing WriteTransaction) throws -> Void) throws -> String? {
        var random = RandomEntries(seed: 5)
        let test = try TestLedger()
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            for entry in random.next(10) { _ = try writer.record(entry) }
        }
        let store = test.ledger.store
        let transaction = try store.environment.beginWrite()
        try change(store, transaction)
        try transaction.commit()
        var problems: Set<String?> = []
        for compact in [false, true] {
            let path = test.place.folder.file("copy-\(compact)")
            let error = failure { () throws(LedgerError) in _ = try test.ledger.backup(to: path, compact: compact) }
            #expect(error == nil || error?.code == .damaged && error?.place.file == test.path)
            problems.insert(error?.problem.description)
            let names = try FileManager.default.contentsOfDirectory(atPath: test.place.folder.path)
            #expect(names.filter { $0.hasPrefix("copy-\(compact)") } == (error == nil ? ["copy-\(compact)"] : []))
        }
        #expect(problems.count == 1)
        return problems.first ?? nil
    }

    private func changeState(_ change: (inout LedgerState) -> Void) throws -> String? {
        try problem { store, transaction in
            let row = try #require(try transaction.reader.value(store.tables.properties, key: LedgerTables.stateKey))
            var state = try #require(LedgerState(row))
            change(&state)
            try transaction.put(store.tables.properties, key: LedgerTables.stateKey, value: state.bytes)
        }
    }

    @Test func soundLedgerPasses() throws { #expect(try problem { _, _ in } == nil) }

    @Test func stateThatTheEntriesDoNotMake() throws {
        let expected = "the copy is not a whole ledger: its running state is not what its entries make"
        #expect(try changeState { $0.visible.entries += 1 } == expected)
        #expect(try changeState { $0.visible.recordedAt += 1 } == expected)
        #expect(try changeState { $0.visible.streamCounts[2] += 1 } == expected)
    }

    @Test func entryThatIsMissingOrChanged() throws {
        let missing = try problem { store, transaction in
            try transaction.delete(store.tables.entries, key: LedgerTables.key(1))
        }
        #expect(missing == "the copy is not a whole ledger: position 1: the entry at this position is damaged")
        let changed = try problem { store, transaction in
            var record = try #require(try transaction.reader.value(store.tables.entries, key: LedgerTables.key(1)))
            record[record.count / 2] ^= 1
            try transaction.put(store.tables.entries, key: LedgerTables.key(1), value: record)
        }
        #expect(changed == "the copy is not a whole ledger: position 1: the entry at this position is damaged")
    }
}
