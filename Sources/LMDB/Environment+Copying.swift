// Copying the file while it is in use, by LMDB's own copy. It writes to a new file only, and changes nothing here.
internal import CLMDB
import Files

extension Environment {
    /// Copies the newest committed state into a new file, which has a temporary name until it is published.
    ///
    /// `compact` leaves free pages out; then the pages are checked first, and what LMDB leaked is `leakedPages`.
    /// Readers and writers go on; a plain copy waits for the write transaction under way to end. It is durable
    /// when this returns. Pages that are in use now can't be used again meanwhile, so the file may grow. Throws
    /// `fileExists`, `copyUnderWay`, `notRegularFile` (what is at the temporary name), `noSpace`,
    /// `fileTooLarge`, `permissionDenied`, `nestedTransaction` on a thread that is writing here, and
    /// `snapshotLost` where reading goes without a lock and others write all the time. What concerns the new
    /// file has its path. Cost: one pass over the file at the speed of the disk.
    public func copy(to path: String, compact: Bool = false) throws(LMDBError) -> EnvironmentCopy {
        let operation = "copy"
        guard state.withLock({ $0.writerThread }) != System.currentThread else {
            throw failure(.nestedTransaction, operation)
        }
        let copy = try EnvironmentCopy.begin(path: path, permissions: try copyPermissions(operation))
        if compact { try checkPages() }
        var attempts = 1
        while true {
            do throws(LMDBError) {
                try write(to: copy, compact: compact, operation)
                break
            } catch {
                guard [.mapResized, .snapshotLost].contains(error.code), attempts < 8 else { throw error }
                attempts += 1
                try copy.empty()
            }
        }
        try copy.synchronise()
        return copy
    }

    /// The permissions of a file with what this one holds: its owner may read and write it, the group may read it if it
    /// may read this one, and nobody else.
    package func copyPermissions(_ operation: String = "look at the file") throws(LMDBError) -> UInt32 {
        do throws(SystemError) {
            return 0o600 | (try FileStatus(descriptor: descriptor).permissions) & options.fileMode & 0o040
        } catch { throw error.named(operation, path) }
    }

    private func write(
        to copy: borrowing EnvironmentCopy, compact: Bool, _ operation: String
    ) throws(LMDBError) {
        // Keeps the map in place, and begins before LMDB's own snapshot: while this one lasts, that one does.
        let transaction = try beginReadState()
        defer { transaction.end() }
        let target = copy.descriptor.rawValue
        let result = mdb_env_copyfd2(handle, target, compact ? UInt32(MDB_CP_COMPACT) : 0)
        switch result {
        case MDB_SUCCESS: break
        case MDB_MAP_RESIZED: throw failure(.mapResized, operation)
        case MDB_INCOMPATIBLE: throw failure(.leakedPages, operation)
        case SystemError.inputOutput: throw copy.failure(System.reasonOfShortWrite(descriptor: target))
        case ..<0: throw failure(LMDBError.Code(returned: result), operation)
        default: throw copy.failure(result)
        }
        try transaction.checkSnapshot()
    }
}
