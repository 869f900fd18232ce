// What a `LedgerSession` does on many threads at once, so that calls of `record` share commits.
import EventLedger
import Foundation
import Synchronization

extension LedgerSession {
    /// `record-on-threads ID STREAM COUNT BYTES TIMES THREADS`: each thread, from 0, records entry after entry in a stream
    /// of its own; each id, `ID-THREAD-NUMBER`, is acknowledged with a line of its own once it is recorded.
    func recordOnThreads(_ words: [String]) throws {
        let (ledger, times, threads) = (try opened(), try Self.number(words[5]), try Self.number(words[6]))
        let group = DispatchGroup()
        let output = Mutex(())
        for thread in 0..<threads {
            group.enter()
            Thread.detachNewThread {
                defer { group.leave() }
                for number in 1...max(1, times) {
                    let own = ["\(words[1])-\(thread)-\(number)", "\(words[2])-\(thread)"]
                    guard let entry = try? Self.entry(own + words[3...4]), (try? ledger.record(entry)) != nil else {
                        return
                    }
                    output.withLock { _ in Self.reply(entry.id) }
                }
            }
        }
        group.wait()
    }

    /// `record-together ID STREAM COUNT BYTES THREADS`: the threads begin to record while another writer is at work, an
    /// entry each, `ID-THREAD`, from 0. Answers with what each came to and with the number of commits.
    func recordTogether(_ words: [String]) throws -> String {
        let (ledger, threads) = (try opened(), try Self.number(words[5]))
        let entries = try (0..<threads).map { try Self.entry(["\(words[1])-\($0)"] + words[2...4]) }
        let outcomes = Mutex([String](repeating: "", count: threads))
        // The writer at work ends without anything to commit, which is reported too.
        let commits = Mutex(-1)
        ledger.reportCommitting { commits.withLock { $0 += 1 } }
        let group = DispatchGroup()
        try ledger.write { (_: inout Writer) throws(LedgerError) in
            for (thread, entry) in entries.enumerated() {
                group.enter()
                Thread.detachNewThread {
                    let outcome: String
                    do throws(LedgerError) {
                        outcome = try ledger.record(entry).wasAlreadyRecorded ? "known" : "recorded"
                    } catch { outcome = error.code.rawValue }
                    outcomes.withLock { $0[thread] = outcome }
                    group.leave()
                }
            }
            Thread.sleep(forTimeInterval: 0.2)
        }
        group.wait()
        ledger.reportCommitting {}
        return "\(outcomes.withLock { $0 }.joined(separator: " ")) \(commits.withLock { $0 })"
    }
}
