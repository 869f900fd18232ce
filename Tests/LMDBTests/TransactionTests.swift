// Promises of transactions: all or nothing, snapshots, one writer, no slot left taken.
import Foundation
import LMDB
import Testing

@Suite struct TransactionTests {
    @Test func commitMakesAllWritesVisible() throws {
        let store = try Store()
        let transaction = try store.environment.beginWrite()
        #expect(try transaction.put(store.table, key: [1], value: [10]))
        #expect(try transaction.put(store.table, key: [2], value: []))
        #expect(try transaction.reader.value(store.table, key: [1]) == [10])
        #expect(try transaction.reader.count(store.table) == 2)
        try transaction.commit()
        let reading = try store.environment.beginRead()
        #expect(try reading.value(store.table, key: [1]) == [10])
        #expect(try reading.value(store.table, key: [2]) == [])
        #expect(try reading.value(store.table, key: [3]) == nil)
        #expect(try reading.count(store.table) == 2)
    }

    @Test func droppingUndoesAllWrites() throws {
        let store = try Store()
        do {
            let transaction = try store.environment.beginWrite()
            try transaction.put(store.table, key: [1], value: [10])
        }
        #expect(try store.contents().isEmpty)
        try store.fill(count: 3)
        #expect(try store.contents().count == 3)
    }

    @Test func readerKeepsItsSnapshot() throws {
        let store = try Store()
        try store.fill(count: 2)
        let before = try store.environment.beginRead()
        try store.fill(from: 2, count: 5)
        #expect(try before.count(store.table) == 2)
        let after = try store.environment.beginRead()
        #expect(try after.count(store.table) == 7)
        #expect(after.identifier == before.identifier + 1)
    }

    @Test func modesOfPut() throws {
        let store = try Store()
        let transaction = try store.environment.beginWrite()
        let table = store.table
        #expect(try transaction.put(table, key: [5], value: [1], mode: .append))
        #expect(try transaction.put(table, key: [5], value: [2], mode: .noOverwrite) == false)
        #expect(try transaction.reader.value(table, key: [5]) == [1])
        #expect(try transaction.put(table, key: [5], value: [3]))
        #expect(try transaction.reader.value(table, key: [5]) == [3])
        #expect(try transaction.put(table, key: [6], value: [4], mode: .append))
        let outOfOrder = code { () throws(LMDBError) in
            try transaction.put(table, key: [4], value: [1], mode: .append)
        }
        #expect(outOfOrder == .keyExists)
        #expect(try transaction.delete(table, key: [5]))
        #expect(try transaction.delete(table, key: [5]) == false)
    }

    @Test func spansServeAsKeysAndValues() throws {
        let store = try Store()
        let buffer: [UInt8] = [9, 8, 7, 6]
        let transaction = try store.environment.beginWrite()
        try transaction.put(store.table, key: buffer.span.bytes.extracting(first: 2), value: buffer.span.bytes)
        #expect(try transaction.reader.withValue(store.table, key: [9, 8]) { copy($0) } == buffer)
        #expect(try transaction.delete(store.table, key: buffer.span.bytes.extracting(first: 2)))
    }

    @Test func keysHaveOneTo511Bytes() throws {
        let store = try Store()
        let transaction = try store.environment.beginWrite()
        let longest = [UInt8](repeating: 1, count: 511)
        try transaction.put(store.table, key: longest, value: [UInt8](repeating: 7, count: 3_000_000))
        #expect(try transaction.reader.value(store.table, key: longest)?.count == 3_000_000)
        for key in [[], longest + [1]] {
            let refusal = code { () throws(LMDBError) in try transaction.put(store.table, key: key, value: [1]) }
            #expect(refusal == .badValueSize)
        }
        let reading = try store.environment.beginRead()
        #expect(code { () throws(LMDBError) in _ = try reading.value(store.table, key: []) } == .badValueSize)
    }

    @Test func writeTransactionsDoNotNest() throws {
        let store = try Store()
        let outer = try store.environment.beginWrite()
        #expect(code { () throws(LMDBError) in _ = try store.environment.beginWrite() } == .nestedTransaction)
        try outer.commit()
        _ = try store.environment.beginWrite()
    }

    @Test func readOnlyEnvironmentDoesNotWrite() throws {
        let store = try Store()
        let path = store.path
        let other = store.folder.file("copy")
        try FileManager.default.copyItem(atPath: path, toPath: other)
        let environment = try Environment(path: other)
        #expect(code { () throws(LMDBError) in _ = try environment.beginWrite() } == .readOnlyEnvironment)
        #expect(try environment.openTables(["t"], create: false).count == 1)
        let creating = code { () throws(LMDBError) in _ = try environment.openTables(["u"], create: true) }
        #expect(creating == .readOnlyEnvironment)
    }

    @Test func endedTransactionsLeaveNoReaderBehind() throws {
        let store = try Store()
        for _ in 0..<1_000 { _ = try store.environment.beginRead().count(store.table) }
        #expect(try store.environment.info().readersInUse == 0)
        let reading = try store.environment.beginRead()
        #expect(try store.environment.info().readersInUse == 1)
        _ = consume reading
        #expect(try store.environment.info().readersInUse == 0)
    }

    @Test func fullReaderTableIsATypedError() throws {
        let folder = try Store().folder
        let environment = try Environment(
            path: folder.file("few"),
            options: EnvironmentOptions(access: .readWrite, createIfMissing: true, maximumReaders: 1))
        let first = try environment.beginRead()
        #expect(code { () throws(LMDBError) in _ = try environment.beginRead() } == .readersFull)
        _ = consume first
        _ = try environment.beginRead()
    }

    @Test func missingTableIsNamed() throws {
        let store = try Store()
        do {
            _ = try store.environment.openTables(["t", "absent"], create: false)
            Issue.record("opened a table that does not exist")
        } catch {
            #expect(error.code == .notFound)
            #expect(error.description == "cannot open a table of '\(store.path)': there is no table 'absent'")
        }
        #expect(try store.environment.openTables(["u", "t"], create: true).map(\.name) == ["u", "t"])
        let many = (0..<20).map { "table\($0)" }
        for (names, expected) in [(many, LMDBError.Code.tablesFull), ([""], .badValueSize)] {
            let refusal = code { () throws(LMDBError) in _ = try store.environment.openTables(names, create: true) }
            #expect(refusal == expected)
        }
        #expect(try store.contents().isEmpty)
    }

    @Test func tableOpenedLaterIsUnknownToAnEarlierTransaction() throws {
        let store = try Store()
        let earlier = try store.environment.beginRead()
        let late = try #require(try store.environment.openTables(["late"], create: true).first)
        #expect(code { () throws(LMDBError) in _ = try earlier.count(late) } == .badTable)
    }

    @Test func tablesSurviveReopening() throws {
        let folder: Any
        let path: String
        do {
            let store = try Store()
            try store.fill(count: 100)
            (folder, path) = (store.folder, store.path)
        }
        let environment = try Environment(path: path, options: .writing)
        let table = try #require(try environment.openTables(["t"], create: true).first)
        #expect(try environment.beginRead().count(table) == 100)
        withExtendedLifetime(folder) {}
    }

    @Test func writingInsideAReadingClosureIsAMistake() async {
        await #expect(processExitsWith: .failure) {
            let store = try Store()
            let transaction = try store.environment.beginWrite()
            try transaction.put(store.table, key: [1], value: [1])
            _ = try transaction.reader.withValue(store.table, key: [1]) { _ in
                _ = try? transaction.put(store.table, key: [2], value: [2])
            }
        }
    }
}
