// The promise that publishing a ledger that another program wrote ends in an error, never in a trap: its records have
// their digest, but are longer than the files of a log can say.

import LMDB
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct HostilePublishingTests {
    /// What publishing a ledger fails with whose only entry got another record behind its back.
    private func publish(_ entry: NewEntry) throws -> LedgerError? {
        let test = try TestLedger()
        try test.record("a", [fact("hộ")])
        let store = test.ledger.store
        let transaction = try store.environment.beginWrite()
        try transaction.put(
            store.tables.entries, key: LedgerTables.key(1), value: entry.record(at: 1, numbers: [0]))
        try transaction.commit()
        return failure { () throws(LedgerError) in
            _ = try test.ledger.view().publish(size: 1) { (_, _) throws(LedgerError) in }
        }
    }

    @Test(arguments: [60_000, 60_001, 65_487, 65_488, 70_000]) func eventOfSoManyBytes(count: Int) throws {
        let payload = [UInt8](repeating: 7, count: count - 17)
        let error = try publish(entry("a", [fact("h", payload: payload)]))
        #expect(error?.code == (count > 60_000 ? .damaged : nil) && error?.place.position == (count > 60_000 ? 1 : nil))
    }

    @Test(arguments: [65_535, 65_536, 90_000]) func headOfSoManyBytes(count: Int) throws {
        let id = String(repeating: "i", count: (count - 38) / 2)
        let actor = String(repeating: "a", count: count - 32 - id.utf8.count)
        let error = try publish(NewEntry(id: id, actor: actor, events: [fact("h")]))
        #expect(error?.code == (count > 65_535 ? .damaged : nil) && error?.place.position == (count > 65_535 ? 1 : nil))
    }
}
