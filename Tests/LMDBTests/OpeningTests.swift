// Promises of opening: what is not a sound file of this machine is refused with its own code, and nothing is left
// behind.
import Foundation
import LMDB
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct OpeningTests {
    private static let page = Int(sysconf(Int32(_SC_PAGESIZE)))

    @Test func missingFile() throws {
        let folder = try TemporaryFolder()
        #expect(openingCode(folder.file("none")) == .noSuchFile)
        #expect(openingCode(folder.file("none"), .writing) == .noSuchFile)
        #expect(openingCode(folder.file("none/none"), .creating) == .noSuchFile)
        #expect(openingCode(try folder.write("file", "x") + "/none", .creating) == .notDirectory)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
    }

    @Test func pathsThatAreNoPaths() throws {
        let folder = try TemporaryFolder()
        #expect(openingCode("", .creating) == .invalidPath)
        #expect(openingCode(folder.file("a\0b"), .creating) == .invalidPath)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test func foldersAndPipes() throws {
        let folder = try TemporaryFolder()
        #expect(openingCode(folder.path) == .isDirectory)
        #expect(openingCode(folder.path, .writing) == .isDirectory)
        #expect(openingCode(folder.path, .creating) == .isDirectory)
        #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
        #expect(openingCode(folder.file("pipe")) == .notRegularFile)
    }

    @Test func filesOfAnotherKind() throws {
        let folder = try TemporaryFolder()
        let empty = try folder.write("empty", "")
        #expect(openingCode(empty) == .notLMDB)
        #expect(openingCode(empty, .writing) == .notLMDB)
        let text = try folder.write("text", String(repeating: "Sổ cái\n", count: 10_000))
        for options in [EnvironmentOptions(), .writing, .creating] { #expect(openingCode(text, options) == .notLMDB) }
        #expect(try folder.read("text").count == 10_000 * "Sổ cái\n".utf8.count)
        #expect(openingCode(empty, .creating) == nil)
        #expect(openingCode(empty) == nil)
    }

    @Test func contradictoryOptions() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("new")
        #expect(openingCode(path, EnvironmentOptions(createIfMissing: true)) == .invalidOptions)
        #expect(openingCode(path, EnvironmentOptions(mapSizeBytes: 0)) == .invalidOptions)
        #expect(openingCode(path, EnvironmentOptions(maximumReaders: 0)) == .invalidOptions)
    }

    @Test func exclusiveCreation() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("new")
        let options = EnvironmentOptions(access: .readWrite, mustCreate: true)
        #expect(openingCode(path, options) == nil)
        #expect(openingCode(path, options) == .fileExists)
        #expect(openingCode(try folder.write("empty", ""), options) == .fileExists)
    }

    /// What stands in the way of the lock file is met after the data file was made, which then goes again.
    @Test func aFileThatCouldNotBeOpenedIsNotLeft() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("new")
        try FileManager.default.createDirectory(atPath: path + "-lock", withIntermediateDirectories: false)
        #expect(openingCode(path, .creating) != nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["new-lock"])
    }

    @Test func filesAreClosedToOthersWhateverTheUmask() throws {
        let folder = try TemporaryFolder()
        for (umask, expected) in [("0", 0o640), ("022", 0o640), ("077", 0o600)] {
            let path = folder.file("umask" + umask)
            let process = try TestProcess("lmdb", shell: "umask \(umask)")
            #expect(process.ask("open \(path) create 1000000") == "ok with-lock")
            for file in [path, path + "-lock"] {
                let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
                #expect(mode == expected)
            }
        }
    }

    @Test func damagedMetaPages() throws {
        let folder = try TemporaryFolder()
        let good = try Self.soundFile(in: folder)
        func code(changing changes: [Int: [UInt8]]) throws -> LMDBError.Code? {
            var bytes = good
            for (offset, new) in changes { bytes.replaceSubrange(offset..<offset + new.count, with: new) }
            try Data(bytes).write(to: URL(fileURLWithPath: folder.file("damaged")))
            return openingCode(folder.file("damaged"))
        }
        let page = Self.page
        #expect(try code(changing: [:]) == nil)
        #expect(try code(changing: [16: [0, 0]]) == .notLMDB)
        #expect(try code(changing: [10: [2]]) == .notLMDB)
        #expect(try code(changing: [20: [2]]) == .versionMismatch)
        #expect(try code(changing: [20: [2], page + 20: [2]]) == .versionMismatch)
        #expect(try code(changing: [40: [0, 0x20]]) == .pageSizeMismatch)
        #expect(try code(changing: [40: [1, 2, 3]]) == .corrupted)
        #expect(try code(changing: [page + 16: [0]]) == .corrupted)
        #expect(try code(changing: [page + 40: [0, 0x20]]) == .corrupted)
        let huge = [UInt8](repeating: 0xFF, count: 8)
        #expect(try code(changing: [136: huge, page + 136: huge]) == .corrupted)
        let large: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]
        #expect(try code(changing: [136: large, page + 136: large]) == .corrupted)
        #expect(try code(changing: [136: [0xFF], page + 136: [0xFF]]) == .truncated)
    }

    @Test func everyFlippedByteOfAMetaPageOpensOrIsRefused() throws {
        let folder = try TemporaryFolder()
        let good = try Self.soundFile(in: folder)
        for start in [0, Self.page] {
            for offset in start..<start + 152 {
                var bytes = good
                bytes[offset] ^= 0xFF
                try Data(bytes).write(to: URL(fileURLWithPath: folder.file("damaged")))
                if let environment = try? Environment(path: folder.file("damaged")) {
                    _ = try? environment.info()
                }
            }
        }
    }

    /// The bytes of a small sound file.
    private static func soundFile(in folder: TemporaryFolder) throws -> [UInt8] {
        do {
            let environment = try Environment(path: folder.file("sound"), options: .creating)
            _ = try environment.openTables(["t"], create: true)
        }
        return try folder.read("sound")
    }
}
