// A folder of its own in which a shell runs commands with the `socai` that was built beside these tests. The
// environment is always the same, so that the same commands give the same bytes.

import Foundation
import LedgerTestSupport
import PovertyLedger

/// A folder and a shell.
final class Session: Sendable {
    /// The folder that commands run in; `Fixtures` in it is the repository's.
    let folder: TemporaryFolder
    private let captured: TemporaryFolder

    /// A folder with nothing but `Fixtures`, and with a copy of the fixture's ledger where it is asked for.
    init(withLedger: Bool = false) throws {
        folder = try TemporaryFolder()
        captured = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("Fixtures"), withDestinationPath: Repository.path("Fixtures"))
        guard withLedger else { return }
        let ledger = try Session.ledger.get()
        try FileManager.default.copyItem(
            atPath: ledger.folder.file("bac-lieu.socai"), toPath: folder.file("bac-lieu.socai"))
    }

    /// The same with the accepted entries of a generated history recorded in `t.socai`.
    convenience init(recording history: GeneratedHistory) throws {
        try self.init()
        let ledger = try HouseholdLedger(at: folder.file("t.socai"), mode: .create, clock: { history.clock })
        for entry in history.accepted { try ledger.record(entry, keepingRecordedTime: true) }
    }

    /// Runs a command and waits for it.
    func run(_ command: String, environment: [String: String] = [:]) throws -> Outcome {
        let process = Process("/bin/sh", ["-c", command])
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        var variables = [
            "PATH": "\(Session.products):\(path)", "LC_ALL": "C", "TERM": "xterm", "HOME": folder.path,
        ]
        // Where lines are counted, each process writes down what it ran; a limit on the size of files would stop that.
        if let profiles = ProcessInfo.processInfo.environment["LLVM_PROFILE_FILE"] {
            variables["LLVM_PROFILE_FILE"] = command.contains("ulimit -f") ? "/dev/null" : profiles
        }
        process.environment = variables.merging(environment) { $1 }
        let name = UUID().uuidString
        let (output, error) = ("\(name).out", "\(name).err")
        process.standardInput = FileHandle.nullDevice
        // Closed as soon as the program has ended: a process of Foundation is let go of late, and with more than a
        // thousand open files Foundation reads beyond the list of them when it starts the next.
        let handles = try [output, error].map { name in
            try FileHandle(forWritingTo: URL(fileURLWithPath: captured.write(name, "")))
        }
        defer { for handle in handles { try? handle.close() } }
        process.standardOutput = handles[0]
        process.standardError = handles[1]
        let end = try process.runToEnd()
        return Outcome(
            output: try captured.read(output), error: try captured.read(error),
            status: end.status ?? 128 + (end.signal ?? 0))
    }

    /// The folder of the programs that were built, which is that of the test bundle's executable.
    static let products: String = {
        let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(fileURLWithPath: link ?? CommandLine.arguments[0]).deletingLastPathComponent().path
    }()

    /// A session whose ledger holds the fixture, made once: an import takes long in a debug build.
    private static let ledger = Result<Session, any Error> {
        let session = try Session()
        let outcome = try session.run(
            "socai init bac-lieu.socai"
                + " && socai import bac-lieu.socai Fixtures/bac-lieu-2022-2025/0*.jsonl --keep-recorded-times")
        guard outcome.status == 0 else { throw SessionFailure(message: outcome.errorText) }
        return session
    }
}

/// A session could not be prepared.
struct SessionFailure: Error {
    /// What the command said.
    let message: String
}

/// The files of the repository that tests read.
enum Repository {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The path of a file or folder, named from the top.
    static func path(_ name: String) -> String { root.appendingPathComponent(name).path }

    /// A file as text.
    static func text(_ name: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
    }

    /// The names of the files in a folder that end in a suffix, sorted.
    static func files(in folder: String, endingIn suffix: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(folder)).filter { $0.hasSuffix(suffix) }.sorted()
    }

    /// The paths of all Swift files below a folder, named from the top, sorted.
    static func sources(below folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path(folder)).filter { $0.hasSuffix(".swift") }
            .map { folder + "/" + $0 }.sorted()
    }
}
