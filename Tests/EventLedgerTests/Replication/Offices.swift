// What the tests of replication start from: an office that records, a log, and a mirror, each in a folder of its own.

import LedgerTestSupport
import LedgerTesting
import Synchronization
import Testing

@testable import EventLedger

/// A ledger that records generated entries.
final class Office {
    let place: TemporaryLedger
    let ledger: DomainLedger<CountingRules>
    let form: LineForm
    let clock = TestClock(.test)
    private var entries: RandomEntries

    init(seed: UInt64 = 1, rules: CountingRules = CountingRules(), offset: UTCOffset = .plusSeven) throws {
        place = try TemporaryLedger()
        form = LineForm(rules: rules)
        entries = RandomEntries(seed: seed)
        ledger = try DomainLedger(at: place.path, mode: .create, rules: rules, offset: offset, clock: clock.reading)
    }

    /// Records so many entries more.
    func record(_ count: Int, maximumEvents: Int = 6) throws {
        for entry in entries.next(count, maximumEvents: maximumEvents) {
            clock.advance(seconds: 1)
            try ledger.record(entry)
        }
    }

    func outbox(to log: any EntryLog, maximumSegmentBytes: Int = 2_000) -> Outbox<LineForm> {
        Outbox(
            ledger, form: form, to: NamedLog("log", log), origin: .office, maximumSegmentBytes: maximumSegmentBytes)
    }

    /// A log with everything, in segments of a size.
    func log(maximumSegmentBytes: Int = 2_000) throws -> MemoryLog {
        let log = MemoryLog()
        try outbox(to: log, maximumSegmentBytes: maximumSegmentBytes).push()
        return log
    }
}

extension KeyName {
    /// The origin of every office here.
    static let office = KeyName("example.com/office") ?? { preconditionFailure("a name") }()
}

/// The place of a mirror, which is opened anew each time.
final class MirrorPlace {
    let folder: TemporaryFolder
    let path: String
    let form: LineForm

    init(rules: CountingRules = CountingRules()) throws {
        folder = try TemporaryFolder()
        path = folder.file("mirror.socai")
        form = LineForm(rules: rules)
    }

    /// Does something with the mirror, which is closed afterwards.
    func with<Result>(
        keys: [VerifierKey] = [], _ body: (LedgerMirror<LineForm>) throws -> Result
    ) throws -> Result {
        try body(try LedgerMirror(at: path, form: form, trusting: keys))
    }

    @discardableResult
    func fold(_ log: any EntryLog, named name: String = "log", keys: [VerifierKey] = []) throws -> FoldReport {
        try with(keys: keys) { try $0.fold(from: NamedLog(name, log)) }
    }

    /// The error that folding a log throws; nil where it throws none.
    func failure(_ log: any EntryLog, named name: String = "log") throws -> LedgerError? {
        do {
            try fold(log, named: name)
            return nil
        } catch let error as LedgerError { return error }
    }

    /// The head of its tree; that of nothing while there is no file.
    func head() throws -> TreeHead {
        try with { try $0.ledger?.treeHead() ?? TreeHead(size: 0, root: MerkleTree.emptyRoot) }
    }
}

/// A log at which something else happens right before an append: what a race is.
final class RacingLog: EntryLog {
    let log = MemoryLog()
    private let race = Mutex<(@Sendable () throws -> Void)?>(nil)
    private let always = Mutex<(@Sendable () throws -> Void)?>(nil)
    let maximumMessageBytes: Int

    init(maximumMessageBytes: Int = 1 << 20) { self.maximumMessageBytes = maximumMessageBytes }

    /// Does something once, before the next append.
    func once(_ body: @escaping @Sendable () throws -> Void) { race.withLock { $0 = body } }

    /// Does something before every append.
    func everyTime(_ body: @escaping @Sendable () throws -> Void) { always.withLock { $0 = body } }

    func head() throws(LedgerError) -> UInt64 { try log.head() }

    func messages(after sequence: UInt64, limit: Int, maximumBytes: Int) throws(LedgerError) -> [LogMessage] {
        try log.messages(after: sequence, limit: limit, maximumBytes: maximumBytes)
    }

    func append(_ messages: [[UInt8]], after sequence: UInt64) throws(LedgerError) -> UInt64 {
        do {
            try race.withLock { $0.take() }?()
            try always.withLock { $0 }?()
        } catch { Issue.record("the race failed: \(error)") }
        return try log.append(messages, after: sequence)
    }

    func wait(beyond sequence: UInt64, atMost: Duration) throws(LedgerError) {
        try log.wait(beyond: sequence, atMost: atMost)
    }
}
