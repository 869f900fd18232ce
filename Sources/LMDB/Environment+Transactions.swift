// How transactions begin and end: counting them, so that the map is moved only when there is none, and keeping write
// transactions to their thread. It never waits for a reader.
internal import CLMDB
import Files

extension Environment {
    /// Begins a read transaction on the newest committed state; costs well under a microsecond and waits for nobody.
    ///
    /// Throws `readersFull`, or `mapResized` if another process grew the file and a transaction here is under way.
    public func beginRead() throws(LMDBError) -> TransactionReader { TransactionReader(try beginReadState()) }

    /// Begins the write transaction, waiting for the writer of any process.
    ///
    /// It must end on the thread it began on: no suspension point in between. Throws `nestedTransaction` on a thread
    /// that is in one already, and `readOnlyEnvironment`.
    public func beginWrite() throws(LMDBError) -> WriteTransaction {
        WriteTransaction(state: try beginWriteState())
    }

    func beginReadState() throws(LMDBError) -> TransactionState {
        let transaction = try begin(flags: UInt32(MDB_RDONLY), "begin reading")
        return TransactionState(environment: self, handle: transaction, isWriter: false)
    }

    func beginWriteState() throws(LMDBError) -> TransactionState {
        let operation = "begin writing"
        guard access == .readWrite else { throw failure(.readOnlyEnvironment, operation) }
        let thread = System.currentThread
        try endOrphan(thread, operation)
        let transaction = try begin(flags: 0, operation)
        state.withLock { $0.writerThread = thread }
        return TransactionState(environment: self, handle: transaction, isWriter: true)
    }

    /// Refuses nesting, and ends a transaction that was dropped on a wrong thread if this is its own.
    private func endOrphan(_ thread: UInt, _ operation: String) throws(LMDBError) {
        let (code, orphan) = state.withLock { state -> (LMDBError.Code?, UInt) in
            if state.orphan != 0 {
                guard state.orphanThread == thread else { return (.wrongThread, 0) }
                defer { state.orphan = 0 }
                return (nil, state.orphan)
            }
            return (state.writerThread == thread ? .nestedTransaction : nil, 0)
        }
        if code == .wrongThread {
            throw failure(
                .wrongThread, operation,
                "an earlier write transaction was dropped on another thread than its own and still holds the lock; "
                    + "begin and end on one thread")
        }
        if let code { throw failure(code, operation) }
        if let handle = OpaquePointer(bitPattern: orphan) {
            mdb_txn_abort(handle)
            leave(wasWriter: true)
        }
    }

    private func begin(flags: UInt32, _ operation: String) throws(LMDBError) -> OpaquePointer {
        let isWriter = flags & UInt32(MDB_RDONLY) == 0
        var attempts = 0
        while true {
            try checkFiles(operation)
            let isWithoutMap = state.withLock { state in
                if !state.isWithoutMap { state.activeTransactions += 1 }
                return state.isWithoutMap
            }
            guard !isWithoutMap else { throw failure(.panic, operation) }
            var transaction: OpaquePointer?
            let result = mdb_txn_begin(handle, nil, flags, &transaction)
            if result == MDB_SUCCESS, let transaction {
                if try isInStep(transaction, isWriter: isWriter, operation) { return transaction }
                attempts += 1
                guard attempts < 64 else { throw failure(.outOfStep, operation) }
                continue
            }
            state.withLock { $0.activeTransactions -= 1 }
            attempts += 1
            if result == MDB_MAP_RESIZED, attempts < 8 {
                try adoptMap(operation)
            } else if result == MDB_READERS_FULL, attempts == 1 {
                try clearStaleReaders()
            } else if result == SystemError.invalidArgument, attempts < 8 {
                System.pause(milliseconds: 5)
            } else {
                throw failure(LMDBError.Code(returned: result), operation)
            }
        }
    }

    /// Whether a transaction that has begun rests on the meta page of its own number, in a file that is long enough. If
    /// not, the transaction is ended, and `false` asks for another one.
    private func isInStep(
        _ transaction: OpaquePointer, isWriter: Bool, _ operation: String
    ) throws(LMDBError) -> Bool {
        do throws(LMDBError) {
            // A writer waited for the one before it, and the file may have been replaced meanwhile.
            if isWriter { try checkFiles(operation) }
            if try checkStep(mdb_txn_id(transaction) &- (isWriter ? 1 : 0), isWriter: isWriter, operation) {
                return true
            }
        } catch {
            end(transaction)
            throw error
        }
        end(transaction)
        return false
    }

    private func end(_ transaction: OpaquePointer) {
        mdb_txn_abort(transaction)
        state.withLock { $0.activeTransactions -= 1 }
    }

    /// Notes that a transaction has ended.
    func leave(wasWriter: Bool) {
        state.withLock { state in
            state.activeTransactions -= 1
            if wasWriter { state.writerThread = 0 }
        }
    }

    /// Keeps a write transaction that was dropped on a wrong thread until its own thread writes again; ending it here
    /// would leave the writers' lock held for good.
    func adoptOrphan(_ transaction: OpaquePointer, thread: UInt) {
        state.withLock { state in
            state.orphan = UInt(bitPattern: transaction)
            state.orphanThread = thread
        }
    }
}
