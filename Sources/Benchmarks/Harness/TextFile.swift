// Small files read and large ones written, without Foundation.

import Glibc

/// Whole text files.
enum TextFile {
    /// The text of a small file.
    static func read(_ path: String) throws -> String {
        guard let file = fopen(path, "r") else { throw BenchmarkError("\(path) can't be read") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Writes a file in pieces: `body` is given the way to add some.
    static func write(_ path: String, _ body: ((String) -> Void) throws -> Void) throws {
        guard let file = fopen(path, "w") else { throw BenchmarkError("\(path) can't be written") }
        var failed = false
        do {
            try body { text in if fputs(text, file) < 0 { failed = true } }
        } catch {
            fclose(file)
            throw error
        }
        if fclose(file) != 0 || failed { throw BenchmarkError("\(path) can't be written") }
    }

    /// Removes files that may not be there.
    static func remove(_ paths: String...) { for path in paths { unlink(path) } }

    /// Whether there is a file.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
