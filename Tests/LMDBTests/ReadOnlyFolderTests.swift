// The promise that a file can be read where nothing can be written, and that reading without a lock never passes
// overwritten pages off as an answer.
import Foundation
import LMDB
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct ReadOnlyFolderTests {
    /// A closed file of ten records in its folder; what is open to others is set by each test.
    private func filledFile() throws -> (TemporaryFolder, String) {
        let folder = try TemporaryFolder()
        let environment = try Environment(
            path: folder.file("store"), options: EnvironmentOptions(access: .readWrite, createIfMissing: true))
        let table = try #require(try environment.openTables(["t"], create: true).first)
        let transaction = try environment.beginWrite()
        for number in 0..<10 { try transaction.put(table, key: key(number), value: value(number)) }
        try transaction.commit()
        return (folder, folder.file("store"))
    }

    private func setMode(_ mode: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test func readsInAFolderWhereNoLockFileCanBeMade() throws {
        let (folder, path) = try filledFile()
        try FileManager.default.removeItem(atPath: path + "-lock")
        try setMode(0o444, path)
        try setMode(0o555, folder.path)
        defer { try? setMode(0o755, folder.path) }
        let reader = try TestProcess("lmdb", asNobody: true)
        #expect(reader.ask("open \(path) write 1000000000") == answer(.permissionDenied))
        #expect(reader.ask("open \(path) read 1000000000") == "ok without-lock")
        #expect(reader.ask("table t") == "ok")
        #expect(reader.ask("count") == "ok 10")
        #expect(reader.ask("readers") == "ok 0")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["store"])
    }

    @Test func readsBesideALockFileOfSomebodyElse() throws {
        let (folder, path) = try filledFile()
        try setMode(0o444, path)
        try setMode(0o400, path + "-lock")
        try setMode(0o755, folder.path)
        let reader = try TestProcess("lmdb", asNobody: true)
        #expect(reader.ask("open \(path) read 1000000000") == "ok without-lock")
        #expect(reader.ask("table t") == "ok")
        #expect(reader.ask("count") == "ok 10")
    }

    @Test func lostSnapshotIsNoticed() throws {
        let (folder, path) = try filledFile()
        try setMode(0o644, path)
        try setMode(0o600, path + "-lock")
        try setMode(0o755, folder.path)
        let reader = try TestProcess("lmdb", asNobody: true)
        if geteuid() != 0 {
            // Without the superuser's two identities the lock file is out of reach for the writer too.
            return
        }
        #expect(reader.ask("open \(path) read 1000000000") == "ok without-lock")
        #expect(reader.ask("table t") == "ok")
        #expect(reader.ask("read") == "ok")
        let environment = try Environment(path: path, options: .writing)
        let table = try #require(try environment.openTables(["t"], create: false).first)
        for round in 0..<2 {
            #expect(reader.ask("check") == "ok", "after \(round) transactions")
            #expect(reader.ask("count") == "ok 10")
            let transaction = try environment.beginWrite()
            try transaction.put(table, key: key(100 + round), value: [1])
            try transaction.commit()
        }
        #expect(reader.ask("check") == answer(.snapshotLost))
        #expect(reader.ask("end-read") == "ok")
        #expect(reader.ask("count") == "ok 12")
    }

    @Test func unreadableFileIsATypedError() throws {
        let (folder, path) = try filledFile()
        try setMode(0o000, path)
        try setMode(0o755, folder.path)
        let reader = try TestProcess("lmdb", asNobody: true)
        #expect(reader.ask("open \(path) read 1000000000") == answer(.permissionDenied))
    }

    @Test func creatingWhereItIsForbiddenLeavesNothing() throws {
        let folder = try TemporaryFolder()
        try setMode(0o555, folder.path)
        defer { try? setMode(0o755, folder.path) }
        let writer = try TestProcess("lmdb", asNobody: true)
        #expect(writer.ask("open \(folder.file("new")) create 1000000000") == answer(.permissionDenied))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test(.enabled(if: geteuid() == 0, "only the superuser gives files away"))
    func readingDoesNotLeaveALockFileThatShutsTheOwnerOut() throws {
        let (folder, path) = try filledFile()
        try FileManager.default.removeItem(atPath: path + "-lock")
        for file in [path, folder.path] { #expect(chown(file, 65_534, 65_534) == 0) }
        let superuser = try TestProcess("lmdb")
        #expect(superuser.ask("open \(path) read 1000000000") == "ok without-lock")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["store"])
        #expect(superuser.ask("close") == "ok")
        // Writing makes a lock file, and it is the owner's.
        #expect(superuser.ask("open \(path) write 1000000000") == "ok with-lock")
        let owner = try TestProcess("lmdb", asNobody: true)
        #expect(owner.ask("open \(path) write 1000000000") == "ok with-lock")
    }
}
