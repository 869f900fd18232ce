// The promise that a file cut short is refused when it is opened, and that a file which merely lacks free pages is not.
import Foundation
import LMDB
import LedgerTestSupport
import Testing

@Suite struct TruncatedFileTests {
    private static let page = Int(sysconf(Int32(_SC_PAGESIZE)))

    @Test func everyCutIsRefused() throws {
        let folder = try TemporaryFolder()
        do {
            let environment = try Environment(path: folder.file("whole"), options: .creating)
            let table = try #require(try environment.openTables(["t"], create: true).first)
            let transaction = try environment.beginWrite()
            for number in 0..<200 { try transaction.put(table, key: key(number), value: value(number, bytes: 300)) }
            try transaction.commit()
        }
        let whole = try folder.read("whole")
        #expect(whole.count % Self.page == 0)
        #expect(openingCode(folder.file("whole")) == nil)
        var lengths = Array(stride(from: 0, to: whole.count, by: Self.page))
        lengths += [1, 10, 23, 24, 100, 151, 152, Self.page + 1, Self.page + 151, whole.count - 1]
        for length in lengths {
            try Data(whole[..<length]).write(to: URL(fileURLWithPath: folder.file("cut")))
            let code = openingCode(folder.file("cut"), .writing)
            #expect(code == (length < 24 ? .notLMDB : .truncated), "cut to \(length) of \(whole.count) bytes")
        }
    }

    @Test func fileReachesItsLastPageAfterEveryCommit() throws {
        let store = try Store()
        for round in 0..<20 {
            try Self.takeAndGiveBack(store, round: round)
            let info = try store.environment.info()
            #expect(info.fileSizeBytes >= (info.lastPage + 1) * info.pageSizeBytes)
        }
    }

    @Test func missingFreePagesAreNoDamage() throws {
        let folder = try TemporaryFolder()
        let path: String
        let keeper: TemporaryFolder
        do {
            let store = try Store()
            try Self.takeAndGiveBack(store, round: 0)
            (path, keeper) = (store.path, store.folder)
        }
        let whole = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
        withExtendedLifetime(keeper) {}
        var accepted = 0
        for length in stride(from: whole.count - Self.page, to: 0, by: -Self.page) {
            let cut = folder.file("cut\(length)")
            try Data(whole[..<length]).write(to: URL(fileURLWithPath: cut))
            guard let environment = try? Environment(path: cut, options: .writing) else { continue }
            accepted += 1
            let table = try #require(try environment.openTables(["t"], create: false).first)
            var transaction = try environment.beginRead()
            #expect(try transaction.count(table) == 10)
            for number in 0..<10 { #expect(try transaction.value(table, key: key(number)) == value(number)) }
            let writing = try environment.beginWrite()
            for number in 0..<1_000 { try writing.put(table, key: key(number), value: value(number, bytes: 100)) }
            try writing.commit()
            transaction = try environment.beginRead()
            #expect(try transaction.value(table, key: key(999)) == value(999, bytes: 100))
        }
        #expect(accepted > 0, "no free page at the end: the test shows nothing")
        #expect(accepted < whole.count / Self.page - 3)
    }

    /// Leaves ten small records, and pages at the end of the file that were taken and given back in one transaction.
    private static func takeAndGiveBack(_ store: Store, round: Int) throws {
        let transaction = try store.environment.beginWrite()
        for number in 0..<10 { try transaction.put(store.table, key: key(number), value: value(number)) }
        for number in 10..<400 {
            try transaction.put(store.table, key: key(number), value: value(number, bytes: 500 + round))
        }
        for number in (10..<400).reversed() { try transaction.delete(store.table, key: key(number)) }
        try transaction.commit()
    }
}
