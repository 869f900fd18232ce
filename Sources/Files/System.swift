// The remaining system calls, each in Swift's words: paths, page size, limits, threads, address space.
// Nothing here knows of LMDB, and nothing here removes a file that has content without its identity being given.
internal import CFiles

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// System calls that belong to no open file of ours.
package enum System {
    /// The page size LMDB gives a file made on this machine, in bytes: the system's, at most 32 KiB.
    package static let pageSizeBytes = min(Int(sysconf(Int32(_SC_PAGESIZE))), 1 << 15)

    /// A number that no other living thread of this process has.
    package static var currentThread: UInt {
        #if canImport(Glibc)
            UInt(pthread_self())
        #else
            UInt(bitPattern: pthread_self())
        #endif
    }

    /// The number of processors that are switched on.
    package static let processorCount = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    /// The number of this process.
    package static var currentProcess: Int { Int(getpid()) }

    /// Lets this process have so many files open at a time, as far as the system allows it; gives how many it may.
    package static func allowOpenFiles(_ count: Int) -> Int {
        var limit = rlimit()
        #if canImport(Glibc)
            let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
            let kind = RLIMIT_NOFILE
        #endif
        guard getrlimit(kind, &limit) == 0 else { return count }
        if limit.rlim_cur < rlim_t(count) {
            limit.rlim_cur = min(rlim_t(count), limit.rlim_max)
            _ = setrlimit(kind, &limit)
            _ = getrlimit(kind, &limit)
        }
        return Int(clamping: limit.rlim_cur)
    }

    /// What a file that the system makes up, such as those below /proc, says now; nil when it can't be read.
    package static func contents(ofSystemFileAt path: String) -> String? {
        // Such a file has no size that could be asked for, and its content is small.
        guard let file = try? FileDescriptor(path: path, mode: .read),
            let bytes = try? file.read(at: 0, count: 1 << 20)
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The user the process acts as.
    package static var effectiveUser: UInt32 { geteuid() }

    /// The path without symbolic links, so that every process uses the same lock file.
    package static func resolved(_ path: String) throws(SystemError) -> String {
        guard let pointer = realpath(path, nil) else { throw SystemError(number: errno) }
        defer { free(pointer) }
        return String(cString: pointer)
    }

    /// Removes a file that this process has just made and that is still shorter than any that LMDB opens.
    package static func removeIfUnfinished(_ path: String) {
        guard let status = try? FileStatus(path: path), status.kind == .regular, status.sizeBytes < 2 * pageSizeBytes
        else { return }
        _ = unlink(path)
    }

    /// Removes a name as long as it names a certain file.
    package static func remove(_ path: String, ifItIs identity: FileIdentity) {
        guard (try? FileStatus(path: path, followingLinks: false))?.identity == identity else { return }
        _ = unlink(path)
    }

    /// Gives a file another name, which must not be taken, as one step.
    package static func rename(_ path: String, toNew name: String) throws(SystemError) {
        if socai_rename_to_new(path, name) == 0 { return }
        // Where the file system can't refuse a taken name, linking does: for a moment the file has both names.
        guard [ENOSYS, EINVAL, ENOTSUP].contains(errno), link(path, name) == 0 else { throw SystemError(number: errno) }
        _ = unlink(path)
    }

    /// Gives a file the name of another, which goes, as one step.
    package static func rename(_ path: String, replacing name: String) throws(SystemError) {
        #if canImport(Darwin)
            let result = Darwin.rename(path, name)
        #elseif canImport(Musl)
            let result = Musl.rename(path, name)
        #else
            let result = Glibc.rename(path, name)
        #endif
        guard result == 0 else { throw SystemError(number: errno) }
    }

    /// Waits until the disk has the folder's entry of a file.
    package static func makeNameDurable(_ path: String) throws(SystemError) {
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        try Folder(path: folder).synchronise()
    }

    /// Makes a file, whose name must not be taken; the disk has its bytes when this returns, and its name too
    /// unless the file is on its way to another name.
    ///
    /// When it throws nothing is left of it; if the process is killed here a part may be.
    package static func makeFile(
        _ path: String, _ bytes: [UInt8], permissions: UInt32, isTemporary: Bool = false
    ) throws(SystemError) {
        let descriptor = try FileDescriptor(path: path, mode: .createExclusively(permissions: permissions))
        do throws(SystemError) {
            try descriptor.write(bytes)
            try descriptor.synchronise()
            if !isTemporary { try makeNameDurable(path) }
        } catch {
            if let made = try? descriptor.status() { remove(path, ifItIs: made.identity) }
            throw error
        }
    }

    /// Makes a folder, whose name must not be taken.
    package static func makeFolder(_ path: String, permissions: UInt32) throws(SystemError) {
        guard mkdir(path, mode_t(permissions)) == 0 else { throw SystemError(number: errno) }
    }

    /// Ends the process by the signal of an assertion that failed.
    package static func abort() -> Never {
        #if canImport(Darwin)
            Darwin.abort()
        #elseif canImport(Musl)
            Musl.abort()
        #else
            Glibc.abort()
        #endif
    }

    /// Waits.
    package static func pause(milliseconds: UInt32) { _ = usleep(1_000 * milliseconds) }

    /// Whether so much address space can be had for a mapping of the file.
    package static func canMap(descriptor: Int32, bytes: Int) -> Bool {
        guard let address = mmap(nil, bytes, PROT_READ, MAP_SHARED, descriptor, 0), address != MAP_FAILED else {
            return false
        }
        _ = munmap(address, bytes)
        return true
    }

    /// How many bytes can still be written to the file system of a file; nil where that can't be known.
    package static func freeBytes(besideFileAt path: String) -> UInt64? {
        var space = statvfs()
        guard statvfs(path, &space) == 0 else { return nil }
        return UInt64(space.f_bavail) * UInt64(space.f_frsize)
    }

    /// Why a write to the file came out short: its file system is full, or a limit on file sizes is near.
    package static func reasonOfShortWrite(descriptor: Int32) -> Int32 {
        // LMDB writes at most 64 pages of 4 KiB a call, so a call that was cut short leaves less than that free.
        let margin: UInt64 = 1 << 20
        var space = statvfs()
        if fstatvfs(descriptor, &space) == 0, UInt64(space.f_bavail) * UInt64(space.f_frsize) < margin { return ENOSPC }
        var limit = rlimit()
        #if canImport(Glibc)
            let found = getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        #else
            let found = getrlimit(RLIMIT_FSIZE, &limit)
        #endif
        if found == 0, limit.rlim_cur != rlim_t.max, let status = try? FileStatus(descriptor: descriptor),
            UInt64(status.sizeBytes) + margin > UInt64(limit.rlim_cur)
        {
            return EFBIG
        }
        return EIO
    }
}
