// A second process for a test: the program LedgerTestProcess, beside the test bundle, asked a line at a time.
// It is killed when the test lets go of it, and never outlives the test.

import Foundation

/// A running LedgerTestProcess.
public final class TestProcess: Sendable {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    /// Starts a subcommand of the program.
    ///
    /// `shell` is what a shell does first, such as `umask 0` or `ulimit -v 1000000`; `asNobody` runs it as the user
    /// 65534 where the test runs as the superuser, whom no permission stops.
    public init(_ subcommand: String, shell: String = ":", asNobody: Bool = false) throws {
        // Writing to a process that has ended must be an error, not the end of the tests.
        signal(SIGPIPE, SIG_IGN)
        var words = ["/bin/sh", "-c", "\(shell); exec \"$@\"", "sh", Self.program, subcommand]
        if asNobody, geteuid() == 0 {
            words = ["/usr/bin/setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"] + words
        }
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = Array(words.dropFirst())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    deinit { kill() }

    /// The number the system knows it by.
    public var processIdentifier: Int32 { process.processIdentifier }

    /// Sends a line and waits for the answer; "" when the process has ended.
    public func ask(_ line: String) -> String {
        tell(line)
        return answer()
    }

    /// Sends a line without waiting, for what is expected to block; `answer` gets the answer later.
    public func tell(_ line: String) {
        try? input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    }

    /// Waits for the next line; "" when the process has ended. One that says nothing for two minutes is killed.
    public func answer() -> String {
        let descriptor = output.fileHandleForReading.fileDescriptor
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            var answer = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&answer, 1, 120_000) != 0 else {
                kill()
                return "no answer within two minutes"
            }
            guard read(descriptor, &byte, 1) == 1, byte != UInt8(ascii: "\n") else { break }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespaces)
    }

    /// Kills the process as a crash would, at whatever it is doing, and waits until it is gone.
    public func kill() {
        guard process.isRunning else { return }
        _ = Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitForEnd()
    }

    /// The program lies in the folder of the test bundle's executable.
    private static let program: String = {
        let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let own = link ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("LedgerTestProcess").path
    }()
}
