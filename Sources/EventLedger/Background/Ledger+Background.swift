// Recording and reading from Swift's concurrency: the same calls on queues of the ledger's own, so that a task that
// waits takes no thread from the others. Two tasks that write wait for each other here and not in the file.

extension ReadableLedger {
    /// `read` on a queue of the ledger's own; reads run one after another, beside writes. What is cancelled meanwhile
    /// is done all the same. Throws as `read` does.
    public func readInBackground<Result: Sendable>(
        _ body: @escaping @Sendable (LedgerView) throws(LedgerError) -> Result
    ) async throws(LedgerError) -> Result {
        let ledger = recorded
        return try await store.queues.reading.run { () throws(LedgerError) in try ledger.read(body) }
    }
}

extension Ledger {
    /// `record` on the queue that writes. When it returns the entry is on the disk, also
    /// where the task was cancelled meanwhile.
    public func recordInBackground(
        _ entry: NewEntry, allowingTimesAheadOfClock: Bool = false
    ) async throws(LedgerError) -> Receipt {
        try await store.queues.writing.run { () throws(LedgerError) in
            try self.record(entry, allowingTimesAheadOfClock: allowingTimesAheadOfClock)
        }
    }

    /// `write` on the queue that writes.
    public func writeInBackground<Result: Sendable>(
        allowingTimesAheadOfClock: Bool = false,
        _ body: @escaping @Sendable (inout Writer) throws(LedgerError) -> Result
    ) async throws(LedgerError) -> Result {
        try await store.queues.writing.run { () throws(LedgerError) in
            try self.write(allowingTimesAheadOfClock: allowingTimesAheadOfClock, body)
        }
    }
}

extension DomainLedger {
    /// `record` on the queue that writes. When it returns the entry is on the disk, also
    /// where the task was cancelled meanwhile.
    @discardableResult
    public func recordInBackground(
        _ proposal: Rules.Proposal, expecting expectations: [StreamName: ExpectedVersion] = [:],
        allowingTimesAheadOfClock: Bool = false
    ) async throws(LedgerError) -> Receipt where Rules.Proposal: Sendable {
        try await store.queues.writing.run { () throws(LedgerError) in
            try self.record(
                proposal, expecting: expectations, allowingTimesAheadOfClock: allowingTimesAheadOfClock)
        }
    }

    /// `write` on the queue that writes.
    public func writeInBackground<Result: Sendable>(
        allowingTimesAheadOfClock: Bool = false,
        _ body: @escaping @Sendable (inout DomainWriter<Rules>) throws(LedgerError) -> Result
    ) async throws(LedgerError) -> Result {
        try await store.queues.writing.run { () throws(LedgerError) in
            try self.write(allowingTimesAheadOfClock: allowingTimesAheadOfClock, body)
        }
    }
}
