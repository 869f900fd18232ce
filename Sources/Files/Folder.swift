// A folder that is open. What is in it is made, opened and removed by its descriptor and one name, never by a path: a
// symbolic link that somebody puts in the place of a folder, at any moment, leads nowhere from here.
internal import CFiles

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// An open folder, independent of where it is now and of what its path names by now.
package final class Folder: Sendable {
    private let descriptor: FileDescriptor
    /// Folders inside one another beyond this are not gone into.
    private static let maximumDepth = 64

    private init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }

    /// Opens the folder at a path, whose symbolic links are followed.
    package convenience init(path: String) throws(SystemError) {
        self.init(try FileDescriptor(path: path, mode: .folder))
    }

    /// Opens a folder in it; a symbolic link of that name is an error, `notDirectory`.
    package func folder(_ name: String) throws(SystemError) -> Folder {
        Folder(try FileDescriptor(path: name, mode: .folderNotFollowing, in: descriptor.rawValue))
    }

    /// Opens a file in it to read; a symbolic link of that name is an error, `tooManyLinks`.
    package func file(_ name: String) throws(SystemError) -> FileDescriptor {
        try FileDescriptor(path: name, mode: .readNotFollowing, in: descriptor.rawValue)
    }

    /// Makes a file in it, whose name must not be taken.
    package func makeFile(_ name: String, permissions: UInt32) throws(SystemError) -> FileDescriptor {
        try FileDescriptor(path: name, mode: .createExclusively(permissions: permissions), in: descriptor.rawValue)
    }

    /// Makes a folder in it, whose name must not be taken.
    package func makeFolder(_ name: String, permissions: UInt32) throws(SystemError) {
        guard mkdirat(descriptor.rawValue, name, mode_t(permissions)) == 0 else { throw SystemError(number: errno) }
    }

    /// What the system knows of the folder.
    package func status() throws(SystemError) -> FileStatus { try descriptor.status() }

    /// What the system knows of what has a name in it; of a symbolic link, of the link itself.
    package func status(of name: String) throws(SystemError) -> FileStatus {
        try FileStatus(path: name, in: descriptor.rawValue)
    }

    /// Takes the exclusive advisory lock on it; false if it is held elsewhere.
    package func lockExclusively() throws(SystemError) -> Bool { try descriptor.lockExclusively(waiting: false) }

    /// Gives what has a name in it another name in it; as one step an empty folder of that name goes.
    package func rename(_ name: String, to new: String) throws(SystemError) {
        guard renameat(descriptor.rawValue, name, descriptor.rawValue, new) == 0 else {
            throw SystemError(number: errno)
        }
    }

    /// Waits until the disk has the names in it; a system that does not know waiting for folders keeps them by itself.
    package func synchronise() throws(SystemError) {
        do throws(SystemError) {
            try descriptor.synchronise()
        } catch {
            guard error.number == EINVAL else { throw error }
        }
    }

    /// Whether `synchroniseFileSystem` replaces a wait for each file and folder below this one.
    package var canSynchroniseFileSystem: Bool { socai_synchronises_as_a_whole(descriptor.rawValue) != 0 }

    /// Waits until the disk has everything that was written to the file system that the folder is on, by any process.
    ///
    /// Throws also for what failed to be written at any time since this folder was opened.
    package func synchroniseFileSystem() throws(SystemError) {
        guard socai_synchronise_file_system(descriptor.rawValue) == 0 else { throw SystemError(number: errno) }
    }
}

extension Folder {
    /// The names in it, sorted by their bytes. A name that is not UTF-8 is an error, for no file of ours has one.
    package func names() throws(SystemError) -> [String] {
        var names: [String] = []
        for name in try terminatedNames() {
            guard let text = String(validating: name.dropLast().lazy.map(UInt8.init(bitPattern:)), as: UTF8.self) else {
                throw SystemError(number: EILSEQ)
            }
            names.append(text)
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Takes away everything that is in it: links themselves, folders with what they hold.
    package func empty() throws(SystemError) { try empty(depth: 0) }

    private func empty(depth: Int) throws(SystemError) {
        guard depth < Folder.maximumDepth else { throw SystemError(number: ENAMETOOLONG) }
        for name in try terminatedNames() where unlinkat(descriptor.rawValue, name, 0) != 0 {
            // The name of a folder; Darwin says it the other way.
            guard [EISDIR, EPERM].contains(errno) else { throw SystemError(number: errno) }
            let inside = Folder(
                try FileDescriptor(terminatedPath: name, mode: .folderNotFollowing, in: descriptor.rawValue))
            try inside.empty(depth: depth + 1)
            guard unlinkat(descriptor.rawValue, name, AT_REMOVEDIR) == 0 else { throw SystemError(number: errno) }
        }
    }

    /// Takes an empty folder in it away, as long as the name is a certain folder's.
    package func removeFolder(_ name: String, ifItIs identity: FileIdentity) throws(SystemError) {
        guard (try? status(of: name))?.identity == identity else { return }
        guard unlinkat(descriptor.rawValue, name, AT_REMOVEDIR) == 0 else { throw SystemError(number: errno) }
    }

    /// The names in it with the zero at their end, as the system calls take them, in the folder's order.
    private func terminatedNames() throws(SystemError) -> [[CChar]] {
        // A descriptor of its own, for the place in the folder belongs to the descriptor.
        let own = openat(descriptor.rawValue, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard own >= 0 else { throw SystemError(number: errno) }
        guard let folder = fdopendir(own) else {
            let number = errno
            _ = close(own)
            throw SystemError(number: number)
        }
        defer { _ = closedir(folder) }
        var names: [[CChar]] = []
        while true {
            errno = 0
            guard let entry = readdir(folder) else {
                guard errno == 0 else { throw SystemError(number: errno) }
                return names
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 1) { name in
                    Array(UnsafeBufferPointer(start: name, count: strlen(name) + 1))
                }
            }
            let isOwn = name.count == 2 && name[0] == 0x2E || name.count == 3 && name[0] == 0x2E && name[1] == 0x2E
            if !isOwn { names.append(name) }
        }
    }
}
