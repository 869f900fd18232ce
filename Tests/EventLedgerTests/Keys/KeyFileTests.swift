// The promise that a private key is in a file of its own that only its owner can read, that it is never overwritten,
// and that a file which somebody else could have read is not signed with.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct KeyFileTests {
    static let isSuperuser = geteuid() == 0

    private static func key() throws -> SigningKey { try ProofSamples.key("example.com/ledger", 7) }

    private static func permissions(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    private static func error(_ path: String) -> LedgerError? {
        do throws(LedgerError) {
            _ = try KeyFile(at: path)
            return nil
        } catch { return error }
    }

    /// What the umask of the process does to it is tested where it has a process of its own: FilePermissionTests.
    @Test func isMadeForItsOwnerOnly() throws {
        let folder = try TemporaryFolder()
        let key = try Self.key()
        let file = try KeyFile(creating: folder.file("a.key"), for: key)
        #expect(try Self.permissions(file.path) == 0o600 && Self.permissions(file.memoryPath) == 0o600)
        #expect(file.verifierKey == key.verifierKey && file.memoryPath == file.path + ".signed")
        // The line of Go's note.GenerateKey; its base64 is of 0x01 and 32 times 0x07.
        let seed = "AQcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH"
        let text = "PRIVATE+KEY+example.com/ledger+\(key.verifierKey.hexID)+\(seed)\n"
        #expect(try folder.read("a.key") == Array(text.utf8))
        #expect(try folder.read("a.key.signed").isEmpty)
        #expect(try KeyFile(at: file.path).signingKey.privateText + "\n" == text)
    }

    @Test func isNeverOverwritten() throws {
        let folder = try TemporaryFolder()
        let first = try KeyFile(creating: folder.file("a.key"), for: Self.key())
        try FileManager.default.createDirectory(atPath: folder.file("folder"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "nowhere")
        _ = try folder.write("empty", "")
        for name in ["a.key", "folder", "link", "empty"] {
            do throws(LedgerError) {
                _ = try KeyFile(creating: folder.file(name), for: .random(name: first.verifierKey.name))
                Issue.record("\(name) was taken")
            } catch { #expect(error.code == .fileExists && error.place.file == folder.file(name)) }
        }
        #expect(try KeyFile(at: folder.file("a.key")).verifierKey == first.verifierKey)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names == ["a.key", "a.key.signed", "empty", "folder", "link"])
        for path in [folder.file("missing/a.key"), ""] {
            do throws(LedgerError) {
                _ = try KeyFile(creating: path, for: first.signingKey)
                Issue.record("\(path) was made")
            } catch { #expect(error.code == .noSuchFile) }
        }
    }

    /// Every right of group and others by itself; those of the owner are the owner's affair.
    @Test func rightsOfOthersAreRefused() throws {
        let folder = try TemporaryFolder()
        let path = try KeyFile(creating: folder.file("a.key"), for: Self.key()).path
        for right in [0o040, 0o020, 0o010, 0o004, 0o002, 0o001] {
            #expect(chmod(path, mode_t(0o600 | right)) == 0)
            let error = Self.error(path)
            #expect(error?.code == .exposedKey && error?.problem == "others may read or change the private key")
        }
        for permissions in [0o600, 0o400] as [mode_t] {
            #expect(chmod(path, permissions) == 0)
            #expect(Self.error(path) == nil)
        }
    }

    @Test(.enabled(if: isSuperuser)) func keyOfAnotherUserIsRefused() throws {
        let folder = try TemporaryFolder()
        let path = try KeyFile(creating: folder.file("a.key"), for: Self.key()).path
        #expect(chown(path, 65534, 65534) == 0)
        let error = Self.error(path)
        #expect(error?.code == .exposedKey && error?.problem == "the private key belongs to another user")
        #expect(chown(path, geteuid(), 65534) == 0)
        #expect(Self.error(path) == nil)
    }

    /// What opening can wait for or stumble over, and the one kind of link that is followed.
    @Test func onlyRegularFiles() throws {
        let folder = try TemporaryFolder()
        let file = try KeyFile(creating: folder.file("a.key"), for: Self.key())
        try FileManager.default.createSymbolicLink(atPath: folder.file("link.key"), withDestinationPath: "a.key")
        let linked = try KeyFile(at: folder.file("link.key"))
        #expect(linked.path == file.path && linked.memoryPath == file.memoryPath)
        #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
        try FileManager.default.createDirectory(atPath: folder.file("folder"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(atPath: folder.file("nowhere"), withDestinationPath: "missing")
        for name in ["pipe", "folder"] { #expect(Self.error(folder.file(name))?.code == .invalidKey, "\(name)") }
        for name in ["nowhere", "missing", "a.key/b"] {
            #expect(Self.error(folder.file(name))?.code == .noSuchFile, "\(name)")
        }
        #expect(Self.error("/dev/null")?.code == .invalidKey)
    }

    /// Each byte changed, the text cut everywhere, and what is no text: no key, no trap, and nothing of it in the
    /// error.
    @Test func damagedTextsAreNoKeys() throws {
        let folder = try TemporaryFolder()
        let file = try KeyFile(creating: folder.file("a.key"), for: Self.key())
        let whole = try folder.read("a.key")
        let secret = file.signingKey.privateText.suffix(20)
        func check(_ bytes: [UInt8]) throws {
            try Data(bytes).write(to: URL(fileURLWithPath: file.path))
            let error = try #require(Self.error(file.path), "\(String(decoding: bytes, as: UTF8.self))")
            #expect(error.code == .invalidKey && error.place.file == file.path && !"\(error)".contains(secret))
        }
        for place in whole.indices.dropLast() {
            var bytes = whole
            bytes[place] ^= 1
            // The seed has no check of its own but the id, which follows from it.
            try check(bytes)
        }
        for count in 0..<(whole.count - 1) { try check(Array(whole[..<count])) }
        try check(whole + whole)
        try check(whole + [10])
        try check([UInt8](repeating: 0xFF, count: 5000))
        try check(whole.dropLast() + [13, 10])
        // Go writes the line without its newline.
        try Data(whole.dropLast()).write(to: URL(fileURLWithPath: file.path))
        #expect(try KeyFile(at: file.path).verifierKey == file.verifierKey)
    }

    @Test func randomKeysDiffer() throws {
        let name = try #require(KeyName("a"))
        let keys = try (0..<100).map { _ in try SigningKey.random(name: name).privateText }
        #expect(Set(keys).count == 100)
    }

    @Test func fileNames() throws {
        for (name, file) in [("example.com/ledger", "example.com-ledger.key"), ("a", "a.key"), ("/a//b", "-a--b.key")] {
            #expect(KeyFile.fileName(for: try #require(KeyName(name))) == file)
        }
    }
}
