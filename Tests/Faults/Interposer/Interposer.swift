// The preloaded library that stands between a program and the system's calls: it is compiled once, beside the test bundle,
// by the compiler that came with Swift or by the system's. It is for tests only; no product links it.

import Foundation
import LedgerTestSupport

/// The library, and the environment that a program is started with to have it in between.
enum Interposer {
    /// The environment of a program whose calls below a folder are written to a log, fail as a control says, or both.
    static func environment(below folder: String, log: String? = nil, control: FaultControl? = nil) throws
        -> [String: String]
    {
        var environment = ["LD_PRELOAD": try library.get(), "SOCAI_FAULTS_FOLDER": folder]
        environment["SOCAI_FAULTS_LOG"] = log
        environment["SOCAI_FAULTS_CONTROL"] = control?.path
        return environment
    }

    /// The path of the library.
    private static let library = Result<String, any Error> {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("interposer.c")
        // Two test runs may compile at the same time, so each makes its own and renames it.
        let library = "\(FaultProcess.products)/fault-interposer.so"
        let made = "\(library)-\(ProcessInfo.processInfo.processIdentifier)"
        let words = ["-O1", "-shared", "-fPIC", "-Wall", "-Wextra", "-Werror", "-o", made, source.path]
        var compiled = try FaultProcess(["/usr/bin/env", "clang"] + words, timeLimitSeconds: 120).outcome()
        // 127: there is no such program.
        if compiled.status == 127 {
            compiled = try FaultProcess(["/usr/bin/env", "cc"] + words, timeLimitSeconds: 120).outcome()
        }
        guard compiled.status == 0 else { throw InterposerFailure(message: compiled.error) }
        guard rename(made, library) == 0 else { throw InterposerFailure(message: "rename: \(errno)") }
        return library
    }
}

/// The library could not be compiled.
struct InterposerFailure: Error {
    /// What the compiler said.
    let message: String
}
