// Who is reading the ledger now, and what that keeps from being used again. It waits for nobody and ends nobody.

import LMDB

/// A read that is under way in some process.
public struct LedgerReader: Hashable, Sendable {
    /// The number of the process.
    public let process: Int
    /// How many commits the state that it reads is behind the newest one.
    public let commitsBehind: Int
    /// Bytes of the file that no writer can use again until it ends.
    public let heldBytes: Int
}

extension ReadableLedger {
    /// The reads under way in all processes, the oldest first. Cost: a step for each commit since the oldest began.
    public func readers() throws(LedgerError) -> [LedgerReader] {
        do throws(LMDBError) {
            let environment = store.environment
            let last = try environment.info().lastTransaction
            var readers: [LedgerReader] = []
            for reader in environment.readers() {
                readers.append(
                    LedgerReader(
                        process: reader.process, commitsBehind: max(0, last - reader.transaction),
                        heldBytes: try environment.bytesHeld(byReaderOf: reader.transaction)))
            }
            return readers
        } catch { throw store.failure(error) }
    }
}
