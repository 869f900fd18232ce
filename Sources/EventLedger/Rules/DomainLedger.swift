// A ledger with the rules of its domain: every way to record in it leads through them.

/// A ledger that is recorded to only under the rules of its domain.
///
/// It is read, verified, proved and followed as every ledger (`ReadableLedger`). Its file names the domain; neither
/// `Ledger` nor a program of another domain opens it to record.
public final class DomainLedger<Rules: LedgerRules>: ReadableLedger {
    /// The same ledger, without the means to record.
    public let recorded: RecordedLedger
    /// The rules.
    public let rules: Rules
    /// The way of what is recorded into a log, where the ledger is one that several machines record into.
    let sharing: (any SharedRecording)?

    /// Opens the ledger at a path, or makes it: see `Ledger.init`. Throws `wrongDomain` for the file of another domain,
    /// and `newerRules` for one recorded under a newer version of the rules.
    public init(
        at path: String, mode: OpenMode = .createIfMissing, rules: Rules, offset: UTCOffset = .utc,
        clock: @escaping LedgerClock = SystemClock.now
    ) throws(LedgerError) {
        self.rules = rules
        sharing = nil
        recorded = RecordedLedger(
            try LedgerStore.open(
                path, mode, domain: try rules.domain.checkedForRules(path), offset: offset, clock: clock,
                secrets: EntrySecret.random))
    }

    init(recorded: RecordedLedger, rules: Rules, sharing: (any SharedRecording)? = nil) {
        self.recorded = recorded
        self.rules = rules
        self.sharing = sharing
    }

    /// Records one entry durably under the rules, or finds that it was recorded before.
    ///
    /// When this returns the entry is on the disk; when it throws, none of it is. If the process is killed before it
    /// returns, all of it is or none. Calls of several threads at the same time share a commit, each with its own
    /// receipt or error; the rules judge one after another, on the thread of any of those calls, and must not wait for a
    /// lock that a caller holds. Throws the rule that it breaks, `versionConflict` when a stream is not as `expectations`
    /// say, and what `Ledger.record` throws. Cost: one durable commit.
    @discardableResult
    public func record(
        _ proposal: Rules.Proposal, expecting expectations: [StreamName: ExpectedVersion] = [:],
        allowingTimesAheadOfClock: Bool = false
    ) throws(LedgerError) -> Receipt {
        try record(allowingTimesAheadOfClock: allowingTimesAheadOfClock) { (writer) throws(LedgerError) in
            try writer.record(proposal, expecting: expectations)
        }
    }

    /// The same for a body that records one entry, and does not hold the ledger.
    package func record(
        allowingTimesAheadOfClock: Bool,
        _ body: @escaping (inout DomainWriter<Rules>) throws(LedgerError) -> Receipt
    ) throws(LedgerError) -> Receipt {
        try store.record(proposal(allowingTimesAheadOfClock: allowingTimesAheadOfClock, body))
    }

