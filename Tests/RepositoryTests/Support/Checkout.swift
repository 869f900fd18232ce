// The checkout these tests were built from: its files as text, and commands run in a folder of one's own.
// It never writes into the checkout.

import Foundation
import LedgerTestSupport

/// The files of the repository.
enum Checkout {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The path of a file or folder, named from the top.
    static func path(_ name: String) -> String { root.appendingPathComponent(name).path }

    /// Whether there is such a file or folder.
    static func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// A file as text.
    static func text(_ name: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
    }

    /// A file as lines.
    static func lines(_ name: String) throws -> [String] {
        try text(name).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The files below a folder that end in a suffix, named from the top, sorted; nothing that a build made.
    static func files(below folder: String, endingIn suffix: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path(folder)).filter {
            $0.hasSuffix(suffix) && !$0.split(separator: "/").contains(".build")
        }.map { folder + "/" + $0 }.sorted()
    }

    /// The names of what lies at the top and is no dotfile, sorted.
    static func topLevel() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.path).filter { !$0.hasPrefix(".") }.sorted()
    }

    /// The folder of the programs that were built, which is that of the test bundle's executable.
    static let products: String = {
        let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(fileURLWithPath: link ?? CommandLine.arguments[0]).deletingLastPathComponent().path
    }()

    /// Runs a shell command in a folder, with the programs that were built in its path; both outputs come as one.
    static func run(_ command: String, in folder: TemporaryFolder) throws -> (output: String, status: Int32) {
        let log = try folder.write("output-\(UUID().uuidString)", "")
        let process = Process("/bin/sh", ["-c", command])
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        process.environment = ProcessInfo.processInfo.environment.merging(["PATH": "\(products):\(path)"]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
        process.standardError = process.standardOutput
        let end = try process.runToEnd()
        return (try String(contentsOfFile: log, encoding: .utf8), end.status ?? end.signal ?? 0)
    }
}
