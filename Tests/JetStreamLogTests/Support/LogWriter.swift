// A writer on a thread of its own that appends batch after batch while a test does harm to the servers.

#if JetStream
    import EventLedger
    import Foundation
    import JetStreamLog
    import Synchronization

    /// Appends batches until it is told to stop, and says afterwards what was acknowledged.
    final class LogWriter: Sendable {
        private let acknowledged = Mutex<[[UInt8]]>([])
        private let problem = Mutex<LedgerError?>(nil)
        private let isStopping = Mutex(false)
        private let group = DispatchGroup()

        init(_ log: JetStreamLog, batch: Int) {
            DispatchQueue.global().async(group: group) { [self] in
                var last: UInt64 = 0
                var number = 0
                while !isStopping.withLock({ $0 }) {
                    let messages = (number..<number + batch).map { Array("message \($0)".utf8) }
                    do throws(LedgerError) {
                        last = try log.append(messages, after: last)
                    } catch {
                        problem.withLock { $0 = error }
                        return
                    }
                    acknowledged.withLock { $0 += messages }
                    number += batch
                }
            }
        }

        var count: Int { acknowledged.withLock { $0.count } }

        /// Waits until so many more messages are acknowledged; false where that takes two minutes.
        func goesOn(_ more: Int) -> Bool {
            let wanted = count + more
            let deadline = ContinuousClock.now + .seconds(120)
            while count < wanted, problem.withLock({ $0 == nil }), ContinuousClock.now < deadline { usleep(2_000) }
            return count >= wanted
        }

        /// Stops as soon as it can, and says what was acknowledged, whatever ended it.
        func acknowledgedUntilNow() -> [[UInt8]] {
            isStopping.withLock { $0 = true }
            group.wait()
            return acknowledged.withLock { $0 }
        }

        /// Stops after the batch that is under way; throws what ended it earlier.
        func stop() throws -> [[UInt8]] {
            isStopping.withLock { $0 = true }
            group.wait()
            if let problem = problem.withLock({ $0 }) { throw problem }
            return acknowledged.withLock { $0 }
        }
    }
#endif
