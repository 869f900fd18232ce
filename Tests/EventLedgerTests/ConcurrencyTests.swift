// The promise that one open ledger serves many threads: readers see whole entries while one thread writes, and threads
// that write take turns.

import EventLedger
import Foundation
import LedgerTestSupport
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(60))) struct ConcurrencyTests {
    /// Runs a body on as many threads of their own and waits for all of them.
    private func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) {
        let group = DispatchGroup()
        for number in 0..<count {
            group.enter()
            Thread.detachNewThread {
                do { try body(number) } catch { Issue.record(error) }
                group.leave()
            }
        }
        #expect(group.wait(timeout: .now() + 300) == .success, "a thread does not end")
    }

    @Test func readersBesideAWriter() throws {
        let test = try TestLedger()
        let ledger = test.ledger
        let isWriting = Atomic(true)
        onThreads(5) { number in
            guard number > 0 else {
                defer { isWriting.store(false, ordering: .releasing) }
                for number in 1...200 {
                    let events =
                        facts(3, of: "s")
                        + (number > 1 ? [NewEvent(voiding: number * 4 - 7, in: "s", reason: "r")] : [])
                    _ = try ledger.record(entry("e\(number)", events.count == 3 ? events + facts(1, of: "t") : events))
                    if number % 50 == 0 {
                        try ledger.write { (writer: inout Writer) throws(LedgerError) in try writer.stage() }
                    }
                }
                return
            }
            var seen = 0
            var isLast = false
            while !isLast {
                isLast = !isWriting.load(ordering: .acquiring)
                let last = try ledger.lastPosition()
                #expect(last >= seen && last.isMultiple(of: 4))
                seen = last
                var totals = Totals()
                try ledger.replay(through: last, into: &totals)
                #expect(totals.count == last)
                let timeline = try ledger.timeline(of: "s", at: Cut(effectiveOn: .last, position: last))
                // Three facts an entry, and one of them voided by the next entry.
                #expect(timeline.count == (last == 0 ? 0 : last / 4 * 2 + 1))
                let page = try ledger.entries(before: .max, limit: 3)
                #expect(page.allSatisfy { $0.events.count == 4 })
            }
            #expect(seen == 800)
        }
        try NaiveRows.audit(ledger)
    }

    @Test func threadsThatWriteTakeTurns() throws {
        let test = try TestLedger()
        let ledger = test.ledger
        onThreads(4) { number in
            let stream = StreamName(category: 1, id: "s\(number)")
            for version in 0..<40 {
                let new = entry("t\(number)-\(version)", facts(1, of: stream), expecting: [stream: .exactly(version)])
                _ = try ledger.record(new)
            }
        }
        #expect(try ledger.lastPosition() == 160)
        try NaiveRows.audit(ledger)
    }

    /// Each of many callers gets its own receipts and errors, in its own order, and no reader sees a part of an entry.
    @Test(arguments: [2, 16]) func callersThatShareCommitsGetTheirOwn(threads: Int) throws {
        let test = try TestLedger()
        let ledger = test.ledger
        let rounds = 640 / threads
        let receipts = Mutex<[[Receipt]]>(Array(repeating: [], count: threads))
        let writers = Atomic(threads)
        onThreads(threads + 2) { number in
            guard number < threads else {
                var seen = 0
                while writers.load(ordering: .acquiring) > 0 {
                    let last = try ledger.lastPosition()
                    #expect(last >= seen && last.isMultiple(of: 3))
                    seen = last
                    #expect(try ledger.entries(before: .max, limit: 3).allSatisfy { $0.events.count == 3 })
                }
                return
            }
            defer { writers.subtract(1, ordering: .acquiringAndReleasing) }
            let stream = StreamName(category: 1, id: "s\(number)")
            for round in 0..<rounds {
                let id = "t\(number)-\(round)"
                let new = entry(id, facts(3, of: stream), expecting: [stream: .exactly(round * 3)])
                let receipt = try ledger.record(new)
                receipts.withLock { $0[number].append(receipt) }
                let refused = failure { () throws(LedgerError) in
                    switch round % 3 {
                    case 0: _ = try ledger.record(entry(id, facts(4, of: stream)))
                    case 1:
                        _ = try ledger.record(entry("late-\(id)", facts(1, of: stream), expecting: [stream: .noneYet]))
                    default:
                        _ = try ledger.record(entry("void-\(id)", [NewEvent(voiding: .max, in: stream, reason: "r")]))
                    }
                }
                let codes: [LedgerError.Code] = [.duplicateEntry, .versionConflict, .invalidVoid]
                #expect(refused?.code == codes[round % 3])
                #expect(refused?.place.entry?.hasSuffix(id) == true)
                #expect(try ledger.record(new).positions == receipt.positions)
            }
        }
        let all = receipts.withLock { $0 }
        for own in all {
            #expect(own.map(\.positions.lowerBound) == own.map(\.positions.lowerBound).sorted())
            #expect(own.allSatisfy { !$0.wasAlreadyRecorded })
        }
        let taken = all.joined().map(\.positions.lowerBound).sorted()
        #expect(taken == (0..<threads * rounds).map { $0 * 3 + 1 })
        try NaiveRows.audit(ledger)
    }

    @Test func oneOfTwoWritersWithTheSameExpectationIsRefused() throws {
        let test = try TestLedger()
        let ledger = test.ledger
        let accepted = Mutex<[Int: Int]>([:])
        onThreads(4) { number in
            for version in 0..<40 {
                let new = entry("t\(number)-\(version)", facts(1, of: "s"), expecting: ["s": .exactly(version)])
                let refusal = code { () throws(LedgerError) in _ = try ledger.record(new) }
                #expect(refusal == nil || refusal == .versionConflict)
                if refusal == nil { accepted.withLock { $0[version, default: 0] += 1 } }
            }
        }
        let counts = accepted.withLock { $0 }
        #expect(counts.values.allSatisfy { $0 == 1 })
        #expect(try ledger.version(of: "s") == counts.count && !counts.isEmpty)
        try NaiveRows.audit(ledger)
    }
}
