// The promise that a folder is emptied by its descriptor: a symbolic link that somebody puts in the place of a folder,
// at whatever moment, never leads to files elsewhere. The control removes by paths, as most programs do, and loses
// them.

@testable import Files
import Foundation
import LedgerTestSupport
import Testing

@testable import LMDB

@Suite struct FolderTests {
    /// A folder `outer` with a folder `inner` full of files, and one elsewhere with files of the same names.
    private struct Place {
        static let names = (0..<20).map { "file\($0)" }
        let folder: TemporaryFolder
        var outer: String { folder.file("outer") }
        var inner: String { folder.file("outer/inner") }
        var elsewhere: String { folder.file("elsewhere") }

        init() throws {
            folder = try TemporaryFolder()
            for path in [inner, elsewhere] {
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
                for name in Place.names { try Data("x".utf8).write(to: URL(fileURLWithPath: path + "/" + name)) }
            }
        }

        /// Puts a symbolic link to the files elsewhere in the place of the inner folder.
        func swap() {
            _ = rename(inner, folder.file("moved"))
            _ = symlink(elsewhere, inner)
        }

        /// Puts the inner folder back.
        func swapBack() {
            _ = unlink(inner)
            _ = rename(folder.file("moved"), inner)
        }

        var isWholeElsewhere: Bool {
            (try? FileManager.default.contentsOfDirectory(atPath: elsewhere).count) == Place.names.count
        }
    }

    /// Takes a folder away by paths, looking at each for a link first. `between` is what happens after that look.
    private static func removeByPath(_ path: String, between: () -> Void = {}) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
            let inside = path + "/" + name
            if (try? FileStatus(path: inside, followingLinks: false))?.kind == .directory {
                between()
                removeByPath(inside)
            } else {
                _ = unlink(inside)
            }
        }
        _ = rmdir(path)
    }

    @Test func aLinkInThePlaceOfAFolderIsNotFollowed() throws {
        // Before the folder is opened: the link itself goes.
        let early = try Place()
        early.swap()
        try Folder(path: early.outer).empty()
        #expect(early.isWholeElsewhere)
        #expect(try FileManager.default.contentsOfDirectory(atPath: early.outer).isEmpty)
        // After it was opened: what was opened is emptied, wherever it is by now.
        let late = try Place()
        let inner = try Folder(path: late.outer).folder("inner")
        late.swap()
        try inner.empty()
        #expect(late.isWholeElsewhere)
        #expect(try FileManager.default.contentsOfDirectory(atPath: late.folder.file("moved")).isEmpty)
        #expect(throws: SystemError.self) { try Folder(path: late.outer).folder("inner") }
        // The control follows it.
        let control = try Place()
        FolderTests.removeByPath(control.outer, between: control.swap)
        #expect(!control.isWholeElsewhere)
    }

    /// Another thread puts the link there and takes it away again all the time.
    @Test(.timeLimit(.minutes(60))) func aRacingLinkIsNotFollowed() throws {
        func lost(_ rounds: Int, _ remove: (String) -> Void) throws -> Int {
            var lost = 0
            for _ in 0..<rounds {
                let place = try Place()
                let isOver = Guarded(false)
                let thread = Thread {
                    while !isOver.withLock({ $0 }) {
                        place.swap()
                        place.swapBack()
                    }
                }
                thread.start()
                remove(place.outer)
                isOver.withLock { $0 = true }
                while !thread.isFinished { usleep(100) }
                if !place.isWholeElsewhere { lost += 1 }
            }
            return lost
        }
        // What the other thread moves about meanwhile may be an error, as long as nothing elsewhere is touched.
        #expect(try lost(60) { path in try? Folder(path: path).empty() } == 0)
        var rounds = 0
        var isLost = false
        while !isLost, rounds < 500 {
            rounds += 1
            // The control leaves the other thread some time between looking and going in, as a slow disk would.
            isLost = try lost(1) { FolderTests.removeByPath($0, between: { usleep(300) }) } > 0
        }
        #expect(isLost, "the control lost nothing in \(rounds) rounds: the race is not run")
    }

    @Test func everythingInItGoesAndNothingElse() throws {
        let place = try Place()
        let file = try place.folder.write("kept", "x")
        for name in ["outer/a/b/c/d", "outer/e"] {
            try FileManager.default.createDirectory(
                atPath: place.folder.file(name), withIntermediateDirectories: true)
        }
        for (link, target) in [("outer/a/link", file), ("outer/a/b/dangling", "nowhere"), ("outer/up", "..")] {
            try FileManager.default.createSymbolicLink(
                atPath: place.folder.file(link), withDestinationPath: target)
        }
        // A name that is no text.
        let odd: [CChar] = Array(place.outer.utf8CString.dropLast()) + [0x2F, -1, -2, 0]
        #expect(close(creat(odd, 0o600)) == 0)
        try Folder(path: place.outer).empty()
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.outer).isEmpty)
        #expect(place.isWholeElsewhere && FileManager.default.fileExists(atPath: file))
    }

    /// Nobody makes folders so deep but to see what gives way.
    @Test func foldersThatAreTooDeepAreAnError() throws {
        let folder = try TemporaryFolder()
        var inside = try Folder(path: folder.path)
        for _ in 0..<200 {
            try inside.makeFolder("d", permissions: 0o700)
            inside = try inside.folder("d")
        }
        #expect(throws: SystemError.self) { try Folder(path: folder.path).empty() }
    }

    @Test func onlyACertainFolderIsRemoved() throws {
        let folder = try TemporaryFolder()
        let above = try Folder(path: folder.path)
        for name in ["a", "b"] { try above.makeFolder(name, permissions: 0o700) }
        let identity = try above.folder("a").status().identity
        try above.removeFolder("b", ifItIs: identity)
        #expect(try above.names() == ["a", "b"])
        try above.removeFolder("a", ifItIs: identity)
        #expect(try above.names() == ["b"])
    }
}
