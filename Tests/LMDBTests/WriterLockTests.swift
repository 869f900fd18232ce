// The promise that the writers' lock has one holder over all processes and never outlives it.
import Foundation
import LMDB
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct WriterLockTests {
    @Test func oneHolderOverProcesses() throws {
        let store = try Store()
        let other = try TestProcess("lmdb")
        #expect(other.ask("open \(store.path) write 1000000000") == "ok with-lock")
        #expect(other.ask("try-lock") == "ok taken")
        #expect(try store.environment.tryLockWriters() == nil)
        #expect(other.ask("unlock") == "ok")
        var lock = try store.environment.tryLockWriters()
        #expect(lock != nil)
        #expect(other.ask("try-lock") == "ok held")
        // Held across transactions, and no hindrance to them.
        try store.fill(count: 1)
        #expect(other.ask("try-lock") == "ok held")
        other.tell("lock")
        withExtendedLifetime(lock) {}
        lock = nil
        #expect(other.answer() == "ok")
    }

    @Test func deathReleasesTheLock() throws {
        let store = try Store()
        let other = try TestProcess("lmdb")
        #expect(other.ask("open \(store.path) write 1000000000") == "ok with-lock")
        #expect(other.ask("lock") == "ok")
        #expect(try store.environment.tryLockWriters() == nil)
        other.kill()
        #expect(try store.environment.tryLockWriters() != nil)
    }

    #if os(Linux)
        /// A child has all descriptors of its parent until it runs its program, and for ever if it runs none: what the
        /// parent has released is free all the same.
        @Test func whoHasItsDescriptorDoesNotKeepIt() throws {
            let store = try Store()
            let path = try #require(realpath(store.path, nil))
            defer { free(path) }
            var lock = try store.environment.tryLockWriters()
            #expect(lock != nil)
            let inherited = try openDescriptors(of: String(cString: path)).map { fcntl($0, F_DUPFD_CLOEXEC, 0) }
            defer { for descriptor in inherited { close(descriptor) } }
            // That of the lock is among them.
            #expect(inherited.contains { flock($0, LOCK_EX | LOCK_NB) == 0 })
            #expect(try store.environment.tryLockWriters() == nil)
            withExtendedLifetime(lock) {}
            lock = nil
            #expect(try store.environment.tryLockWriters() != nil)
        }

        /// The descriptors of this process that are of a file.
        private func openDescriptors(of path: String) throws -> [Int32] {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap(Int32.init).filter {
                (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == path
            }
        }
    #endif

    @Test func oneHolderWithinAProcess() throws {
        let store = try Store()
        let lock = try store.environment.lockWriters()
        #expect(try store.environment.tryLockWriters() == nil)
        withExtendedLifetime(lock) {}
    }

    @Test func replacedFileIsNoticed() throws {
        let store = try Store()
        try FileManager.default.removeItem(atPath: store.path)
        _ = try store.folder.write("store", "another file")
        #expect(code { () throws(LMDBError) in _ = try store.environment.lockWriters() } == .fileReplaced)
    }
}
