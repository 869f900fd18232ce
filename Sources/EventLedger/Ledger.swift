// A ledger file, open: the way in for programs. What every open ledger answers is in extensions of
// `ReadableLedger`; recording is separate, without rules here and under those of a domain in
// `DomainLedger`. It holds no reader open between calls.

import LMDB

/// How a ledger file is opened.
public enum OpenMode: Hashable, Sendable {
    /// An existing ledger, to read; the folder need not be writable.
    case readOnly
    /// An existing ledger, to read and record.
    case readWrite
    /// A ledger to read and record, made when there is no file.
    case createIfMissing
    /// A new ledger; an existing file is an error, unless it is this user's and holds nothing: a creation that was cut
    /// short.
    case create
}

/// An open ledger, to be read, replayed, followed, verified, proved, signed and backed up.
///
/// Any number of threads and processes may read at once; one writes at a time, the others wait. A file can be open once
/// in a process: share the object.
public protocol ReadableLedger: Sendable {
    /// The same ledger, without the means to record.
    var recorded: RecordedLedger { get }
}

/// What is recorded in an open ledger. No entry can be recorded through it.
public struct RecordedLedger: ReadableLedger {
    let file: LedgerStore

    init(_ file: LedgerStore) { self.file = file }

    /// Itself.
    public var recorded: RecordedLedger { self }

    /// The version of the rules of its domain under which it is recorded: 1 for an older file, which names none. Cost: a
    /// lookup.
    package func rulesVersion() throws(LedgerError) -> UInt32 { try file.recordedDomain()?.rulesVersion ?? 1 }

    /// Opens the ledger of a domain at a path for reading only; the folder need not be
    /// writable. Throws as `Ledger.init` does.
    public init(
        at path: String, domain: LedgerDomain = .unnamed, clock: @escaping LedgerClock = SystemClock.now
    ) throws(LedgerError) {
        self.init(
            try LedgerStore.open(
                path, .readOnly, domain: domain, offset: .utc, clock: clock, secrets: EntrySecret.random))
    }

    /// The same for one of many ledgers that a process has open at a time: only so much address space is reserved, or
    /// what the file takes. A file that grows beyond it is followed.
    package init(
        at path: String, amongMany mapSizeBytes: Int, domain: LedgerDomain,
        clock: @escaping LedgerClock = SystemClock.now
    ) throws(LedgerError) {
        self.init(
            try LedgerStore.open(
                path, EnvironmentOptions(access: .readOnly, mapSizeBytes: mapSizeBytes), domain: domain, offset: .utc,
                clock: clock, secrets: EntrySecret.random))
    }
}

/// An append-only, bitemporal event ledger in one LMDB file, recorded to without rules.
///
/// It is of no named domain; `DomainLedger` records under the rules of one.
public final class Ledger: ReadableLedger {
    /// The same ledger, without the means to record.
    public let recorded: RecordedLedger

    /// Opens the ledger at a path, or makes it. `offset` is fixed when a ledger is made and not looked at otherwise.
    ///
    /// Throws `noSuchFile`, `fileExists`, `notALedger`, `newerFormat`, `wrongDomain`, `damaged`,
    /// `alreadyOpen`, `permissionDenied`, `noSpace` or `storage`. If the process is killed while making a ledger, the
    /// next `createIfMissing` completes it.
    public convenience init(
        at path: String, mode: OpenMode = .createIfMissing, offset: UTCOffset = .utc,
        clock: @escaping LedgerClock = SystemClock.now
    ) throws(LedgerError) {
        try self.init(
            at: path, mode: mode, domain: .unnamed, offset: offset, clock: clock, secrets: EntrySecret.random)
    }

    /// The same with a domain, and a source of secrets; equal secrets give equal bytes, which tests compare.
    /// Without a domain a file of any is opened.
    init(
        at path: String, mode: OpenMode = .createIfMissing, domain: LedgerDomain?, offset: UTCOffset = .utc,
        clock: @escaping LedgerClock = SystemClock.now, secrets: @escaping SecretSource = EntrySecret.random
    ) throws(LedgerError) {
        recorded = RecordedLedger(
            try LedgerStore.open(path, mode, domain: domain, offset: offset, clock: clock, secrets: secrets))
    }

    init(recorded: RecordedLedger) { self.recorded = recorded }

    /// Records one entry durably, or finds that it was recorded before.
    ///
    /// When this returns the entry is on the disk; when it throws, none of it is. If the process is killed before it
    /// returns, all of it is or none.
    /// Calls of several threads at the same time share a commit, each with its own receipt or error.
    /// `allowingTimesAheadOfClock` as for `write`. Cost: one durable commit.
    public func record(
        _ entry: NewEntry, allowingTimesAheadOfClock: Bool = false
    ) throws(LedgerError) -> Receipt {
        try store.record(RecordProposal(entry, allowingTimesAheadOfClock: allowingTimesAheadOfClock))
    }

    /// Runs `body` as the only writer of all processes, waiting for the others, and commits what it appended.
    ///
    /// When `body` throws, nothing it appended stays, however much it had staged. Never await inside. Writing to the
    /// same ledger from inside throws `nestedWrite`; reading from inside shows what was there before.
    ///
    /// Recording throws `clockBehind` while the clock is more than a minute behind the last recorded time, and
    /// `invalidTime` for a claimed time ahead of the clock. `allowingTimesAheadOfClock` says that recorded times are
    /// ahead of the clock and may: an entry then gets the last recorded time, marked as claimed, or the time it claims.
    public func write<Result, Failure: LedgerFailure>(
        allowingTimesAheadOfClock: Bool = false, _ body: (inout Writer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try store.write(allowingTimesAheadOfClock: allowingTimesAheadOfClock, body)
    }
}

extension ReadableLedger {
    var store: LedgerStore { recorded.file }

    /// The path it was opened at.
    public var path: String { store.path }

    /// The offset from UTC that says when a day ends, fixed when the ledger was made.
    public var offset: UTCOffset { store.format.offset }

    /// The day that the ledger's clock shows now at its own offset from UTC.
    public var today: Day { now.day(at: offset) }

    /// What the ledger's clock shows now.
    public var now: Instant { store.clock() }

    /// The version of the file's format.
    public var formatVersion: Int { Int(store.format.version) }
}
