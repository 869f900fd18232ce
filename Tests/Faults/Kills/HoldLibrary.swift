// The small library that stops a program before its n-th call on certain files; `hold.c` beside this says how. It is made
// once, by the C compiler of the machine.

import Foundation
import LedgerTestSupport
import Testing

/// What is put before a program so that it can be held.
enum HoldLibrary {
    private static let folder = Result { try TemporaryFolder() }

    /// The path of the compiled library; throws where there is no C compiler.
    static func path() throws -> String { try made.get() }

    private static let made = Result<String, any Error> {
        let library = try folder.get().file("hold.so")
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("hold.c").path
        let messages = try folder.get().file("messages")
        let compiler = try RunningProgram(
            ["/usr/bin/env", "clang", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library, source, "-ldl"],
            errorTo: messages)
        guard compiler.wait(seconds: 60), compiler.state == .ended(status: 0) else {
            let said = String(decoding: (try? folder.get().read("messages")) ?? [], as: UTF8.self)
            throw HoldLibraryFailure(message: "clang, which comes with Swift, makes no library of hold.c: \(said)")
        }
        return library
    }

    /// The environment of a program that stops before its call number `step` on files whose path begins with `path`.
    static func environment(_ path: String, step: Int, log: String? = nil) throws -> [String: String] {
        var environment = ["LD_PRELOAD": try self.path(), "SOCAI_HOLD_PATH": path, "SOCAI_HOLD_AT": "\(step)"]
        environment["SOCAI_HOLD_LOG"] = log
        return environment
    }
}

struct HoldLibraryFailure: Error { let message: String }
