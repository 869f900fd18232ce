// Everything between a path and an open LMDB environment: the checks LMDB lacks, the registry, the size of the map, and
// reading without a lock file where none can be had. It leaves nothing behind when it fails.
internal import CLMDB
import Files

/// One attempt to open a file.
struct EnvironmentOpening {
    let path: String
    let options: EnvironmentOptions

    /// What an environment is made of.
    struct Opened {
        let handle: OpaquePointer
        let identity: FileIdentity
        let resolvedPath: String
        /// Nil where reading goes without a lock.
        let lockFile: LockFile?
    }

    static let operation = "open"

    func failure(_ code: LMDBError.Code, _ detail: Sentence = "") -> LMDBError {
        LMDBError(code: code, operation: Self.operation, path: path, detail: detail)
    }

    /// Opens; the file is entered in the registry exactly if this returns.
    func run() throws(LMDBError) -> Opened {
        try checkOptions()
        // Not even opened: closing a descriptor of a lock file that is in use here would drop the locks on it.
        if !options.mustCreate, let known = try? FileStatus(path: path), OpenFiles.contains(known.identity) {
            throw failure(.alreadyOpen)
        }
        var created = false
        do {
            let descriptor = try openDataFile(created: &created)
            let status = try descriptor.status()
            switch status.kind {
            case .directory: throw failure(.isDirectory)
            case .other: throw failure(.notRegularFile)
            case .regular: break
            }
            guard OpenFiles.claim(status.identity) else { throw failure(.alreadyOpen) }
            do {
                return try open(descriptor, status)
            } catch {
                // The descriptor above is still open, so the inode is still this file's.
                OpenFiles.release(status.identity) {}
                if created { System.removeIfUnfinished(path) }
                throw error
            }
        } catch let error as LMDBError {
            throw withMissingRight(error)
        } catch let error as SystemError {
            throw withMissingRight(named(error))
        } catch {
            throw failure(.inputOutput, "\(error)")
        }
    }

    /// The error, with the right that is missing where one is.
    private func withMissingRight(_ error: LMDBError) -> LMDBError {
        guard error.code == .permissionDenied,
            let right = MissingRight.words(opening: path, writing: options.access == .readWrite)
        else { return error }
        return failure(.permissionDenied, "permission denied to \(right)")
    }

    func named(_ error: SystemError) -> LMDBError {
        if error.number == SystemError.noSuchFile, options.createIfMissing || options.mustCreate {
            return failure(.noSuchFile, "the folder it would be in does not exist")
        }
        return error.named(Self.operation, path)
    }

    private func checkOptions() throws(LMDBError) {
        guard !path.isEmpty, !path.utf8.contains(0) else { throw failure(.invalidPath) }
        guard options.access == .readWrite || !(options.createIfMissing || options.mustCreate) else {
            throw failure(.invalidOptions, "a file can be created only when it is opened for writing")
        }
        guard options.access == .readOnly || options.usesLockFile else {
            throw failure(.invalidOptions, "a file that is opened for writing has a lock file")
        }
        guard options.mapSizeBytes >= 16 * System.pageSizeBytes, options.mapSizeBytes <= 1 << 46 else {
            throw failure(.invalidOptions, "mapSizeBytes is 16 pages to 64 TiB")
        }
        guard (1...100_000).contains(options.maximumReaders), (1...10_000).contains(options.maximumTables) else {
            throw failure(.invalidOptions, "maximumReaders is 1 to 100,000 and maximumTables 1 to 10,000")
        }
    }

    private func openDataFile(created: inout Bool) throws -> FileDescriptor {
        if options.mustCreate || options.createIfMissing {
            do {
                let descriptor = try FileDescriptor(
                    path: path, mode: .createExclusively(permissions: options.fileMode & 0o777))
                created = true
                return descriptor
            } catch {
                guard error.number == SystemError.fileExists, !options.mustCreate else { throw error }
            }
        }
        return try FileDescriptor(path: path, mode: options.access == .readWrite ? .readWrite : .read)
    }

