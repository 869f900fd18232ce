// What a program prints, for programs that print little.

import Glibc

extension ChildProcess {
    /// Starts a program whose output becomes a file, and waits for its success.
    static func output(_ program: String, _ arguments: [String], to path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw BenchmarkError("\(path) can't be written") }
        defer { close(file) }
        try ChildProcess(program, arguments, output: file).finish()
    }

    /// Starts a program, waits for its success, and gives what it printed: less than a pipe holds.
    static func output(_ program: String, _ arguments: [String]) throws -> String {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw BenchmarkError("no pipe can be made") }
        for descriptor in ends { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        do {
            defer { close(ends[1]) }
            try ChildProcess(program, arguments, output: ends[1]).finish()
        }
        var text = [UInt8](repeating: 0, count: 65_536)
        let count = read(ends[0], &text, text.count)
        return String(decoding: text.prefix(max(0, count)), as: UTF8.self)
    }
}
