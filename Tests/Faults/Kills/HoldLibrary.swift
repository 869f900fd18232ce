// The small library that stops a program before its n-th call on certain files; `hold.c` beside this says how.

import Foundation

/// What is put before a program so that it can be held.
enum HoldLibrary {
    private static let library = Result<String, any Error> {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("hold.c")
        return try PreloadedLibrary.made(from: source, named: "fault-hold.so")
    }

    /// The environment of a program that stops before its call number `step` on files whose path begins with `path`.
    static func environment(_ path: String, step: Int) throws -> [String: String] {
        ["LD_PRELOAD": try library.get(), "SOCAI_HOLD_PATH": path, "SOCAI_HOLD_AT": "\(step)"]
    }
}
