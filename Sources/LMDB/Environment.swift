// An open LMDB file: the way to tables and transactions. It handles what LMDB leaves to its user (a second opening,
// maps that grow, stale readers, a file cut short), and never writes through the map.

internal import CLMDB
import Files

/// One LMDB file, open in this process until the last reference is gone.
///
/// Any number of read transactions and one write transaction at a time, over all processes. Symbolic links are
/// seen through; a file that another process has open by another hard link is refused. A file that is replaced,
/// overwritten or cut short while it is open gives `fileReplaced`, `outOfStep` or `truncated` to every
/// transaction that begins afterwards. A limit on file sizes (`ulimit -f`) raises SIGXFSZ, which ends the
/// process unless the program ignores that signal; then the write fails with `fileTooLarge`. A process that
/// forks must not use the environment in the child.
public final class Environment: Sendable {
    /// The path as it was given.
    public let path: String

    /// Whether it was opened for writing.
    public let access: Access

    /// True where no lock file could be had (reading in a read-only folder, or a stranger's file without one).
    ///
    /// Writers then know nothing of this reader: if two transactions are committed during a read, what was read may be
    /// wrong, and reading or `TransactionReader.checkSnapshot` throws `snapshotLost`.
    public var readsWithoutLock: Bool { lockFile == nil }

    nonisolated(unsafe) let handle: OpaquePointer
    let lockFile: LockFile?
    let identity: FileIdentity
    /// The absolute path without symbolic links, as it was when the file was opened.
    package let resolvedPath: String
    /// Whether the file has lost its name: nobody else can open it, and there is nothing to compare it with.
    let isNameless: Bool
    let options: EnvironmentOptions
    let state = Guarded(EnvironmentState())
    let tables = Guarded<[String: Table]>([:])

    /// Opens a file, or creates one if the options say so; clears the slots of readers that died.
    ///
    /// Throws `noSuchFile`, `notLMDB`, `truncated`, `alreadyOpen`, `isDirectory`, `permissionDenied`, `formerFileInUse`
    /// (the file was replaced and another program has the former one open), `openingBlocked` (after half a minute) and
    /// others. If the address space can't be had, less of it is asked for, down to 1 GiB or twice the file.
    public convenience init(path: String, options: EnvironmentOptions = EnvironmentOptions()) throws(LMDBError) {
        let opened = try EnvironmentOpening(path: path, options: options).run()
        self.init(path, options, opened, isNameless: false)
    }

    init(_ path: String, _ options: EnvironmentOptions, _ opened: EnvironmentOpening.Opened, isNameless: Bool) {
        self.path = path
        self.options = options
        access = options.access
        handle = opened.handle
        identity = opened.identity
        resolvedPath = opened.resolvedPath
        self.isNameless = isNameless
        lockFile = opened.lockFile
    }

    deinit {
        // An orphaned write transaction holds the writers' lock through memory that closing would take away: then the
        // environment stays open, and the lock falls when the orphan's thread ends.
        guard state.withLock({ $0.orphan == 0 }) else { return }
        OpenFiles.release(identity, lockFile?.identity) {
            // Newer releases of LMDB take the locks away at closing, and must not while another process opens.
            _ = try? lockFile?.lockOpenings(waitingMilliseconds: 1_000)
            lockFile?.release()
            mdb_env_close(handle)
            lockFile?.close()
        }
    }

    /// Figures about the file and its readers; costs a few microseconds.
    public func info() throws(LMDBError) -> EnvironmentInfo {
        try checkFiles("read the figures of")
        var raw = MDB_envinfo()
        var statistics = MDB_stat()
        // Under the mutex, because the map that these read must not be moved meanwhile.
        let isWithoutMap = state.withLock { state in
            guard !state.isWithoutMap else { return true }
            mdb_env_info(handle, &raw)
            mdb_env_stat(handle, &statistics)
            return false
        }
        guard !isWithoutMap else { throw failure(.panic, "read the figures of") }
        do {
            let status = try FileStatus(descriptor: descriptor)
            return EnvironmentInfo(
                mapSizeBytes: raw.me_mapsize, pageSizeBytes: Int(statistics.ms_psize), lastPage: raw.me_last_pgno,
                lastTransaction: raw.me_last_txnid, fileSizeBytes: status.sizeBytes,
                readersInUse: readers().count)
        } catch {
            throw error.named("read the figures of", path)
        }
    }

