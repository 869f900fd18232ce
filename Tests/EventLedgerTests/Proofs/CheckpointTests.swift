// The promise that checkpoints and proof files are those of C2SP: three lines and no more, cosignatures with their
// times, and files whose bytes come back as they were.

import Testing

@testable import EventLedger

@Suite struct CheckpointTests {
    private static func problem(_ body: () throws(LedgerError) -> Void) -> LedgerError? {
        do {
            try body()
            return nil
        } catch { return error }
    }

    @Test func threeLines() throws {
        let stored = ProofSamples.tree(5)
        let key = try ProofSamples.key("example.com/ledger", 1)
        let signed = try ProofSamples.checkpoint(stored, 5, by: key)
        let root = try stored.root(ofSize: 5).base64
        #expect(signed.note.text == Array("example.com/ledger\n5\n\(root)\n".utf8))
        #expect(try SignedCheckpoint(signed.bytes) == signed)
        #expect(try signed.verify(by: [key.verifierKey]).map(\.key) == [key.verifierKey])
        let wrong: [(String, Int)] = [
            ("\n5\n\(root)\n", 1), ("a b\n5\n\(root)\n", 1), ("a+b\n5\n\(root)\n", 1), ("a\n\n\(root)\n", 2),
            ("a\n05\n\(root)\n", 2), ("a\n-5\n\(root)\n", 2), ("a\n9223372036854775808\n\(root)\n", 2), ("a\n5\n", 3),
            ("a\n5\n\(root)=\n", 3), ("a\n5\n\(root.dropLast(4))\n", 3), ("a\n5\n\(root)\nextension\n", 4),
            ("a\n5\n\(root)\n\n", 4),
        ]
        for (text, line) in wrong {
            let problem = Self.problem { () throws(LedgerError) in _ = try Checkpoint(text: Array(text.utf8)) }
            #expect(problem?.code == .malformedProof && problem?.place.line == line, "\(text)")
        }
        // The size of the empty tree leaves one root only.
        let empty = Self.problem { () throws(LedgerError) in _ = try Checkpoint(text: Array("a\n0\n\(root)\n".utf8)) }
        #expect(empty?.code == .invalidSize)
        #expect(try Checkpoint(text: Array("a\n0\n\(MerkleTree.emptyRoot.base64)\n".utf8)).size == 0)
        let other = try ProofSamples.key("example.com/other", 1)
        let refused = Self.problem { () throws(LedgerError) in
            _ = try SignedCheckpoint(signed.checkpoint, signedBy: other)
        }
        #expect(refused?.code == .invalidKey)
    }

    @Test func witnesses() throws {
        let stored = ProofSamples.tree(5)
        let key = try ProofSamples.key("example.com/ledger", 1)
        let (log, witness) = (key.verifierKey, try ProofSamples.witness("witness.example/w1", 2))
        let bare = try ProofSamples.checkpoint(stored, 5, by: key)
        let time = 1_679_315_147
        let line = try ProofSamples.cosignature("witness.example/w1", 2, time: time, bare.note.text)
        let unknown = try NoteSignature(line: "— someone.example AAAAAP///w==")
        let signed = try bare.adding([line, unknown, line])
        #expect(
            signed.note.signatures == bare.note.signatures + [line, unknown] && signed.checkpoint == bare.checkpoint)
        #expect(try SignedCheckpoint(signed.bytes) == signed)
        #expect(try signed.verify(by: [log, witness]).map(\.time) == [nil, time])
        #expect(try signed.verify(by: [log]).map(\.key) == [log])
        #expect(try VerifierKey("\(witness)") == witness && witness.kind == .cosignature)

        // A witness alone does not make a checkpoint the log's, nor does the log's own key as a witness.
        #expect(Self.problem { () throws(LedgerError) in _ = try signed.verify(by: [witness]) }?.code == .unsigned)
        let ofLog = try ProofSamples.cosignature("example.com/ledger", 1, time: time, bare.note.text)
        let cosigned = try SignedCheckpoint(Note(text: bare.note.text, signatures: [ofLog]).bytes)
        let asWitness = try ProofSamples.witness("example.com/ledger", 1)
        #expect(Self.problem { () throws(LedgerError) in _ = try cosigned.verify(by: [asWitness]) }?.code == .unsigned)

