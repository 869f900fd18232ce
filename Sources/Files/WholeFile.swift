// Reads a whole file, or standard input, up to a limit. Files read this way are small; anything larger is something
// else, and of that no more than the limit is read.

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A kind of file that is read as a whole.
package struct WholeFile {
    /// What messages call it, such as "table".
    package let what: Sentence
    /// The most bytes it may have.
    package let maximumBytes: Int
    /// What would be right instead of a larger file.
    package let remedy: Sentence

    package init(what: Sentence, maximumBytes: Int, remedy: Sentence) {
        self.what = what
        self.maximumBytes = maximumBytes
        self.remedy = remedy
    }

    /// What messages call the file at a path.
    package static func name(of path: String) -> String { path == "-" ? "<stdin>" : path }

    /// All bytes of a file, `-` for standard input.
    ///
    /// Throws `readFailed`, and `fileTooLarge` for more than `maximumBytes`, of which no more than that are read.
    package func bytes(at path: String) throws(LedgerError) -> [UInt8] {
        let bytes = try start(of: path, atMost: maximumBytes + 1)
        guard bytes.count <= maximumBytes else {
            throw LedgerError(
                .fileTooLarge, "the file is larger than \(maximumBytes) bytes", remedy: remedy,
                file: WholeFile.name(of: path))
        }
        return bytes
    }

    /// The first bytes of a file, as many as asked for or as there are. Throws `readFailed`.
    package func start(of path: String, atMost limit: Int) throws(LedgerError) -> [UInt8] {
        var descriptor: Int32 = STDIN_FILENO
        if path != "-" {
            repeat { descriptor = open(path, O_RDONLY | O_CLOEXEC) } while descriptor < 0 && errno == EINTR
            guard descriptor >= 0 else { throw failure("cannot be opened", errno, path) }
        }
        defer { if path != "-" { _ = close(descriptor) } }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count < limit {
            let count = chunk.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress, min($0.count, limit - bytes.count))
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("cannot be read", errno, path) }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
        }
        return bytes
    }

    private func failure(_ how: Sentence, _ number: Int32, _ path: String) -> LedgerError {
        LedgerError.readFailed(what, how, number).with(file: WholeFile.name(of: path))
    }
}

extension LedgerError {
    /// Why a file, called so, can't be read; `number` is the system's for it.
    package static func readFailed(_ what: Sentence, _ how: Sentence, _ number: Int32) -> LedgerError {
        guard number != EISDIR else {
            return LedgerError(.readFailed, "this is a folder, not a file", remedy: "name a file in it")
        }
        return LedgerError(
            .readFailed, "the \(what) \(how): \(String(cString: strerror(number)))",
            remedy: "check the path and its permissions")
    }
}
