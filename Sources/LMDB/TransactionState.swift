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
        let result = mdb_txn_commit(handle)
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
