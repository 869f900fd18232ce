// The promise that calls of `record` that come while another writer is at work share one commit, and that each still gets
// what it would have got alone: its receipt or its error, judged on what those before it left.

import Files
import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger
@testable import LMDB

/// What a call of `record` came to.
private typealias Outcome = Result<Receipt, LedgerError>

/// A call of `record`.
private typealias Call = @Sendable (Ledger) throws(LedgerError) -> Receipt

/// A call that records an entry.
private func recording(_ entry: NewEntry, allowingTimesAheadOfClock isAllowed: Bool = false) -> Call {
    return { (ledger: Ledger) throws(LedgerError) -> Receipt in
        try ledger.record(entry, allowingTimesAheadOfClock: isAllowed)
    }
}

/// A call that does with its writer what `body` does.
private func calling(_ body: @escaping @Sendable (Ledger, inout Writer) throws(LedgerError) -> Receipt) -> Call {
    return { (ledger: Ledger) throws(LedgerError) -> Receipt in
        try ledger.store.record(
            RecordProposal(allowingTimesAheadOfClock: false) { (writer: inout Writer) throws(LedgerError) -> Receipt in
                try body(ledger, &writer)
            })
    }
}

/// A ledger whose writers' lock is held while calls come, one behind another, so that they find each other.
private final class Gathering: Sendable {
    let ledger: Ledger
    let commits = Guarded(0)
    private let outcomes = Guarded<[Int: Outcome]>([:])
    private let group = DispatchGroup()

    init(_ ledger: Ledger) {
        self.ledger = ledger
        ledger.reportCommitting { self.commits.withLock { $0 += 1 } }
    }

    private var callCount: Int {
        ledger.store.recordQueue.state.withLock { $0.count + ($0.isLed ? 1 : 0) }
    }

    private func waitForCall(_ number: Int) {
        // A minute at the most: no time limit ends a thread that waits.
        for _ in 0..<600_000 where callCount <= number { usleep(100) }
        #expect(callCount > number, "a call does not come")
    }

    private func keep(_ outcome: Outcome, _ number: Int) {
        outcomes.withLock { $0[number] = outcome }
        group.leave()
    }

    /// The outcomes of calls, each on a thread of its own; `meanwhile` runs before the first of them goes on.
    func record(
        _ calls: [Call], meanwhile: () throws -> Void = {}
    ) throws -> [Outcome] {
        var lock: WriterLock? = try ledger.store.lockWriters()
        for (number, call) in calls.enumerated() {
            group.enter()
            Thread.detachNewThread {
                self.keep(Outcome { () throws(LedgerError) in try call(self.ledger) }, number)
            }
            waitForCall(number)
        }
        try meanwhile()
        withExtendedLifetime(lock) {}
        lock = nil
        return try ended(calls.count)
    }

    func record(_ entries: [NewEntry]) throws -> [Outcome] {
        try record(entries.map { recording($0) })
    }

    /// The same of calls of tasks. It holds no thread of their pool.
    func recordInBackground(_ entries: [NewEntry]) async throws -> [Outcome] {
        var lock: WriterLock? = try ledger.store.lockWriters()
        for (number, entry) in entries.enumerated() {
            group.enter()
            Task.detached {
                do throws(LedgerError) {
                    self.keep(.success(try await self.ledger.recordInBackground(entry)), number)
                } catch { self.keep(.failure(error), number) }
            }
            while callCount <= number { try await Task.sleep(for: .microseconds(100)) }
        }
        withExtendedLifetime(lock) {}
        lock = nil
        while outcomes.withLock({ $0.count }) < entries.count { try await Task.sleep(for: .milliseconds(1)) }
        return try ended(entries.count)
    }

