// A folder of its own for one test, gone when the test lets go of it.
// It never shares a name with another test and never touches anything outside itself.

import Foundation

/// A new, empty folder that is removed with all it holds when the value is let go.
public final class TemporaryFolder: Sendable {
    /// The path of the folder, without a closing slash.
    public let path: String

    /// Makes the folder below the system's folder for temporary files; throws what the file system reports.
    public init() throws {
        let base = FileManager.default.temporaryDirectory
        let folder = base.appendingPathComponent("socai-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of a file of that name in the folder; the file need not exist.
    public func file(_ name: String) -> String { path + "/" + name }

    /// Writes a file into the folder and gives its path; throws what the file system reports.
    public func write(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    /// The bytes of a file in the folder; throws what the file system reports.
    public func read(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(fileURLWithPath: file(name))))
    }
}
