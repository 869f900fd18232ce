// The promise that a write transaction that strays to another thread hangs nobody.
import Foundation
import LMDB
import LedgerTestSupport
import Testing

/// Carries a transaction to another thread, which the compiler rightly refuses otherwise.
private final class Smuggler: @unchecked Sendable {
    var transaction: WriteTransaction?
    var code: LMDBError.Code?

    init(_ transaction: consuming WriteTransaction) { self.transaction = consume transaction }

    /// Runs `body` on a new thread and waits for it.
    func onAnotherThread(_ body: @escaping @Sendable (Smuggler) -> Void) {
        let done = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            body(self)
            done.signal()
        }
        #expect(done.wait(timeout: .now() + 300) == .success, "the thread does not end")
    }
}

@Suite(.timeLimit(.minutes(60))) struct WriterThreadTests {
    @Test func commitOnAnotherThreadIsRefusedAndUndone() throws {
        let store = try Store()
        let transaction = try store.environment.beginWrite()
        try transaction.put(store.table, key: [1], value: [1])
        let smuggler = Smuggler(transaction)
        smuggler.onAnotherThread { smuggler in
            smuggler.code = code { () throws(LMDBError) in try smuggler.transaction.take()?.commit() }
        }
        #expect(smuggler.code == .wrongThread)

        // Other threads are told rather than made to wait for ever.
        let environment = store.environment
        smuggler.onAnotherThread { smuggler in
            smuggler.code = code { () throws(LMDBError) in _ = try environment.beginWrite() }
        }
        #expect(smuggler.code == .wrongThread)

        // Its own thread clears it away, and nothing of it is in the file.
        try store.fill(from: 5, count: 1)
        #expect(try store.contents() == [5: value(5)])
        #expect(try environment.info().readersInUse == 0)
    }

    @Test func droppingOnAnotherThreadIsCleanedUpByItsOwn() throws {
        let store = try Store(mapSizeBytes: 1 << 20)
        let smuggler = Smuggler(try store.environment.beginWrite())
        smuggler.onAnotherThread { $0.transaction = nil }
        try store.fill(count: 2)
        #expect(try store.contents().count == 2)
        // Nothing of it is left: the map can follow a file that has outgrown it.
        let other = try TestProcess("lmdb")
        #expect(other.ask("open \(store.path) write 100000000") == "ok with-lock")
        #expect(other.ask("table t") == "ok")
        #expect(other.ask("write") == "ok")
        #expect(other.ask("put 2 5000 1000") == "ok")
        #expect(other.ask("commit") == "ok")
        #expect(try store.contents().count == 5_002)
    }

    @Test func writersOfOneProcessTakeTurns() throws {
        let store = try Store()
        let group = DispatchGroup()
        for thread in 0..<4 {
            group.enter()
            Thread.detachNewThread {
                for number in 0..<10 { try? store.fill(from: 100 * thread + number, count: 1) }
                group.leave()
            }
        }
        #expect(group.wait(timeout: .now() + 300) == .success, "a writer does not end")
        #expect(try store.contents().count == 40)
    }
}
