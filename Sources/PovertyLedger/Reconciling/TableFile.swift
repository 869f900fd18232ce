// Reads a whole file, or standard input, up to a limit. A published table is small; whatever is larger is something else.

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// The file of a published table.
enum TableFile {
    /// The most bytes of a table: 16 MiB.
    static let maximumBytes = 16 << 20

    /// What messages call the file.
    static func name(of path: String) -> String { path == "-" ? "<stdin>" : path }

    /// All bytes of a file, `-` for standard input.
    ///
    /// Throws `readFailed`, and `fileTooLarge` for more than `limit` bytes, of which no more than that are read.
    static func bytes(at path: String, limit: Int = maximumBytes) throws(PovertyError) -> [UInt8] {
        var descriptor: Int32 = STDIN_FILENO
        if path != "-" {
            repeat { descriptor = open(path, O_RDONLY | O_CLOEXEC) } while descriptor < 0 && errno == EINTR
            guard descriptor >= 0 else { throw failure("cannot be opened", errno, path) }
        }
        defer { if path != "-" { _ = close(descriptor) } }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count <= limit {
            let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("cannot be read", errno, path) }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
        }
        throw PovertyError(
            .fileTooLarge, "the file is larger than \(limit) bytes", remedy: "split the table into several files"
        ).with(file: name(of: path), line: nil)
    }

    private static func failure(_ what: String, _ number: Int32, _ path: String) -> PovertyError {
        PovertyError(
            .readFailed, "the table \(what): \(String(cString: strerror(number)))",
            remedy: "check the path and its permissions"
        ).with(file: name(of: path), line: nil)
    }
}
