// The preloaded library that stands between a program and the system's calls, and how a program is told of it. It is
// for tests only; no product links it.

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
        return try PreloadedLibrary.made(from: source, named: "fault-interposer.so")
    }
}
