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

    /// Follows what an entry adds to a stream: gives what is kept of the stream's state afterwards, nil for nothing, and
    /// posts what the entry changes in the sums of the domain.
    ///
    /// It is called for entries that were judged, before they are added to `ledger`, and again when the ledger is
    /// rebuilt or verified; it must not refuse an entry, not even one that breaks the rules, and must give the same each
    /// time.
    func follow(
        _ addition: StreamAddition, on ledger: borrowing WorkingLedger, posting: inout Postings
    ) throws(LedgerError) -> StreamSnapshot?

    /// The events that the ledger lists, to be found without a replay; nil for none.
    var keyEvents: KeyEvents? { get }

    /// A judge that has seen no entry yet, for domains that can judge ordinary entries in place; nil where each is
    /// to be judged by `judge`.
    func inPlaceJudge() -> (any InPlaceJudge)?
}

extension LedgerRules {
    /// `rules`.
    public func finding(_ error: LedgerError) -> VerificationKind { .rules }

    /// Nothing is kept beside streams, and nothing posted.
    public func follow(
        _ addition: StreamAddition, on ledger: borrowing WorkingLedger, posting: inout Postings
    ) throws(LedgerError) -> StreamSnapshot? { nil }

    /// None.
    public var keyEvents: KeyEvents? { nil }

    /// None: each entry is judged by `judge`.
    public func inPlaceJudge() -> (any InPlaceJudge)? { nil }

    /// Judges a recorded entry again, on what was known before it, and gives it as it would be recorded now, with what
    /// it leaves. The states that it leads to are kept in `ledger`.
    func judgeAgain(
        _ entry: RecordedEntry, on ledger: inout WorkingLedger
    ) throws(LedgerError) -> (entry: NewEntry, effects: EntryEffects) {
        let judged = try judge(try proposal(of: entry, on: ledger), on: &ledger)
        // As appending it would: streams are numbered in the order of their first events.
        for stream in judged.streams { _ = try ledger.number(stream) }
        // What was recorded is followed, even where the rules would record something else now.
        var streams: [StreamHandle] = []
        for event in entry.events { streams.append(try ledger.open(event.stream)) }
        let effects = try effects(of: FollowedEntry(entry, in: streams), on: ledger)
        for (stream, snapshot) in effects.snapshots { try ledger.setSnapshot(snapshot, stream) }
        return (judged.entry, effects)
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

/// No rules: those of a ledger that is recorded to without a domain.
struct NoRules: LedgerRules {
    let domain = LedgerDomain.unnamed

    func judge(_ proposal: NewEntry, on ledger: inout WorkingLedger) throws(LedgerError) -> JudgedEntry {
        try JudgedEntry(proposal, on: &ledger)
    }
}

/// An entry that keeps the rules, as it is to be recorded.
public struct JudgedEntry: Sendable {
    /// The entry.
    public var entry: NewEntry
    /// The open streams of its events, one for each, in their order.
    public var streams: [StreamHandle]

    /// An entry with the streams that were opened to judge it.
    public init(_ entry: NewEntry, streams: [StreamHandle]) {
        self.entry = entry
        self.streams = streams
    }

    /// An entry, with its streams opened now. Throws `invalidEntry` for a name that no stream can have.
    public init(_ entry: NewEntry, on ledger: inout WorkingLedger) throws(LedgerError) {
        var streams: [StreamHandle] = []
        streams.reserveCapacity(entry.events.count)
        for event in entry.events { streams.append(try ledger.open(event.stream)) }
        self.init(entry, streams: streams)
    }
}
