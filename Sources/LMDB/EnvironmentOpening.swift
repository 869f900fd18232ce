// Everything between a path and an open LMDB environment: the checks LMDB lacks, the registry, the size of the map, and
// reading without a lock file where none can be had. It leaves nothing behind when it fails.
internal import CLMDB

/// One attempt to open a file.
struct EnvironmentOpening {
    let path: String
    let options: EnvironmentOptions

    /// What an environment is made of.
    struct Opened {
        let handle: OpaquePointer
        let identity: FileIdentity
        let resolvedPath: String
        let readsWithoutLock: Bool
    }

    private static let operation = "open"

    private func failure(_ code: LMDBError.Code, _ detail: String = "") -> LMDBError {
        LMDBError(code: code, operation: Self.operation, path: path, detail: detail)
    }

    /// Opens; the file is entered in the registry exactly if this returns.
    func run() throws(LMDBError) -> Opened {
        try checkOptions()
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
                return try open(descriptor, status, created: created)
            } catch {
                // The descriptor above is still open, so the inode is still this file's.
                OpenFiles.release(status.identity) {}
                if created { System.removeIfEmpty(path) }
                throw error
            }
        } catch let error as LMDBError {
            throw error
        } catch let error as SystemError {
            throw named(error)
        } catch {
            throw failure(.inputOutput, "\(error)")
        }
    }

    private func named(_ error: SystemError) -> LMDBError {
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
        _ descriptor: borrowing FileDescriptor, _ status: FileStatus, created: Bool
    ) throws -> Opened {
        let mayInitialise = options.createIfMissing || options.mustCreate
        guard status.sizeBytes > 0 || mayInitialise else {
            throw failure(.notLMDB, "the file is empty; it was never initialised or has lost its content")
        }
        if status.sizeBytes > 0 {
            let meta = try check(descriptor)
            if options.checksPages { try checkPages(meta, descriptor) }
        }
        let resolved = try System.resolved(path)
        let lockPath = resolved + "-lock"
        let lockIsMissing = (try? FileStatus(path: lockPath)) == nil
        // A lock file made by a reader would belong to that reader, and shut out the owner of the data.
        let isStranger = status.owner != System.effectiveUser
        var withoutLock = options.access == .readOnly && (lockIsMissing && isStranger || !options.usesLockFile)
        let handle = try openRepeatedly(resolved, status: status, withoutLock: &withoutLock)
        if lockIsMissing, isStranger, !withoutLock {
            System.give(lockPath, owner: status.owner, group: status.group)
        }
        if created { System.synchroniseFolder(of: resolved) }
        if !withoutLock {
            // On a read-only file system LMDB goes without a lock by itself; there are no reader slots then.
            withoutLock = ReaderSlots.count(in: handle) == nil
            var cleared: Int32 = 0
            _ = mdb_reader_check(handle, &cleared)
        }
        return Opened(
            handle: handle, identity: status.identity, resolvedPath: resolved, readsWithoutLock: withoutLock)
    }

    /// What is wrong with the pages of the file, which is neither opened for LMDB nor entered in the registry.
    func damagedPages() throws(LMDBError) -> [PageDamage] {
        do {
            let descriptor = try FileDescriptor(path: path, mode: .read)
            let status = try descriptor.status()
            guard status.kind != .directory else { throw failure(.isDirectory) }
            guard status.kind == .regular else { throw failure(.notRegularFile) }
            guard status.sizeBytes > 0 else { throw failure(.notLMDB) }
            let meta = try check(descriptor)
            return try PageCheck.run(meta, in: descriptor, path: path, operation: Self.operation)
        } catch let error as LMDBError {
            throw error
        } catch let error as SystemError {
            throw named(error)
        } catch {
            throw failure(.inputOutput, "\(error)")
        }
    }

    /// Refuses what is not LMDB's, of another page size, or cut short; gives the newest meta page.
    private func check(_ descriptor: borrowing FileDescriptor) throws -> MetaPages {
        // Another process may commit between two reads; a file that is short twice for one transaction is short.
        var earlier: MetaPages?
        while true {
            let meta = try MetaPages(reading: descriptor, path: path, operation: Self.operation)
            let size = try descriptor.status().sizeBytes
            let needed = meta.neededBytes ?? .max
            if size >= needed || FreeList.coversMissingPages(of: meta, sizeBytes: size, in: descriptor) {
                return meta
            }
            guard earlier != meta else {
                throw failure(
                    .truncated,
                    "the file is cut short: it has \(size) bytes and should have \(needed); restore it from a backup")
            }
            earlier = meta
        }
    }

    /// Checks every page, and throws the first damage.
    private func checkPages(_ meta: MetaPages, _ descriptor: borrowing FileDescriptor) throws {
        let found = try PageCheck.run(meta, in: descriptor, path: path, operation: Self.operation)
        if let first = found.first { throw failure(.corrupted, first.explanation) }
    }

    /// Opens, asking for less address space where there isn't enough, and without a lock where that is forbidden.
    private func openRepeatedly(
        _ resolved: String, status: FileStatus, withoutLock: inout Bool
    ) throws(LMDBError) -> OpaquePointer {
        var mapSize = options.mapSizeBytes
        let smallest = min(options.mapSizeBytes, max(1 << 30, 2 * status.sizeBytes))
        while true {
            let result = attempt(resolved, mapSize: mapSize, withoutLock: withoutLock)
            guard let handle = result.handle else {
                let code = LMDBError.Code(returned: result.code)
                if code == .outOfMemory, mapSize > smallest {
                    mapSize = max(smallest, mapSize / 2)
                } else if code == .permissionDenied || code == .readOnlyFileSystem, options.access == .readOnly,
                    !withoutLock
                {
                    withoutLock = true
                } else {
                    throw explained(code)
                }
                continue
            }
            return handle
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