    private func ended(_ count: Int) throws -> [Outcome] {
        #expect(group.wait(timeout: .now() + 600) == .success, "a call does not end")
        let outcomes = outcomes.withLock { outcomes in
            defer { outcomes = [:] }
            return outcomes
        }
        return try (0..<count).map { try #require(outcomes[$0]) }
    }
}

private func codes(_ outcomes: [Outcome]) -> [LedgerError.Code?] {
    outcomes.map { if case .failure(let error) = $0 { error.code } else { nil } }
}

private func positions(_ outcomes: [Outcome]) -> [ClosedRange<Position>?] {
    outcomes.map { try? $0.get().positions }
}

@Suite(.timeLimit(.minutes(60))) struct SharedCommitTests {
    @Test(arguments: [false, true]) func callsThatWaitShareACommit(inBackground: Bool) async throws {
        let test = try TestLedger()
        let gathering = Gathering(test.ledger)
        let entries = (0..<20).map { entry("e\($0)", facts(1 + $0 % 3, of: StreamName(category: 1, id: "s\($0 % 4)"))) }
        let outcomes = try await inBackground ? gathering.recordInBackground(entries) : gathering.record(entries)
        var next = 1
        for (outcome, entry) in zip(outcomes, entries) {
            let receipt = try outcome.get()
            #expect(receipt.positions == next...next + entry.events.count - 1 && !receipt.wasAlreadyRecorded)
            next = receipt.positions.upperBound + 1
        }
        #expect(gathering.commits.withLock { $0 } == 1)
        #expect(try test.ledger.entries(limit: 99).map(\.id) == entries.map(\.id))
        try NaiveRows.audit(test.ledger)
        // Behind it, a call alone is a commit of its own, at once.
        #expect(try test.ledger.record(entry("alone", facts(1, of: "s"))).positions == next...next)
        #expect(gathering.commits.withLock { $0 } == 2)
    }

    /// The control of what follows: alone, one after another, the same calls lead to the same bytes and outcomes.
    @Test(arguments: 1...8) func sharingChangesNothing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var entries: [NewEntry] = []
        for number in 0..<40 {
            let stream = StreamName(category: 1, id: "s\(random.number(0...3))")
            var events = facts(random.number(1...4), of: stream)
            // A void of an event that may not be there, may be of another stream, or voided before.
            if random.number(0...3) == 0 {
                events.append(NewEvent(voiding: random.number(1...60), in: stream, reason: "r"))
            }
            let expected: ExpectedVersion = random.number(0...2) == 0 ? .exactly(random.number(0...20)) : .any
            let claimed = Instant(
                microsecondsSinceEpoch: Instant.test.microsecondsSinceEpoch + Int64(random.number(-3...1)))
            let id = random.number(0...3) == 0 ? "e\(random.number(0...number))" : "e\(number)"
            entries.append(
                entry(id, events, expecting: [stream: expected], claimedTime: random.number(0...4) == 0 ? claimed : nil)
            )
        }
        entries += entries.prefix(4)
        let (shared, alone) = (try TestLedger(), try TestLedger())
        let outcomes = try Gathering(shared.ledger).record(entries)
        let expected = entries.map { entry in Outcome { () throws(LedgerError) in try alone.ledger.record(entry) } }
        #expect(codes(outcomes) == codes(expected), "\(random)")
        #expect(outcomes.map { try? $0.get() } == expected.map { try? $0.get() }, "\(random)")
        for (outcome, other) in zip(outcomes, expected) {
            guard case .failure(let error) = outcome, case .failure(let known) = other else { continue }
            #expect(error.problem == known.problem && error.place.entry == known.place.entry, "\(random)")
        }
        #expect(Set(codes(expected)).count > 3 && codes(expected).contains(nil), "the calls show little: \(random)")
        let isEqual = try shared.ledger.allRows() == alone.ledger.allRows()
        #expect(isEqual, "\(random)")
        try NaiveRows.audit(shared.ledger)
    }

    @Test func theSameEntryTwiceIsRecordedOnce() throws {
        let test = try TestLedger()
        let gathering = Gathering(test.ledger)
        let first = entry("a", facts(2, of: "s"))
        let outcomes = try gathering.record([
            first, first, entry("a", facts(3, of: "s")), entry("b", facts(1, of: "s")),
        ])
        #expect(positions(outcomes) == [1...2, 1...2, nil, 3...3])
        #expect(outcomes.map { try? $0.get().wasAlreadyRecorded } == [false, true, nil, false])
        #expect(codes(outcomes) == [nil, nil, .duplicateEntry, nil])
        #expect(gathering.commits.withLock { $0 } == 1)
        try NaiveRows.audit(test.ledger)
    }

    @Test func expectedVersionsAreThoseThatEarlierCallsLeft() throws {
        let test = try TestLedger()
        let expectations: [ExpectedVersion] = [.noneYet, .noneYet, .exactly(1), .exactly(1), .exactly(2), .exists]
        let outcomes = try Gathering(test.ledger).record(
            expectations.enumerated().map { number, expected in
                entry("e\(number)", facts(1, of: "s"), expecting: ["s": expected])
            })
        #expect(codes(outcomes) == [nil, .versionConflict, nil, .versionConflict, nil, nil])
        #expect(positions(outcomes) == [1...1, nil, 2...2, nil, 3...3, 4...4])
        for number in [1, 3] {
            guard case .failure(let error) = outcomes[number] else { continue }
            #expect(error.place.entry == "e\(number)")
        }
        try NaiveRows.audit(test.ledger)
    }

    @Test func callsThatDifferInTheClockDoNotShare() throws {
        let test = try TestLedger()
        let gathering = Gathering(test.ledger)
        let later = Instant(microsecondsSinceEpoch: Instant.test.microsecondsSinceEpoch + 1)
        let outcomes = try gathering.record(
            [false, false, true, true, false].enumerated().map { number, isAllowed in
                recording(
                    entry("e\(number)", facts(1, of: "s"), claimedTime: later), allowingTimesAheadOfClock: isAllowed)
            })
        #expect(codes(outcomes) == [.invalidTime, .invalidTime, nil, nil, .invalidTime])
        // The calls that may be ahead of the clock share a commit; of the others nothing is committed.
        #expect(gathering.commits.withLock { $0 } == 1)
        try NaiveRows.audit(test.ledger)
    }

