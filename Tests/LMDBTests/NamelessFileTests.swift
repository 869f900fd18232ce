// The promise of a file without a name: it is as any other for who has it open, nobody else finds it, and nothing of it
// is left.
import Foundation
import LedgerTestSupport
import Testing

@testable import LMDB

@Suite(.timeLimit(.minutes(60))) struct NamelessFileTests {
    /// An empty file in a folder.
    private func emptyFile(in folder: TemporaryFolder, _ name: String = "aside") throws -> String {
        try folder.write(name, "")
    }

    private func names(in folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
    }

    @Test func holdsWhatIsCommittedAndHasNoName() throws {
        let folder = try TemporaryFolder()
        let environment = try Environment(takingNameOf: try emptyFile(in: folder))
        #expect(try names(in: folder).isEmpty)
        let table = try #require(try environment.openTables(["t"], create: true).first)
        // More than one transaction, and pages that are given back in between.
        for round in 0..<4 {
            let transaction = try environment.beginWrite()
            for number in 0..<2_000 {
                try transaction.put(table, key: key(number), value: value(number + round, bytes: 100))
            }
            try transaction.commit()
        }
        let transaction = try environment.beginWrite()
        #expect(try transaction.reader.count(table) == 2_000)
        #expect(try transaction.reader.value(table, key: key(1_999)) == value(1_999 + 3, bytes: 100))
        #expect(try names(in: folder).isEmpty)
    }

    @Test func severalAreApartFromEachOther() throws {
        let folder = try TemporaryFolder()
        let environments = try (0..<3).map { _ in try Environment(takingNameOf: try emptyFile(in: folder)) }
        for (index, environment) in environments.enumerated() {
            let table = try #require(try environment.openTables(["t"], create: true).first)
            let transaction = try environment.beginWrite()
            try transaction.put(table, key: [1], value: [UInt8(index)])
            try transaction.commit()
        }
        for (index, environment) in environments.enumerated() {
            let table = try #require(try environment.openTables(["t"], create: false).first)
            #expect(try environment.beginRead().value(table, key: [1]) == [UInt8(index)])
        }
    }

    @Test func aFileThatHoldsSomethingIsLeftAsItIs() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("aside", "content")
        #expect(code { () throws(LMDBError) in _ = try Environment(takingNameOf: path) } == .notLMDB)
        #expect(try folder.read("aside") == Array("content".utf8))
        let missing = folder.file("missing")
        #expect(code { () throws(LMDBError) in _ = try Environment(takingNameOf: missing) } == .noSuchFile)
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("link"), withDestinationPath: try emptyFile(in: folder, "target"))
        #expect(code { () throws(LMDBError) in _ = try Environment(takingNameOf: folder.file("link")) } == .notLMDB)
        #expect(try names(in: folder).sorted() == ["aside", "link", "target"])
    }
}
