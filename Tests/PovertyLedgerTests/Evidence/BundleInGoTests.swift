// The promise that existing tools read a bundle: Go's golang.org/x/mod opens its notes, and its reader of tiles finds
// every entry in the signed tree. Runs where Go is installed; the check of a fresh checkout installs it.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger
@testable import PovertyLedger
@testable import PovertyReports

@Suite("Evidence bundles: read by Go", .timeLimit(.minutes(60)))
struct BundleInGoTests {
    private static let go: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { $0 + "/go" }.first { FileManager.default.isExecutableFile(atPath: $0) }

    private static let program = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Go/read_bundle.go").path

    /// Writes a bundle of so many leaves, of which a tile reader asks nothing but that they are there.
    private static func write(_ leaves: Int, to path: String, signedBy key: SigningKey) throws {
        var out: [String: [UInt8]] = [:]
        var log = LogWriter()
        for leaf in 0..<leaves { try log.append(Array("leaf \(leaf)".utf8)) { out[$0] = $1 } }
        try log.finish { out[$0] = $1 }
        let tree = try Checkpoint(origin: key.verifierKey.name, size: leaves, root: log.root)
        out["checkpoint"] = try SignedCheckpoint(tree, signedBy: key).bytes
        let text = ReplayCertificate(tree: tree, cuts: [], files: []).text
        out["certificate"] = try Note(text: text, signatures: [key.signature(of: text)]).bytes
        for (name, bytes) in out {
            let url = URL(fileURLWithPath: path + "/" + name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
        }
    }

    private static func run(_ words: [String], in folder: TemporaryFolder) throws -> (status: Int32, said: String) {
        let output = try folder.write("output", "")
        let process = Process(words[0], Array(words.dropFirst()))
        process.environment = ProcessInfo.processInfo.environment.merging([
            "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOCACHE": folder.file("cache"), "GOFLAGS": "",
        ]) { $1 }
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        let end = try process.runToEnd()
        return (end.status ?? 128, String(decoding: try folder.read("output"), as: UTF8.self))
    }

    @Test(.enabled(if: go != nil, "Go is not installed")) func itsTilesAreThoseOfATransparencyLog() throws {
        let fixture = try BundleFixture(seed: 8, events: 300)
        let work = try TemporaryFolder()
        let reader = work.file("read_bundle")
        try #require(Self.run([Self.go ?? "", "build", "-o", reader, Self.program], in: work).status == 0)
        let key = "\(fixture.key.verifierKey)"
        let bundle = try fixture.bundle("bundle")
        let (_, said) = try Self.run([reader, bundle.path, key], in: work)
        #expect(said == "\(fixture.key.verifierKey.name) \(fixture.size)\n")
        // Widths of tiles and entry bundles on both sides of full ones, and of three levels.
        for size in [1, 255, 256, 257, 512, 700, 65_536, 65_537] {
            let path = fixture.folder.file("\(size)")
            try Self.write(size, to: path, signedBy: fixture.key)
            #expect(try Self.run([reader, path, key], in: work).said == "\(fixture.key.verifierKey.name) \(size)\n")
        }
        let entries = URL(fileURLWithPath: fixture.folder.file("700/tile/entries/001"))
        var bytes = try Data(contentsOf: entries)
        bytes[bytes.count - 1] ^= 1
        try bytes.write(to: entries)
        #expect(try Self.run([reader, fixture.folder.file("700"), key], in: work).status == 1)
    }
}