    /// Runs `body` as the only writer of all processes and commits what it recorded, all
    /// of it or nothing: see `Ledger.write`.
    public func write<Result, Failure: LedgerFailure>(
        allowingTimesAheadOfClock: Bool = false, _ body: (inout DomainWriter<Rules>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try store.write(allowingTimesAheadOfClock: allowingTimesAheadOfClock, sharing: sharing) {
            (writer: inout Writer) throws(Failure) in try rules.yield(&writer, to: body)
        }
    }

    /// What `record` hands to the call that leads.
    func proposal(
        allowingTimesAheadOfClock: Bool,
        _ body: @escaping (inout DomainWriter<Rules>) throws(LedgerError) -> Receipt
    ) -> RecordProposal {
        RecordProposal(rules, allowingTimesAheadOfClock: allowingTimesAheadOfClock, sharing: sharing, body)
    }

    /// Runs `body` with a writer that folds segments into a mirror, and commits all of it or nothing. Recorded times are
    /// those of the origin, whatever the clock here shows.
    func fold<Result>(
        _ body: (inout DomainWriter<Rules>) throws(LedgerError) -> Result
    ) throws(LedgerError) -> Result {
        try store.write(allowingTimesAheadOfClock: true, isFolding: true) {
            (writer: inout Writer) throws(LedgerError) in try rules.yield(&writer, to: body)
        }
    }

    /// Runs `body` with a writer whose entries nobody else ever sees, and which begins at
    /// what is recorded at this moment.
    ///
    /// It judges as one of `write` would that began at the same moment, but for `overflow` of what is posted; it takes
    /// no lock and needs no right to write. What
    /// it records is kept in memory and, beyond that, in a file without a name beside the ledger or in /tmp. Throws
    /// `noSpace` where there is no room for it.
    public func dryRun<Result, Failure: LedgerFailure>(
        allowingTimesAheadOfClock: Bool = false, _ body: (inout DomainWriter<Rules>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try store.dryRun(allowingTimesAheadOfClock: allowingTimesAheadOfClock) {
            (writer: inout Writer) throws(Failure) in try rules.yield(&writer, to: body)
        }
    }

    /// Verifies this ledger with its rules: see `ReadableLedger.verify`.
    public func verify(
        against known: KnownCheckpoints = .none, progress: (Position, Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> Verification {
        try recorded.verify(rules: rules, against: known, progress: progress)
    }

    /// Makes every derived table again from the entries, with what the rules keep of
    /// streams: see `ReadableLedger.rebuild`.
    @discardableResult
    public func rebuild(
        progress: (Position, Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> Position {
        try recorded.rebuild(rules: rules, progress: progress)
    }
}

extension LedgerRules {
    /// Runs `body` with a writer that records under these rules.
    fileprivate func yield<Result, Failure: LedgerFailure>(
        _ writer: inout Writer, to body: (inout DomainWriter<Self>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        var ruled = DomainWriter(writer, self)
        do {
            let result = try body(&ruled)
            writer = ruled.end()
            return result
        } catch {
            writer = ruled.end()
            throw error
        }
    }
}

extension RecordProposal {
    /// What a body records under the rules of a domain.
    init<Rules: LedgerRules>(
        _ rules: Rules, allowingTimesAheadOfClock: Bool, sharing: (any SharedRecording)?,
        _ body: @escaping (inout DomainWriter<Rules>) throws(LedgerError) -> Receipt
    ) {
        self.init(allowingTimesAheadOfClock: allowingTimesAheadOfClock, sharing: sharing) {
            (writer) throws(LedgerError) in
            try rules.yield(&writer, to: body)
        }
    }
}

/// A write transaction of a `DomainLedger`: it records what the rules let pass, and nothing else.
public struct DomainWriter<Rules: LedgerRules>: ~Copyable {
    var writer: Writer
    private let rules: Rules

    init(_ writer: consuming Writer, _ rules: Rules) {
        self.writer = writer
        self.rules = rules
    }

    consuming func end() -> Writer { writer }

    /// The ledger with what was recorded so far.
    public var ledger: WorkingLedger { _read { yield writer.ledger } }

    /// Records an entry under the rules, or finds that it was recorded before.
    ///
    /// Throws the rule that it breaks, and `versionConflict` when a stream is not as `expectations` or the entry's own
    /// say; the writer then holds nothing of the entry and may go on with another.
    @discardableResult
    public mutating func record(
        _ proposal: Rules.Proposal, expecting expectations: [StreamName: ExpectedVersion] = [:]
    ) throws(LedgerError) -> Receipt {
        if let recorded = try rules.recorded(proposal, on: writer.ledger) { return Receipt(of: recorded) }
        do throws(LedgerError) {
            try writer.ledger.check(expectations)
            return try writer.append(try rules.judge(proposal, on: &writer.ledger), following: rules)
        } catch {
            writer.ledger.abandonEntry()
            throw error
        }
    }

    /// Keeps the position that a consumer has reached, with what this writer records: see `Writer.setPosition`.
    public mutating func setPosition(_ position: Position, ofConsumer name: String) throws(LedgerError) {
        try writer.setPosition(position, ofConsumer: name)
    }

    /// Whether so much is pending that a long import should `stage` before it goes on.
    public var isFull: Bool { writer.isFull }

    /// Commits what was recorded without showing it to readers, and goes on with bounded memory: see `Writer.stage`.
    public mutating func stage() throws(LedgerError) { try writer.stage() }
}
