// The way to write: one writer at a time across all processes, and all of it or nothing.

import LMDB

extension Ledger {
    /// Records one entry durably, or finds that it was recorded before.
    ///
    /// When this returns the entry is on the disk; when it throws, or the process dies before that, none of it is.
    /// Cost: one durable commit.
    public func record(_ entry: NewEntry) throws(LedgerError) -> Receipt {
        try write { (writer: inout Writer) throws(LedgerError) -> Receipt in try writer.record(entry) }
    }

    /// Runs `body` as the only writer of all processes, waiting for the others, and commits what it appended.
    ///
    /// When `body` throws, nothing it appended stays, however much it had staged. Never await inside. Writing to the same
    /// ledger from inside throws `nestedWrite`; reading from inside shows what was there before.
    public func write<Result, Failure: LedgerFailure>(
        _ body: (inout Writer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        do {
            return try attempt(body)
        } catch let error as LedgerError { throw Failure(error) } catch let error as Failure { throw error } catch {
            throw Failure(LedgerError(.storage, "\(error)", path: path))
        }
    }

    private func attempt<Result, Failure: LedgerFailure>(
        _ body: (inout Writer) throws(Failure) -> Result
    ) throws -> Result {
        guard store.environment.access == .readWrite else {
            throw LedgerError(.readOnly, "the ledger is open for reading only", remedy: "open it to write", path: path)
        }
        let lock: WriterLock
        do {
            lock = try store.environment.lockWriters()
        } catch { throw store.failure(error) }
        defer { withExtendedLifetime(lock) {} }
        // What an import left behind that was killed is nobody's: no reader has seen it.
        var writer = try Writer(store: store)
        try writer.discardStaged()
        do {
            let result = try body(&writer)
            try writer.finish()
            return result
        } catch {
            // What can't be cleared away now (a full disk) no reader sees, and the next writer discards it.
            try? writer.rollBack()
            throw error
        }
    }
}
