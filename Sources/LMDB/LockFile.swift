// This process's hold on a data file and on the lock file beside it. LMDB takes the files at the two names to belong
// together, and its first opener leaves the lock file half made for a moment: a process that waits for that opener and
// sees it end goes on with the transaction number 0. So openings are one at a time here, and each process that has the
// two files open says so by a lock of one byte in each, at a place that follows from the other's inode: a file that was
// replaced is noticed by the next opener. It never reads or writes what LMDB keeps in the lock file.

internal import CFiles
internal import CLMDB
import Files

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// The lock file of one environment, open from before LMDB opens it until after LMDB has closed it.
///
/// Closing any descriptor of a lock file drops the locks that LMDB has on it in this process, so the registry of open
/// files has it, and `close` is called while that registry is locked.
final class LockFile: Sendable {
    let path: String
    let identity: FileIdentity
    private let dataIdentity: FileIdentity
    private let descriptor: Int32
    private let dataDescriptor: Int32

    /// The bytes that are held are far behind those that LMDB locks: byte 0, and one for each process number.
    private static let firstByte: off_t = 1 << 61
    private static let byteCount: off_t = 1 << 61

    /// Opens the lock file beside a data file, or makes it and gives it to the owner of the data file.
    ///
    /// The data descriptor is kept. Throws `unusableLockFile` for a symbolic link or a folder, `fileReplaced` where
    /// this process has another data file open with this lock file, and what the system says.
    init(
        path: String, data: consuming FileDescriptor, status: FileStatus, permissions: UInt32, dataPath: String
    ) throws(LMDBError) {
        func failure(_ code: LMDBError.Code, _ detail: Sentence) -> LMDBError {
            LMDBError(code: code, operation: "open", path: dataPath, detail: detail)
        }
        self.path = path
        do throws(SystemError) {
            let found = try Self.openOrMake(path, status, permissions: permissions)
            let status = try found.status()
            guard status.kind == .regular else { throw SystemError(number: SystemError.tooManyLinks) }
            identity = status.identity
            descriptor = found.relinquish()
        } catch  where [SystemError.tooManyLinks, SystemError.isDirectory].contains(error.number) {
            throw failure(.unusableLockFile, "the lock file '\(path)' beside it is not a regular file; remove it")
        } catch  where error.number == SystemError.accessDenied {
            throw failure(.permissionDenied, "permission denied for the lock file '\(path)' beside it")
        } catch { throw error.named("open", dataPath) }
        dataDescriptor = data.relinquish()
        dataIdentity = status.identity
        // A descriptor of a lock file that an environment of this process uses stays
        // open: closing it would drop the locks.
        guard OpenFiles.claim(identity) else {
            _ = Self.closeDescriptor(dataDescriptor)
            throw Self.formerOpenHere(dataPath)
        }
    }

    /// The error for a lock file that serves another data file in this process.
    static func formerOpenHere(_ dataPath: String) -> LMDBError {
        LMDBError(
            code: .fileReplaced, operation: "open", path: dataPath,
            detail: "this process still has the file open that was here before; close it first")
    }

    private static func openOrMake(
        _ path: String, _ data: FileStatus, permissions: UInt32
    ) throws(SystemError) -> FileDescriptor {
        while true {
            do {
                return try FileDescriptor(path: path, mode: .readWriteNotFollowing)
            } catch  where error.number == SystemError.noSuchFile {}
            do {
                let made = try FileDescriptor(path: path, mode: .createExclusively(permissions: permissions))
                // Only the superuser can; otherwise the owner of the data would be shut out of what a reader made.
                if data.owner != System.effectiveUser { _ = fchown(made.rawValue, data.owner, data.group) }
                return made
            } catch  where error.number == SystemError.fileExists {}
        }
    }

    /// Closes the descriptors. Inside `OpenFiles.release` of both files, after LMDB has closed its own.
    func close() {
        _ = Self.closeDescriptor(descriptor)
        _ = Self.closeDescriptor(dataDescriptor)
    }

    private static func closeDescriptor(_ descriptor: Int32) -> Int32 {
        #if canImport(Darwin)
            Darwin.close(descriptor)
        #elseif canImport(Musl)
            Musl.close(descriptor)
        #else
            Glibc.close(descriptor)
        #endif
    }

    /// Whether the path still names this lock file.
    var isAtItsPath: Bool { (try? FileStatus(path: path, followingLinks: false))?.identity == identity }

    // MARK: One opening at a time

