// Promises about the size of the map: too small is a typed error, processes follow one another, and too
// little address space is made do with.
import Foundation
import LMDB
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct MapGrowthTests {
    @Test func fullMapIsATypedErrorAndLosesNothing() throws {
        let store = try Store(mapSizeBytes: 1 << 20)
        try store.fill(count: 10)
        #expect(code { () throws(LMDBError) in try Self.fill(store, count: 1_000) } == .mapFull)
        #expect(try store.contents().count == 10)
        try store.fill(from: 10, count: 10)
        #expect(try store.contents().count == 20)
    }

    @Test func growthInAnotherProcessIsFollowed() throws {
        let store = try Store(mapSizeBytes: 1 << 20)
        let other = try TestProcess("lmdb")
        #expect(other.ask("open \(store.path) write 100000000") == "ok with-lock")
        #expect(other.ask("table t") == "ok")
        #expect(other.ask("write") == "ok")
        #expect(other.ask("put 0 5000 1000") == "ok")
        #expect(other.ask("commit") == "ok")
        #expect(try store.contents().count == 5_000)
        #expect(try store.environment.info().mapSizeBytes > 5_000_000)
        try store.fill(from: 5_000, count: 10)
        #expect(other.ask("count") == "ok 5010")
    }

    @Test func growthDuringATransactionIsATypedError() throws {
        let store = try Store(mapSizeBytes: 1 << 20)
        try store.fill(count: 3)
        let other = try TestProcess("lmdb")
        #expect(other.ask("open \(store.path) write 100000000") == "ok with-lock")
        #expect(other.ask("table t") == "ok")
        let reading = try store.environment.beginRead()
        #expect(other.ask("write") == "ok")
        #expect(other.ask("put 0 5000 1000") == "ok")
        #expect(other.ask("commit") == "ok")
        #expect(code { () throws(LMDBError) in _ = try store.environment.beginRead() } == .mapResized)
        #expect(code { () throws(LMDBError) in _ = try store.environment.beginWrite() } == .mapResized)
        #expect(try reading.count(store.table) == 3)
        _ = consume reading
        try store.fill(from: 6_000, count: 1)
        #expect(try store.contents().count == 5_001)
    }

    @Test func growthAfterGrowthIsFollowed() throws {
        let store = try Store(mapSizeBytes: 1 << 18)
        let other = try TestProcess("lmdb")
        for round in 1...6 {
            #expect(other.ask("open \(store.path) write \(round << 22)") == "ok with-lock")
            #expect(other.ask("table t") == "ok")
            #expect(other.ask("write") == "ok")
            #expect(other.ask("put \(round * 1_000) 300 2000") == "ok")
            #expect(other.ask("commit") == "ok")
            try store.fill(from: round * 1_000 + 500, count: 10)
            #expect(other.ask("count") == "ok \(round * 310)")
            #expect(other.ask("close") == "ok")
        }
        #expect(try store.contents().count == 6 * 310)
    }

    @Test func scarceAddressSpaceIsMadeDoWith() throws {
        let store = try Store()
        try store.fill(count: 10)
        // 6 GB: the program itself needs some of it.
        let other = try TestProcess("lmdb", shell: "ulimit -v 6000000")
        // A program built with a sanitizer can't even start in so little.
        guard !other.ask("hello").isEmpty else { return }
        #expect(other.ask("open \(store.path) write \(1 << 40)") == "ok with-lock")
        let size = try #require(Int(other.ask("map").dropFirst(3)))
        #expect(size >= 1 << 30 && size < 6_000_000_000)
        #expect(other.ask("table t") == "ok")
        #expect(other.ask("write") == "ok")
        #expect(other.ask("put 10 10 8") == "ok")
        #expect(other.ask("commit") == "ok")
        #expect(try store.contents().count == 20)
    }

    @Test func noAddressSpaceIsATypedError() throws {
        let store = try Store()
        let other = try TestProcess("lmdb", shell: "ulimit -v 900000")
        guard !other.ask("hello").isEmpty else { return }
        #expect(other.ask("open \(store.path) write \(1 << 40)") == answer(.outOfMemory))
    }

    private static func fill(_ store: Store, count: Int) throws(LMDBError) {
        let transaction = try store.environment.beginWrite()
        for number in 0..<count {
            try transaction.put(store.table, key: key(number), value: value(number, bytes: 2_000))
        }
        try transaction.commit()
    }
}