        // Nor does the key of another log, however rightly it signed.
        let foreign = try ProofSamples.key("example.com/other", 3)
        let signature = try foreign.signature(of: bare.note.text)
        let byOther = try SignedCheckpoint(Note(text: bare.note.text, signatures: [signature]).bytes)
        #expect(
            Self.problem { () throws(LedgerError) in _ = try byOther.verify(by: [foreign.verifierKey]) }?.code
                == .unsigned)

        // Every byte of a cosignature counts, the time too; a time beyond 2⁶³ − 1 and a wrong length are refused.
        var wrong = line.signature.indices.map { place in
            var bytes = line.signature
            bytes[place] ^= place == 0 ? 0x80 : 1
            return bytes
        }
        wrong += [Array(line.signature.dropLast()), line.signature + [0], [1]]
        for bytes in wrong {
            let other = NoteSignature(name: line.name, keyID: line.keyID, signature: bytes)
            let signed = try bare.adding([other])
            let problem = Self.problem { () throws(LedgerError) in _ = try signed.verify(by: [log, witness]) }
            #expect(problem?.code == .invalidSignature)
        }
    }

    @Test func proofFiles() throws {
        let stored = ProofSamples.tree(300)
        let key = try ProofSamples.key("example.com/ledger", 1)
        let keys = [key.verifierKey]
        let inclusion = try ProofSamples.leafProof(stored, 7, 300, by: key)
        let text = String(decoding: inclusion.bytes, as: UTF8.self)
        let hashes = try stored.inclusionProof(ofLeaf: 7, inSize: 300).hashes.map { $0.base64 + "\n" }.joined()
        let checkpoint = String(decoding: inclusion.checkpoint.bytes, as: UTF8.self)
        #expect(text == "c2sp.org/tlog-proof@v1\nindex 7\n\(hashes)\n\(checkpoint)")
        #expect(try LeafProof(inclusion.bytes) == inclusion)
        #expect(try inclusion.verify(leafHash: MerkleTree.leafHash(ProofSamples.leaf(7)), by: keys).count == 1)

        let extra = try LeafProof(
            inclusion: inclusion.inclusion, checkpoint: inclusion.checkpoint, extra: [UInt8](0...255))
        #expect(try LeafProof(extra.bytes) == extra && extra.bytes.count > inclusion.bytes.count + 256)
        let start = "c2sp.org/tlog-proof@v1\n"
        for (text, line) in [
            ("", nil), ("c2sp.org/tlog-proof@v2\nindex 7\n\n\(checkpoint)", 1), (start, 2), (start + "index 07\n\n", 2),
            (start + "extra \nindex 7\n\n", 2), (start + "extra A\nindex 7\n\n", 2),
            (start + "extra AA==\nextra AA==\n", 3), (start + "index 7\nAAAA\n\n", 3), (start + "index 7\n", 3),
            (start + "index 7\n\n" + checkpoint.dropFirst(20), 5), (start + "index 7\n" + checkpoint, 3),
            (start + "index 7\n" + String(repeating: MerkleTree.emptyRoot.base64 + "\n", count: 64), 66),
        ] as [(String, Int?)] {
            let problem = Self.problem { () throws(LedgerError) in _ = try LeafProof(Array(text.utf8)) }
            #expect(
                problem?.code == .malformedProof && problem?.place.line == line,
                "\(text): \(String(describing: problem))")
        }
        // Parts of different sizes are no proof, and neither is a leaf that lies outside.
        for other in [299, 301] {
            let part = InclusionProof(index: 7, size: other, hashes: inclusion.inclusion.hashes)
            let problem = Self.problem { () throws(LedgerError) in
                _ = try LeafProof(inclusion: part, checkpoint: inclusion.checkpoint)
            }
            #expect(problem?.code == .invalidSize)
        }
        let outside = start + "index 300\n\n" + checkpoint
        let problem = Self.problem { () throws(LedgerError) in _ = try LeafProof(Array(outside.utf8)) }
        #expect(problem?.code == .invalidSize)
    }

    @Test func growth() throws {
        let stored = ProofSamples.tree(300)
        let key = try ProofSamples.key("example.com/ledger", 1)
        let keys = [key.verifierKey]
        let growth = try ProofSamples.growthProof(stored, 100, 300, by: key)
        let hashes = try stored.consistencyProof(from: 100, to: 300).hashes.map { $0.base64 + "\n" }.joined()
        let checkpoint = String(decoding: growth.checkpoint.bytes, as: UTF8.self)
        #expect(String(decoding: growth.bytes, as: UTF8.self) == "old 100\n\(hashes)\n\(checkpoint)")
        #expect(try GrowthProof(growth.bytes) == growth)
        for size in [0, 1, 100, 299, 300] {
            let old = try ProofSamples.checkpoint(stored, size, by: key).checkpoint
            let proof = try ProofSamples.growthProof(stored, size, 300, by: key)
            #expect(try GrowthProof(proof.bytes).verify(since: old, by: keys).count == 1)
            // Of another size, of another log, or with another past.
            guard size != 100 else { continue }
            #expect(Self.problem { () throws(LedgerError) in _ = try growth.verify(since: old, by: keys) } != nil)
        }
        let other = try Checkpoint(
            origin: #require(KeyName("example.com/other")), size: 100, root: stored.root(ofSize: 100))
        let forked = try Checkpoint(origin: key.verifierKey.name, size: 100, root: stored.root(ofSize: 99))
        for old in [other, forked] {
            let problem = Self.problem { () throws(LedgerError) in _ = try growth.verify(since: old, by: keys) }
            #expect(problem?.code == .refusedProof)
        }
        for text in [
            "", "old\n", "old 100\n", "old -1\n\n\(checkpoint)", "old 100\nAAAA\n\n\(checkpoint)", "new 1\n\n",
        ] {
            let problem = Self.problem { () throws(LedgerError) in _ = try GrowthProof(Array(text.utf8)) }
            #expect(problem?.code == .malformedProof, "\(text)")
        }
        for other in [299, 301] {
            let part = ConsistencyProof(oldSize: 100, newSize: other, hashes: growth.consistency.hashes)
            let problem = Self.problem { () throws(LedgerError) in
                _ = try GrowthProof(consistency: part, checkpoint: growth.checkpoint)
            }
            #expect(problem?.code == .invalidSize)
        }
        let back = Self.problem { () throws(LedgerError) in _ = try GrowthProof(Array("old 301\n\n\(checkpoint)".utf8))
        }
        #expect(back?.code == .invalidSize)
    }
}
