// The rows of tables themselves, for tests that compare or damage them.

import LMDB
import Testing

@testable import EventLedger

/// One row of a table.
struct TableRow: Hashable {
    let key: [UInt8]
    let value: [UInt8]
}

extension RecordedLedger {
    /// All rows of a table, in the order of their keys.
    func rows(_ name: String) throws -> [TableRow] {
        let table = try #require(store.tables.all.first { $0.name == name })
        var scan = try store.environment.beginRead().scan(table)
        var rows: [TableRow] = []
        while try scan.next() {
            scan.withRecord { key, value in
                rows.append(
                    TableRow(key: key.withUnsafeBytes { [UInt8]($0) }, value: value.withUnsafeBytes { [UInt8]($0) }))
            }
        }
        return rows
    }
}

extension LedgerStore {
    /// Writes one row past everything that guards a ledger, as damage would.
    func overwrite(_ name: String, _ key: [UInt8], _ value: [UInt8]) throws {
        let table = try #require(tables.all.first { $0.name == name })
        let transaction = try environment.beginWrite()
        try transaction.put(table, key: key, value: value)
        try transaction.commit()
    }
}
