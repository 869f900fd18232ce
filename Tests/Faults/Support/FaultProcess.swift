// A program that is run to its end, with a limit on the time it may take: what does not end is itself a fault.

import Foundation
import LedgerTestSupport

/// How a program ended.
struct FaultOutcome {
    /// The exit status; nil when a signal ended it.
    let status: Int32?
    /// The signal that ended it; SIGKILL when it was ended because it took too long.
    let signal: Int32?
    let output: String
    let error: String

    var description: String {
        let end = status.map { "status \($0)" } ?? "signal \(signal ?? 0)"
        return error.isEmpty ? end : "\(end), \(error.trimmingCharacters(in: .whitespacesAndNewlines))"
    }
}

/// One run of a program.
struct FaultProcess {
    private let words: [String]
    private let environment: [String: String]
    private let timeLimitSeconds: Int

    /// The words begin with the path of the program. The environment is the same everywhere, but for what is added.
    init(_ words: [String], environment: [String: String] = [:], timeLimitSeconds: Int = 60) {
        self.words = words
        self.environment = environment
        self.timeLimitSeconds = timeLimitSeconds
    }

    /// Runs the program and waits for it; throws when it can't be started.
    func outcome() throws -> FaultOutcome {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = Array(words.dropFirst())
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        process.environment = [
            "PATH": path, "LC_ALL": "C", "TERM": "dumb", "SWIFT_BACKTRACE": "enable=no",
        ].merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let (output, error) = (try folder.write("output", ""), try folder.write("error", ""))
        let handles = try [output, error].map { try FileHandle(forWritingTo: URL(fileURLWithPath: $0)) }
        // Not left to the end of the process object: thousands of runs would use up the descriptors.
        defer { for handle in handles { try? handle.close() } }
        (process.standardOutput, process.standardError) = (handles[0], handles[1])
        try process.run()
        let end = process.waitForEnd(killedAfterSeconds: timeLimitSeconds)
        return FaultOutcome(
            status: end.status, signal: end.signal,
            output: String(decoding: try folder.read("output"), as: UTF8.self),
            error: String(decoding: try folder.read("error"), as: UTF8.self))
    }

    /// The folder of the programs that were built, which is that of the test bundle's executable.
    static let products: String = {
        let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(fileURLWithPath: link ?? CommandLine.arguments[0]).deletingLastPathComponent().path
    }()

    /// The path of the program `socai`.
    static let socai = products + "/socai"
}
