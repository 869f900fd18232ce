// The promise that a ledger's checkpoint is of what was committed, kept as it was given out, and never of two
// histories, whatever became of the ledger's file and whenever a process dies.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct SigningTests {
    /// A ledger of twenty entries of two events, and a key beside it.
    private struct Place {
        let test: TestLedger
        let file: KeyFile
        var ledger: Ledger { test.ledger }

        init() throws {
            test = try TestLedger()
            file = try KeyFile(
                creating: test.place.folder.file("a.key"), for: ProofSamples.key("example.com/ledger", 7))
            try record(1...20)
        }

        func record(_ numbers: ClosedRange<Int>) throws {
            for number in numbers { try test.record("e\(number)", facts(2, of: "s", first: number)) }
        }

        var memory: String { get throws { try String(contentsOfFile: file.memoryPath, encoding: .utf8) } }

        func refusal(_ ledger: Ledger) -> LedgerError? {
            failure { () throws(LedgerError) in _ = try ledger.checkpoint(signedBy: file) }
        }
    }

    @Test func signsWhatReadersSeeAndKeepsIt() throws {
        let place = try Place()
        let signed = try place.ledger.checkpoint(signedBy: place.file)
        let head = try place.ledger.treeHead()
        #expect(head.size == 40)
        #expect(signed.note.text == Array("example.com/ledger\n40\n\(head.root.base64)\n".utf8))
        #expect(try signed.verify(by: [place.file.verifierKey]).count == 1)
        #expect(try place.ledger.checkpoints() == [signed])
        #expect(try place.memory == "example.com/ledger 40 \(head.root.base64)\n")
        #expect(try place.ledger.checkpoint(signedBy: place.file).bytes == signed.bytes)
        try place.record(21...21)
        let next = try place.ledger.checkpoint(signedBy: place.file)
        #expect(next.checkpoint.size == 42)
        #expect(try place.ledger.checkpoints() == [signed, next])
        try place.ledger.consistencyProof(from: 40, to: 42).check(
            oldRoot: signed.checkpoint.root, newRoot: next.checkpoint.root)
    }

    @Test func aLedgerThatCantKeepIsNotSigned() throws {
        let place = try Place()
        let copy = place.test.place.folder.file("copy")
        _ = try place.ledger.backup(to: copy)
        #expect(place.refusal(try Ledger(at: copy, mode: .readOnly))?.code == .readOnly)
        let old = place.test.place.folder.file("old")
        try FileManager.default.copyItem(atPath: SigningTests.firstFormat, toPath: old)
        #expect(place.refusal(try Ledger(at: old, mode: .readWrite))?.code == .noTree)
        #expect(try place.memory.isEmpty)
    }

    private static let firstFormat = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/format-1/ledger.socai").path

    /// An older copy is put in the ledger's place: it is too small, and when it has grown it has another past.
    @Test func aLedgerThatWasRestoredIsRefused() throws {
        let place = try Place()
        let copy = place.test.place.folder.file("copy")
        _ = try place.ledger.backup(to: copy)
        try place.record(21...25)
        let signed = try place.ledger.checkpoint(signedBy: place.file)
        let memory = try place.memory
        let restored = try Ledger(at: copy, mode: .readWrite)
        let smaller = try #require(place.refusal(restored))
        #expect(smaller.code == .refusedSigning)
        #expect(smaller.problem == "the key signed size 50 already, and the ledger has 40")
        for number in 1...5 { _ = try restored.record(entry("f\(number)", facts(2, of: "s"))) }
        #expect(place.refusal(restored)?.problem == "the key signed another history at size 50")
        _ = try restored.record(entry("f6", facts(2, of: "s")))
        #expect(place.refusal(restored)?.problem == "the key signed another history at size 50")
        #expect(try restored.checkpoints() == [])
        #expect(try place.memory == memory)
        // The ledger that went on is signed as before.
        #expect(try place.ledger.checkpoint(signedBy: place.file) == signed)
    }

    /// Somebody who may write to the file changes an entry, digest and all, or a secret, or a stored leaf. What the key
    /// has not signed yet is made again before it signs; what it signed before is for `verify`.
    @Test func whatWasChangedSinceIsNotSigned() throws {
        for (table, number) in [("entries", 30), ("entries", 21), ("secrets", 40), ("tiles", 3)] {
            let origin = try Place()
            let signed = try origin.ledger.checkpoint(signedBy: origin.file)
            try origin.record(21...40)
            let memory = try origin.memory
            let position = table == "tiles" ? 49 : number * 2 - 1
            let key = table == "tiles" ? [7] + big(UInt64(number), 8) : big(UInt64(position), 8)
            let row = try #require(try origin.ledger.rows(table).first { $0.key == key })
            var changed = row.value
            if table == "entries" {
                changed[changed.count - 9] ^= 1
                changed.removeLast(8)
                EntryRecord.finish(&changed)
            } else {
                changed[0] ^= 1
            }
            try origin.ledger.store.overwrite(table, key, changed)
            let refusal = try #require(origin.refusal(origin.ledger))
            #expect(refusal.code == .damaged, "\(table)")
            // An entry has two events; the record ends with the second. A stored leaf leads to another root at once.
            let place = table == "tiles" ? nil : position + (table == "entries" ? 1 : 0)
            #expect(refusal.place.position == place, "\(table): \(refusal)")
            #expect(try origin.memory == memory)
            #expect(try origin.ledger.checkpoints() == [signed])
            // As it was, it is signed.
            try origin.ledger.store.overwrite(table, key, row.value)
            #expect(try origin.ledger.checkpoint(signedBy: origin.file).checkpoint.size == 80)
        }
    }

    /// What was checked for a smaller head is not made again for a larger one, and leads to the same root.
    @Test(arguments: [1, 2, 15, 16, 17, 255, 256, 257, 400])
    func leavesAreMadeAgainFromAnySize(events: Int) throws {
        let test = try TestLedger()
        for number in 0..<events { try test.record("e\(number)", facts(1 + number % 3, of: "s")) }
        let head = try test.ledger.treeHead()
        let all = try test.ledger.checkedEdge(from: TreeFrontier(), to: head)
        #expect(all.size == head.size && all.root == head.root)
        for size in [0, 1, head.size / 2, head.size - 1, head.size] where size >= 0 {
            let past = TreeHead(size: size, root: try test.ledger.root(ofSize: size))
            let edge = try test.ledger.checkedEdge(from: TreeFrontier(), to: past)
            #expect(try test.ledger.checkedEdge(from: edge, to: head) == all)
        }
        let other = TreeHead(size: head.size, root: Digest(sha256: [1]))
        let refused = code { () throws(LedgerError) in
            _ = try test.ledger.checkedEdge(from: TreeFrontier(), to: other)
        }
        #expect(refused == .damaged)
    }

    /// Hashes of upper levels are stored by themselves: one that was forged or flipped leaves every old root as it was.
    @Test func aForgedHashOfAnUpperLevelIsNeverSigned() throws {
        let place = try Place()
        try place.record(21...100)
        let signed = try place.ledger.checkpoint(signedBy: place.file)
        #expect(signed.checkpoint.size == 200)
        try place.record(101...150)
        let memory = try place.memory
        let row = try #require(try place.ledger.rows("tiles").first)
        #expect(row.key == [6] + big(0, 8))
        try place.ledger.store.overwrite("tiles", row.key, row.value.map { ~$0 })
        #expect(try place.ledger.root(ofSize: 200) == signed.checkpoint.root)
        #expect(place.refusal(place.ledger)?.code == .damaged)
        // Also where somebody takes the root from the stored hashes alone.
        let forged = TreeHead(size: 300, root: try place.ledger.root(ofSize: 300))
        let refusal = failure { () throws(LedgerError) in
            var held = try SigningMemory(of: place.file)
            _ = try place.ledger.sign(forged, with: &held)
        }
        #expect(refusal?.code == .refusedSigning)
        #expect(try place.memory == memory)
        try place.ledger.store.overwrite("tiles", row.key, row.value)
        #expect(try place.ledger.checkpoint(signedBy: place.file).checkpoint.size == 300)
    }

    /// The process died between the memory and the ledger, or the ledger lost what it kept: the same is signed again.
    @Test func whatIsRememberedIsSignedAgain() throws {
        let place = try Place()
        let head = try place.ledger.treeHead()
        let name = place.file.verifierKey.name
        let remembered: SignedCheckpoint
        do {
            var memory = try SigningMemory(of: place.file)
            remembered = try memory.sign(
                Checkpoint(origin: name, size: head.size, root: head.root),
                consistency: place.ledger.consistencyProof)
        }
        #expect(try place.ledger.checkpoints() == [])
        #expect(try place.ledger.checkpoint(signedBy: place.file) == remembered)
        #expect(try place.ledger.checkpoints() == [remembered])
    }

    /// Thirty processes killed while they sign: memory and ledger never disagree, and the next call goes on.
    @Test func killedWhileSigning() throws {
        let place = try Place()
        var random = SeededGenerator(seed: 41)
        var unkept = 0
        for round in 1...30 {
            try place.record((100 + round)...(100 + round))
            let process = try TestProcess("ledger")
            let size = 40 + 2 * round
            #expect(process.ask("open write \(place.test.path)") == "ok")
            process.tell("sign \(place.file.path)")
            usleep(UInt32(random.number(0...3_000)))
            process.kill()
            let memory = try place.memory
            let kept = try place.ledger.checkpoints().last?.checkpoint.size ?? 0
            #expect([size, size - 2].contains(kept) || round == 1 && kept == 0, "\(random), round \(round)")
            let isRemembered = memory.hasPrefix("example.com/ledger \(size) ")
            #expect(isRemembered || kept < size, "\(random), round \(round): kept, not remembered")
            unkept += kept < size ? 1 : 0
            let signed = try place.ledger.checkpoint(signedBy: place.file)
            #expect(signed.checkpoint.size == size && signed.note.signatures.count == 1)
            let names = try FileManager.default.contentsOfDirectory(atPath: place.test.place.folder.path)
            #expect(Set(names).subtracting(["a.key.signed-partial"]).count == 4, "\(names)")
        }
        #expect(unkept > 0, "no kill came in time: the test shows nothing")
    }

    /// Two processes sign with one key while a third records: each waits for the other, and none is refused.
    @Test func twoProcessesWithOneKey() throws {
        let place = try Place()
        let processes = try (0..<2).map { _ in try TestProcess("ledger") }
        for process in processes { #expect(process.ask("open write \(place.test.path)") == "ok") }
        var sizes: [Int] = []
        for round in 1...20 {
            for process in processes { process.tell("sign \(place.file.path)") }
            try place.record((100 + round)...(100 + round))
            for process in processes {
                let answer = process.answer()
                sizes.append(try #require(Int(answer.dropFirst(3)), "\(answer)"))
            }
        }
        let kept = try place.ledger.checkpoints()
        #expect(kept.map(\.checkpoint.size) == Set(sizes).sorted())
        #expect(kept.allSatisfy { $0.note.signatures.count == 1 })
        let last = try #require(kept.last?.checkpoint)
        #expect(try place.memory == "example.com/ledger \(last.size) \(last.root.base64)\n")
    }

    @Test func signaturesOfOthersAreKeptOnceTheyWereChecked() throws {
        let place = try Place()
        let signed = try place.ledger.checkpoint(signedBy: place.file)
        let text = signed.note.text
        let witness = try ProofSamples.witness("witness.example/w1", 2)
        let cosigned = try ProofSamples.cosignature("witness.example/w1", 2, time: 1_700_000_000, text)
        let other = try ProofSamples.key("province.example", 3)
        let second = try other.signature(of: text)
        let both = try signed.adding([cosigned, second])
        func refusal(_ checkpoint: SignedCheckpoint, _ keys: [VerifierKey]) -> LedgerError.Code? {
            code { () throws(LedgerError) in
                _ = try place.ledger.addSignatures(of: checkpoint, checkedBy: keys)
            }
        }
        #expect(refusal(both, [witness]) == .unsigned)
        #expect(refusal(both, [place.file.verifierKey, other.verifierKey]) == .unsigned)
        var damaged = cosigned.signature
        damaged[70] ^= 1
        let wrong = NoteSignature(name: cosigned.name, keyID: cosigned.keyID, signature: damaged)
        #expect(refusal(try signed.adding([wrong]), [witness]) == .invalidSignature)
        let stranger = try ProofSamples.checkpoint(ProofSamples.tree(40), 40, by: ProofSamples.key("example.com/l", 7))
        #expect(refusal(stranger, [witness]) == .notFound)
        #expect(try place.ledger.checkpoints() == [signed])

        let keys = [witness, other.verifierKey]
        // The log's own line may be left out: what is kept stays.
        let alone = try SignedCheckpoint(Note(text: text, signatures: [cosigned]).bytes)
        #expect(try place.ledger.addSignatures(of: alone, checkedBy: keys) == signed.adding([cosigned]))
        #expect(try place.ledger.addSignatures(of: both, checkedBy: keys) == both)
        #expect(try place.ledger.addSignatures(of: alone, checkedBy: []) == both)
        #expect(try place.ledger.checkpoints() == [both])
        #expect(try place.ledger.checkpoint(signedBy: place.file).bytes == both.bytes)
        #expect(try both.verify(by: keys + [place.file.verifierKey]).map(\.time) == [nil, 1_700_000_000, nil])
    }
}
