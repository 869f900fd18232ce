// A ledger file, open: the one way in for programs. It records entries, reads them back, cuts and replays.
// It holds no reader open between calls, and it never judges what a domain's rules say.

import LMDB

/// How a ledger file is opened.
public enum OpenMode: Hashable, Sendable {
    /// An existing ledger, to read; the folder need not be writable.
    case readOnly
    /// An existing ledger, to read and record.
    case readWrite
    /// A ledger to read and record, made when there is no file.
    case createIfMissing
    /// A new ledger; an existing file is an error, unless it is this user's and holds nothing: so a making is that was cut
    /// short.
    case create
}

/// An append-only, bitemporal event ledger in one LMDB file.
///
/// Any number of threads and processes may read at once; one writes at a time, the others wait. A file can be open once
/// in a process: share the object.
public final class Ledger: Sendable {
    let store: LedgerStore
    /// Whether only the domain above records, so that nothing comes in past its rules.
    let isDomainOnly: Bool

    /// Opens the ledger at a path, or makes it. `offset` is fixed when a ledger is made and not looked at otherwise.
    ///
    /// A program says which `domain` it is for; the file of another is refused. An older file that names no domain is known
    /// by the categories of its streams, and named by its next writer.
    /// Throws `noSuchFile`, `fileExists`, `notALedger`, `newerFormat`, `wrongDomain`, `newerRules`, `damaged`,
    /// `alreadyOpen`, `permissionDenied`, `noSpace` or `storage`. If the process dies while making a ledger, the next
    /// `createIfMissing` completes it.
    public convenience init(
        at path: String, mode: OpenMode = .createIfMissing, domain: LedgerDomain = .unnamed,
        offset: UTCOffset = .vietnam, clock: @escaping LedgerClock = SystemClock.now
    ) throws(LedgerError) {
        try self.init(
            at: path, mode: mode, domain: domain, offset: offset, clock: clock, secrets: EntrySecret.random)
    }

    /// The same for a domain of this package: `record` and `write` refuse, and `writeForDomain` records.
    package convenience init(
        domainOnlyAt path: String, mode: OpenMode, domain: LedgerDomain, offset: UTCOffset,
        clock: @escaping LedgerClock
    ) throws(LedgerError) {
        try self.init(
            at: path, mode: mode, domain: domain, offset: offset, clock: clock, secrets: EntrySecret.random,
            isDomainOnly: true)
    }

    /// The same with a source of secrets; equal secrets give equal bytes, which tests compare. Without a domain a file of
    /// any is opened.
    init(
        at path: String, mode: OpenMode = .createIfMissing, domain: LedgerDomain? = .unnamed,
        offset: UTCOffset = .vietnam, clock: @escaping LedgerClock = SystemClock.now, secrets: @escaping SecretSource,
        isDomainOnly: Bool = false
    ) throws(LedgerError) {
        var options = EnvironmentOptions()
        options.access = mode == .readOnly ? .readOnly : .readWrite
        options.createIfMissing = mode == .createIfMissing || mode == .create
        options.mustCreate = mode == .create
        store = try Ledger.openStore(
            path, options, domain: domain, offset: offset, clock: clock, secrets: secrets)
        self.isDomainOnly = isDomainOnly
    }

    /// Opens a copy that nobody else has open or writes to, to read; the structure of every page is checked first.
    init(unusedCopyAt path: String) throws(LedgerError) {
        let options = EnvironmentOptions(access: .readOnly, checksPages: true, usesLockFile: false)
        store = try Ledger.openStore(path, options, domain: nil, offset: .vietnam, clock: SystemClock.now)
        isDomainOnly = false
    }

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
