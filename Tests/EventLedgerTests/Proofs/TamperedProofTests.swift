// The promise that a proof stands for one thing: every byte of every proof and checkpoint is flipped, hashes are
// dropped, doubled and swapped, and each of these is refused.

import Testing

@testable import EventLedger

@Suite struct TamperedProofTests {
    private static let masks: [UInt8] = [0x01, 0x80, 0xFF]

    /// All digests that differ from one in one byte, by one mask.
    private static func flips(of digest: Digest, mask: UInt8) throws -> [Digest] {
        try (0..<32).map { place in
            var bytes = digest.bytes
            bytes[place] ^= mask
            return try #require(Digest(bytes))
        }
    }

    /// Lists that are wrong in their length or order.
    private static func disorders(of hashes: [Digest]) -> [[Digest]] {
        var lists = [hashes + [MerkleTree.emptyRoot], [MerkleTree.emptyRoot] + hashes]
        for place in hashes.indices {
            var list = hashes
            list.remove(at: place)
            lists.append(list)
            list = hashes
            list.insert(hashes[place], at: place)
            lists.append(list)
            guard place > 0 else { continue }
            list = hashes
            list.swapAt(place - 1, place)
            lists.append(list)
        }
        return lists
    }

    private static func holds(_ proof: InclusionProof, _ leaf: Digest, _ root: Digest) -> Bool {
        !ProofSamples.isRefused { () throws(LedgerError) in try proof.check(leafHash: leaf, root: root) }
    }

    private static func holds(_ proof: ConsistencyProof, _ old: Digest, _ new: Digest) -> Bool {
        !ProofSamples.isRefused { () throws(LedgerError) in try proof.check(oldRoot: old, newRoot: new) }
    }

