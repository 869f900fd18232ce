// The inner part of a transaction, shared by the transaction and its cursors. It is what makes a cursor that outlives
// its transaction harmless: a reading one keeps the snapshot, a writing one finds the transaction ended.

internal import CLMDB
import Files

/// An LMDB transaction and what must be known to end it well. Used by one thread at a time.
@usableFromInline
final class TransactionState {
    @usableFromInline let environment: Environment
    let isWriter: Bool
    let identifier: Int

    /// Nil once it has ended.
    private(set) var handle: OpaquePointer?

    /// Writes with which a commit takes so long that the disk should begin before its end.
    private static let manyWrites = 65_536

    /// Counts writes, so that cursors know when what they found has moved.
    var writes = 0

    /// Closures that are reading mapped bytes now; writing would move those.
    @usableFromInline var readingClosures = 0

    private let thread: UInt

    init(environment: Environment, handle: OpaquePointer, isWriter: Bool) {
        self.environment = environment
        self.handle = handle
        self.isWriter = isWriter
        identifier = mdb_txn_id(handle)
        thread = isWriter ? System.currentThread : 0
    }

    deinit { end() }

    /// The handle, or `transactionEnded`.
    func active(_ operation: String) throws(LMDBError) -> OpaquePointer {
        guard let handle else { throw environment.failure(.transactionEnded, operation) }
        return handle
    }

    /// The handle of a transaction about to write.
    func activeForWriting(_ operation: String) throws(LMDBError) -> OpaquePointer {
        precondition(readingClosures == 0, "a transaction can't be written to inside a closure that reads from it")
        writes += 1
        return try active(operation)
    }

    /// Ends the transaction without effect, if it has not ended; on a wrong thread it is left to its own.
    func end() {
        guard let handle else { return }
        self.handle = nil
        if isWriter, thread != System.currentThread {
            environment.adoptOrphan(handle, thread: thread)
            return
        }
        mdb_txn_abort(handle)
        environment.leave(wasWriter: isWriter)
    }

    /// Makes the writes durable and visible; on failure nothing of them is.
    func commit(_ operation: String) throws(LMDBError) {
        let handle = try active(operation)
        if isWriter, thread != System.currentThread { throw environment.failure(.wrongThread, operation) }
        self.handle = nil
        let ahead = writes >= TransactionState.manyWrites ? WriteAhead(descriptor: environment.descriptor) : nil
        let result = mdb_txn_commit(handle)
        ahead?.end()
        if result == MDB_SUCCESS, isWriter { environment.lengthenFile() }
        environment.leave(wasWriter: isWriter)
        if result != MDB_SUCCESS { throw environment.failure(environment.code(ofWrite: result), operation) }
    }

    /// Throws `snapshotLost` if this reads without a lock and two transactions have been committed since it began: from
    /// then on a writer may be writing over its pages.
    @usableFromInline
    func checkSnapshot() throws(LMDBError) {
        guard environment.readsWithoutLock, !isWriter else { return }
        var raw = MDB_envinfo()
        mdb_env_info(environment.handle, &raw)
        if raw.me_last_txnid &- identifier >= 2 { throw environment.failure(.snapshotLost, "read") }
    }
}

// Reading and writing single records, for both kinds of transaction. The bytes it returns are in the map: they are
// borrowed to a closure by its callers and never leave this module otherwise.

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

    func count(_ table: Table) throws(LMDBError) -> Int { try statistics(of: table).ms_entries }

    func bytes(of table: Table) throws(LMDBError) -> Int {
        let statistics = try statistics(of: table)
        let pages = statistics.ms_branch_pages &+ statistics.ms_leaf_pages &+ statistics.ms_overflow_pages
        return pages &* Int(statistics.ms_psize)
    }

    private func statistics(of table: Table) throws(LMDBError) -> MDB_stat {
        var statistics = MDB_stat()
        let result = mdb_stat(try active("count"), table.handle, &statistics)
        if result != MDB_SUCCESS { throw failure(result, "count", table) }
        return statistics
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
