// A file descriptor that closes itself, with the few calls on it that this module needs.
// It never follows LMDB into its lock file: closing any descriptor of that would drop LMDB's locks.
#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// An owned descriptor of the data file or its folder.
struct FileDescriptor: ~Copyable, Sendable {
    let rawValue: Int32

    /// How to open a file.
    enum Mode {
        case read, readWrite
        case createExclusively(permissions: UInt32)
    }

    /// Opens without waiting (a pipe would block otherwise) and closed on exec; on failure throws the errno.
    init(path: String, mode: Mode) throws(SystemError) {
        let shared = O_CLOEXEC | O_NONBLOCK
        while true {
            let result: Int32
            switch mode {
            case .read: result = open(path, O_RDONLY | shared)
            case .readWrite: result = open(path, O_RDWR | shared)
            case .createExclusively(let permissions):
                result = open(path, O_RDWR | O_CREAT | O_EXCL | shared, mode_t(permissions))
            }
            if result >= 0 {
                rawValue = result
                return
            }
            guard errno == EINTR else { throw SystemError(number: errno) }
        }
    }

    deinit { _ = close(rawValue) }

    /// What the system knows of the file.
    func status() throws(SystemError) -> FileStatus {
        try FileStatus(descriptor: rawValue)
    }

    /// Up to `count` bytes from `offset`; fewer where the file ends.
    func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let position = filled
            let result = bytes.withUnsafeMutableBytes {
                pread(rawValue, $0.baseAddress! + position, count - position, off_t(offset + position))
            }
            if result == 0 { break }
            if result < 0 {
                if errno == EINTR { continue }
                throw SystemError(number: errno)
            }
            filled += result
        }
        bytes.removeLast(count - filled)
        return bytes
    }

    /// Takes the exclusive advisory lock; false if it is held elsewhere and `waiting` is false.
    func lockExclusively(waiting: Bool) throws(SystemError) -> Bool {
        while flock(rawValue, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
            let number = errno
            if number == EINTR { continue }
            if number == EWOULDBLOCK { return false }
            throw SystemError(number: number)
        }
        return true
    }

    /// Waits until the disk has the file (or the names in the folder).
    func synchronise() throws(SystemError) {
        guard fsync(rawValue) == 0 else { throw SystemError(number: errno) }
    }

    /// Takes everything out of the file, to write it from its beginning.
    func empty() throws(SystemError) {
        guard ftruncate(rawValue, 0) == 0, lseek(rawValue, 0, SEEK_SET) == 0 else { throw SystemError(number: errno) }
    }
}
