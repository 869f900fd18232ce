// The one error of this module: a code, what was being done, to which file, and a sentence of detail. It never carries
// C types, and it is never thrown for a programmer's mistake that memory safety rests on.

internal import CLMDB
import Files

/// Says what failed in the store: what was tried, on which file, and what would be right.
public struct LMDBError: Error, Hashable, CustomStringConvertible, Sendable {
    /// The kind of failure; compare this, not the text.
    public let code: Code

    /// What was being done, as words that follow "cannot", such as `open`.
    public let operation: String

    /// The path of the data file, as the caller gave it.
    public let path: String

    /// What is wrong and what would be right, as a sentence without its full stop.
    public let detail: Sentence

    /// Makes an error; an empty `detail` is replaced by the code's own explanation.
    public init(code: Code, operation: String, path: String, detail: Sentence = "") {
        self.code = code
        self.operation = operation
        self.path = path
        self.detail = detail.isEmpty ? code.explanation : detail
    }

    /// One sentence: what, where, and what would be right.
    public var description: String { "cannot \(operation) '\(path)': \(detail)" }
}

// The codes of LMDBError: LMDB's own values, errno values, and our own from 1,000,000 on.
// It names only; the sentences are in Code+Explanation.

extension LMDBError {
    /// A kind of failure: a value of LMDB (negative), of errno (small), or of this module (from 1,000,000).
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The number LMDB or the system returned, or this module's own.
        public let rawValue: Int32

        /// Takes any number; unknown ones are kept as they are.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }
}

extension LMDBError.Code {
    /// The key is there already, or an append was not in order.
    public static let keyExists = Self(rawValue: MDB_KEYEXIST)
    /// No such key or table.
    public static let notFound = Self(rawValue: MDB_NOTFOUND)
    /// A page that the file refers to does not exist: the file is damaged.
    public static let pageNotFound = Self(rawValue: MDB_PAGE_NOTFOUND)
    /// A page is not what it should be: the file is damaged.
    public static let corrupted = Self(rawValue: MDB_CORRUPTED)
    /// A write failed in a way that leaves this environment unusable until it is opened again.
    public static let panic = Self(rawValue: MDB_PANIC)
    /// The file, or its lock file, was made by another version of LMDB.
    public static let versionMismatch = Self(rawValue: MDB_VERSION_MISMATCH)
    /// LMDB itself says that this is not one of its files.
    public static let invalid = Self(rawValue: MDB_INVALID)
    /// The map is full; it can be grown.
    public static let mapFull = Self(rawValue: MDB_MAP_FULL)
    /// More tables were asked for than the environment was opened for.
    public static let tablesFull = Self(rawValue: MDB_DBS_FULL)
    /// All reader slots are taken.
    public static let readersFull = Self(rawValue: MDB_READERS_FULL)
    /// The transaction holds too many changed pages.
    public static let transactionFull = Self(rawValue: MDB_TXN_FULL)
    /// Another process grew the file beyond this process's map, and a transaction here keeps the map in place.
    public static let mapResized = Self(rawValue: MDB_MAP_RESIZED)
    /// A key is empty or longer than 511 bytes, or a value is too long.
    public static let badValueSize = Self(rawValue: MDB_BAD_VALSIZE)
    /// The transaction failed earlier and can only be dropped.
    public static let badTransaction = Self(rawValue: MDB_BAD_TXN)
    /// The table is not known to this transaction: it was opened after the transaction began, or elsewhere.
    public static let badTable = Self(rawValue: MDB_BAD_DBI)
    /// The name belongs to something that is not a table of this kind.
    public static let incompatible = Self(rawValue: MDB_INCOMPATIBLE)
}

extension LMDBError.Code {
    /// There is no such file or folder.
    public static let noSuchFile = Self(rawValue: SystemError.noSuchFile)
    /// The file's permissions forbid it.
    public static let permissionDenied = Self(rawValue: SystemError.accessDenied)
    /// The file system is mounted read-only.
    public static let readOnlyFileSystem = Self(rawValue: SystemError.readOnlyFileSystem)
    /// The disk or the user's quota is full.
    public static let noSpace = Self(rawValue: SystemError.noSpace)
    /// The file would pass the largest size the process or the file system allows.
    public static let fileTooLarge = Self(rawValue: SystemError.fileTooLarge)
    /// Reading or writing failed in the device.
    public static let inputOutput = Self(rawValue: SystemError.inputOutput)
    /// There is not enough memory or address space.
    public static let outOfMemory = Self(rawValue: SystemError.outOfMemory)
    /// The path names a folder.
    public static let isDirectory = Self(rawValue: SystemError.isDirectory)
    /// The file that was to be created exists already.
    public static let fileExists = Self(rawValue: SystemError.fileExists)
    /// Something in the path that should be a folder is a file.
    public static let notDirectory = Self(rawValue: SystemError.notDirectory)
    /// The process has too many open files.
    public static let tooManyOpenFiles = Self(rawValue: SystemError.tooManyOpenFiles)
    /// A process with the same number, in another container, is reading the file.
    public static let processNumberTaken = Self(rawValue: SystemError.tryAgain)
}

