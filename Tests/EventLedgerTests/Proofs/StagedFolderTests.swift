// The promise that two processes never make one folder: whoever locks what was moved away, or put anew, since it was
// opened does not have the name.

import Foundation
import LMDB
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct StagedFolderTests {
    /// Whether what was opened at a path before a change can be locked after it.
    private func canBeLocked(after change: (String) throws -> Void) throws -> Bool {
        let folder = try TemporaryFolder()
        let path = folder.file("a-partial")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        let opened = try FileDescriptor(path: path, mode: .readNotFollowing)
        try change(path)
        do throws(SystemError) {
            try StagedFolder.lock(opened, at: path)
            return true
        } catch {
            #expect(error.number == SystemError.fileExists)
            return false
        }
    }

    @Test func onlyWhatIsStillThereIsLocked() throws {
        let files = FileManager.default
        #expect(try canBeLocked { _ in })
        #expect(try !canBeLocked { path in try files.moveItem(atPath: path, toPath: path + "-moved") })
        let madeAnew = try canBeLocked { path in
            try files.moveItem(atPath: path, toPath: path + "-moved")
            try files.createDirectory(atPath: path, withIntermediateDirectories: false)
        }
        #expect(!madeAnew)
    }
}
