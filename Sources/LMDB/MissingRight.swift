// Which permission is missing where the system only says that it is denied. It asks the system again, right by right,
// and changes nothing; what it says is for people, and another process may have changed the rights meanwhile.

import Files
#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// The permissions that opening a file takes.
enum MissingRight {
    /// The first permission that this user lacks to open a data file, in words that follow "permission denied to"; nil
    /// where none seems to be missing.
    static func words(opening path: String, writing: Bool) -> Sentence? {
        let resolved = (try? System.resolved(path)) ?? path
        let folder = folder(of: resolved)
        guard has(X_OK, folder) else { return "enter the folder \(folder)" }
        guard isThere(resolved) else { return has(W_OK, folder) ? nil : "make a file in the folder \(folder)" }
        guard has(R_OK, resolved) else { return "read the file" }
        if writing, !has(W_OK, resolved) { return "write to the file" }
        let lock = resolved + "-lock"
        if isThere(lock) {
            return has(R_OK | W_OK, lock) ? nil : "read and write to its lock file \(path)-lock"
        }
        return has(W_OK, folder) ? nil : "make its lock file in the folder \(folder)"
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private static func has(_ right: Int32, _ path: String) -> Bool {
        faccessat(AT_FDCWD, path, right, AT_EACCESS) == 0
    }
}
