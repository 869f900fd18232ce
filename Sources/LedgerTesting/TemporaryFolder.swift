// A folder of its own for one test, gone when the test lets go of it. It never shares a name with another and never
// touches anything outside itself.

import EventLedger
import Files

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A new, empty folder that is removed with all it holds when the value is let go.
public final class TemporaryFolder: Sendable {
    /// The path of the folder, without a closing slash.
    public let path: String

    /// Makes the folder in `TMPDIR`, or in `/tmp` where that is not set, for its owner only. Throws `storage`. If the
    /// process is killed the folder is left.
    public init() throws(LedgerError) {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        // The system puts letters of its own in place of the last six.
        var name = Array("\(base)/ledger-test-\(String(repeating: "X", count: 6))".utf8CString)
        guard mkdtemp(&name) != nil else {
            throw FolderProblem.failure(SystemError(number: errno), "can't be made", base)
        }
        path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        // What can't be removed is left to the system, which clears the folder for temporary files.
        try? Folder(path: path).empty()
        rmdir(path)
    }

    /// The path of a file of that name in the folder; the file need not exist.
    public func file(_ name: String) -> String { path + "/" + name }
}
