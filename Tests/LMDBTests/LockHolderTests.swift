// Who holds the writers' lock: read from the system's list, and never taken for another lock.

@testable import Files
import Foundation
import LedgerTestSupport
import Testing

@testable import LMDB

@Suite(.timeLimit(.minutes(60))) struct LockHolderTests {
    private static let list = """
        1: POSIX  ADVISORY  WRITE 11 08:01:77 0 EOF
        2: FLOCK  ADVISORY  READ 12 08:01:77 0 EOF
        3: FLOCK  ADVISORY  WRITE 13 08:01:78 0 EOF
        4: FLOCK  ADVISORY  WRITE 14 08:11:77 0 EOF
        5: FLOCK  ADVISORY  WRITE 15 08:01:77 0 EOF
        5: -> FLOCK  ADVISORY  WRITE 16 08:01:77 0 EOF
        6: FLOCK  ADVISORY  WRITE -1 08:01:79 0 EOF
        7: FLOCK  ADVISORY  WRITE
        nonsense

        """

    /// A device number as Linux keeps it, from its two parts.
    private func file(_ major: UInt64, _ minor: UInt64, _ inode: UInt64) -> FileIdentity {
        FileIdentity(
            device: (minor & 0xFF) | (major & 0xFFF) << 8 | (minor & ~0xFF) << 12 | (major & ~0xFFF) << 32, inode: inode
        )
    }

    @Test func theHolderIsFoundAmongOtherLocks() {
        #expect(LockHolder.process(holding: file(8, 1, 77), in: LockHolderTests.list) == 15)
        #expect(LockHolder.process(holding: file(8, 0x11, 77), in: LockHolderTests.list) == 14)
        #expect(LockHolder.process(holding: file(8, 1, 78), in: LockHolderTests.list) == 13)
        #expect(LockHolder.process(holding: file(8, 1, 79), in: LockHolderTests.list) == nil)
        #expect(LockHolder.process(holding: file(8, 1, 80), in: LockHolderTests.list) == nil)
        // A file system that lists another device than it reports: the number of the file has to do.
        #expect(LockHolder.process(holding: file(0, 0x2F, 78), in: LockHolderTests.list) == 13)
        #expect(LockHolder.process(holding: file(8, 1, 77), in: "") == nil)
    }

    #if os(Linux)
        @Test func anotherProcessAndThisOne() throws {
            let store = try Store()
            #expect(store.environment.writerLockHolder() == nil)
            let other = try TestProcess("lmdb")
            #expect(other.ask("open \(store.path) write 1000000000") == "ok with-lock")
            #expect(other.ask("lock") == "ok")
            let holder = try #require(store.environment.writerLockHolder())
            #expect(!holder.isThisProcess && holder.process != Int(getpid()))
            #expect(holder.command == "LedgerTestProce", "Linux keeps fifteen letters of a name")
            #expect(other.ask("unlock") == "ok")
            let lock = try store.environment.lockWriters()
            #expect(store.environment.writerLockHolder()?.isThisProcess == true)
            withExtendedLifetime(lock) {}
        }
    #endif
}
