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
        var random = SeededGenerator(seed: 4)
        var model: [Int: [UInt8]] = [:]
        for _ in 0..<30 {
            try Self.takeAndGiveBack(store, &model, &random)
            let info = try store.environment.info()
            #expect(info.fileSizeBytes >= (info.lastPage + 1) * info.pageSizeBytes)
        }
    }

    @Test func missingFreePagesAreNoDamage() throws {
        var random = SeededGenerator(seed: 3)
        let store = try Store()
        let cut = store.folder.file("cut")
        var model: [Int: [UInt8]] = [:]
        var accepted = 0
        for round in 0..<12 {
            try Self.takeAndGiveBack(store, &model, &random)
            let info = try store.environment.info()
            var length = (info.lastPage + 1) * info.pageSizeBytes
            // As long as only free pages go, the file must open and hold what it held.
            for _ in 0..<40 {
                length -= Self.page
                try Data(try store.folder.read("store")[..<length]).write(to: URL(fileURLWithPath: cut))
                guard let code = openingCode(cut, .writing) else {
                    accepted += 1
                    if accepted % 10 == 1 { try Self.check(cut, holds: model, "\(random), round \(round)") }
                    continue
                }
                #expect(code == .truncated)
                break
            }
        }
        #expect(accepted > 0, "no file ended in free pages: the test shows nothing")
    }

    /// Opens a file, compares it, and writes to it.
    private static func check(_ path: String, holds model: [Int: [UInt8]], _ comment: Comment) throws {
        let environment = try Environment(path: path, options: .writing)
        let table = try #require(try environment.openTables(["t"], create: false).first)
        let transaction = try environment.beginRead()
        #expect(try transaction.count(table) == model.count, comment)
        for (number, bytes) in model { #expect(try transaction.value(table, key: key(number)) == bytes, comment) }
        let writing = try environment.beginWrite()
        for number in 0..<300 { try writing.put(table, key: key(number), value: value(number, bytes: 100)) }
        try writing.commit()
        #expect(try environment.beginRead().value(table, key: key(299)) == value(299, bytes: 100), comment)
    }

    /// A transaction that leaves little, and takes many pages that it gives back.
    private static func takeAndGiveBack(
        _ store: Store, _ model: inout [Int: [UInt8]], _ random: inout SeededGenerator
    ) throws {
        let transaction = try store.environment.beginWrite()
        for _ in 0..<random.number(0...20) {
            let number = random.number(0...200)
            let bytes = value(number, bytes: random.number(0...3_000))
            try transaction.put(store.table, key: key(number), value: bytes)
            model[number] = bytes
        }
        let passing = 1_000..<1_000 + random.number(0...300)
        for number in passing {
            try transaction.put(store.table, key: key(number), value: value(number, bytes: random.number(0...2_000)))
        }
        for number in passing.reversed() { try transaction.delete(store.table, key: key(number)) }
        try transaction.commit()
    }
}
