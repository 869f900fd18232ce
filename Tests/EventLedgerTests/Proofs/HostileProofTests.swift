// The promise that no bytes trap a parser: random ones, and good files with bytes changed, lines moved and parts cut
// out, all from printed seeds. What is accepted is written back as it was read.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct HostileProofTests {
    /// Good files of every kind.
    private static func files() throws -> [[UInt8]] {
        let stored = ProofSamples.tree(40)
        let key = try ProofSamples.key("example.com/sổ-cái", 5)
        let checkpoint = try ProofSamples.checkpoint(stored, 40, by: key)
        let line = try ProofSamples.cosignature("witness.example", 6, time: 5, checkpoint.note.text)
        let proof = try ProofSamples.leafProof(stored, 21, 40, by: key)
        let extra = try LeafProof(inclusion: proof.inclusion, checkpoint: proof.checkpoint, extra: [1, 2, 3])
        let growth = try ProofSamples.growthProof(stored, 21, 40, by: key)
        return [
            checkpoint.bytes, try checkpoint.adding([line]).bytes, proof.bytes, extra.bytes, growth.bytes,
            Array("\(key.verifierKey)".utf8), Array(key.privateText.utf8), Array("tile/3/x001/x234/067.p/112".utf8),
        ]
    }

    /// One of many ways to spoil a file.
    private static func mutated(_ file: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = file
        for _ in 0..<random.number(1...4) where !bytes.isEmpty {
            let place = random.number(0...(bytes.count - 1))
            switch random.number(0...5) {
            case 0: bytes[place] = UInt8(random.number(0...255))
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(random.one(of: Array("\n 09+=—\u{7F}".utf8) + [0xE2, 0xFF]), at: place)
            case 3: bytes.removeSubrange(place..<min(bytes.count, place + random.number(1...60)))
            case 4: bytes.insert(contentsOf: bytes[place...].prefix(random.number(1...60)), at: place)
            default: bytes.replaceSubrange(place..<place, with: "9223372036854775807".utf8)
            }
        }
        return bytes
    }

    /// Gives bytes to every parser and checker; what is accepted must be written back as it was.
    private static func feed(_ bytes: [UInt8], keys: [VerifierKey], seed: UInt64) {
        let text = String(decoding: bytes, as: UTF8.self)
        let isText = Array(text.utf8) == bytes
        let old = try? Checkpoint(text: bytes)
        if let old { #expect(old.text == bytes, "seed \(seed)") }
        if let note = try? Note(bytes) {
            #expect(note.bytes == bytes, "seed \(seed)")
            _ = try? note.verify(by: keys)
        }
        if let checkpoint = try? SignedCheckpoint(bytes) {
            #expect(checkpoint.bytes == bytes, "seed \(seed)")
            _ = try? checkpoint.verify(by: keys)
        }
        if let proof = try? LeafProof(bytes) {
            #expect(proof.bytes == bytes, "seed \(seed)")
            _ = try? proof.verify(leafHash: MerkleTree.emptyRoot, by: keys)
            try? proof.inclusion.check(leafHash: MerkleTree.emptyRoot, root: MerkleTree.emptyRoot)
        }
        if let proof = try? GrowthProof(bytes) {
            #expect(proof.bytes == bytes, "seed \(seed)")
            try? proof.consistency.check(oldRoot: MerkleTree.emptyRoot, newRoot: MerkleTree.emptyRoot)
        }
        if let signature = try? NoteSignature(line: text) { #expect(!isText || signature.line == text, "seed \(seed)") }
        if let key = try? VerifierKey(text) { #expect("\(key)" == text, "seed \(seed)") }
        if let key = try? SigningKey(privateText: text) { #expect(key.privateText == text, "seed \(seed)") }
        if let tile = Tile(path: text) { #expect(tile.path == text && tile.nodes.count == tile.width, "seed \(seed)") }
        if let decoded = Base64.decode(bytes) { #expect(Array(Base64.encode(decoded).utf8) == bytes, "seed \(seed)") }
        if let decoded = Hexadecimal.decode(bytes) { #expect(Array(Hexadecimal.encode(decoded).utf8) == bytes) }
        if let number = Decimal.decode(bytes) { #expect(Array("\(number)".utf8) == bytes, "seed \(seed)") }
    }

    @Test func mutatedFiles() throws {
        let files = try Self.files()
        let keys = [try ProofSamples.key("example.com/sổ-cái", 5).verifierKey]
        for file in files { Self.feed(file, keys: keys, seed: 0) }
        for seed in UInt64(1)...6000 {
            var random = SeededGenerator(seed: seed)
            Self.feed(Self.mutated(random.one(of: files), &random), keys: keys, seed: seed)
        }
    }

    @Test func randomBytes() throws {
        let keys = [try ProofSamples.key("example.com/sổ-cái", 5).verifierKey]
        let pieces = [
            "\n", "\n\n", "— ", "a", " ", "AAAAAAA=", "old ", "index ", "extra ", "c2sp.org/tlog-proof@v1\n", "0", "é",
        ]
        for seed in UInt64(1)...6000 {
            var random = SeededGenerator(seed: seed)
            let bytes: [UInt8]
            if random.chance(50) {
                bytes = (0..<random.number(0...200)).map { _ in UInt8(random.number(0...255)) }
            } else {
                bytes = (0..<random.number(0...30)).flatMap { _ in Array(random.one(of: pieces).utf8) }
            }
            Self.feed(bytes, keys: keys, seed: seed)
        }
    }

    /// Sizes and places at the ends of what numbers can hold, with as many hashes as there may be.
    @Test func extremeSizes() {
        let ends = [Int.min, -1, 0, 1, 2, 1 << 61, 1 << 62, (1 << 62) + 1, Int.max - 1, Int.max]
        for first in ends {
            for second in ends {
                for count in [0, 1, 62, 63, 64, 200] {
                    let hashes = [Digest](repeating: MerkleTree.emptyRoot, count: count)
                    let inclusion = InclusionProof(index: first, size: second, hashes: hashes)
                    #expect(
                        ProofSamples.isRefused { () throws(LedgerError) in
                            try inclusion.check(leafHash: MerkleTree.leafHash([]), root: MerkleTree.emptyRoot)
                        })
                    let growth = ConsistencyProof(oldSize: first, newSize: second, hashes: hashes)
                    #expect(
                        ProofSamples.isRefused { () throws(LedgerError) in
                            try growth.check(oldRoot: MerkleTree.leafHash([1]), newRoot: MerkleTree.leafHash([2]))
                        })
                }
            }
        }
    }
}
