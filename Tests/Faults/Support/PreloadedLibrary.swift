// A library that is preloaded into the programs of a test: it is compiled once, beside the test bundle, by the compiler
// that came with Swift or by the system's. It is for tests only; no product links it.

import Foundation

/// A library in C that stands between a program and the system.
enum PreloadedLibrary {
    /// Compiles a source into a library of that name, and gives its path.
    static func made(from source: URL, named name: String) throws -> String {
        // Two test runs may compile at the same time, so each makes its own and renames it.
        let library = "\(FaultProcess.products)/\(name)"
        let made = "\(library)-\(ProcessInfo.processInfo.processIdentifier)"
        let words = ["-O1", "-shared", "-fPIC", "-Wall", "-Wextra", "-Werror", "-o", made, source.path]
        var compiled = try FaultProcess(["/usr/bin/env", "clang"] + words, timeLimitSeconds: 120).outcome()
        // 127: there is no such program.
        if compiled.status == 127 {
            compiled = try FaultProcess(["/usr/bin/env", "cc"] + words, timeLimitSeconds: 120).outcome()
        }
        guard compiled.status == 0 else { throw PreloadedLibraryFailure(message: compiled.error) }
        guard rename(made, library) == 0 else { throw PreloadedLibraryFailure(message: "rename: \(errno)") }
        return library
    }
}

/// A library could not be compiled.
struct PreloadedLibraryFailure: Error {
    /// What the compiler said.
    let message: String
}
