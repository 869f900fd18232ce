// The promise that a log has exactly the ledger's entries, whole and in order, wherever a push was stopped, and that a
// log with another history is refused with the position. Sizes are tried on both sides of a segment's limit.

import LedgerTestSupport
import LedgerTesting
import Synchronization
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct OutboxTests {
    /// The entries of a log's segments by their ids, where each continues the one before.
    private func entries(of log: MemoryLog) throws -> [String] {
        var head = TreeHead(size: 0, root: MerkleTree.emptyRoot)
        var ids: [String] = []
        for message in log.messages where Segment.isSegment(message) {
            let segment = try Segment(message)
            #expect(segment.header.before == head)
            head = segment.header.after
            ids += try LineForm().entries(in: segment.body).map(\.id)
        }
        return ids
    }

    @Test func everyEntryTravelsOnce() throws {
        let office = try Office(seed: 31)
        let log = MemoryLog()
        #expect(try office.outbox(to: log).push() == PushReport())
        for round in 1...8 {
            try office.record(round)
            let report = try office.outbox(to: log).push()
            #expect(report.entries == round && report.sequence == UInt64(log.messages.count))
            #expect(try report.position == office.ledger.lastPosition() && report.origin == .office)
            #expect(try office.outbox(to: log).push().segments == 0)
        }
        #expect(try entries(of: log) == office.ledger.entries(limit: 99).map(\.id))
    }

    /// A segment has exactly the bytes it may have, or ends before the entry that would not fit.
    @Test func segmentsEndAtTheirLimit() throws {
        let office = try Office(seed: 32)
        try office.record(12)
        let whole = try Segment(office.log(maximumSegmentBytes: 1 << 20).messages[0])
        let all = whole.bytes.count
        #expect(try office.log(maximumSegmentBytes: all).messages.count == 1)
        #expect(try office.log(maximumSegmentBytes: all - 1).messages.count == 2)
        let longest = try #require(
            try LineForm().lines(of: office.ledger.entries(limit: 99), in: office.ledger.view()).map(\.count).max())
        for limit in [longest + 400, longest + 500, longest + 1_024, longest + 2_000, all - 1, all, all + 1] {
            let log = try office.log(maximumSegmentBytes: limit)
            #expect(log.messages.allSatisfy { $0.count <= limit })
            #expect(try entries(of: log).count == 12, "limit \(limit)")
            // None could have held the first entry of the next.
            for (message, next) in zip(log.messages, log.messages.dropFirst()) {
                let body = try Segment(next).body
                let line = try #require(body.firstIndex(of: 10)) + 1
                // The digits of a count and a size may be one more each.
                #expect(message.count + line + 6 > limit, "limit \(limit)")
            }
        }
    }

    /// An entry of exactly the limit travels alone; one byte more is an error that names it.
    @Test func anEntryLargerThanAMessageIsAnError() throws {
        let office = try Office(seed: 33)
        try office.record(1)
        try office.ledger.record(entry("large", [fact("s", payload: [UInt8](repeating: 1, count: 3_000))]))
        try office.record(1)
        let lines = try LineForm().lines(of: office.ledger.entries(limit: 9), in: office.ledger.view())
        // Room for its lines and the large entry, and not for one of the others beside it.
        let apart = try office.log(maximumSegmentBytes: lines[1].count + 300).messages
        #expect(apart.count == 3 && lines.allSatisfy { $0.count > 40 })
        let alone = apart[1]
        let exact = try office.log(maximumSegmentBytes: alone.count)
        #expect(exact.messages.contains(alone))
        let log = MemoryLog(maximumMessageBytes: alone.count - 1)
        let error = failure { () throws(LedgerError) in try office.outbox(to: log, maximumSegmentBytes: .max).push() }
        #expect(error?.code == .entryTooLarge && error?.place.entry == "large")
        #expect(error?.description.contains("at most \(alone.count - 1)") == true)
        // What is before it has not travelled, or whole.
        #expect(try entries(of: log).count <= 1)
    }

    @Test func aLogOfAnotherHistoryIsRefused() throws {
        let office = try Office(seed: 34)
        try office.record(20)
        let common = try office.ledger.lastPosition()
        let copy = try MirrorPlace()
        try copy.fold(office.log())
        let log = try office.log()
        let before = log.messages.count
        // Two ledgers go on from there: one restored from a backup, and the other.
        let backup = try TemporaryLedger()
        _ = try office.ledger.backup(to: backup.path)
        try office.record(20)
        try office.outbox(to: log).push()
        let restored = try DomainLedger(at: backup.path, mode: .readWrite, rules: CountingRules())
        let outbox = Outbox(restored, form: LineForm(), to: NamedLog("log", log), origin: .office)
        let older = failure { () throws(LedgerError) in try outbox.push() }
        #expect(older?.code == .brokenLog && older?.place.position == common)
        #expect(older?.description.contains("more events than the ledger") == true)
        while try restored.lastPosition() < office.ledger.lastPosition() {
            try restored.record(entry("other-\(try restored.lastPosition())", [fact("s")]))
        }
        let forked = failure { () throws(LedgerError) in try outbox.push() }
        #expect(forked?.code == .brokenLog)
        #expect(forked?.place.position == (try Segment.header(of: log.messages[before]).positions.lowerBound))
        // Another origin, and a log whose end is not readable.
        let named = Outbox(office.ledger, form: LineForm(), to: NamedLog("log", log), origin: KeyName("other"))
        #expect(code { () throws(LedgerError) in try named.push() } == .brokenLog)
        let garbage = MemoryLog(log.messages + [[1, 2, 3]])
        #expect(code { () throws(LedgerError) in try office.outbox(to: garbage).push() } == .brokenLog)
        #expect(garbage.messages.count == log.messages.count + 1)
        // The control.
        #expect(code { () throws(LedgerError) in try office.outbox(to: log).push() } == nil)
    }

    /// A new log has the name that it is given, or that of the newest checkpoint; without either it has none.
    @Test func aNewLogGetsItsName() throws {
        let office = try Office(seed: 35)
        try office.record(2)
        let log = MemoryLog()
        let unnamed = Outbox(office.ledger, form: office.form, to: NamedLog("log", log))
        #expect(code { () throws(LedgerError) in try unnamed.push() } == .invalidValue)
        let key = try testSigningKey("example.com/signed")
        let head = try office.ledger.treeHead()
        try office.ledger.keep(
            SignedCheckpoint(
                Checkpoint(origin: key.verifierKey.name, size: head.size, root: head.root), signedBy: key))
        #expect(try unnamed.push().origin == key.verifierKey.name)
        // From then on the log has it, whatever is signed later.
        try office.record(1)
        #expect(try Outbox(office.ledger, form: office.form, to: NamedLog("log", log)).push().segments == 1)
    }

    /// Two programs that push the same ledger get in one another's way, and the log has every entry once.
    @Test func twoWritersOfOneLedger() throws {
        let office = try Office(seed: 36)
        try office.record(40)
        // Each append is preceded by that of the other writer, for a while.
        let inTheWay = Mutex(3)
        let inner = MemoryLog()
        let other = office.outbox(to: inner, maximumSegmentBytes: 900)
        let log = InterruptedLog(inner) {
            guard
                inTheWay.withLock({
                    $0 -= 1; return $0 >= 0
                })
            else { return }
            _ = try? other.push()
        }
        #expect(try office.outbox(to: log).push().position == office.ledger.lastPosition())
        #expect(try entries(of: inner) == office.ledger.entries(limit: 99).map(\.id))
    }

    /// Wherever answers get lost, the next push goes on behind what is there.
    @Test func nothingIsLostOrDoubledByLostAnswers() throws {
        for seed in 1...40 as ClosedRange<UInt64> {
            let random = Mutex(SeededGenerator(seed: seed))
            let log = MemoryLog { fault in
                guard [.unreachable, .lostAnswer, .partialAppend].contains(fault) else { return nil }
                return random.withLock { $0.chance(30) ? $0.number(0...1_000_000) : nil }
            }
            let office = try Office(seed: seed)
            var failures = 0
            for _ in 1...6 {
                try office.record(5)
                while code(of: { () throws(LedgerError) in
                    try office.outbox(to: log, maximumSegmentBytes: 1_000).push()
                }) != nil { failures += 1 }
            }
            #expect(try entries(of: log) == office.ledger.entries(limit: 99).map(\.id), "seed \(seed)")
            if seed == 40 { #expect(failures > 0) }
        }
    }
}

/// A log that lets something else happen before each append.
private final class InterruptedLog: EntryLog {
    private let log: MemoryLog
    private let before: @Sendable () -> Void

    init(_ log: MemoryLog, before: @escaping @Sendable () -> Void) {
        self.log = log
        self.before = before
    }

    var maximumMessageBytes: Int { log.maximumMessageBytes }

    func head() throws(LedgerError) -> UInt64 { try log.head() }

    func messages(after sequence: UInt64, limit: Int, maximumBytes: Int) throws(LedgerError) -> [LogMessage] {
        try log.messages(after: sequence, limit: limit, maximumBytes: maximumBytes)
    }

    func append(_ messages: [[UInt8]], after sequence: UInt64) throws(LedgerError) -> UInt64 {
        before()
        return try log.append(messages, after: sequence)
    }

    func wait(beyond sequence: UInt64, atMost: Duration) throws(LedgerError) {
        try log.wait(beyond: sequence, atMost: atMost)
    }
}
