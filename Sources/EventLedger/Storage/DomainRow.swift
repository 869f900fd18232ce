// The row that names the domain of a ledger. It is in a table of its own, so that programs that do
// not know it read, record, verify and rebuild as before. It is written when a ledger is made; an
// older ledger gets it from its next writer.
//
//   0  u32  version of the domain's rules      4  name of the domain, 0–64 bytes      n  u64  XXH64 of every byte before it

import LMDB

struct DomainRow: Equatable {
    /// The name of the table, and the key of its one row.
    static let table = "domain"
    static let key = Array("domain".utf8)

    let name: String
    let rulesVersion: UInt32

    init(_ domain: LedgerDomain) {
        name = domain.name
        rulesVersion = domain.rulesVersion
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendLittleEndian(rulesVersion)
        bytes.append(contentsOf: name.utf8)
        bytes.appendLittleEndian(XXH64.digest(bytes.span.bytes, count: bytes.count))
        return bytes
    }

    /// Reads the row; nil when it is damaged.
    init?(_ bytes: [UInt8]) {
        let end = bytes.count - 8
        guard end >= 4,
            bytes.span.bytes.loadUnchecked(end, as: UInt64.self) == XXH64.digest(bytes.span.bytes, count: end),
            LedgerDomain.isName(bytes[4..<end])
        else { return nil }
        rulesVersion = bytes.span.bytes.loadUnchecked(0, as: UInt32.self)
        name = String(decoding: bytes[4..<end], as: UTF8.self)
    }
}

extension DomainRow {
    /// The row in a transaction; nil when there is none yet.
    static func read(
        _ table: Table, in transaction: TransactionReader, path: String
    ) throws(LedgerError) -> DomainRow? {
        let bytes: [UInt8]?
        let count: Int
        do {
            bytes = try transaction.value(table, key: key)
            count = try transaction.count(table)
        } catch { throw LedgerStore.failure(error, path: path) }
        guard count > 0 else { return nil }
        guard count == 1, let bytes, let row = DomainRow(bytes) else {
            throw LedgerError(
                .damaged, "the row that names the domain of the ledger can't be read",
                remedy: "restore the ledger from a backup", file: path)
        }
        return row
    }
}