    /// Waits until no other process is opening or closing the file; false if one doesn't finish within the time. Throws
    /// what the system says where it has no such locks to give.
    func lockOpenings(waitingMilliseconds: Int) throws(SystemError) -> Bool {
        let end = ContinuousClock.now + .milliseconds(waitingMilliseconds)
        var pauseMicroseconds: UInt32 = 50
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let number = errno
            guard number == EWOULDBLOCK || number == EINTR else { throw SystemError(number: number) }
            guard ContinuousClock.now < end else { return false }
            _ = usleep(pauseMicroseconds)
            pauseMicroseconds = min(5_000, pauseMicroseconds * 2)
        }
        return true
    }

    /// Lets the next one open.
    func unlockOpenings() { _ = flock(descriptor, LOCK_UN) }

    // MARK: What holds the files together

    /// Says that this process has the two files open together; nil, or what prevents it.
    ///
    /// Called with openings locked. A process that is ending gives its locks back one by one, so that what prevents it
    /// is looked at again for a second. On a system without such locks nothing is found. Throws where a lock that the
    /// system knows can't be had: then nothing would keep others from replacing the file unseen.
    func hold() throws(SystemError) -> Sentence? {
        var problem: Sentence?
        for attempt in 0..<100 {
            if attempt > 0 { _ = usleep(10_000) }
            problem = obstacle()
            guard problem != nil else { break }
        }
        guard problem == nil else { return problem }
        try Self.hold(descriptor, Self.place(of: dataIdentity))
        try Self.hold(dataDescriptor, Self.place(of: identity))
        return nil
    }

    private static func hold(_ descriptor: Int32, _ place: off_t) throws(SystemError) {
        while socai_hold_byte(descriptor, place) != 0 {
            switch errno {
            case EINTR: continue
            // A system that has no such locks.
            case EINVAL, ENOSYS, EOPNOTSUPP: return
            case let number: throw SystemError(number: number)
            }
        }
    }

    /// Takes back what `hold` said, before LMDB's own locks go: else the next one would
    /// find the former without the latter.
    func release() {
        _ = socai_release_bytes(descriptor, Self.firstByte, Self.byteCount)
        _ = socai_release_bytes(dataDescriptor, Self.firstByte, Self.byteCount)
    }

    private func obstacle() -> Sentence? {
        let process = socai_process_at_byte(descriptor, 0)
        let name = process > 0 ? "process \(process)" : "another program"
        if Self.isHeld(descriptor, besides: dataIdentity) {
            return "\(name) still has the file open that was here before it was replaced"
        }
        if Self.isHeld(dataDescriptor, besides: identity) {
            return "another program has it open with a lock file that is no longer beside it"
        }
        if process < 0, socai_is_held(descriptor, Self.firstByte, Self.byteCount) == 1 {
            return "another program has it open and has lost its locks, by opening and closing the lock file itself"
        }
        return nil
    }

    private static func place(of identity: FileIdentity) -> off_t {
        firstByte + off_t(truncatingIfNeeded: identity.inode % UInt64(byteCount))
    }

    /// Whether anybody else holds a byte that is not the place of this identity.
    private static func isHeld(_ descriptor: Int32, besides identity: FileIdentity) -> Bool {
        let place = place(of: identity)
        let before = place - firstByte
        let after = byteCount - before - 1
        return before > 0 && socai_is_held(descriptor, firstByte, before) == 1
            || after > 0 && socai_is_held(descriptor, place + 1, after) == 1
    }

    // MARK: Its blocks

    /// Gives the lock file the blocks that LMDB will write to through a map, where a full disk would be a signal.
    func allocate(maximumReaders: Int) throws(SystemError) {
        // 64 bytes a reader, and as many for each of the parts before them.
        let wanted = 64 * (maximumReaders + 8)
        let size = try FileStatus(descriptor: descriptor).sizeBytes
        while socai_allocate(descriptor, off_t(max(wanted, size))) != 0 {
            switch errno {
            case EINTR: continue
            case EOPNOTSUPP, ENOSYS, EINVAL:
                // A file system that can't: then what is written has its blocks.
                if size == 0 { try writeZeros(wanted) }
                return
            case let number: throw SystemError(number: number)
            }
        }
    }

    private func writeZeros(_ count: Int) throws(SystemError) {
        let zeros = [UInt8](repeating: 0, count: count)
        var written = 0
        while written < count {
            let result = zeros.withUnsafeBytes { [written] in
                pwrite(descriptor, $0.baseAddress! + written, count - written, off_t(written))
            }
            if result < 0, errno != EINTR { throw SystemError(number: errno) }
            written += max(0, result)
        }
    }
}

// Who holds the writers' lock, as far as the system reports it: Linux lists the locks of all processes in /proc/locks,
// other systems list none. It is only reported, never relied on: the holder may be gone before the answer is read.

/// A process that holds a lock.
package struct LockHolder: Hashable, Sendable {
    /// Its process id, as this process sees it.
    package let process: Int
    /// The name of its command, as it calls itself; nil where that can't be read. Any bytes may be in it.
    package let command: String?
    /// Whether it is this process: another thread of it holds the lock.
    package let isThisProcess: Bool
}

extension Environment {
    /// Who holds the lock of `lockWriters` now; nil when nobody does or the system does not say.
    package func writerLockHolder() -> LockHolder? { LockHolder(of: identity) }
}

extension LockHolder {
    /// Who holds the lock of a file now; nil when nobody does or the system does not say.
    init?(of file: FileIdentity) {
        guard let locks = System.contents(ofSystemFileAt: "/proc/locks"),
            let process = LockHolder.process(holding: file, in: locks)
        else { return nil }
        self.process = process
        command = System.contents(ofSystemFileAt: "/proc/\(process)/comm").map { String($0.prefix { $0 != "\n" }) }
        isThisProcess = process == System.currentProcess
    }

    /// The process that holds the whole-file lock of a file for itself, in the list that Linux gives: a line such as
    /// `3: FLOCK  ADVISORY  WRITE 4711 08:01:131085 0 EOF`, with the device in hexadecimal; a waiting process has `->`
    /// behind the colon.
    ///
    /// Some file systems list another device than they report for the file; then its number there has to do.
    static func process(holding file: FileIdentity, in locks: String) -> Int? {
        var sameNumber: Int?
        for line in locks.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count >= 6, words[1] == "FLOCK", words[3] == "WRITE", let process = Int(words[4]), process > 0
            else { continue }
            let place = words[5].split(separator: ":")
            guard place.count == 3, UInt64(place[2]) == file.inode else { continue }
            if let major = UInt64(place[0], radix: 16), let minor = UInt64(place[1], radix: 16),
                file.isOnDevice(major: major, minor: minor)
            {
                return process
            }
            sameNumber = process
        }
        return sameNumber
    }
}
