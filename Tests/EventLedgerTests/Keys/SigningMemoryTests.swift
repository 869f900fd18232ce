// The promise that a key never signs two histories: what it signed is on the disk before the signature is given out,
// and nothing is signed that does not continue it.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct SigningMemoryTests {
    private struct Place {
        let folder: TemporaryFolder
        let file: KeyFile
        let tree = ProofSamples.tree(50)

        init() throws {
            folder = try TemporaryFolder()
            file = try KeyFile(creating: folder.file("a.key"), for: ProofSamples.key("example.com/ledger", 7))
        }

        func checkpoint(_ size: Int, of tree: StoredHashes? = nil) throws -> Checkpoint {
            let root = try (tree ?? self.tree).root(ofSize: size)
            return try Checkpoint(origin: file.verifierKey.name, size: size, root: root)
        }

        /// Signs a size of a tree, or says why not.
        func sign(_ size: Int, of tree: StoredHashes? = nil) throws -> LedgerError? {
            let checkpoint = try checkpoint(size, of: tree)
            do throws(LedgerError) {
                var memory = try SigningMemory(of: file)
                let signed = try memory.sign(checkpoint) { (old, new) throws(LedgerError) in
                    try (tree ?? self.tree).consistencyProof(from: old, to: new)
                }
                #expect(signed.checkpoint == checkpoint)
                _ = try signed.verify(by: [file.verifierKey])
                return nil
            } catch { return error }
        }

        var text: String { get throws { String(decoding: try folder.read("a.key.signed"), as: UTF8.self) } }
    }

    @Test func growsOnly() throws {
        let place = try Place()
        #expect(try place.sign(0) == nil)
        for size in [10, 10, 40] { #expect(try place.sign(size) == nil) }
        #expect(try place.text == "example.com/ledger 40 \(place.tree.root(ofSize: 40).base64)\n")
        let smaller = try place.sign(39)
        #expect(smaller?.code == .refusedSigning)
        #expect(smaller?.problem == "the key signed size 40 already, and the ledger has 39")

        // The same size with another root, and a larger tree that has another past.
        let other = ProofSamples.tree(39)
        for index in 0..<5 { other.append(MerkleTree.leafHash([UInt8(index)])) }
        for size in [40, 44] {
            let forked = try place.sign(size, of: other)
            #expect(forked?.code == .refusedSigning)
            #expect(forked?.problem == "the key signed another history at size 40")
        }
        // A larger tree beside one that still has the old root: nothing leads from the one to the other.
        let beside = try Checkpoint(
            origin: place.file.verifierKey.name, size: 44, root: MerkleTree.leafHash([1, 2, 3]))
        let refusal = failure { () throws(LedgerError) in
            var memory = try SigningMemory(of: place.file)
            _ = try memory.sign(beside) { (old, new) throws(LedgerError) in
                try place.tree.consistencyProof(from: old, to: new)
            }
        }
        #expect(refusal?.code == .refusedSigning)
        #expect(try place.text == "example.com/ledger 40 \(place.tree.root(ofSize: 40).base64)\n")
        #expect(try place.sign(50) == nil)
        let attributes = try FileManager.default.attributesOfItem(atPath: place.file.memoryPath)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path).count == 2)
    }

    @Test func otherOriginsStay() throws {
        let place = try Place()
        let root = try place.tree.root(ofSize: 3).base64
        let line = "example.com/other 3 \(root)\n"
        #expect(place.folder.overwrite("a.key.signed", Array(line.utf8)))
        #expect(try place.sign(5) == nil)
        #expect(try place.text == line + "example.com/ledger 5 \(place.tree.root(ofSize: 5).base64)\n")
        var memory = try SigningMemory(of: place.file)
        let other = try Checkpoint(
            origin: #require(KeyName("example.com/other")), size: 4, root: place.tree.root(ofSize: 4))
        do throws(LedgerError) {
            _ = try memory.sign(other) { (old, new) throws(LedgerError) in
                try place.tree.consistencyProof(from: old, to: new)
            }
            Issue.record("a key signed for another origin")
        } catch { #expect(error.code == .invalidKey) }
        #expect(try place.text.hasPrefix(line))
    }

    /// A memory that can't be trusted is none; nothing is signed and nothing is changed.
    @Test func memoriesThatAreRefused() throws {
        let place = try Place()
        let root = try place.tree.root(ofSize: 3).base64
        let line = "example.com/ledger 3 \(root)\n"
        for (text, number) in [
            ("\n", 1), ("x", nil), (line + "\n", 2), (line + line, 2), (String(line.dropLast()), nil),
            ("example.com/ledger 03 \(root)\n", 1), ("example.com/ledger 3\n", 1),
            ("example.com/ledger 3 \(root) 4\n", 1),
            ("example.com/ledger 3 \(root.dropLast(4))\n", 1), ("a+b 3 \(root)\n", 1),
            ("example.com/ledger -3 \(root)\n", 1),
            ("example.com/ledger 0 \(root)\n", 1), ("example.com/ledger 9223372036854775808 \(root)\n", 1),
            (String(repeating: "x", count: 1 << 20) + "\n", nil),
        ] as [(String, Int?)] {
            #expect(place.folder.overwrite("a.key.signed", Array(text.utf8)))
            let error = try place.sign(10)
            #expect(error?.code == .refusedSigning && error?.place.line == number, "\(text.prefix(60))")
            #expect(error?.place.file == place.file.memoryPath)
            #expect(try place.text == text)
        }
        #expect(place.folder.overwrite("a.key.signed", Array(line.utf8)))
        #expect(chmod(place.file.memoryPath, 0o620) == 0)
        #expect(try place.sign(10)?.code == .exposedKey)
        #expect(unlink(place.file.memoryPath) == 0)
        #expect(try place.sign(10)?.code == .refusedSigning)
        try FileManager.default.createSymbolicLink(atPath: place.file.memoryPath, withDestinationPath: "elsewhere")
        #expect(try place.sign(10)?.code == .invalidKey)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path).count == 2)
    }

    /// What a process left that was killed while it wrote is taken away.
    @Test func unfinishedMemoryIsNone() throws {
        let place = try Place()
        #expect(try place.sign(10) == nil)
        _ = try place.folder.write("a.key.signed-partial", "example.com/led")
        #expect(try place.sign(20) == nil)
        #expect(try place.text.hasPrefix("example.com/ledger 20 "))
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path).count == 2)
    }

    /// Where nothing can be remembered nothing is signed. (The superuser writes everywhere, but not over a folder.)
    @Test func nothingIsSignedThatCantBeRemembered() throws {
        let place = try Place()
        let inTheWay = place.folder.file("a.key.signed-partial")
        try FileManager.default.createDirectory(atPath: inTheWay, withIntermediateDirectories: false)
        #expect(try place.sign(10)?.code == .fileExists)
        #expect(try place.text.isEmpty)
    }

    /// Many threads, each signing one more than the last did: one lets the next in only when it is done.
    @Test func oneAtATime() throws {
        let place = try Place()
        let file = place.file
        let checkpoints = try (0...40).map { try place.checkpoint($0) }
        let proofs = try (0...40).map { try place.tree.consistencyProof(from: max(0, $0 - 1), to: $0) }
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<5 {
                do throws(LedgerError) {
                    var memory = try SigningMemory(of: file)
                    let next = checkpoints[(memory.checkpoints.first?.size ?? 0) + 1]
                    _ = try memory.sign(next) { (_, new) throws(LedgerError) in proofs[new] }
                } catch { Issue.record("\(error)") }
            }
        }
        #expect(try place.text.hasPrefix("example.com/ledger 40 "))
    }
}

extension TemporaryFolder {
    /// Puts other bytes into a file, which keeps its rights.
    fileprivate func overwrite(_ name: String, _ bytes: [UInt8]) -> Bool {
        guard let handle = FileHandle(forWritingAtPath: file(name)) else { return false }
        return (try? handle.truncate(atOffset: 0)) != nil && (try? handle.write(contentsOf: Data(bytes))) != nil
    }
}
