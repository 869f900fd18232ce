// The promise that a file can be copied while it is in use, that the copy has its name only once it was published, and
// that nothing which has a name already is touched.

import Foundation
import LMDB
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct CopyTests {
    private func contents(_ path: String) throws -> [Int: [UInt8]] {
        let environment = try Environment(path: path, options: EnvironmentOptions(checksPages: true))
        let table = try #require(try environment.openTables(["t"], create: false).first)
        let transaction = try environment.beginRead()
        var scan = try transaction.scan(table)
        var result: [Int: [UInt8]] = [:]
        while try scan.next() { scan.withRecord { key, value in result[number(copy(key))] = copy(value) } }
        return result
    }

    private func names(_ folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test(arguments: [false, true]) func copyHoldsTheStateAndLivesOn(compact: Bool) throws {
        let store = try Store()
        try store.fill(count: 900, valueBytes: 300)
        // Free pages, which only a compacted copy leaves out.
        let transaction = try store.environment.beginWrite()
        for number in 100..<450 { try transaction.delete(store.table, key: key(number)) }
        try transaction.commit()
        let path = store.folder.file("copy")
        do {
            let copy = try store.environment.copy(to: path, compact: compact)
            #expect(try names(store.folder) == ["copy-partial", "store", "store-lock"])
            // What is written now is not in it, and the source is not held back.
            try store.fill(from: 5_000, count: 1)
            try copy.publish()
        }
        #expect(try names(store.folder) == ["copy", "store", "store-lock"])
        var expected = try store.contents()
        expected[5_000] = nil
        #expect(expected.count == 550)
        #expect(try contents(path) == expected)
        let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        #expect(compact == (bytes < (try store.environment.info().fileSizeBytes) * 9 / 10))
        let environment = try Environment(path: path, options: .writing)
        let table = try #require(try environment.openTables(["t"], create: false).first)
        let writing = try environment.beginWrite()
        try writing.put(table, key: key(7_000), value: [1])
        try writing.commit()
        #expect(try environment.beginRead().count(table) == 551)
    }

    @Test func copyThatIsNotPublishedLeavesNothing() throws {
        let store = try Store()
        try store.fill(count: 10)
        do { _ = try store.environment.copy(to: store.folder.file("copy")) }
        #expect(try names(store.folder) == ["store", "store-lock"])
    }

    @Test func nameThatIsTakenIsNeverTouched() throws {
        let store = try Store()
        try store.fill(count: 10)
        let path = try store.folder.write("taken", "mine")
        #expect(code { () throws(LMDBError) in _ = try store.environment.copy(to: path) } == .fileExists)
        // Taken between the copying and the publishing; by a link that leads nowhere too.
        for isLink in [false, true] {
            let late = store.folder.file("late-\(isLink)")
            let copy = try store.environment.copy(to: late)
            if isLink {
                try FileManager.default.createSymbolicLink(atPath: late, withDestinationPath: "nowhere")
            } else {
                _ = try store.folder.write("late-false", "mine")
            }
            do {
                try copy.publish()
                Issue.record("\(late) was replaced")
            } catch { #expect(error.code == .fileExists) }
        }
        #expect(try store.folder.read("taken") == Array("mine".utf8))
        #expect(try store.folder.read("late-false") == Array("mine".utf8))
        #expect(try names(store.folder) == ["late-false", "late-true", "store", "store-lock", "taken"])
    }

    @Test func oneCopyToANameAtATime() throws {
        let store = try Store()
        try store.fill(count: 10)
        let path = store.folder.file("copy")
        let copy = try store.environment.copy(to: path)
        #expect(code { () throws(LMDBError) in _ = try store.environment.copy(to: path) } == .copyUnderWay)
        try copy.publish()
        #expect(try contents(path).count == 10)
    }

    @Test func whatAKilledCopyLeftIsReplacedAndNothingElse() throws {
        let store = try Store()
        try store.fill(count: 10)
        let path = store.folder.file("copy")
        _ = try store.folder.write("copy-partial", String(repeating: "half of a copy ", count: 10_000))
        try store.environment.copy(to: path).publish()
        #expect(try names(store.folder) == ["copy", "store", "store-lock"])
        #expect(try contents(path).count == 10)
        // A link or a folder of that name was left by no copy.
        let victim = try store.folder.write("victim", "mine")
        let linked = store.folder.file("linked")
        try FileManager.default.createSymbolicLink(atPath: linked + "-partial", withDestinationPath: victim)
        #expect(code { () throws(LMDBError) in _ = try store.environment.copy(to: linked) } == .notRegularFile)
        let inFolder = store.folder.file("folder")
        try FileManager.default.createDirectory(atPath: inFolder + "-partial", withIntermediateDirectories: false)
        #expect(code { () throws(LMDBError) in _ = try store.environment.copy(to: inFolder) } == .notRegularFile)
        #expect(try store.folder.read("victim") == Array("mine".utf8))
    }

    @Test func nobodyMayReadTheCopyWhoMayNotReadTheFile() throws {
        let store = try Store()
        try store.fill(count: 10)
        for (source, expected) in [(0o640, 0o640), (0o600, 0o600), (0o644, 0o640), (0o444, 0o640), (0o400, 0o600)] {
            try FileManager.default.setAttributes([.posixPermissions: source], ofItemAtPath: store.path)
            let path = store.folder.file("copy-of-\(source)")
            try store.environment.copy(to: path).publish()
            let found = try #require(try mode(path))
            // The umask of whoever runs this can only take from it.
            #expect(found == expected || found == expected & 0o600)
            #expect(found & 0o600 == 0o600)
        }
    }

    @Test func copyingInsideAWriteTransactionIsRefused() throws {
        let store = try Store()
        let transaction = try store.environment.beginWrite()
        let path = store.folder.file("copy")
        #expect(code { () throws(LMDBError) in _ = try store.environment.copy(to: path) } == .nestedTransaction)
        #expect(
            code { () throws(LMDBError) in _ = try store.environment.copy(to: path, compact: true) }
                == .nestedTransaction)
        try transaction.commit()
        try store.environment.copy(to: path).publish()
    }

    @Test func namesThatCannotBe() throws {
        let store = try Store()
        for (path, expected) in [
            ("", LMDBError.Code.invalidPath), ("a\0b", .invalidPath), ("/no/such/folder/copy", .noSuchFile),
            (store.path + "/copy", .notDirectory), (store.folder.path, .fileExists), (store.path, .fileExists),
        ] {
            #expect(code { () throws(LMDBError) in _ = try store.environment.copy(to: path) } == expected, "\(path)")
        }
    }

    /// The newest meta page says that there is a page more than the trees and the free list know of.
    @Test func leakedPagesStopACompactedCopyOnly() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store")
        do { try Store(path: path).fill(count: 500, valueBytes: 100) }
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        var bytes = try folder.read("store")
        for meta in [0, page] { bytes[meta + 136] += 1 }
        bytes += [UInt8](repeating: 0, count: page)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let environment = try Environment(path: path)
        let target = folder.file("copy")
        #expect(
            code { () throws(LMDBError) in _ = try environment.copy(to: target, compact: true) } == .leakedPages)
        #expect(try names(folder) == ["store", "store-lock"])
        try environment.copy(to: target).publish()
        #expect(try contents(target).count == 500)
    }

    @Test func damagedPagesNeverEndTheProcess() throws {
        let folder = try TemporaryFolder()
        do { try Store(path: folder.file("sound")).fill(count: 2_000, valueBytes: 100) }
        let sound = try folder.read("sound")
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        var random = SeededGenerator(seed: 12)
        var found = 0
        for round in 0..<150 {
            var bytes = sound
            bytes[random.number(2...(sound.count / page - 1)) * page + random.number(8...40)] ^= 0xFF
            try Data(bytes).write(to: URL(fileURLWithPath: folder.file("damaged")))
            let environment = try Environment(path: folder.file("damaged"))
            let code = code { () throws(LMDBError) in
                _ = try environment.copy(to: folder.file("copy-\(round)"), compact: true)
            }
            #expect(code == nil || code == .corrupted || code == .leakedPages, "\(random), round \(round)")
            if code != nil { found += 1 }
        }
        #expect(found > 50)
    }

    @Test func fileThatAnotherProcessGrewIsFollowed() throws {
        let store = try Store(mapSizeBytes: 1 << 20)
        try store.fill(count: 10)
        let other = try TestProcess("lmdb")
        #expect(other.ask("open \(store.path) write 1000000000") == "ok with-lock")
        #expect(other.ask("table t") == "ok" && other.ask("write") == "ok")
        #expect(other.ask("put 10 3000 1000") == "ok" && other.ask("commit") == "ok")
        try store.environment.copy(to: store.folder.file("copy")).publish()
        #expect(try contents(store.folder.file("copy")).count == 3_010)
    }

    @Test func readingWithoutALockFileMakesNone() throws {
        let store = try Store()
        try store.fill(count: 10)
        let path = store.folder.file("copy")
        try store.environment.copy(to: path).publish()
        let environment = try Environment(path: path, options: EnvironmentOptions(usesLockFile: false))
        #expect(environment.readsWithoutLock)
        #expect(try names(store.folder) == ["copy", "store", "store-lock"])
        #expect(openingCode(path, EnvironmentOptions(access: .readWrite, usesLockFile: false)) == .invalidOptions)
    }
}