    /// Whether a path names the file that is open here, under any name.
    public func isFile(at path: String) -> Bool { (try? FileStatus(path: path))?.identity == identity }

    /// Waits until the disk has the name of the file. Whoever makes a file does it before
    /// anything in it is acknowledged.
    public func makeNameDurable() throws(LMDBError) {
        do {
            try System.makeNameDurable(resolvedPath)
        } catch { throw error.named("make the name durable of", path) }
    }

    /// Checks the structure of every page in use, for a file that is open; throws `corrupted`, naming the page.
    ///
    /// Costs one small read a page; holds a snapshot meanwhile. See `EnvironmentOptions.checksPages`.
    public func checkPages() throws(LMDBError) {
        let operation = "check the pages of"
        let transaction = try beginReadState()
        defer { transaction.end() }
        do {
            let descriptor = try FileDescriptor(path: resolvedPath, mode: .read)
            let meta = try MetaPages(reading: descriptor, path: path, operation: operation)
            let found = try PageCheck.run(meta, in: descriptor, path: path, operation: operation)
            try transaction.checkSnapshot()
            if let first = found.first { throw failure(.corrupted, operation, first.explanation) }
        } catch let error as LMDBError {
            throw error
        } catch let error as SystemError {
            throw error.named(operation, path)
        } catch {
            throw failure(.inputOutput, operation)
        }
    }

    /// Frees the reader slots of processes that died; gives their number. Opening does it too.
    @discardableResult
    public func clearStaleReaders() throws(LMDBError) -> Int {
        var cleared: Int32 = 0
        try check(mdb_reader_check(handle, &cleared), "clear the stale readers of")
        return Int(cleared)
    }

    /// LMDB's own descriptor of the data file; borrowed, never to be closed.
    var descriptor: Int32 {
        var descriptor: Int32 = -1
        _ = mdb_env_get_fd(handle, &descriptor)
        return descriptor
    }

    func failure(_ code: LMDBError.Code, _ operation: String, _ detail: Sentence = "") -> LMDBError {
        LMDBError(code: code, operation: operation, path: path, detail: detail)
    }

    /// Throws what LMDB returned, unless that is success.
    @inline(__always)
    func check(_ result: Int32, _ operation: String) throws(LMDBError) {
        if result != 0 { throw failure(LMDBError.Code(returned: result), operation) }
    }

    /// The code for what may have written to the file: LMDB reports a write that was cut short as an input/output
    /// error, for any reason.
    func code(ofWrite result: Int32) -> LMDBError.Code {
        let isShort = result == SystemError.inputOutput
        return LMDBError.Code(returned: isShort ? System.reasonOfShortWrite(descriptor: descriptor) : result)
    }
}

// What an environment keeps under its mutex: who is in a transaction, so that the map is moved only when nobody is.
// It holds addresses as numbers, because a mutex yields only what may pass between threads.

/// The changing part of an environment.
struct EnvironmentState {
    /// Transactions of this process that are under way or waiting to begin; they rest on the map.
    var activeTransactions = 0

    /// The thread in a write transaction, or 0.
    var writerThread: UInt = 0

    /// A write transaction that was dropped on a thread it must not end on, or 0; it waits for its own thread.
    var orphan: UInt = 0

    /// The thread the orphan belongs to.
    var orphanThread: UInt = 0

    /// What the file lacked at its end when it was last found that only free pages are missing.
    var shortfall: Shortfall?

    /// Set when the map could not be put back after moving it; only closing helps then.
    var isWithoutMap = false
}

/// A file that ends before its last page.
struct Shortfall: Equatable {
    let lastPage: UInt64
    let sizeBytes: Int
}

// Figures about an open environment, as they were at one moment. It never changes after it is made.

/// The size and age of an environment and who reads it, at the moment it was asked.
public struct EnvironmentInfo: Hashable, Sendable {
    /// Address space reserved by this process, in bytes.
    public let mapSizeBytes: Int

    /// The size of a page, in bytes.
    public let pageSizeBytes: Int

    /// The number of the last page in use or free within the file, from 0.
    public let lastPage: Int

    /// The identifier of the last committed write transaction; 0 if there was none.
    public let lastTransaction: Int

    /// The length of the data file, in bytes.
    public let fileSizeBytes: Int

    /// Read transactions under way, over all processes; 0 where reading goes without a lock.
    public let readersInUse: Int
}
