// Recording and reading from Swift's concurrency: the same calls on queues of the ledger's own, so that a task that
// waits takes no thread from the others. Two tasks that write wait for each other here, one that writes and one that
// records wait for each other at the file, and those that record an entry each share commits.

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
    /// `record`, which meanwhile occupies no thread of the pool. When it returns the entry is on the disk, also
    /// where the task was cancelled meanwhile.
    public func recordInBackground(
        _ entry: NewEntry, allowingTimesAheadOfClock: Bool = false
    ) async throws(LedgerError) -> Receipt {
        try await store.recordInBackground(
            RecordProposal(entry, allowingTimesAheadOfClock: allowingTimesAheadOfClock))
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
    /// `record`, which meanwhile occupies no thread of the pool. When it returns the entry is on the disk, also
    /// where the task was cancelled meanwhile.
    @discardableResult
    public func recordInBackground(
        _ proposal: Rules.Proposal, expecting expectations: [StreamName: ExpectedVersion] = [:],
        allowingTimesAheadOfClock: Bool = false
    ) async throws(LedgerError) -> Receipt where Rules.Proposal: Sendable {
        try await recordInBackground(allowingTimesAheadOfClock: allowingTimesAheadOfClock) {
            (writer) throws(LedgerError) in
            try writer.record(proposal, expecting: expectations)
        }
    }

    /// The same for a body that records one entry, and does not hold the ledger.
    package func recordInBackground(
        allowingTimesAheadOfClock: Bool,
        _ body: @escaping @Sendable (inout DomainWriter<Rules>) throws(LedgerError) -> Receipt
    ) async throws(LedgerError) -> Receipt {
        try await store.recordInBackground(
            proposal(allowingTimesAheadOfClock: allowingTimesAheadOfClock, body))
    }

    /// The same for several, for each of which the body records one entry, in their order; gives what came of each.
    package func recordEachInBackground<Item: Sendable>(
        _ items: [Item],
        _ body: @escaping @Sendable (Item, inout DomainWriter<Rules>) throws(LedgerError) -> Receipt
    ) async -> [Result<Receipt, LedgerError>] {
        await store.recordInBackground(
            items.map { item in
                proposal(allowingTimesAheadOfClock: false) { (writer) throws(LedgerError) in try body(item, &writer) }
            })
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
