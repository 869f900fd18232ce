// The promise that a data file and its lock file belong together while programs have them open: a file that is
// replaced, overwritten, cut short or moved is refused by those that had it and by those that come, and never read as
// another's past.
import Foundation
import LMDB
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct ReplacedFileTests {
    /// A closed file of so many records.
    private func file(_ name: String, in folder: TemporaryFolder, records: Int) throws -> String {
        let environment = try Environment(path: folder.file(name), options: .creating)
        let table = try #require(try environment.openTables(["t"], create: true).first)
        for number in 0..<records {
            let transaction = try environment.beginWrite()
            try transaction.put(table, key: key(number), value: value(number))
            try transaction.commit()
        }
        return folder.file(name)
    }

    /// Another process that has the file open, and its table.
    private func other(_ path: String) throws -> TestProcess {
        let other = try TestProcess("lmdb")
        #expect(other.ask("open \(path) write 1000000000") == "ok with-lock")
        #expect(other.ask("table t") == "ok")
        return other
    }

    private func records(_ path: String) throws -> Int {
        let environment = try Environment(path: path)
        let table = try #require(try environment.openTables(["t"], create: false).first)
        return try environment.beginRead().count(table)
    }

    private func move(_ from: String, _ to: String) throws {
        #expect(rename(from, to) == 0)
    }

    /// Writes a file's bytes over those of another, which stays the same file.
    private func overwrite(_ path: String, with other: String) throws {
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: Data(contentsOf: URL(fileURLWithPath: other)))
        try handle.close()
    }

    @Test(arguments: [1, 2, 3, 8]) func movedOver(records: Int) throws {
        let folder = try TemporaryFolder()
        let path = try file("store", in: folder, records: 4)
        let replacement = try file("other", in: folder, records: records)
        let other = try other(path)
        try move(replacement, path)
        for access in [Access.readOnly, .readWrite] {
            do {
                _ = try Environment(path: path, options: EnvironmentOptions(access: access))
                Issue.record("the file was opened")
            } catch {
                #expect(error.code == .formerFileInUse)
                #expect(
                    error.detail.description.hasPrefix("process ")
                        && error.detail.description.contains("\(other.processIdentifier) still"))
            }
        }
        for request in ["read", "write"] { #expect(other.ask(request) == answer(.fileReplaced)) }
        other.kill()
        #expect(try self.records(path) == records)
    }

    @Test func movedOverWithinAProcess() throws {
        let store = try Store()
        let replacement = try file("other", in: store.folder, records: 3)
        try move(replacement, store.path)
        #expect(openingCode(store.path) == .fileReplaced)
        #expect(openingCode(store.path, .writing) == .fileReplaced)
        #expect(code { () throws(LMDBError) in _ = try store.environment.beginRead() } == .fileReplaced)
        #expect(code { () throws(LMDBError) in _ = try store.environment.beginWrite() } == .fileReplaced)
        // Being refused took no lock away from those that have the former file.
        let third = try TestProcess("lmdb")
        #expect(third.ask("open \(store.path) read 1000000000") == answer(.formerFileInUse))
    }

    @Test func movedAway() throws {
        let folder = try TemporaryFolder()
        let path = try file("store", in: folder, records: 2)
        let other = try other(path)
        try move(path, folder.file("elsewhere"))
        for request in ["read", "write"] { #expect(other.ask(request) == answer(.fileReplaced)) }
        // Under its new name it has another lock file, of which the other process knows nothing.
        #expect(openingCode(folder.file("elsewhere")) == .formerFileInUse)
        other.kill()
        #expect(try records(folder.file("elsewhere")) == 2)
    }

    @Test func lockFileRemoved() throws {
        let folder = try TemporaryFolder()
        let path = try file("store", in: folder, records: 2)
        let other = try other(path)
        try FileManager.default.removeItem(atPath: path + "-lock")
        #expect(openingCode(path, .writing) == .formerFileInUse)
        for request in ["read", "write"] { #expect(other.ask(request) == answer(.fileReplaced)) }
        other.kill()
        #expect(try records(path) == 2)
    }

    @Test func bothReplaced() throws {
        let folder = try TemporaryFolder()
        let path = try file("store", in: folder, records: 2)
        let replacement = try file("other", in: folder, records: 5)
        let other = try other(path)
        try move(replacement, path)
        try FileManager.default.removeItem(atPath: path + "-lock")
        #expect(try records(path) == 5)
        for request in ["read", "write"] { #expect(other.ask(request) == answer(.fileReplaced)) }
    }

    @Test func anotherHardLinkInAnotherProcess() throws {
        let folder = try TemporaryFolder()
        let path = try file("store", in: folder, records: 2)
        let other = try other(path)
        #expect(link(path, folder.file("link")) == 0)
        #expect(openingCode(folder.file("link")) == .formerFileInUse)
        withExtendedLifetime(other) {}
    }

    /// Older and newer files, with transaction numbers of both parities.
    @Test(arguments: [1, 2, 3, 7, 8, 9]) func copiedOver(records: Int) throws {
        let folder = try TemporaryFolder()
        let path = try file("store", in: folder, records: 5)
        let replacement = try file("other", in: folder, records: records)
        let other = try other(path)
        try overwrite(path, with: replacement)
        #expect(openingCode(path) == .outOfStep)
        for request in ["read", "write"] { #expect(other.ask(request) == answer(.outOfStep)) }
        other.kill()
        #expect(try self.records(path) == records)
    }

    @Test func cutShort() throws {
        let page = 4_096
        for pages in [0, 1, 2, -1] {
            let folder = try TemporaryFolder()
            let path = try file("store", in: folder, records: 2)
            let other = try other(path)
            let size = try folder.read("store").count
            #expect(truncate(path, off_t(pages >= 0 ? pages * page : size + pages * page)) == 0)
            for request in ["read", "write"] { #expect(other.ask(request) == answer(.truncated), "\(pages) pages") }
            #expect(other.ask("map") == (pages < 2 && pages >= 0 ? answer(.truncated) : "ok 1000001536"))
        }
    }

    /// What an opener that died half-way leaves to those that waited for it: the transaction number 0.
    @Test func lockFileThatHasForgottenItsTransaction() throws {
        let folder = try TemporaryFolder()
        let path = try file("store", in: folder, records: 5)
        let other = try other(path)
        let lock = try FileHandle(forUpdating: URL(fileURLWithPath: path + "-lock"))
        // Behind the magic number, the format and the mutex of the readers (40 bytes on 64-bit Linux).
        try lock.seek(toOffset: 48)
        try lock.write(contentsOf: Data(count: 8))
        try lock.close()
        #expect(openingCode(path) == .outOfStep)
        for request in ["read", "write"] { #expect(other.ask(request) == answer(.outOfStep)) }
        other.kill()
        #expect(try records(path) == 5)
    }

    @Test func locksLostByReadingTheLockFile() throws {
        let folder = try TemporaryFolder()
        let path = try file("store", in: folder, records: 5)
        let other = try other(path)
        #expect(other.ask("read-lock-file \(path)-lock") == "ok")
        #expect(openingCode(path, .writing) == .formerFileInUse)
        other.kill()
        #expect(try records(path) == 5)
    }

    @Test func lockFileThatIsALink() throws {
        let folder = try TemporaryFolder()
        let path = try file("store", in: folder, records: 1)
        let victim = try folder.write("victim", "precious")
        try FileManager.default.removeItem(atPath: path + "-lock")
        try FileManager.default.createSymbolicLink(atPath: path + "-lock", withDestinationPath: victim)
        #expect(openingCode(path, .writing) == .unusableLockFile)
        #expect(try folder.read("victim") == Array("precious".utf8))
        try FileManager.default.removeItem(atPath: path + "-lock")
        try FileManager.default.createDirectory(atPath: path + "-lock", withIntermediateDirectories: false)
        #expect(openingCode(path, .writing) == .unusableLockFile)
    }

    /// Opening a lock file and closing it would drop the locks that this process has on it.
    @Test func theLockFileOfAnOpenFileIsNotOpened() throws {
        let store = try Store()
        #expect(openingCode(store.path + "-lock") == .alreadyOpen)
        let other = try TestProcess("lmdb")
        #expect(other.ask("open \(store.path) read 1000000000") == "ok with-lock")
    }

    @Test func openingsWaitForEachOther() throws {
        let folder = try TemporaryFolder()
        let path = try file("store", in: folder, records: 1)
        let lock = open(path + "-lock", O_RDWR)
        #expect(flock(lock, LOCK_EX) == 0)
        let other = try TestProcess("lmdb")
        other.tell("open \(path) write 1000000000")
        usleep(200_000)
        #expect(flock(lock, LOCK_UN) == 0)
        #expect(other.answer() == "ok with-lock")
        close(lock)
    }
}
