// Opening named tables. LMDB allows it in one transaction at a time, and a table is usable only in transactions that
// begin afterwards. Tables are never dropped here.

internal import CLMDB

extension Environment {
    /// Opens tables by name, creating those that are missing if `create`; the result is in the order of the names.
    ///
    /// They are usable in transactions that begin afterwards; not to be called inside a write transaction.
    /// Throws `notFound`, naming the table, and `tablesFull`. A name that was opened before costs nothing. With
    /// nothing to create it waits for no writer.
    public func openTables(_ names: [String], create: Bool) throws(LMDBError) -> [Table] {
        let result = tables.withLock { known -> Result<[Table], LMDBError> in
            do throws(LMDBError) {
                var missing = try open(names, among: &known)
                if create, !missing.isEmpty {
                    try self.create(missing, among: &known)
                    missing = []
                }
                if let name = missing.first {
                    throw failure(.notFound, "open a table of", "there is no table '\(name)'")
                }
                return .success(names.compactMap { known[$0] })
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// The names of all tables of the file, in the order of their bytes; a name that is
    /// not UTF-8 comes with replacements.
    public func tableNames() throws(LMDBError) -> [String] {
        let operation = "list the tables of"
        let state = try beginReadState()
        defer { state.end() }
        var number: MDB_dbi = 0
        try check(mdb_dbi_open(try state.active(operation), nil, 0, &number), operation)
        var scan = try Scan.begin(state, Table(name: "", handle: number), from: nil)
        var names: [String] = []
        while try scan.next() {
            names.append(
                scan.withRecord { key, _ in String(decoding: key.withUnsafeBytes { Array($0) }, as: UTF8.self) })
        }
        return names
    }

    /// Opens those that exist; returns the names of the others.
    private func open(_ names: [String], among known: inout [String: Table]) throws(LMDBError) -> [String] {
        let unopened = names.filter { known[$0] == nil }
        guard !unopened.isEmpty else { return [] }
        let state = try beginReadState()
        var found: [String: Table] = [:]
        var missing: [String] = []
        for name in unopened {
            if let table = try self.open(name, flags: 0, in: state) {
                found[name] = table
            } else {
                missing.append(name)
            }
        }
        // Committing a read transaction keeps the tables it opened; aborting would forget them.
        try state.commit("open a table of")
        known.merge(found) { old, _ in old }
        return missing
    }

    private func create(_ names: [String], among known: inout [String: Table]) throws(LMDBError) {
        let state = try beginWriteState()
        defer { state.end() }
        var created: [String: Table] = [:]
        for name in names { created[name] = try open(name, flags: UInt32(MDB_CREATE), in: state) }
        try state.commit("create a table of")
        known.merge(created) { old, _ in old }
    }

    /// Opens one table; nil if there is none.
    private func open(_ name: String, flags: UInt32, in state: TransactionState) throws(LMDBError) -> Table? {
        let operation = flags == 0 ? "open a table of" : "create a table of"
        guard !name.isEmpty, !name.utf8.contains(0), name.utf8.count <= 511 else {
            throw failure(.badValueSize, operation, "a table's name has 1 to 511 bytes and no NUL")
        }
        var number: MDB_dbi = 0
        let result = mdb_dbi_open(try state.active(operation), name, flags, &number)
        switch result {
        case MDB_SUCCESS: return Table(name: name, handle: number)
        case MDB_NOTFOUND: return nil
        case MDB_INCOMPATIBLE, MDB_DBS_FULL:
            let code = LMDBError.Code(returned: result)
            throw failure(code, operation, "table '\(name)': \(code.explanation)")
        default: throw failure(LMDBError.Code(returned: result), operation)
        }
    }
}

// A named table of an environment. It is only a name and a number, and never touches the file itself.

/// A table that was opened with `Environment.openTables`; valid in that environment as long as it lives.
public struct Table: Hashable, Sendable {
    /// The name it was opened by.
    public let name: String

    /// LMDB's number for it within the environment.
    let handle: UInt32
}