    @Test func everyByteOfEveryInclusionProof() throws {
        let stored = ProofSamples.tree(300)
        for size in Array(1...40) + [63, 64, 65, 255, 256, 257, 300] {
            let root = try stored.root(ofSize: size)
            for index in stride(from: 0, to: size, by: size > 40 ? 29 : 1) {
                let proof = try stored.inclusionProof(ofLeaf: index, inSize: size)
                let leaf = MerkleTree.leafHash(ProofSamples.leaf(index))
                try #require(Self.holds(proof, leaf, root))
                var wrong: [[Digest]] = Self.disorders(of: proof.hashes)
                for place in proof.hashes.indices {
                    for flip in try Self.flips(of: proof.hashes[place], mask: Self.masks[index % 3]) {
                        wrong.append(proof.hashes)
                        wrong[wrong.count - 1][place] = flip
                    }
                }
                for hashes in wrong {
                    let other = InclusionProof(index: index, size: size, hashes: hashes)
                    try #require(!Self.holds(other, leaf, root), "leaf \(index) of \(size): \(hashes)")
                }
                for flip in try Self.flips(of: root, mask: 1) { try #require(!Self.holds(proof, leaf, flip)) }
                for flip in try Self.flips(of: leaf, mask: 1) { try #require(!Self.holds(proof, flip, root)) }
                for other in 0..<size where other != index {
                    let moved = InclusionProof(index: other, size: size, hashes: proof.hashes)
                    try #require(!Self.holds(moved, leaf, root), "leaf \(index) of \(size) as \(other)")
                }
            }
        }
    }

    @Test func everyByteOfEveryConsistencyProof() throws {
        let stored = ProofSamples.tree(300)
        for new in Array(1...40) + [63, 64, 65, 255, 256, 257, 300] {
            let newRoot = try stored.root(ofSize: new)
            for old in stride(from: 1, to: new + 1, by: new > 40 ? 29 : 1) {
                let proof = try stored.consistencyProof(from: old, to: new)
                let oldRoot = try stored.root(ofSize: old)
                try #require(Self.holds(proof, oldRoot, newRoot))
                var wrong = Self.disorders(of: proof.hashes)
                for place in proof.hashes.indices {
                    for flip in try Self.flips(of: proof.hashes[place], mask: Self.masks[old % 3]) {
                        wrong.append(proof.hashes)
                        wrong[wrong.count - 1][place] = flip
                    }
                }
                for hashes in wrong {
                    let other = ConsistencyProof(oldSize: old, newSize: new, hashes: hashes)
                    try #require(!Self.holds(other, oldRoot, newRoot), "from \(old) to \(new): \(hashes)")
                }
                for flip in try Self.flips(of: oldRoot, mask: 1) { try #require(!Self.holds(proof, flip, newRoot)) }
                for flip in try Self.flips(of: newRoot, mask: 1) { try #require(!Self.holds(proof, oldRoot, flip)) }
            }
        }
        // From nothing anything follows, but from nothing only.
        let (empty, other) = (MerkleTree.emptyRoot, MerkleTree.leafHash([]))
        let start = ConsistencyProof(oldSize: 0, newSize: 5, hashes: [])
        #expect(Self.holds(start, empty, other) && !Self.holds(start, other, other))
        #expect(!Self.holds(ConsistencyProof(oldSize: 0, newSize: 5, hashes: [other]), empty, other))
        #expect(!Self.holds(ConsistencyProof(oldSize: 0, newSize: 0, hashes: []), empty, other))
    }

    /// A proof for the right part of a tree, with the root of the left part behind it, leads to the root of the whole:
    /// it must not pass for a proof of the smaller sizes.
    @Test func hashesBeyondTheSizesAreRefused() throws {
        let stored = ProofSamples.tree(130)
        for size in 2...130 {
            let half = 1 << (Int.bitWidth - 1 - (size - 1).leadingZeroBitCount)
            let (left, root) = (try stored.root(ofSize: half), try stored.root(ofSize: size))
            for index in half..<size {
                let leaf = MerkleTree.leafHash(ProofSamples.leaf(index))
                let hashes = try stored.inclusionProof(ofLeaf: index, inSize: size).hashes
                try #require(hashes.last == left)
                let shifted = InclusionProof(index: index - half, size: size - half, hashes: hashes)
                try #require(!Self.holds(shifted, leaf, root), "leaf \(index) of \(size)")
                guard index > half else { continue }
                let oldRoot = try stored.root(ofSize: index)
                let growth = try stored.consistencyProof(from: index, to: size).hashes
                try #require(growth.last == left)
                // Where the smaller old tree is complete, its root is not among the hashes.
                let isComplete = (index - half) & (index - half - 1) == 0
                for other in isComplete ? [growth, Array(growth.dropFirst())] : [growth] {
                    let claim = ConsistencyProof(oldSize: index - half, newSize: size - half, hashes: other)
                    try #require(!Self.holds(claim, oldRoot, root), "from \(index) to \(size)")
                }
            }
        }
    }

    /// A proof does not pass for one between other sizes that take more hashes, or fewer.
    @Test func hashesTooFewForTheSizesAreRefused() throws {
        let stored = ProofSamples.tree(130)
        var claims = 0
        for new in 2...24 {
            let root = try stored.root(ofSize: new)
            for old in 1..<new {
                let (oldRoot, proof) = (try stored.root(ofSize: old), try stored.consistencyProof(from: old, to: new))
                for other in old + 1...130 {
                    let needed = try stored.consistencyProof(from: old, to: other).hashes.count
                    guard needed != proof.hashes.count else { continue }
                    let claim = ConsistencyProof(oldSize: old, newSize: other, hashes: proof.hashes)
                    try #require(!Self.holds(claim, oldRoot, root), "from \(old) to \(new) as to \(other)")
                    claims += 1
                }
                let (leaf, path) = (
                    MerkleTree.leafHash(ProofSamples.leaf(old)), try stored.inclusionProof(ofLeaf: old, inSize: new)
                )
                for other in old + 1...130 {
                    let needed = try stored.inclusionProof(ofLeaf: old, inSize: other).hashes.count
                    guard needed != path.hashes.count else { continue }
                    let claim = InclusionProof(index: old, size: other, hashes: path.hashes)
                    try #require(!Self.holds(claim, leaf, root), "leaf \(old) of \(new) as of \(other)")
                    claims += 1
                }
            }
        }
        #expect(claims > 10_000)
    }

    /// Every byte of files of all kinds, flipped in three ways, and every way to cut them short.
    @Test func everyByteOfEveryFile() throws {
        let stored = ProofSamples.tree(300)
        let key = try ProofSamples.key("example.com/ledger", 7)
        let keys = [key.verifierKey]
        for size in [1, 2, 3, 5, 8, 21, 40, 257, 300] {
            let checkpoint = try ProofSamples.checkpoint(stored, size, by: key)
            try Self.refusesFlips(checkpoint.bytes) { bytes throws(LedgerError) in
                _ = try SignedCheckpoint(bytes).verify(by: keys)
            }
            let index = size * 2 / 3
            let leaf = MerkleTree.leafHash(ProofSamples.leaf(index))
            let inclusion = try ProofSamples.leafProof(stored, index, size, by: key)
            try Self.refusesFlips(inclusion.bytes) { bytes throws(LedgerError) in
                _ = try LeafProof(bytes).verify(leafHash: leaf, by: keys)
            }
            let old = try ProofSamples.checkpoint(stored, index, by: key).checkpoint
            let growth = try ProofSamples.growthProof(stored, index, size, by: key)
            try Self.refusesFlips(growth.bytes) { bytes throws(LedgerError) in
                _ = try GrowthProof(bytes).verify(since: old, by: keys)
            }
        }
    }

    private static func refusesFlips(
        _ bytes: [UInt8], _ check: ([UInt8]) throws(LedgerError) -> Void
    ) throws {
        try #require(!ProofSamples.isRefused { () throws(LedgerError) in try check(bytes) })
        for place in bytes.indices {
            for mask in masks {
                var other = bytes
                other[place] ^= mask
                let text = String(decoding: other, as: UTF8.self)
                try #require(
                    ProofSamples.isRefused { () throws(LedgerError) in try check(other) }, "byte \(place): \(text)")
            }
            let short = Array(bytes[..<place])
            try #require(ProofSamples.isRefused { () throws(LedgerError) in try check(short) }, "cut at \(place)")
        }
    }
}
