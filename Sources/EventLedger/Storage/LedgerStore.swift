// The open file of a ledger: environment, tables, clock. Everything above works on it; it knows no entries.

import Files
import LMDB
import Synchronization

final class LedgerStore: Sendable {
    let environment: Environment
    let tables: LedgerTables
    let format: LedgerFormat
    /// The domain that the file was opened as; nil where it was not asked for.
    let domain: LedgerDomain?
    let clock: LedgerClock
    /// Where the secrets of new entries come from.
    let secrets: SecretSource
    let path: String
    /// When waiting for another writer is reported, and to whom.
    let waiting = Mutex<WaitReporting?>(nil)
    /// What is called before a commit that makes entries visible.
    let committing = Mutex<(@Sendable () -> Void)?>(nil)
    /// The calls of `record` that wait for their turn.
    let recordQueue = RecordQueue()
    /// The thread whose `write` is under way; nil while none is. It has the lock even once its transaction has ended.
    let writingThread = Guarded<UInt?>(nil)
    /// Where calls wait that do not block their task's thread.
    let queues = LedgerQueues()
    private let notice = Mutex<CommitNotice?>(nil)
    /// The position through which replays of this opening have checked every digest. Visible records never change, so
    /// once is enough; the next opening checks again.
    private let digestsChecked = Atomic<Int>(0)
    /// What this process does with the file, counted.
    let measures: LedgerMeasures
    /// Where it is reported.
    let log: LedgerLog
    /// The rows of balances whose digests were checked.
    let checkedBalances = CheckedBalances()

    init(
        environment: Environment, tables: LedgerTables, format: LedgerFormat, domain: LedgerDomain?,
        clock: @escaping LedgerClock, secrets: @escaping SecretSource, path: String? = nil,
        log: LedgerLog = .none
    ) {
        self.environment = environment
        self.tables = tables
        self.format = format
        self.domain = domain
        self.clock = clock
        self.secrets = secrets
        self.path = path ?? environment.path
        self.log = log
        measures = LedgerMeasures(fileBytesAtOpening: (try? environment.info().fileSizeBytes) ?? 0)
    }

    /// The notice of writes to the file, begun when it is first asked for.
    var commitNotice: CommitNotice {
        notice.withLock { notice in
            if let notice { return notice }
            // The path that was given may name another file by now.
            let made = CommitNotice(path: environment.resolvedPath)
            notice = made
            return made
        }
    }

    /// The position through which digests need not be checked again.
    var checkedThrough: Position { digestsChecked.load(ordering: .acquiring) }

    /// Notes that a replay has checked every digest from the first entry through a visible position.
    func noteChecked(through position: Position) {
        digestsChecked.max(position, ordering: .acquiringAndReleasing)
    }

    /// The storage error as this module's own.
    func failure(_ error: LMDBError) -> LedgerError { LedgerStore.failure(error, path: path) }

    /// An error about bytes that should not be so.
    func damaged(_ problem: Sentence, position: Position? = nil) -> LedgerError {
        LedgerError(
            .damaged, problem, remedy: "restore the ledger from a backup", file: path, position: position)
    }

    /// Any error below this module as its own; `failure` translates one of the storage.
    static func translated(
        _ error: any Error, at path: String, _ failure: (LMDBError, String) -> LedgerError = LedgerStore.failure
    ) -> LedgerError {
        switch error {
        case let error as LedgerError: error
        case let error as LMDBError: failure(error, path)
        default: LedgerError(.storage, "\(error)", file: path)
        }
    }

    /// The error for a thread that begins to write while it is writing.
    static func nestedWrite(_ path: String) -> LedgerError {
        LedgerError(
            .nestedWrite, "this thread is writing to the ledger already",
            remedy: "use the writer of that transaction, or write once that has ended", file: path)
    }

    static func failure(_ error: LMDBError, path: String) -> LedgerError {
        switch error.code {
        case .noSuchFile:
            LedgerError(.noSuchFile, "there is no such file", remedy: "name an existing ledger", file: path)
        case .notLMDB, .invalid, .versionMismatch:
            LedgerError(.notALedger, "this is not a ledger", remedy: "name the file of a ledger", file: path)
        case .isDirectory:
            LedgerError(.notALedger, "this is a folder, not a ledger", remedy: "name the ledger's file", file: path)
        case .notRegularFile:
            LedgerError(
                .notALedger, "this is not a regular file, so not a ledger", remedy: "name the file of a ledger",
                file: path)
        case .truncated:
            LedgerError(
                .damaged, "the file is cut short",
                remedy: "end every program that has the ledger open, then restore it from a backup", file: path)
        case .corrupted, .pageNotFound:
            LedgerError(.damaged, "\(error)", remedy: "restore the ledger from a backup", file: path)
        case .panic:
            LedgerError(
                .storage, "an earlier write failed half-way, so this process can write no more",
                remedy: "close the ledger and open it again; what was acknowledged is in it", file: path)
        case .alreadyOpen:
            LedgerError(
                .alreadyOpen, "the ledger is open in this process already", remedy: "share the open ledger", file: path)
        case .fileReplaced, .formerFileInUse, .outOfStep:
            LedgerError(
                .fileReplaced, error.detail, remedy: "end every program that has the ledger open, then try again",
                file: path)
        case .nestedTransaction: nestedWrite(path)
        case .permissionDenied:
            LedgerError(
                .permissionDenied, error.detail.isEmpty ? "permission denied" : error.detail,
                remedy: "ask the owner for access", file: path)
        case .readOnlyFileSystem:
            LedgerError(
                .permissionDenied, "nothing can be recorded here: the file system is read-only",
                remedy: "copy the ledger to another place", file: path)
        case .noSpace, .fileTooLarge, .mapFull:
            LedgerError(
                .noSpace, "there is no room left to write", remedy: "make room and try again; nothing was recorded",
                file: path)
        default: LedgerError(.storage, "\(error)", file: path)
        }
    }
}
