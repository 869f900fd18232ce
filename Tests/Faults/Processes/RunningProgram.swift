// A program that a test starts, stops, goes on with and ends, at the moment the test says. Nothing here waits longer
// than it is told: a program that hangs is a result, not the end of the tests.

import Foundation

/// A started program with its own standard input and output.
final class RunningProgram {
    /// What has become of a program.
    enum State: Hashable {
        case running, stopped
        case ended(status: Int32)
        case killed(signal: Int32)

        var isOver: Bool { self != .running && self != .stopped }
    }

    let processID: pid_t
    /// One end of a pair of sockets; the program has the other as its standard input and output. Unlike a pipe it can
    /// be kept from other programs that start at the same moment.
    private let channel: Int32
    private var pending: [UInt8] = []
    private var last = State.running

    /// Starts a program by its path. Standard output is read with `line`, or goes to a file where one is named;
    /// standard error goes to a file, or nowhere.
    init(
        _ words: [String], environment: [String: String] = [:], outputTo outputFile: String? = nil,
        errorTo errorFile: String? = nil
    ) throws {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Failure.channel(errno) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        if let outputFile {
            posix_spawn_file_actions_addopen(&actions, 1, outputFile, flags, 0o600)
        } else {
            posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        }
        posix_spawn_file_actions_addopen(&actions, 2, errorFile ?? "/dev/null", flags, 0o600)
        let all = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0)=\($1)" }
        var arguments = words.map { strdup($0) } + [nil]
        var variables = all.map { strdup($0) } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var processID: pid_t = 0
        let result = posix_spawn(&processID, words[0], &actions, nil, &arguments, &variables)
        close(ends[1])
        channel = ends[0]
        self.processID = processID
        guard result == 0 else {
            last = .ended(status: 127)
            throw Failure.start(words[0], result)
        }
    }

    deinit {
        if !last.isOver { end() }
        close(channel)
    }

    enum Failure: Error { case channel(Int32), start(String, Int32) }

    /// What has become of it by now.
    var state: State {
        guard !last.isOver else { return last }
        var status: Int32 = 0
        guard waitpid(processID, &status, WNOHANG | WUNTRACED | WCONTINUED) == processID else { return last }
        if status & 0xFF == 0x7F {
            last = .stopped
        } else if status == 0xFFFF {
            last = .running
        } else {
            last = status & 0x7F == 0 ? .ended(status: status >> 8 & 0xFF) : .killed(signal: status & 0x7F)
        }
        return last
    }

    /// Waits until it is in a state that is asked for; false when it is not within the time.
    func wait(seconds: Double = 20, until isSo: (State) -> Bool = \.isOver) -> Bool {
        let end = Date().addingTimeInterval(seconds)
        var pause: UInt32 = 50
        while !isSo(state) {
            guard Date() < end else { return false }
            usleep(pause)
            pause = min(2_000, pause * 2)
        }
        return true
    }

    /// Sends it a signal.
    func send(_ signal: Int32) { kill(processID, signal) }

    /// Kills it, stopped or not, and waits until it is gone.
    func end() {
        send(SIGKILL)
        _ = wait()
    }

    /// Sends it a line.
    func tell(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = write(channel, bytes, bytes.count)
    }

    /// Its standard input ends.
    func closeInput() { shutdown(channel, Int32(SHUT_WR)) }

    /// The next line it says; nil when it has ended or says none within the time.
    func line(seconds: Double = 20) -> String? {
        let end = Date().addingTimeInterval(seconds)
        while true {
            if let index = pending.firstIndex(of: 0x0A) {
                defer { pending.removeSubrange(...index) }
                return String(decoding: pending[..<index], as: UTF8.self).trimmingCharacters(in: .whitespaces)
            }
            let rest = end.timeIntervalSinceNow
            var waiting = pollfd(fd: channel, events: Int16(POLLIN), revents: 0)
            guard rest > 0, poll(&waiting, 1, Int32(rest * 1_000) + 1) > 0 else { return nil }
            var bytes = [UInt8](repeating: 0, count: 4_096)
            let count = read(channel, &bytes, bytes.count)
            guard count > 0 else { return nil }
            pending += bytes[..<count]
        }
    }

    /// Sends a line and waits for the answer.
    func ask(_ line: String, seconds: Double = 20) -> String? {
        tell(line)
        return self.line(seconds: seconds)
    }

    /// Every line that it says from here on until it ends.
    func remainingLines(seconds: Double = 20) -> [String] {
        var lines: [String] = []
        while let line = line(seconds: seconds) { lines.append(line) }
        return lines
    }
}

/// The programs that were built beside these tests.
enum Programs {
    /// The folder of the test bundle's executable.
    static let folder: URL = {
        let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(fileURLWithPath: link ?? CommandLine.arguments[0]).deletingLastPathComponent()
    }()

    /// `socai`; another build of it where the environment names one, for long runs.
    static let socai =
        ProcessInfo.processInfo.environment["SOCAI_PROGRAM"] ?? folder.appendingPathComponent("socai").path

    /// The second process of tests.
    static let session = folder.appendingPathComponent("LedgerTestProcess").path
}

/// The size of a run: a small one in the tests, a long one where the environment says so.
func runSize(_ variable: String, otherwise: Int) -> Int {
    ProcessInfo.processInfo.environment[variable].flatMap(Int.init) ?? otherwise
}