    private func open(
        _ descriptor: borrowing FileDescriptor, _ status: FileStatus
    ) throws -> Opened {
        let mayInitialise = options.createIfMissing || options.mustCreate
        guard status.sizeBytes > 0 || mayInitialise else {
            throw failure(.notLMDB, "the file is empty; it was never initialised or has lost its content")
        }
        if status.sizeBytes > 0 {
            let meta = try MetaPages(ofWhole: descriptor, path: path, operation: Self.operation)
            if options.checksPages { try checkPages(meta, descriptor) }
        }
        let resolved = try System.resolved(path)
        guard let lockFile = try openLockFile(resolved, status) else {
            let handle = try openRepeatedly(resolved, status: status, withoutLock: true)
            return Opened(handle: handle, identity: status.identity, resolvedPath: resolved, lockFile: nil)
        }
        do throws(LMDBError) {
            let handle = try open(resolved, status, lockFile)
            return Opened(handle: handle, identity: status.identity, resolvedPath: resolved, lockFile: lockFile)
        } catch {
            OpenFiles.release(lockFile.identity) { lockFile.close() }
            throw error
        }
    }

    /// The lock file beside the data file; nil where reading goes without one.
    private func openLockFile(_ resolved: String, _ status: FileStatus) throws -> LockFile? {
        let lockPath = resolved + "-lock"
        let existing = try? FileStatus(path: lockPath, followingLinks: false)
        if options.access == .readOnly {
            guard options.usesLockFile else { return nil }
            // A lock file made by a reader would belong to that reader, and shut out the owner of the data.
            if existing == nil, status.owner != System.effectiveUser { return nil }
        }
        if let existing, OpenFiles.contains(existing.identity) { throw LockFile.formerOpenHere(path) }
        let data = try FileDescriptor(path: resolved, mode: .read)
        guard try data.status().identity == status.identity else { throw failure(.fileReplaced) }
        do throws(LMDBError) {
            return try LockFile(
                path: lockPath, data: data, status: status, permissions: options.fileMode & 0o777, dataPath: path)
        } catch {
            let isForbidden = error.code == .permissionDenied || error.code == .readOnlyFileSystem
            guard isForbidden, options.access == .readOnly else { throw error }
            return nil
        }
    }

    /// Opens with a lock file, while nobody else is opening.
    private func open(
        _ resolved: String, _ status: FileStatus, _ lockFile: LockFile
    ) throws(LMDBError) -> OpaquePointer {
        let isAlone: Bool
        do { isAlone = try lockFile.lockOpenings(waitingMilliseconds: 30_000) } catch { throw named(error) }
        guard isAlone else {
            let process = LockHolder(of: lockFile.identity).map { "process \($0.process)" } ?? "another process"
            throw failure(.openingBlocked, "\(process) began to open the file and does not finish; end it")
        }
        defer { lockFile.unlockOpenings() }
        guard lockFile.isAtItsPath, (try? FileStatus(path: resolved))?.identity == status.identity else {
            throw failure(.fileReplaced)
        }
        do { try lockFile.allocate(maximumReaders: options.maximumReaders) } catch {
            throw failure(
                LMDBError.Code(returned: error.number),
                "the lock file '\(lockFile.path)' beside it can't have its blocks")
        }
        let problem: Sentence?
        do { problem = try lockFile.hold() } catch {
            lockFile.release()
            throw named(error)
        }
        if let problem { throw failure(.formerFileInUse, problem) }
        do throws(LMDBError) {
            return try openInStep(resolved, status)
        } catch {
            lockFile.release()
            throw error
        }
    }

    /// Opens, and opens again where the lock file is not at the newest transaction: an opener that is no program of
    /// ours may have died half-way, and then only the first one after it makes the lock file anew.
    private func openInStep(_ resolved: String, _ status: FileStatus) throws(LMDBError) -> OpaquePointer {
        for _ in 0..<8 {
            let handle = try openRepeatedly(resolved, status: status, withoutLock: false)
            var cleared: Int32 = 0
            _ = mdb_reader_check(handle, &cleared)
            if try isInStep(handle) { return handle }
            mdb_env_close(handle)
            System.pause(milliseconds: 5)
        }
        let data: FileDescriptor
        do { data = try FileDescriptor(path: resolved, mode: .read) } catch { throw named(error) }
        guard try MetaPages(reading: data, path: path, operation: Self.operation).isInStep else {
            throw failure(.corrupted, "its two meta pages are not of transactions in a row; restore it from a backup")
        }
        throw failure(.outOfStep)
    }

