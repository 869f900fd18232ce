// The rules of a domain: which entries may be recorded, and what is kept of streams to judge the next. A program that
// opens a ledger with rules can't record past them; verifying and rebuilding ask the same rules. They only decide.

/// The rules of a domain. `DomainLedger` records under them.
///
/// A domain that proposes entries as `NewEntry` says its `domain` and how it judges; the rest has defaults.
public protocol LedgerRules: Sendable {
    /// What is proposed to be recorded: a type of the domain's own, or `NewEntry`.
    associatedtype Proposal = NewEntry

    /// The domain whose ledgers these rules are for, and their version.
    var domain: LedgerDomain { get }

    /// Judges a proposed entry on what is recorded, and gives it as it is to be recorded. Throws the rule
    /// that it breaks; nothing of it stays then.
    func judge(_ proposal: Proposal, on ledger: inout WorkingLedger) throws(LedgerError) -> JudgedEntry

    /// The entry that was recorded before with the id and the content of a proposal; nil when its id is new. Throws
    /// `duplicateEntry` when the id has other content.
    func recorded(_ proposal: Proposal, on ledger: borrowing WorkingLedger) throws(LedgerError) -> RecordedEntry?

    /// A recorded entry as it was proposed, so that it can be judged again on what was known before it.
    func proposal(of entry: RecordedEntry, on ledger: borrowing WorkingLedger) throws(LedgerError) -> Proposal

    /// What verifying reports of an entry that does not pass, judged again: `rules`, or `figures`.
    func finding(_ error: LedgerError) -> VerificationKind

    /// What recording leaves beside a stream after all its events, in the order of recording with their voids; nil for
    /// nothing.
    func snapshot(category: UInt8, items: [TimelineItem]) -> StreamSnapshot?

    /// A judge that has seen no entry yet, for domains that can judge ordinary entries in place; nil where each is
    /// to be judged by `judge`.
    func inPlaceJudge() -> (any InPlaceJudge)?
}

extension LedgerRules {
    /// `rules`.
    public func finding(_ error: LedgerError) -> VerificationKind { .rules }

    /// Nothing is kept beside streams.
    public func snapshot(category: UInt8, items: [TimelineItem]) -> StreamSnapshot? { nil }

    /// None: each entry is judged by `judge`.
    public func inPlaceJudge() -> (any InPlaceJudge)? { nil }

    /// Judges a recorded entry again, on what was known before it, and gives it as it would be recorded now. The
    /// states that it leads to are kept in `ledger`.
    func judgeAgain(_ entry: RecordedEntry, on ledger: inout WorkingLedger) throws(LedgerError) -> NewEntry {
        let judged = try judge(try proposal(of: entry, on: ledger), on: &ledger)
        // As appending it would: streams are numbered in the order of their first events.
        for stream in judged.streams { _ = try ledger.number(stream) }
        for (stream, snapshot) in judged.snapshots { try ledger.setSnapshot(snapshot, stream) }
        return judged.entry
    }
}

extension LedgerRules where Proposal == NewEntry {
    /// The entry with the id, where all that it says is the same.
    public func recorded(
        _ proposal: NewEntry, on ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> RecordedEntry? {
        try ledger.recorded(proposal)
    }

    /// What recording the entry again would take.
    public func proposal(
        of entry: RecordedEntry, on ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> NewEntry { NewEntry(entry) }
}

/// An entry that keeps the rules, as it is to be recorded.
public struct JudgedEntry: Sendable {
    /// The entry.
    public var entry: NewEntry
    /// The open streams of its events, one for each, in their order.
    public var streams: [StreamHandle]
    /// The states that streams of its events have after it, as `LedgerRules.snapshot`
    /// would give them; others lose theirs.
    public var snapshots: [(stream: StreamHandle, snapshot: StreamSnapshot)]

    /// An entry with the streams that were opened to judge it.
    public init(
        _ entry: NewEntry, streams: [StreamHandle], snapshots: [(stream: StreamHandle, snapshot: StreamSnapshot)] = []
    ) {
        self.entry = entry
        self.streams = streams
        self.snapshots = snapshots
    }

    /// An entry, with its streams opened now. Throws `invalidEntry` for a name that no stream can have.
    public init(_ entry: NewEntry, on ledger: inout WorkingLedger) throws(LedgerError) {
        var streams: [StreamHandle] = []
        streams.reserveCapacity(entry.events.count)
        for event in entry.events { streams.append(try ledger.open(event.stream)) }
        self.init(entry, streams: streams)
    }
}
