// The way to write: one writer at a time across all processes, and all of it or nothing.

import LMDB

extension Ledger {
    /// Records one entry durably, or finds that it was recorded before.
    ///
    /// When this returns the entry is on the disk; when it throws, or the process dies before that, none of it is.
    /// `allowingTimesAheadOfClock` as for `write`. Cost: one durable commit.
    public func record(
        _ entry: NewEntry, allowingTimesAheadOfClock: Bool = false
    ) throws(LedgerError) -> Receipt {
        try write(allowingTimesAheadOfClock: allowingTimesAheadOfClock) {
            (writer: inout Writer) throws(LedgerError) -> Receipt in try writer.record(entry)
        }
    }

    /// Runs `body` as the only writer of all processes, waiting for the others, and commits what it appended.
    ///
    /// Throws `domainOnly` where a domain keeps the ledger. When `body` throws, nothing it appended stays, however much it had staged. Never await inside. Writing to the same
    /// ledger from inside throws `nestedWrite`; reading from inside shows what was there before.
    ///
    /// Recording throws `clockBehind` while the clock stands more than a minute behind the last recorded time, and
    /// `invalidTime` for a claimed time ahead of the clock. `allowingTimesAheadOfClock` says that recorded times lie ahead of
    /// the clock and may: an entry then gets the last recorded time, marked as claimed, or the time it claims.
    public func write<Result, Failure: LedgerFailure>(
        allowingTimesAheadOfClock: Bool = false, _ body: (inout Writer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard !isDomainOnly else {
            throw Failure(
                LedgerError(
                    .domainOnly, "the ledger is recorded to only through the rules of its domain",
                    remedy: "record with the domain's own calls", file: path))
        }
        return try writeForDomain(allowingTimesAheadOfClock: allowingTimesAheadOfClock, body)
    }

    /// The same for the domain above, which has judged what is to be recorded or judges it in `body`.
    package func writeForDomain<Result, Failure: LedgerFailure>(
        allowingTimesAheadOfClock: Bool = false, _ body: (inout Writer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try failing(as: Failure.self) { () throws -> Result in try attempt(allowingTimesAheadOfClock, body) }
    }

    /// Runs `body`, and throws what it throws as the caller's kind of error.
    func failing<Result, Failure: LedgerFailure>(
        as kind: Failure.Type, _ body: () throws -> Result
    ) throws(Failure) -> Result {
        do {
            return try body()
        } catch let error as LedgerError { throw Failure(error) } catch let error as Failure { throw error } catch {
            throw Failure(LedgerError(.storage, "\(error)", file: path))
        }
    }

    private func attempt<Result, Failure: LedgerFailure>(
        _ allowsTimesAheadOfClock: Bool, _ body: (inout Writer) throws(Failure) -> Result
    ) throws -> Result {
        guard store.environment.access == .readWrite else {
            throw LedgerError(.readOnly, "the ledger is open for reading only", remedy: "open it to write", file: path)
        }
        let lock = try store.lockWriters()
        let domainTable: Table
        do {
            domainTable = try store.environment.openTables([DomainRow.table], create: true)[0]
        } catch { throw store.failure(error) }
        defer { withExtendedLifetime(lock) {} }
        // What an import left behind that was killed is nobody's: no reader has seen it.
        var writer = try Writer(store: store)
        writer.allowsTimesAheadOfClock = allowsTimesAheadOfClock
        try writer.checkDomain(domainTable)
        try writer.discardStaged()
        do {
            let result = try body(&writer)
            store.committing.withLock { $0 }?()
            try writer.finish()
            return result
        } catch {
            // What can't be cleared away now (a full disk) no reader sees, and the next writer discards it.
            try? writer.rollBack()
            throw error
        }
    }
}

// Lets a domain's own typed error carry the ledger's, so that one `throws` says all that can go wrong.

/// An error type that can stand for a `LedgerError`.
public protocol LedgerFailure: Error {
    /// Wraps an error of the ledger.
    init(_ error: LedgerError)
}

extension LedgerError: LedgerFailure {
    /// The error itself.
    public init(_ error: LedgerError) { self = error }
}
