// The files of a test in its folder, written and read whole.

import Foundation
@_exported import class LedgerTesting.TemporaryFolder

extension TemporaryFolder {
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
