// A file descriptor that closes itself, with the few calls on it that this package needs.
// It never follows LMDB into its lock file: closing any descriptor of that would drop LMDB's locks.
internal import CFiles

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// An owned descriptor of a file or folder.
package struct FileDescriptor: ~Copyable, Sendable {
    package let rawValue: Int32

    /// How to open a file.
    package enum Mode {
        case read, readWrite
        /// To read; a symbolic link itself is an error.
        case readNotFollowing
        /// Anything but a folder is an error, and with the second a symbolic link too.
        case folder, folderNotFollowing
        case createExclusively(permissions: UInt32)
        /// To read and write; a symbolic link itself is an error.
        case readWriteNotFollowing
    }

    /// Opens without waiting (a pipe would block otherwise) and closed on exec; on failure throws the errno.
    package init(path: String, mode: Mode) throws(SystemError) {
        try self.init(path: path, mode: mode, in: AT_FDCWD)
    }

    /// Opens a path that begins in the folder of a descriptor.
    package init(path: String, mode: Mode, in folder: Int32) throws(SystemError) {
        try self.init(terminatedPath: Array(path.utf8CString), mode: mode, in: folder)
    }

    /// Opens a path whose bytes may be no UTF-8.
    package init(terminatedPath path: [CChar], mode: Mode, in folder: Int32) throws(SystemError) {
        let shared = O_CLOEXEC | O_NONBLOCK
        while true {
            let result: Int32
            switch mode {
            case .read: result = openat(folder, path, O_RDONLY | shared)
            case .readNotFollowing: result = openat(folder, path, O_RDONLY | O_NOFOLLOW | shared)
            case .readWrite: result = openat(folder, path, O_RDWR | shared)
            case .folder: result = openat(folder, path, O_RDONLY | O_DIRECTORY | shared)
            case .folderNotFollowing: result = openat(folder, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | shared)
            case .readWriteNotFollowing: result = openat(folder, path, O_RDWR | O_NOFOLLOW | shared)
            case .createExclusively(let permissions):
                result = openat(folder, path, O_RDWR | O_CREAT | O_EXCL | shared, mode_t(permissions))
            }
            if result >= 0 {
                rawValue = result
                return
            }
            guard errno == EINTR else { throw SystemError(number: errno) }
        }
    }

    /// A lock goes first, of itself: a child that is being started on another thread has the descriptor too until it runs
    /// its program, and one that runs none has it for ever. What either of them has would stay locked.
    deinit {
        _ = flock(rawValue, LOCK_UN)
        _ = close(rawValue)
    }

    /// Gives the descriptor away; its new owner closes it.
    package consuming func relinquish() -> Int32 {
        let descriptor = rawValue
        discard self
        return descriptor
    }

    /// What the system knows of the file.
    package func status() throws(SystemError) -> FileStatus {
        try FileStatus(descriptor: rawValue)
    }

    /// Up to `count` bytes from `offset`; fewer where the file ends.
    package func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
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

    /// Fills a plain value with bytes from `offset` by one read; gives their number.
    package static func read<Value: BitwiseCopyable>(
        _ descriptor: Int32, at offset: Int, into value: inout Value
    ) throws(SystemError) -> Int {
        while true {
            let result = withUnsafeMutableBytes(of: &value) {
                pread(descriptor, $0.baseAddress, $0.count, off_t(offset))
            }
            if result >= 0 { return result }
            guard errno == EINTR else { throw SystemError(number: errno) }
        }
    }

    /// Writes all of the bytes behind what was written before.
    package func write(_ bytes: [UInt8]) throws(SystemError) {
        var written = 0
        while written < bytes.count {
            let result = bytes.withUnsafeBytes { [written] in
                #if canImport(Darwin)
                    Darwin.write(rawValue, $0.baseAddress! + written, bytes.count - written)
                #elseif canImport(Musl)
                    Musl.write(rawValue, $0.baseAddress! + written, bytes.count - written)
                #else
                    Glibc.write(rawValue, $0.baseAddress! + written, bytes.count - written)
                #endif
            }
            if result < 0 {
                if errno == EINTR { continue }
                throw SystemError(number: errno)
            }
            written += result
        }
    }

    /// Takes the exclusive advisory lock; false if it is held elsewhere and `waiting` is false.
    package func lockExclusively(waiting: Bool) throws(SystemError) -> Bool {
        while flock(rawValue, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
            let number = errno
            if number == EINTR { continue }
            if number == EWOULDBLOCK { return false }
            throw SystemError(number: number)
        }
        return true
    }

    /// Waits until the disk has the file (or the names in the folder).
    package func synchronise() throws(SystemError) {
        guard fsync(rawValue) == 0 else { throw SystemError(number: errno) }
    }

    /// Lets the system begin to write the file to the disk, so that a later wait is
    /// shorter; nothing is durable by that.
    package func beginSynchronising() { socai_begin_writing(rawValue) }

    /// Takes everything out of the file, to write it from its beginning.
    package func empty() throws(SystemError) {
        guard ftruncate(rawValue, 0) == 0, lseek(rawValue, 0, SEEK_SET) == 0 else { throw SystemError(number: errno) }
    }
}
