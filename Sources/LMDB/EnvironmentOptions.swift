// How a file is to be opened. Plain values only; checking them is the opening's work.

/// Whether an environment may write.
public enum Access: Hashable, Sendable {
    /// Reading only; works in a read-only folder too.
    case readOnly
    /// Reading and writing.
    case readWrite
}

/// How to open an environment; every member has a default.
public struct EnvironmentOptions: Sendable {
    /// Whether to open for writing.
    public var access: Access

    /// Whether to make the file if there is none (or an empty one); only with `readWrite`.
    public var createIfMissing: Bool

    /// Whether the file must not exist before: creation is exclusive, `fileExists`
    /// otherwise; implies `createIfMissing`.
    public var mustCreate: Bool

    /// Address space to reserve, and so the largest size of the file, in bytes; costs nothing on disk or in memory.
    public var mapSizeBytes: Int

    /// Read transactions at a time over all processes; only the first process to open the file decides.
    public var maximumReaders: Int

    /// Named tables that can be open at a time.
    public var maximumTables: Int

    /// Permissions of a data and lock file that is created; the process's umask can only take from them.
    public var fileMode: UInt32

    /// Whether a commit waits until the disk has it; without, a power failure can damage the file.
    public var synchronous: Bool

    /// Whether to check the structure of every page before anything rests on it; costs one small read a page.
    ///
    /// Without it, a page that was damaged in place can end the process when LMDB comes upon it.
    public var checksPages: Bool

    /// Whether this reader is registered in the lock file; without, for a file that nobody else has open, no lock
    /// file is made. Only `readOnly` goes without.
    public var usesLockFile: Bool

    /// Makes options; what is left out has its default: reading only, 1 TiB of map, 254 readers, 16 tables, 0640.
    public init(
        access: Access = .readOnly, createIfMissing: Bool = false, mustCreate: Bool = false,
        mapSizeBytes: Int = 1 << 40, maximumReaders: Int = 254, maximumTables: Int = 16, fileMode: UInt32 = 0o640,
        synchronous: Bool = true, checksPages: Bool = false, usesLockFile: Bool = true
    ) {
        self.access = access
        self.createIfMissing = createIfMissing
        self.mustCreate = mustCreate
        self.mapSizeBytes = mapSizeBytes
        self.maximumReaders = maximumReaders
        self.maximumTables = maximumTables
        self.fileMode = fileMode
        self.synchronous = synchronous
        self.checksPages = checksPages
        self.usesLockFile = usesLockFile
    }
}