extension LMDBError.Code {
    /// This process has the file open already, by this name or another.
    public static let alreadyOpen = Self(rawValue: 1_000_000)
    /// The file is not an LMDB file, or is empty.
    public static let notLMDB = Self(rawValue: 1_000_001)
    /// The file is shorter than its own record of its length says.
    public static let truncated = Self(rawValue: 1_000_002)
    /// A write transaction was to end on another thread than the one it began on.
    public static let wrongThread = Self(rawValue: 1_000_003)
    /// Reading without a lock, the snapshot's pages may have been overwritten: what was read must be thrown away.
    public static let snapshotLost = Self(rawValue: 1_000_004)
    /// The path is empty or has a NUL byte in it.
    public static let invalidPath = Self(rawValue: 1_000_005)
    /// The file has another page size than this machine.
    public static let pageSizeMismatch = Self(rawValue: 1_000_006)
    /// The path names something that is neither a file nor a folder.
    public static let notRegularFile = Self(rawValue: 1_000_007)
    /// The environment was opened for reading only.
    public static let readOnlyEnvironment = Self(rawValue: 1_000_008)
    /// This thread is already in a write transaction; they do not nest.
    public static let nestedTransaction = Self(rawValue: 1_000_009)
    /// The transaction that the cursor belongs to has ended.
    public static let transactionEnded = Self(rawValue: 1_000_010)
    /// The transaction was written to while it was being scanned.
    public static let scanInvalidated = Self(rawValue: 1_000_011)
    /// The options contradict each other or are out of range.
    public static let invalidOptions = Self(rawValue: 1_000_013)
    /// The path now names another file than the one that was opened.
    public static let fileReplaced = Self(rawValue: 1_000_014)
    /// Another copy to the same name is under way.
    public static let copyUnderWay = Self(rawValue: 1_000_015)
    /// Another program has the file open that was here before, or this one with another lock file.
    public static let formerFileInUse = Self(rawValue: 1_000_017)
    /// The file was overwritten while programs have it open: its transactions are not those of its lock file.
    public static let outOfStep = Self(rawValue: 1_000_018)
    /// Another process began to open the file and does not finish.
    public static let openingBlocked = Self(rawValue: 1_000_019)
    /// What has the name of the lock file is a link, a folder or something else that is no regular file.
    public static let unusableLockFile = Self(rawValue: 1_000_020)
    /// The file has pages that are neither used nor free, which LMDB can't leave out of a compacted copy.
    public static let leakedPages = Self(rawValue: 1_000_016)
}

extension LMDBError.Code {
    /// Takes a return value of LMDB or errno, with several values of one meaning made one.
    init(returned value: Int32) {
        switch value {
        case SystemError.quotaExceeded: self = .noSpace
        case SystemError.notPermitted: self = .permissionDenied
        default: self.init(rawValue: value)
        }
    }
}

extension SystemError {
    /// The same failure as an error of the store, with its operation and file named.
    func named(_ operation: String, _ path: String) -> LMDBError {
        LMDBError(code: LMDBError.Code(returned: number), operation: operation, path: path)
    }
}

// The sentence that goes with each code when the place of the error has nothing better to say.
// It never decides anything; it only words.

extension LMDBError.Code {
    /// What is wrong and what would be right; for an unknown number how LMDB or the system describes it.
    var explanation: Sentence {
        Self.explanations[self]
            ?? (rawValue > 0
                ? SystemError(number: rawValue).explanation
                : Sentence(value: String(cString: mdb_strerror(rawValue))))
    }

    private static let explanations: [Self: Sentence] = [
        .keyExists: "the key exists already, or an append was not in ascending order",
        .notFound: "there is no such key or table",
        .pageNotFound: "a page the file refers to is missing; the file is damaged, restore it from a backup",
        .corrupted: "a page is not what it should be; the file is damaged, restore it from a backup",
        .panic: "an earlier write failed half-way; close the file and open it again",
        .versionMismatch: "the file or its lock file was made by another version of LMDB",
        .invalid: "this is not an LMDB file",
        .mapFull: "the map is full; grow it and write again",
        .tablesFull: "the environment was opened for fewer tables; raise maximumTables",
        .readersFull: "all reader slots are taken; end other readers or raise maximumReaders",
        .transactionFull: "the transaction changed too many pages; write in smaller transactions",
        .mapResized: "another process grew the file; end this process's other transactions and begin again",
        .badValueSize: "a key has 1 to 511 bytes and a value less than 4 GiB",
        .badTransaction: "the transaction failed earlier; drop it and begin another",
        .badTable: "the table was opened after this transaction began, or in another environment",
        .incompatible: "the name belongs to something that is not a table of this kind",
        .alreadyOpen: "this process has the file open already; use that environment or close it first",
        .notLMDB: "this is not an LMDB file",
        .truncated: "the file is cut short; restore it from a backup",
        .wrongThread: "a write transaction must end on the thread it began on",
        .snapshotLost: "another process wrote while this one read without a lock; read again",
        .invalidPath: "a path is not empty and has no NUL byte",
        .pageSizeMismatch: "the file was made on a machine with another page size",
        .notRegularFile: "this is not a regular file",
        .readOnlyEnvironment: "it was opened for reading only; open it for writing",
        .nestedTransaction: "this thread is already in a write transaction; end it first",
        .transactionEnded: "the transaction has ended; begin another",
        .scanInvalidated: "the transaction was written to during the scan; begin the scan again",
        .invalidOptions: "the options contradict each other or are out of range",
        .fileReplaced: "the path no longer names the file that was opened",
        .formerFileInUse: "another program has the file open that was here before",
        .outOfStep: "the file was overwritten while programs have it open",
        .unusableLockFile: "the lock file beside it is not a regular file; remove it",
        .openingBlocked: "another process began to open the file and does not finish; end that process",
        .processNumberTaken:
            "a process with the same number, in another container, is reading the file; "
            + "let the containers share their process numbers, or read in one of them at a time",
        .copyUnderWay: "another copy to this name is under way; wait for it or choose another name",
        .leakedPages: "the file has pages that are neither used nor free; copy it without compacting",
    ]
}
