// Keeping programs of one domain away from the files of another: what is looked at when a ledger is opened, and again by
// each writer, because an older file gets its domain's name only when somebody records in it.

import LMDB

extension Ledger {
    /// Throws `wrongDomain` or `newerRules` unless an open file may be used as a ledger of a domain. Cost: two lookups.
    static func check(
        _ environment: Environment, _ tables: LedgerTables, _ domain: LedgerDomain
    ) throws(LedgerError) {
        let path = environment.path
        do {
            let table = try domainTable(environment)
            let transaction = try environment.beginRead()
            if let table, let row = try DomainRow.read(table, in: transaction, path: path) {
                if let refusal = domain.refusal(of: row, path: path) { throw refusal }
                return
            }
            let keys = [LedgerTables.stateKey, LedgerTables.rebuildingKey]
            for key in keys {
                // A state that can't be read is no matter of the domain; whoever uses it says so.
                guard let state = try transaction.value(tables.properties, key: key).flatMap({ LedgerState($0) }) else {
                    continue
                }
                if let refusal = domain.refusal(of: state, path: path) { throw refusal }
            }
        } catch let error as LMDBError {
            throw LedgerStore.failure(error, path: path)
        } catch let error as LedgerError {
            throw error
        } catch { throw LedgerError(.storage, "\(error)", file: path) }
    }

    /// The table with the domain's row; nil in an older file.
    private static func domainTable(_ environment: Environment) throws(LMDBError) -> Table? {
        do throws(LMDBError) {
            return try environment.openTables([DomainRow.table], create: false).first
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }
}

extension LedgerStore {
    /// What is wrong with the row that names the domain, or with the list of tables; nil when nothing is.
    func domainProblem() throws(LedgerError) -> String? {
        do {
            var known = Set(LedgerTables.names(format: format.version))
            known.insert(DomainRow.table)
            let names = try environment.tableNames()
            if let other = names.first(where: { !known.contains($0) }) {
                return "there is a table that a ledger of format \(format.version) does not have, '\(other)'"
            }
            guard names.contains(DomainRow.table) else { return nil }
            let table = try environment.openTables([DomainRow.table], create: false)[0]
            _ = try DomainRow.read(table, in: try environment.beginRead(), path: path)
            return nil
        } catch let error as LMDBError {
            throw failure(error)
        } catch let error as LedgerError {
            guard error.code == .damaged else { throw error }
            return error.problem
        } catch { throw LedgerError(.storage, "\(error)", file: path) }
    }
}

extension Writer {
    /// Throws unless the ledger may still be written to as one of its domain, and notes whether the row that says so is to
    /// be written with what is recorded.
    mutating func checkDomain(_ table: Table) throws(LedgerError) {
        guard let domain = store.domain else { return }
        let row: DomainRow?
        switch transaction {
        case .some(let transaction): row = try DomainRow.read(table, in: transaction, path: store.path)
        case .none: return
        }
        if let row, let refusal = domain.refusal(of: row, path: store.path) { throw refusal }
        if row == nil, let refusal = domain.refusal(of: state, path: store.path) { throw refusal }
        if row != DomainRow(domain) { domainTable = table }
    }

    /// Names the domain in an older file, and the newer rules in a file of older ones.
    func putDomain() throws(LedgerError) {
        guard let domainTable, let domain = store.domain else { return }
        try put(domainTable, DomainRow.key, DomainRow(domain).bytes)
    }
}
