// The promise that two processes never make one folder, that a folder on its way is removed without following a link
// that somebody put into it, and that it comes out the same whichever way the disk is waited for.

@testable import Files
import Foundation
import LMDB
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct StagedFolderTests {
    /// Whether what was opened under a name before a change can be locked after it.
    private func canBeLocked(after change: (String) throws -> Void) throws -> Bool {
        let folder = try TemporaryFolder()
        let path = folder.file("a-partial")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        let above = try Folder(path: folder.path)
        let opened = try above.folder("a-partial")
        try change(path)
        do throws(SystemError) {
            try StagedFolder.lock(opened, named: "a-partial", in: above)
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

    /// The files below a folder, by their paths, with what they hold.
    private func contents(_ path: String) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            found[name] = FileManager.default.contents(atPath: path + "/" + name)
        }
        return found
    }

    @Test(arguments: [false, true]) func whatIsWrittenIsPublished(waitsOnce: Bool) throws {
        let folder = try TemporaryFolder()
        let files = ["a": [1], "b/c": [UInt8](repeating: 7, count: 70_000), "b/d/e": [], "b/d/f": [2], "g/h/i/j": [3]]
        let staged = try StagedFolder(for: folder.file("out"), filePermissions: 0o600, waitsOnce: waitsOnce)
        for (name, bytes) in files { try staged.write(name, bytes) }
        #expect(try staged.contents.files() == Set(files.keys))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out-partial"])
        try staged.publish()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out"])
        for (name, bytes) in files { #expect(try folder.read("out/" + name) == bytes) }
    }

    /// More folders than are kept open.
    @Test func manyFoldersAreWritten() throws {
        let folder = try TemporaryFolder()
        let staged = try StagedFolder(for: folder.file("out"), filePermissions: 0o600, waitsOnce: false)
        for number in 0..<300 { try staged.write("x\(number % 100)/y\(number % 7)/\(number)", [UInt8(number % 256)]) }
        #expect(try staged.contents.files().count == 300)
        #expect(try staged.contents.bytes(of: "x99/y5/299", atMost: 9) == [43])
        try staged.publish()
        #expect(try folder.read("out/x0/y0/0") == [0])
    }

    /// Somebody puts links to files elsewhere into the folder, before and after parts of it were written.
    @Test func linksInItAreNeverFollowed() throws {
        let folder = try TemporaryFolder()
        let files = FileManager.default
        let elsewhere = folder.file("elsewhere")
        try files.createDirectory(atPath: elsewhere + "/inner", withIntermediateDirectories: true)
        for name in ["elsewhere/a", "elsewhere/inner/b"] { _ = try folder.write(name, "kept") }
        let before = try contents(elsewhere)
        do {
            let staged = try StagedFolder(for: folder.file("out"), filePermissions: 0o600)
            try staged.write("tile/a", [1])
            try staged.write("tile/inner/b", [1])
            let inside = staged.temporaryPath
            try files.moveItem(atPath: inside + "/tile", toPath: folder.file("moved"))
            for name in ["tile", "heads", "cut"] {
                try files.createSymbolicLink(atPath: inside + "/" + name, withDestinationPath: elsewhere)
            }
            // The folder that was opened is written to, a link is not.
            try staged.write("tile/inner/c", [1])
            #expect(code { () throws(LedgerError) in try staged.write("heads/a", [1]) } == .noSuchFile)
            #expect(code { () throws(LedgerError) in try staged.write("cut/inner/d", [1]) } == .noSuchFile)
            #expect(code { () throws(LedgerError) in _ = try staged.contents.files() } == .refusedProof)
            #expect(
                code { () throws(LedgerError) in
                    _ = try LogFolder(at: inside).bytes(of: "tile/inner/b", atMost: 9)
                } == .refusedProof)
        }
        #expect(try contents(elsewhere) == before)
        #expect(!files.fileExists(atPath: folder.file("out-partial")))
        // What a killed process left is replaced in the same way.
        try files.createDirectory(atPath: folder.file("out-partial/tile"), withIntermediateDirectories: true)
        for name in ["out-partial/tile/inner", "out-partial/a"] {
            try files.createSymbolicLink(atPath: folder.file(name), withDestinationPath: elsewhere)
        }
        // One that gives others rights was not left by this program, which gives none.
        for permissions in [0o755, 0o770, 0o701] {
            try files.setAttributes([.posixPermissions: permissions], ofItemAtPath: folder.file("out-partial"))
            #expect(
                code { () throws(LedgerError) in
                    _ = try StagedFolder(for: folder.file("out"), filePermissions: 0o600)
                } == .fileExists)
            #expect(files.fileExists(atPath: folder.file("out-partial/tile")))
        }
        try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.file("out-partial"))
        do {
            let staged = try StagedFolder(for: folder.file("out"), filePermissions: 0o600)
            #expect(try files.contentsOfDirectory(atPath: staged.temporaryPath).isEmpty)
        }
        #expect(try contents(elsewhere) == before)
        // A link in the place of the folder itself, and a file, are not ours.
        for isLink in [true, false] {
            if isLink {
                try files.createSymbolicLink(atPath: folder.file("out-partial"), withDestinationPath: elsewhere)
            } else {
                _ = try folder.write("out-partial", "x")
            }
            #expect(
                code { () throws(LedgerError) in
                    _ = try StagedFolder(for: folder.file("out"), filePermissions: 0o600)
                } == .fileExists)
            try files.removeItem(atPath: folder.file("out-partial"))
        }
        #expect(try contents(elsewhere) == before)
    }

    @Test func aPathThatNamesNoFolderIsRefused() throws {
        let folder = try TemporaryFolder()
        for path in ["", "/", ".", folder.path + "/..", folder.path + "/none/a", "a\0b"] {
            let found = code { () throws(LedgerError) in _ = try StagedFolder(for: path, filePermissions: 0o600) }
            #expect(found == .noSuchFile, "\(path)")
        }
        let staged = try StagedFolder(for: folder.path + "/b//", filePermissions: 0o600)
        try staged.write("c", [1])
        try staged.publish()
        #expect(try folder.read("b/c") == [1])
    }
}