    /// Whether reading would begin at the newest transaction, or at the one before it while that is being committed.
    private func isInStep(_ handle: OpaquePointer) throws(LMDBError) -> Bool {
        var raw = MDB_envinfo()
        mdb_env_info(handle, &raw)
        let newest = raw.me_last_txnid
        var transaction: OpaquePointer?
        let result = mdb_txn_begin(handle, nil, UInt32(MDB_RDONLY), &transaction)
        guard result == MDB_SUCCESS, let transaction else {
            // All else is for the one beginning a transaction: it can wait, clear readers, or follow a file that grew.
            return result != SystemError.invalidArgument
        }
        defer { mdb_txn_abort(transaction) }
        return (0...1).contains(newest &- mdb_txn_id(transaction))
    }

    /// What is wrong with the pages of the file, which is neither opened for LMDB nor entered in the registry.
    func damagedPages() throws(LMDBError) -> [PageDamage] {
        do {
            let descriptor = try FileDescriptor(path: path, mode: .read)
            let status = try descriptor.status()
            guard status.kind != .directory else { throw failure(.isDirectory) }
            guard status.kind == .regular else { throw failure(.notRegularFile) }
            guard status.sizeBytes > 0 else { throw failure(.notLMDB) }
            let meta = try MetaPages(ofWhole: descriptor, path: path, operation: Self.operation)
            return try PageCheck.run(meta, in: descriptor, path: path, operation: Self.operation)
        } catch let error as LMDBError {
            throw error
        } catch let error as SystemError {
            throw named(error)
        } catch {
            throw failure(.inputOutput, "\(error)")
        }
    }

    /// Checks every page, and throws the first damage.
    private func checkPages(_ meta: MetaPages, _ descriptor: borrowing FileDescriptor) throws {
        let found = try PageCheck.run(meta, in: descriptor, path: path, operation: Self.operation)
        if let first = found.first { throw failure(.corrupted, first.explanation) }
    }

    /// Opens, asking for less address space where there isn't enough.
    func openRepeatedly(
        _ resolved: String, status: FileStatus, withoutLock: Bool
    ) throws(LMDBError) -> OpaquePointer {
        var mapSize = options.mapSizeBytes
        let smallest = min(options.mapSizeBytes, max(1 << 30, 2 * status.sizeBytes))
        var attempts = 1
        while true {
            let result = attempt(resolved, mapSize: mapSize, withoutLock: withoutLock)
            if let handle = result.handle { return handle }
            let code = LMDBError.Code(returned: result.code)
            if code == .outOfMemory, mapSize > smallest {
                mapSize = max(smallest, mapSize / 2)
            } else if result.code == SystemError.invalidArgument, attempts < 8 {
                // LMDB 0.9.29 to 0.9.31 take the locks away under those who open while another closes (ITS#10095).
                attempts += 1
                System.pause(milliseconds: 5)
            } else {
                throw explained(code)
            }
        }
    }

    private func explained(_ code: LMDBError.Code) -> LMDBError {
        switch code {
        case .permissionDenied: failure(code, "permission denied for the lock file '\(path)-lock' beside it")
        case .outOfMemory: failure(code, "there is not enough address space; raise the limit (ulimit -v)")
        default: failure(code)
        }
    }

    private func attempt(_ resolved: String, mapSize: Int, withoutLock: Bool) -> (handle: OpaquePointer?, code: Int32) {
        var created: OpaquePointer?
        let result = mdb_env_create(&created)
        guard result == MDB_SUCCESS, let handle = created else { return (nil, result) }
        // What LMDB would print of a damaged page is reported by the signal's handler.
        mdb_env_set_assert(handle) { _, _ in System.abort() }
        var flags = UInt32(MDB_NOSUBDIR | MDB_NOTLS)
        if options.access == .readOnly { flags |= UInt32(MDB_RDONLY) }
        if withoutLock { flags |= UInt32(MDB_NOLOCK) }
        if !options.synchronous { flags |= UInt32(MDB_NOSYNC) }
        let page = System.pageSizeBytes
        var code = mdb_env_set_mapsize(handle, (mapSize + page - 1) / page * page)
        if code == MDB_SUCCESS { code = mdb_env_set_maxreaders(handle, UInt32(options.maximumReaders)) }
        if code == MDB_SUCCESS { code = mdb_env_set_maxdbs(handle, UInt32(options.maximumTables)) }
        if code == MDB_SUCCESS {
            code = mdb_env_open(handle, resolved, flags, mdb_mode_t(options.fileMode & 0o777))
        }
        guard code == MDB_SUCCESS else {
            mdb_env_close(handle)
            return (nil, code)
        }
        return (handle, MDB_SUCCESS)
    }
}
