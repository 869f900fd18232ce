// The promise that a writer that waits for another says so, once, and that one that does not wait says nothing.

import Foundation
import LedgerTestSupport
import Synchronization
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct WaitingTests {
    /// What was reported, in order.
    private final class Reports: Sendable {
        let all = Mutex<[WriterInTheWay]>([])
        var count: Int { all.withLock { $0.count } }
    }

    /// Another process, which is writing.
    private func writer(of place: TemporaryLedger) throws -> TestProcess {
        let other = try TestProcess("ledger")
        #expect(other.ask("open write \(place.path)") == "ok")
        #expect(other.ask("write") == "ok")
        return other
    }

    @Test func whoeverWaitsIsTold() throws {
        let place = try TemporaryLedger()
        let ledger = try Ledger(at: place.path)
        let reports = Reports()
        let other = try writer(of: place)
        #expect(other.ask("append a s 1 1").hasPrefix("ok"))
        ledger.reportWaiting(after: .milliseconds(20)) { writer in
            reports.all.withLock { $0.append(writer) }
            // Only now does the other one end: whoever is not told would wait for ever.
            other.tell("finish")
        }
        _ = try ledger.record(entry("b", facts(1, of: "s")))
        #expect(other.answer().hasPrefix("ok"))
        #expect(try ledger.lastPosition() == 2)
        let told = reports.all.withLock { $0 }
        #expect(told.count == 1)
        #if os(Linux)
            #expect(told.first?.process != nil && told.first?.isThisProcess == false)
            #expect(told.first?.command == "LedgerTestProce")
        #endif
    }

    /// Of calls that share a commit each waits, and each is told, once.
    @Test func eachCallThatWaitsIsTold() throws {
        let place = try TemporaryLedger()
        let ledger = try Ledger(at: place.path)
        let reports = Reports()
        let other = try writer(of: place)
        ledger.reportWaiting(after: .milliseconds(20)) { writer in
            let count = reports.all.withLock { all in
                all.append(writer)
                return all.count
            }
            if count == 4 { other.tell("finish") }
        }
        let group = DispatchGroup()
        for number in 0..<4 {
            group.enter()
            Thread.detachNewThread {
                do { _ = try ledger.record(entry("e\(number)", facts(1, of: "s"))) } catch { Issue.record(error) }
                group.leave()
            }
        }
        #expect(group.wait(timeout: .now() + 300) == .success, "a call does not end")
        #expect(other.answer().hasPrefix("ok"))
        #expect(try ledger.lastPosition() == 4)
        let told = reports.all.withLock { $0 }
        #expect(told.count == 4)
        #if os(Linux)
            #expect(told.allSatisfy { $0.command == "LedgerTestProce" && !$0.isThisProcess })
        #endif
    }

    @Test func whoeverDoesNotWaitIsToldNothing() throws {
        let place = try TemporaryLedger()
        let ledger = try Ledger(at: place.path)
        let reports = Reports()
        ledger.reportWaiting(after: .zero) { writer in reports.all.withLock { $0.append(writer) } }
        for number in 0..<20 { _ = try ledger.record(entry("e\(number)", facts(1, of: "s"))) }
        #expect(reports.count == 0)
    }

    @Test func aCommitIsAnnouncedAndAnAbortIsNot() throws {
        let place = try TemporaryLedger()
        let ledger = try Ledger(at: place.path)
        let commits = Mutex(0)
        ledger.reportCommitting {
            commits.withLock { $0 += 1 }
            // Nothing of it is visible yet.
            #expect((try? ledger.lastPosition()) == 0)
        }
        #expect(throws: LedgerError.self) {
            try ledger.write { (writer: inout Writer) throws(LedgerError) in
                _ = try writer.record(entry("a", facts(1, of: "s")))
                throw LedgerError(.storage, "given up")
            }
        }
        #expect(commits.withLock { $0 } == 0)
        _ = try ledger.record(entry("a", facts(1, of: "s")))
        #expect(commits.withLock { $0 } == 1)
    }
}
