// What the system knows of a file: kind, identity, length, owner, permissions. A plain
// copy; it never follows later changes.
#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Identifies a file on this machine, independent of its names.
package struct FileIdentity: Hashable, Sendable {
    package let device: UInt64
    package let inode: UInt64

    /// Whether the file's device has these numbers, which Linux keeps in four parts of one.
    package func isOnDevice(major: UInt64, minor: UInt64) -> Bool {
        let ofDevice = (device >> 8 & 0xFFF) | (device >> 32 & ~0xFFF)
        return ofDevice == major && (device & 0xFF) | (device >> 12 & ~0xFF) == minor
    }
}

/// A file's kind, identity, length, owner and permissions.
package struct FileStatus {
    /// What a path can name.
    package enum Kind { case regular, directory, other }

    package let kind: Kind
    package let identity: FileIdentity
    package let sizeBytes: Int
    package let owner: UInt32
    package let group: UInt32
    package let permissions: UInt32

    package init(descriptor: Int32) throws(SystemError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError(number: errno) }
        self.init(status)
    }

    /// Follows symbolic links unless `followingLinks` is false.
    package init(path: String, followingLinks: Bool = true) throws(SystemError) {
        var status = stat()
        guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else {
            throw SystemError(number: errno)
        }
        self.init(status)
    }

    /// Of a path that begins in the folder of a descriptor, without following a symbolic link that it names.
    package init(path: String, in folder: Int32) throws(SystemError) {
        var status = stat()
        guard fstatat(folder, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw SystemError(number: errno) }
        self.init(status)
    }

    /// Whether it is this user's and gives nobody more rights than those: as what this program left may be, and what
    /// somebody else made under a name that can be guessed mostly is not.
    package func isOwn(within permissions: UInt32) -> Bool {
        owner == System.effectiveUser && self.permissions & 0o7777 & ~permissions == 0
    }

    private init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .regular
        case S_IFDIR: kind = .directory
        default: kind = .other
        }
        identity = FileIdentity(
            device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino))
        sizeBytes = Int(status.st_size)
        owner = status.st_uid
        group = status.st_gid
        permissions = UInt32(status.st_mode & 0o777)
    }
}
