// Reading and writing single records, for both kinds of transaction. The bytes it returns lie in the map: they are lent
// to a closure by its callers and never leave this module otherwise.
internal import CLMDB
import Files

extension TransactionState {
    /// The value of a key in the map; nil if there is none.
    @usableFromInline
    func find(_ table: Table, _ key: RawSpan) throws(LMDBError) -> UnsafeRawBufferPointer? {
        let handle = try active("read")
        var value = MDB_val()
        let result = key.withUnsafeBytes { bytes in
            var key = MDB_val(bytes)
            return mdb_get(handle, table.handle, &key, &value)
        }
        if result == MDB_SUCCESS { return UnsafeRawBufferPointer(value) }
        if result == MDB_NOTFOUND { return nil }
        throw failure(result, "read", table)
    }

    func count(_ table: Table) throws(LMDBError) -> Int {
        var statistics = MDB_stat()
        let result = mdb_stat(try active("count"), table.handle, &statistics)
        if result != MDB_SUCCESS { throw failure(result, "count", table) }
        return statistics.ms_entries
    }

    /// Stores a value; false if `mode` is `noOverwrite` and the key is there.
    func put(_ table: Table, _ key: RawSpan, _ value: RawSpan, _ mode: PutMode) throws(LMDBError) -> Bool {
        let handle = try activeForWriting("write")
        let result = key.withUnsafeBytes { keyBytes in
            value.withUnsafeBytes { valueBytes in
                var key = MDB_val(keyBytes)
                var value = MDB_val(valueBytes)
                return mdb_put(handle, table.handle, &key, &value, mode.flags)
            }
        }
        if result == MDB_SUCCESS { return true }
        if result == MDB_KEYEXIST, mode == .noOverwrite { return false }
        throw failure(result, "write to", table)
    }

    /// Removes a record; false if there is none.
    func delete(_ table: Table, _ key: RawSpan) throws(LMDBError) -> Bool {
        let handle = try activeForWriting("delete")
        let result = key.withUnsafeBytes { bytes in
            var key = MDB_val(bytes)
            return mdb_del(handle, table.handle, &key, nil)
        }
        if result == MDB_SUCCESS { return true }
        if result == MDB_NOTFOUND { return false }
        throw failure(result, "delete from", table)
    }

    /// Removes all records.
    func removeAll(_ table: Table) throws(LMDBError) {
        let result = mdb_drop(try activeForWriting("empty"), table.handle, 0)
        guard result == MDB_SUCCESS else { throw failure(result, "empty", table) }
    }

    /// The error for what LMDB returned of an operation on a table.
    func failure(_ result: Int32, _ verb: String, _ table: Table) -> LMDBError {
        let operation = "\(verb) table '\(table.name)' of"
        // For a table that the transaction doesn't know LMDB has the same value as for any bad argument.
        if result == SystemError.invalidArgument { return environment.failure(.badTable, operation) }
        return environment.failure(environment.code(ofWrite: result), operation)
    }
}

extension MDB_val {
    /// Borrows bytes for one call; LMDB does not write through it.
    init(_ bytes: UnsafeRawBufferPointer) {
        self.init(mv_size: bytes.count, mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress))
    }
}

extension UnsafeRawBufferPointer {
    /// The bytes LMDB pointed to.
    init(_ value: MDB_val) { self.init(start: value.mv_data, count: value.mv_data == nil ? 0 : value.mv_size) }
}
