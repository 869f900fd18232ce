// Keeping programs of one domain away from the files of another: what is looked at when a ledger is opened, and again
// by each writer, because an older file gets its domain's name only when somebody records in it.

import LMDB

extension LedgerStore {
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
                // A state that can't be read does not concern the domain; its reader reports it.
                guard let state = try transaction.value(tables.properties, key: key).flatMap({ LedgerState($0) }) else {
                    continue
                }
                if let refusal = domain.refusal(of: state, path: path) { throw refusal }
            }
        } catch { throw translated(error, at: path) }
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
    /// Whether the ledger is of a domain that has a name, and so rules.
    func hasNamedDomain() throws(LedgerError) -> Bool {
        do {
            guard let table = try LedgerStore.domainTable(environment) else { return false }
            return try DomainRow.read(table, in: try environment.beginRead(), path: path).map { !$0.name.isEmpty }
                ?? false
        } catch { throw LedgerStore.translated(error, at: path) }
    }

    /// What is wrong beside entries, their derived tables and their tree: with the list of tables, with the positions
    /// of consumers, or with the row that names the domain; nil when nothing is.
    func problemBesideEntries() throws(LedgerError) -> Sentence? {
        do {
            // Tables of the newest format may be there, empty, where an upgrade was cut short.
            var known = Set(LedgerTables.names)
            known.formUnion([DomainRow.table, ConsumerRow.table, MirrorRow.table])
            let names = try environment.tableNames()
            if let other = names.first(where: { !known.contains($0) }) {
                return "there is a table that a ledger does not have, '\(other)'"
            }
            var damaged: String?
            try scanConsumers { name, position in if position == nil { damaged = name } }
            if let damaged { return "the position of consumer \(damaged) can't be read" }
            _ = try mirrorState(in: try mirrorTable(create: false), try beginRead())
            guard names.contains(DomainRow.table) else { return nil }
            let table = try environment.openTables([DomainRow.table], create: false)[0]
            _ = try DomainRow.read(table, in: try environment.beginRead(), path: path)
            return nil
        } catch {
            guard let error = error as? LedgerError, error.code == .damaged else {
                throw LedgerStore.translated(error, at: path)
            }
            return error.problem
        }
    }
}

/// The row that names the domain of a ledger, where an older file gets it from its next writer.
struct PendingDomainRow {
    let table: Table
    let row: DomainRow
}

extension LedgerStore {
    /// The table with the row that names the domain; a new one in an older file.
    func openDomainTable() throws(LedgerError) -> Table {
        do {
            return try environment.openTables([DomainRow.table], create: true)[0]
        } catch { throw failure(error) }
    }

    /// The row that is to be written with what a transaction records: it names the domain in an older file, and the
    /// newer rules in a file of older ones; nil where it is there.
    ///
    /// Throws unless the ledger may still be written to as one of its domain.
    func pendingDomainRow(
        in table: Table, _ transaction: TransactionReader, _ state: LedgerState
    ) throws(LedgerError) -> PendingDomainRow? {
        guard let domain else { return nil }
        let row = try DomainRow.read(table, in: transaction, path: path)
        if let refusal = row.map({ domain.refusal(of: $0, path: path) }) ?? domain.refusal(of: state, path: path) {
            throw refusal
        }
        return row == DomainRow(domain) ? nil : PendingDomainRow(table: table, row: DomainRow(domain))
    }
}
