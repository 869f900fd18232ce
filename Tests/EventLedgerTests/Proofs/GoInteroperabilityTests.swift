// The promise that others verify what is written here: golang.org/x/mod opens our notes with our keys, checks our
// proofs and refuses the wrong ones, and has the same roots, proofs and tiles of the same leaves; and what Go signs is
// verified here. Runs where Go is installed; the check of a fresh checkout installs it.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct GoInteroperabilityTests {
    private static let go: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { $0 + "/go" }.first { FileManager.default.isExecutableFile(atPath: $0) }

    private struct LeafCase: Encodable {
        let leaf, proof: String
        let isWrong: Bool
    }

    private struct GrowthCase: Encodable {
        let oldRoot, proof: String
        let isWrong: Bool
    }

    /// Proof files on the disk, as a ledger made them; their leaves are made again of what stands behind `extra`.
    private struct LedgerCase: Encodable {
        let file: String
        let isWrong: Bool
    }

    private struct Cases: Encodable {
        var verifierKey, signingKey, text: String
        var sizes: [Int]
        var leafProofs: [LeafCase] = []
        var growthProofs: [GrowthCase] = []
        var ledgerProofs: [LedgerCase] = []
    }

    private struct Answer: Decodable {
        // Members as Go writes them.
        let Roots, Tiles: [String: String]
        let Inclusion, Consistency: [String: [String]]
        let Signed, OtherKey, OtherNote: String
        let Checked: Int
        let Failures: [String]
    }

    /// Without size 0, of which Debian's golang.org/x/mod 0.7.0 has a wrong root.
    private static let sizes =
        Array(1...70) + [127, 128, 255, 256, 257, 300, 511, 512, 513, 700, 1000, 1023, 1024, 1300]

    private static func cases(_ stored: StoredHashes, _ key: SigningKey) throws -> Cases {
        var cases = Cases(
            verifierKey: "\(key.verifierKey)", signingKey: key.privateText,
            text: String(decoding: try ProofSamples.checkpoint(stored, 9, by: key).note.text, as: UTF8.self),
            sizes: sizes)
        for (place, size) in sizes.enumerated() {
            for index in Set([0, size / 2, size - 1]) {
                let bytes = try ProofSamples.leafProof(stored, index, size, by: key).bytes
                let proof = String(decoding: bytes, as: UTF8.self)
                cases.leafProofs.append(LeafCase(leaf: "leaf \(index)", proof: proof, isWrong: false))
                cases.leafProofs.append(LeafCase(leaf: "leaf \(index + 1)", proof: proof, isWrong: true))
            }
            for old in Set([1, size / 2, place == 0 ? 1 : sizes[place - 1], size]) where old > 0 {
                let bytes = try ProofSamples.growthProof(stored, old, size, by: key).bytes
                let proof = String(decoding: bytes, as: UTF8.self)
                let (root, other) = (try stored.root(ofSize: old).base64, try stored.root(ofSize: old + 1).base64)
                cases.growthProofs.append(GrowthCase(oldRoot: root, proof: proof, isWrong: false))
                cases.growthProofs.append(GrowthCase(oldRoot: other, proof: proof, isWrong: true))
            }
        }
        return cases
    }

    /// Files of a ledger's own proofs, each once as it is and once with a byte of its event changed.
    private static func ledgerCases(
        _ folder: TemporaryFolder, _ key: SigningKey
    ) throws -> (leaves: [LedgerCase], growth: [GrowthCase]) {
        let test = try TestLedger()
        var random = RandomEntries(seed: 61)
        for entry in random.next(60) { _ = try test.ledger.record(entry) }
        let last = try test.ledger.lastPosition()
        for size in [last / 3, last - 1] {
            let checkpoint = try Checkpoint(
                origin: key.verifierKey.name, size: size, root: test.ledger.root(ofSize: size))
            try test.ledger.keep(SignedCheckpoint(checkpoint, signedBy: key))
        }
        var leaves: [LedgerCase] = []
        for position in 1...last - 1 {
            let proof = try test.ledger.proof(of: position)
            var extra = try #require(proof.extra)
            extra[extra.count - 1 - position % 16] ^= 1
            let wrong = try LeafProof(inclusion: proof.inclusion, checkpoint: proof.checkpoint, extra: extra)
            for (proof, isWrong) in [(proof, false), (wrong, true)] {
                let text = String(decoding: proof.bytes, as: UTF8.self)
                let file = try folder.write("\(position)-\(isWrong).tlog-proof", text)
                leaves.append(LedgerCase(file: file, isWrong: isWrong))
            }
        }
        var growth: [GrowthCase] = []
        for old in 1...last - 1 {
            let root = try test.ledger.root(ofSize: old)
            let checkpoint = try Checkpoint(origin: key.verifierKey.name, size: old, root: root)
            let proof = String(decoding: try test.ledger.growthProof(since: checkpoint).bytes, as: UTF8.self)
            let other = try test.ledger.root(ofSize: old - 1)
            growth.append(GrowthCase(oldRoot: root.base64, proof: proof, isWrong: false))
            growth.append(GrowthCase(oldRoot: other.base64, proof: proof, isWrong: true))
        }
        return (leaves, growth)
    }

    private static func ask(_ cases: Cases) throws -> Answer {
        let folder = try TemporaryFolder()
        try JSONEncoder().encode(cases).write(to: URL(fileURLWithPath: folder.file("cases.json")))
        let program = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Go/check_proofs.go").path
        let process = Process(try #require(go), ["run", program, folder.file("cases.json")])
        process.environment = ProcessInfo.processInfo.environment.merging([
            "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOCACHE": folder.file("cache"), "GOFLAGS": "",
        ]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        try #require(process.waitForEnd().status == 0, "go run failed; its packages are golang-golang-x-mod-dev's")
        return try JSONDecoder().decode(Answer.self, from: data)
    }

    @Test(.enabled(if: go != nil, "Go is not installed")) func goAgrees() throws {
        let stored = ProofSamples.tree(1301)
        let key = try ProofSamples.key("example.com/sổ-cái", 3)
        var cases = try Self.cases(stored, key)
        let folder = try TemporaryFolder()
        let (leaves, growth) = try Self.ledgerCases(folder, key)
        cases.ledgerProofs = leaves
        cases.growthProofs += growth
        #expect(leaves.count > 400)
        let answer = try Self.ask(cases)
        #expect(answer.Failures.isEmpty)
        #expect(
            answer.Checked == cases.leafProofs.count + cases.growthProofs.count + cases.ledgerProofs.count
                && answer.Checked > 1000)

        #expect(answer.Roots.count == Self.sizes.count)
        for (size, root) in answer.Roots {
            #expect(try stored.root(ofSize: #require(Int(size))).base64 == root, "size \(size)")
        }
        for (question, hashes) in answer.Inclusion {
            let numbers = question.split(separator: " ").compactMap { Int($0) }
            let proof = try stored.inclusionProof(ofLeaf: numbers[0], inSize: numbers[1])
            #expect(proof.hashes.map(\.base64) == hashes, "leaf \(question)")
        }
        for (question, hashes) in answer.Consistency {
            let numbers = question.split(separator: " ").compactMap { Int($0) }
            let proof = try stored.consistencyProof(from: numbers[0], to: numbers[1])
            #expect(proof.hashes.map(\.base64) == hashes, "sizes \(question)")
        }
        // Go's path has the height too, which tlog-tiles leaves out; Go lists a partial tile in every width it had.
        let tiles = Tile.tiles(from: 0, to: 1300)
        #expect(tiles.count == 7)
        for tile in tiles {
            let bytes = try tile.nodes.flatMap { try stored.hash(at: $0).bytes }
            #expect(
                answer.Tiles["tile/8" + tile.path.dropFirst(4)] == Data(bytes).base64EncodedString(), "\(tile.path)")
        }

        // Our key in Go's hands signs what we sign, and a key of Go's own is read here.
        let signed = try Note(Array(answer.Signed.utf8))
        #expect(try signed.verify(by: [key.verifierKey]).map(\.key) == [key.verifierKey])
        #expect(try signed.bytes == ProofSamples.checkpoint(stored, 9, by: key).bytes)
        let other = try VerifierKey(answer.OtherKey)
        let note = try Note(Array(answer.OtherNote.utf8))
        #expect(try note.verify(by: [other]).map(\.key) == [other])
        #expect(try note.verify(by: [other, key.verifierKey]).count == 2)
        #expect("\(other)" == answer.OtherKey)
    }
}
