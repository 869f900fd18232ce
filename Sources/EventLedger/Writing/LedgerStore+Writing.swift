// The one way to write: one writer at a time across all processes, and all of it or nothing.

import Files
import LMDB

extension LedgerStore {
    /// Runs `body` with a writer and commits what it appended: see `Ledger.write`.
    ///
    /// Only `isFolding` writes to a mirror, and `sharing`, which publishes what was appended before it is committed.
    func write<Result, Failure: LedgerFailure>(
        allowingTimesAheadOfClock: Bool, isFolding: Bool = false, sharing: (any SharedRecording)? = nil,
        _ body: (inout Writer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try failing(as: Failure.self) { () throws -> Result in
            try sharing?.catchUp()
            let lock = try lockWriters()
            defer { withExtendedLifetime(lock) {} }
            writingThread.withLock { $0 = System.currentThread }
            defer { writingThread.withLock { $0 = nil } }
            var writer = try beginWriter(
                allowsTimesAheadOfClock: allowingTimesAheadOfClock, isFolding: isFolding || sharing != nil)
            do {
                if sharing != nil { try writer.beginSharing() }
                let result = try body(&writer)
                reportCommit()
                if let sharing, try !sharing.publish(&writer) { throw sharing.conflict }
                try writer.finish()
                return result
            } catch {
                writer.rows.end()
                // What can't be cleared away now (a full disk) no reader sees, and the next writer discards it.
                try? discardStaged()
                throw error
            }
        }
    }

    /// A writer behind what readers see, for a caller that holds the writers' lock. Throws `mirror` for the ledger of
    /// somebody else, unless it folds.
    func beginWriter(allowsTimesAheadOfClock: Bool, isFolding: Bool = false) throws(LedgerError) -> Writer {
        let domainTable = try openDomainTable()
        let mirrorTable = try mirrorTable(create: isFolding)
        // Under the lock nobody folds meanwhile.
        let mirror = try mirrorState(in: mirrorTable, try beginRead())
        if let mirror, !isFolding { throw refusedRecording(mirror) }
        var writer = try Writer(recordingIn: self, allowsTimesAheadOfClock: allowsTimesAheadOfClock)
        if let mirrorTable, isFolding { writer.folding = Folding(table: mirrorTable, state: mirror) }
        let state = LedgerState(visible: writer.visible, written: writer.ledger.extent)
        writer.pendingDomain = try pendingDomainRow(in: domainTable, writer.rows.transaction.reader, state)
        // What a killed import left behind was never visible to readers.
        try writer.discardStaged()
        if state.isStaging {
            let events = state.written.position - state.visible.position
            log(.discarded(events: events, behind: state.visible.position))
        }
        return writer
    }

    /// Reports that what was appended is about to be committed.
    func reportCommit() { committing.withLock { $0 }?() }

    private func discardStaged() throws(LedgerError) {
        var cleaner = try Writer(recordingIn: self)
        try cleaner.discardStaged()
    }

    /// Throws `nestedWrite` on a thread that is writing, which would wait for itself.
    func checkNotWriting() throws(LedgerError) {
        do {
            try environment.checkNotWriting()
            guard writingThread.withLock({ $0 }) == System.currentThread else { return }
        } catch { throw failure(error) }
        throw LedgerStore.nestedWrite(path)
    }

    /// Throws `readOnly` unless the file is open to write.
    func checkWritable() throws(LedgerError) {
        guard environment.access == .readWrite else {
            throw LedgerError(.readOnly, "the ledger is open for reading only", remedy: "open it to write", file: path)
        }
    }

    /// Runs `body`, and throws what it throws as the caller's kind of error.
    func failing<Result, Failure: LedgerFailure>(
        as kind: Failure.Type, _ body: () throws -> Result
    ) throws(Failure) -> Result {
        do {
            return try body()
        } catch let error as Failure { throw error } catch {
            throw Failure(LedgerStore.translated(error, at: path))
        }
    }
}

// Lets a domain's own typed error carry the ledger's, so that one `throws` says all that can go wrong.

/// An error type that can be made from a `LedgerError`.
public protocol LedgerFailure: Error {
    /// Wraps an error of the ledger.
    init(_ error: LedgerError)
}

extension LedgerError: LedgerFailure {
    /// The error itself.
    public init(_ error: LedgerError) { self = error }
}
