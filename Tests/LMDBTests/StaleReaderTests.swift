// The promise that a process which died leaves nothing that others wait for or trip over.
import LMDB
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct StaleReaderTests {
    @Test func slotOfADeadReaderIsCleared() throws {
        let store = try Store()
        let other = try TestProcess("lmdb")
        #expect(other.ask("open \(store.path) read 1000000000") == "ok with-lock")
        #expect(other.ask("read") == "ok")
        #expect(try store.environment.info().readersInUse == 1)
        #expect(try store.environment.clearStaleReaders() == 0)
        other.kill()
        #expect(try store.environment.info().readersInUse == 1)
        #expect(try store.environment.clearStaleReaders() == 1)
        #expect(try store.environment.info().readersInUse == 0)
    }

    @Test func openingClearsDeadReaders() throws {
        let store = try Store()
        let other = try TestProcess("lmdb")
        #expect(other.ask("open \(store.path) read 1000000000") == "ok with-lock")
        #expect(other.ask("read") == "ok")
        other.kill()
        let third = try TestProcess("lmdb")
        #expect(third.ask("open \(store.path) read 1000000000") == "ok with-lock")
        #expect(third.ask("readers") == "ok 0")
    }

    @Test func fullReaderTableOfDeadReadersIsNoObstacle() throws {
        let folder = try TemporaryFolder()
        let environment = try Environment(
            path: folder.file("few"),
            options: EnvironmentOptions(access: .readWrite, createIfMissing: true, maximumReaders: 1))
        let other = try TestProcess("lmdb")
        #expect(other.ask("open \(environment.path) read 1000000000") == "ok with-lock")
        #expect(other.ask("read") == "ok")
        #expect(code { () throws(LMDBError) in _ = try environment.beginRead() } == .readersFull)
        other.kill()
        _ = try environment.beginRead()
    }

    @Test func writerThatDiedLeavesTheLastCommit() throws {
        let store = try Store()
        try store.fill(count: 5)
        for _ in 0..<3 {
            let other = try TestProcess("lmdb")
            #expect(other.ask("open \(store.path) write 1000000000") == "ok with-lock")
            #expect(other.ask("table t") == "ok")
            #expect(other.ask("write") == "ok")
            #expect(other.ask("put 0 20000 500") == "ok")
            other.kill()
            #expect(try store.contents() == Dictionary(uniqueKeysWithValues: (0..<5).map { ($0, value($0)) }))
            try store.fill(count: 5)
        }
    }

    @Test func writerWaitsForTheWriterOfAnotherProcess() throws {
        let store = try Store()
        let other = try TestProcess("lmdb")
        #expect(other.ask("open \(store.path) write 1000000000") == "ok with-lock")
        #expect(other.ask("table t") == "ok")
        let transaction = try store.environment.beginWrite()
        try transaction.put(store.table, key: key(1), value: [1])
        other.tell("write")
        try transaction.commit()
        #expect(other.answer() == "ok")
        #expect(other.ask("put 2 1 8") == "ok")
        #expect(other.ask("commit") == "ok")
        #expect(try store.contents().count == 2)
    }
}
