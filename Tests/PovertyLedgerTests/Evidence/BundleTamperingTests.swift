// The promise that nothing in a bundle can be changed: bytes of every file, their number, the files themselves. Each
// tampered copy is shown to both verifiers, and both must refuse it.

import EventLedger
import Foundation
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite("Evidence bundles: tampered ones", .timeLimit(.minutes(60)))
struct BundleTamperingTests {
    /// A way to tamper with one file, given another one of the bundle.
    private static let ways = [
        "first byte", "last byte", "a byte", "another byte", "one byte less", "one byte more", "a line more", "emptied",
        "removed", "another's bytes", "a link", "a folder", "twice",
    ]

    @Test(arguments: [UInt64](21...23)) func everyTamperedBundleIsRefusedByBoth(seed: UInt64) throws {
        let fixture = try BundleFixture(seed: seed, events: seed == 23 ? 280 : 30)
        let good = try fixture.bundle("good").path
        let files = try Self.files(below: good)
        var random = SeededGenerator(seed: seed)
        var tampered: [(path: String, what: String)] = []
        for (number, file) in files.enumerated() {
            let other = files[(number + 1 + random.number(0...files.count - 2)) % files.count]
            for way in Self.ways {
                let path = fixture.folder.file("\(tampered.count)")
                try FileManager.default.copyItem(atPath: good, toPath: path)
                guard try Self.tamper(path + "/" + file, way, path + "/" + other, &random) else { continue }
                tampered.append((path, "\(fixture.history): \(file), \(way) (\(other))"))
            }
        }
        let empty = fixture.folder.file("empty-folder")
        try FileManager.default.copyItem(atPath: good, toPath: empty)
        try FileManager.default.createDirectory(atPath: empty + "/x", withIntermediateDirectories: false)
        tampered.append((empty, "an empty folder"))
        #expect(tampered.count > 100)
        let verdicts = try PythonVerifier.verdicts(
            on: [good] + tampered.map(\.path), key: "\(fixture.key.verifierKey)")
        #expect(verdicts.count == tampered.count + 1, "the second verifier failed at \(verdicts.last ?? "")")
        #expect(verdicts.first == "holds")
        for ((path, what), verdict) in zip(tampered, verdicts.dropFirst()) {
            #expect(verdict.hasPrefix("refused: ") && verdict.count > 20, "\(what): \(verdict)")
            let error = fixture.refusal(of: path)
            #expect(error?.isRefusedProof == true, "\(what): \(error.map { "\($0)" } ?? "holds")")
        }
        #expect(fixture.refusal(of: good) == nil)
    }

    /// A file is read at once, so its length is looked at before.
    @Test func aListedFileIsNotTooLong() throws {
        let fixture = try BundleFixture(seed: 22, events: 10)
        let path = try fixture.bundle("long").path
        let page = try #require(FileHandle(forWritingAtPath: path + "/README.md"))
        try page.truncate(atOffset: 100_000_001)
        let verdicts = try PythonVerifier.verdicts(on: [path], key: "\(fixture.key.verifierKey)")
        #expect(verdicts == ["refused: README.md has more than 100,000,000 bytes"])
        #expect(fixture.refusal(of: path)?.problem == "README.md is missing, no file, or too long")
    }

    private static func files(below folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().filter {
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(atPath: folder + "/" + $0, isDirectory: &isFolder)
            return isThere && !isFolder.boolValue
        }
    }

    /// Tampers with a file; false where that would change nothing.
    private static func tamper(
        _ file: String, _ way: String, _ other: String, _ random: inout SeededGenerator
    ) throws -> Bool {
        let url = URL(fileURLWithPath: file)
        var bytes = try Data(contentsOf: url)
        let place = bytes.isEmpty ? 0 : random.number(0...bytes.count - 1)
        func flip(_ place: Int) { bytes[place] ^= UInt8(random.number(1...255)) }
        switch way {
        case "first byte", "last byte", "a byte", "another byte", "one byte less", "emptied":
            guard !bytes.isEmpty else { return false }
            switch way {
            case "first byte": flip(0)
            case "last byte": flip(bytes.count - 1)
            case "one byte less": bytes.removeLast()
            case "emptied": bytes = Data()
            default: flip(place)
            }
        case "one byte more": bytes.append(UInt8(random.number(0...255)))
        case "a line more": bytes.append(contentsOf: Data("\n".utf8))
        case "another's bytes":
            let taken = try Data(contentsOf: URL(fileURLWithPath: other))
            guard taken != bytes else { return false }
            bytes = taken
        case "twice":
            try bytes.write(to: URL(fileURLWithPath: file + "2"))
            return true
        default:
            try FileManager.default.removeItem(at: url)
            if way == "a link" { try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: other) }
            if way == "a folder" {
                try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
            }
            return true
        }
        try bytes.write(to: url)
        return true
    }
}