    @Test(arguments: [(256, 1, 1), (257, 1, 2), (7, 2_730, 2), (2, 8_191, 1), (3, 8_192, 3), (4, 4_096, 2)])
    func aSharedCommitIsBounded(entries: Int, events: Int, commits: Int) async throws {
        let test = try TestLedger()
        let gathering = Gathering(test.ledger)
        let outcomes = try await gathering.recordInBackground(
            (0..<entries).map { entry("e\($0)", facts(events, of: StreamName(category: 1, id: "s\($0)"))) })
        #expect(positions(outcomes) == (0..<entries).map { $0 * events + 1...($0 + 1) * events })
        #expect(gathering.commits.withLock { $0 } == commits)
    }

    /// A call that fails half-way ends the transaction; the others are judged again.
    @Test(arguments: [0, 2, 4]) func aCallThatEndsTheTransactionHindersNoOther(place: Int) throws {
        let test = try TestLedger()
        let gathering = Gathering(test.ledger)
        var calls = (0..<5).map { number in
            let version = number - (number > place ? 1 : 0)
            return recording(entry("e\(number)", facts(1, of: "s"), expecting: ["s": .exactly(version)]))
        }
        calls[place] = calling { (_, writer: inout Writer) throws(LedgerError) -> Receipt in
            _ = try writer.record(entry("half", facts(1, of: "s")))
            writer.rows.end()
            throw LedgerError(.invalidSnapshot, "half-way")
        }
        let outcomes = try gathering.record(calls)
        #expect(codes(outcomes) == (0..<5).map { $0 == place ? .invalidSnapshot : nil })
        #expect(try test.ledger.entries(limit: 9).map(\.id) == (0..<5).filter { $0 != place }.map { "e\($0)" })
        try NaiveRows.audit(test.ledger)
    }

    /// What one call leaves in the transaction can be what another fails of, which is then judged without it.
    @Test func whatACallLeavesHindersNoOther() throws {
        let test = try TestLedger()
        let calls = (0..<4).map { number in
            calling { (_, writer: inout Writer) throws(LedgerError) -> Receipt in
                guard number == 0 else { return try writer.record(entry("e\(number)", facts(1, of: "s"))) }
                // A number for a stream that gets no event is in the way of the next new stream.
                let stream = try writer.ledger.open("never")
                _ = try writer.ledger.number(stream)
                return try writer.record(entry("e0", facts(1, of: StreamName(category: 2, id: "t"))))
            }
        }
        let outcomes = try Gathering(test.ledger).record(calls)
        #expect(codes(outcomes) == [nil, nil, nil, nil])
        #expect(positions(outcomes) == [1...1, 2...2, 3...3, 4...4])
        try NaiveRows.audit(test.ledger)
    }

    /// Proposals are judged on the thread of another call, which is in a transaction too.
    @Test func recordingInsideIsRefused() throws {
        let test = try TestLedger()
        let inner = Guarded<[LedgerError.Code?]>([])
        let calls = (0..<3).map { number in
            calling { (ledger, writer: inout Writer) throws(LedgerError) -> Receipt in
                let refusal = code { () throws(LedgerError) in
                    _ = try ledger.record(entry("inner", facts(1, of: "s")))
                }
                inner.withLock { $0.append(refusal) }
                return try writer.record(entry("e\(number)", facts(1, of: "s")))
            }
        }
        let outcomes = try Gathering(test.ledger).record(calls)
        #expect(codes(outcomes) == [nil, nil, nil])
        #expect(inner.withLock { $0 } == [.nestedWrite, .nestedWrite, .nestedWrite])
    }

    /// A transaction that can't begin is the failure of the call that leads; the next one tries for itself.
    @Test func whereNobodyCanWriteEachCallEnds() throws {
        let test = try TestLedger()
        let other = try TemporaryLedger()
        do { _ = try Ledger(at: other.path, mode: .create) }
        let outcomes = try Gathering(test.ledger).record(
            (0..<5).map { recording(entry("e\($0)", facts(1, of: "s"))) }
        ) {
            try FileManager.default.removeItem(atPath: test.path)
            try FileManager.default.copyItem(atPath: other.path, toPath: test.path)
        }
        #expect(codes(outcomes) == [LedgerError.Code?](repeating: .fileReplaced, count: 5))
    }

    @Test func aLedgerToReadRefusesEachCall() async throws {
        let test = try TestLedger()
        let reader = try Ledger(at: try copy(of: test), mode: .readOnly)
        #expect(code { () throws(LedgerError) in _ = try reader.record(entry("a", facts(1, of: "s"))) } == .readOnly)
        do {
            _ = try await reader.recordInBackground(entry("a", facts(1, of: "s")))
            Issue.record("recorded in a ledger that is open to read")
        } catch { #expect(error.code == .readOnly) }
    }

    private func copy(of test: TestLedger) throws -> String {
        let path = test.place.folder.file("copy.socai")
        _ = try test.ledger.backup(to: path)
        return path
    }
}
