// Making a ledger and recognising one: the format row, the tables, and the errors for files that are something else.

import LMDB

extension Ledger {
    /// Opens the tables; in a new file writes the format row and the empty state, all in one transaction.
    static func openTables(
        _ environment: Environment, offset: UTCOffset, create: Bool
    ) throws(LMDBError) -> LedgerTables {
        guard create else { return LedgerTables(try environment.openTables(LedgerTables.names, create: false)) }
        let lock = try environment.lockWriters()
        defer { withExtendedLifetime(lock) {} }
        // Tables are only ever added to an empty file: somebody else's LMDB file is left as it is.
        let isEmpty = try environment.info().lastPage <= 1
        guard isEmpty else { return LedgerTables(try environment.openTables(LedgerTables.names, create: false)) }
        let tables = LedgerTables(try environment.openTables(LedgerTables.names, create: true))
        let transaction = try environment.beginWrite()
        if try transaction.value(tables.properties, key: LedgerTables.formatKey) == nil,
            try transaction.count(tables.entries) == 0
        {
            try transaction.put(tables.properties, key: LedgerTables.stateKey, value: LedgerState().bytes)
            try transaction.put(
                tables.properties, key: LedgerTables.formatKey, value: LedgerFormat(offset: offset).bytes)
            try transaction.commit()
        }
        return tables
    }

    /// Reads the format row of an open file.
    static func readFormat(_ environment: Environment, _ tables: LedgerTables) throws(LedgerError) -> LedgerFormat {
        let path = environment.path
        let row: [UInt8]?
        do {
            let transaction = try environment.beginRead()
            row = try transaction.value(tables.properties, key: LedgerTables.formatKey)
        } catch { throw LedgerStore.failure(error, path: path) }
        guard let row, let format = LedgerFormat(row) else {
            throw LedgerError(
                .notALedger, "this is an LMDB file but not a ledger", remedy: "name a file made by `socai init`",
                path: path)
        }
        guard format.version <= LedgerFormat.current else {
            throw LedgerError(
                .newerFormat, "the ledger has format \(format.version), this program reads up to \(LedgerFormat.current)",
                remedy: "use a newer program", path: path)
        }
        return format
    }

    static func openingFailure(_ error: LMDBError, path: String) -> LedgerError {
        switch error.code {
        case .notFound:
            LedgerError(
                .notALedger, "this is an LMDB file but not a ledger", remedy: "name a file made by `socai init`",
                path: path)
        case .fileExists:
            LedgerError(
                .fileExists, "there is a file already", remedy: "choose another name; a ledger is never overwritten",
                path: path)
        default: LedgerStore.failure(error, path: path)
        }
    }
}
