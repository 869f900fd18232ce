// Folders: making one, what is in it, and taking one away with all that it holds. No symbolic link is ever followed.
#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

extension System {
    /// Makes a folder, whose name must not be taken.
    package static func makeFolder(_ path: String, permissions: UInt32) throws(SystemError) {
        guard mkdir(path, mode_t(permissions)) == 0 else { throw SystemError(number: errno) }
    }

    /// The names in a folder, sorted by their bytes. A name that is not UTF-8 is an error, for no file of ours has one.
    package static func names(in path: String) throws(SystemError) -> [String] {
        guard let folder = opendir(path) else { throw SystemError(number: errno) }
        defer { _ = closedir(folder) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(folder) else {
                guard errno == 0 else { throw SystemError(number: errno) }
                return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(validatingCString: $0) }
            }
            guard let name else { throw SystemError(number: EILSEQ) }
            if name != ".", name != ".." { names.append(name) }
        }
    }

    /// Takes a folder away with everything in it; where there is none nothing happens.
    package static func removeFolder(_ path: String) throws(SystemError) {
        guard let status = try? FileStatus(path: path, followingLinks: false) else { return }
        guard status.kind == .directory else { throw SystemError(number: ENOTDIR) }
        for name in try names(in: path) {
            let inside = path + "/" + name
            if try FileStatus(path: inside, followingLinks: false).kind == .directory {
                try removeFolder(inside)
            } else if unlink(inside) != 0 {
                throw SystemError(number: errno)
            }
        }
        guard rmdir(path) == 0 else { throw SystemError(number: errno) }
    }
}
