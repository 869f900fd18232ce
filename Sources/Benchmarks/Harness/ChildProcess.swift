// A program started with posix_spawn, waited for, and looked at from outside while it runs. It never uses a shell.

import Glibc

/// A running child.
struct ChildProcess {
    /// Its process id.
    let id: pid_t
    /// What it runs, for messages.
    let program: String
    /// The highest status that is a success: 1 for a command that ends so when it finds something.
    let highestStatus: Int32

    /// The whole environment of every child, so that a run does not depend on the caller's.
    private static let environment = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=/nonexistent"]

    /// Starts a program. `input` and `output` are descriptors it gets as its own; without them it reads and writes
    /// /dev/null.
    init(
        _ program: String, _ arguments: [String], input: Int32? = nil, output: Int32? = nil, highestStatus: Int32 = 0
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        if let output {
            posix_spawn_file_actions_adddup2(&actions, output, 1)
        } else {
            posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        }
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        var environment: [UnsafeMutablePointer<CChar>?] = ChildProcess.environment.map { strdup($0) } + [nil]
        defer { for word in words + environment { free(word) } }
        var id: pid_t = 0
        let code = posix_spawn(&id, program, &actions, nil, &words, &environment)
        guard code == 0 else { throw BenchmarkError("\(program) can't be started: \(String(cString: strerror(code)))") }
        self.id = id
        self.program = program
        self.highestStatus = highestStatus
    }

    /// Waits for its end, which must be a success. Gives the seconds that processors worked for it.
    @discardableResult
    func finish() throws -> Double {
        var status: Int32 = 0
        var usage = rusage()
        while wait4(id, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw BenchmarkError("\(program) can't be waited for") }
        }
        try check(status)
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6 }
    }

    /// Waits for its end and gives the most anonymous memory it held, in bytes, as the kernel counts it (RssAnon): what
    /// it has beside mapped files. Looked at every `every` microseconds; a peak between two looks is missed.
    func peakAnonymousBytes(every microseconds: UInt32) throws -> Int {
        var peak = 0
        var status: Int32 = 0
        while true {
            let ended = waitpid(id, &status, WNOHANG)
            guard ended == 0 else { break }
            peak = max(peak, anonymousBytes)
            usleep(microseconds)
        }
        try check(status)
        return peak
    }

    /// Starts a program and waits for its success. Gives the seconds that processors worked for it.
    @discardableResult
    static func run(_ program: String, _ arguments: [String]) throws -> Double {
        try ChildProcess(program, arguments).finish()
    }

    private var anonymousBytes: Int {
        guard let status = try? TextFile.read("/proc/\(id)/status"),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("RssAnon:") }),
            case let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" }), words.count >= 2,
            let kibibytes = Int(words[1])
        else { return 0 }
        return kibibytes * 1024
    }

    private func check(_ status: Int32) throws {
        guard status & 127 == 0, status >> 8 <= highestStatus else {
            throw BenchmarkError("\(program) failed, status \(status >> 8), signal \(status & 127)")
        }
    }
}
