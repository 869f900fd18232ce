// The promise that roots and proofs are those of RFC 6962: the reference vectors, and every proof of every tree of up
// to 300 leaves against the recursive definitions.

import Foundation
import Testing

@testable import EventLedger

@Suite struct MerkleTreeTests {
    private struct Vectors: Decodable {
        struct Inclusion: Decodable {
            let leafHash, root: String
            let leafIndex, treeSize: Int
            let proof: [String]
        }
        struct Consistency: Decodable {
            let root1, root2: String
            let size1, size2: Int
            let proof: [String]
        }
        let leafInputs, roots: [String]
        let inclusion: [Inclusion]
        let consistency: [Consistency]
    }

    private static func vectors() throws -> Vectors {
        let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
        let file = top.appendingPathComponent("Fixtures/proofs/merkle-1-to-8.json")
        return try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: file))
    }

    @Test func vectorsOfSizes1To8() throws {
        let vectors = try Self.vectors()
        let stored = StoredHashes()
        for (index, input) in vectors.leafInputs.enumerated() {
            #expect(stored.frontier.root.hex == vectors.roots[index])
            stored.append(MerkleTree.leafHash(try #require(Hexadecimal.decode(input.utf8))))
        }
        #expect(stored.frontier.root.hex == vectors.roots[8])
        #expect(vectors.roots.count == 9 && vectors.inclusion.count == 36 && vectors.consistency.count == 36)
        for (size, root) in vectors.roots.enumerated() { #expect(try stored.root(ofSize: size).hex == root) }
        for vector in vectors.inclusion {
            let proof = try stored.inclusionProof(ofLeaf: vector.leafIndex, inSize: vector.treeSize)
            #expect(proof.hashes.map(\.hex) == vector.proof)
            let (leaf, root) = (Digest(hex: vector.leafHash), Digest(hex: vector.root))
            try proof.check(leafHash: #require(leaf), root: #require(root))
        }
        for vector in vectors.consistency {
            let proof = try stored.consistencyProof(from: vector.size1, to: vector.size2)
            #expect(proof.hashes.map(\.hex) == vector.proof)
            let (old, new) = (Digest(hex: vector.root1), Digest(hex: vector.root2))
            try proof.check(oldRoot: #require(old), newRoot: #require(new))
        }
    }

    /// After every append, every leaf's proof, and the proof from every past size.
    @Test func everyProofOfEveryTreeUpTo300() throws {
        let (stored, naive) = (StoredHashes(), NaiveTree())
        var roots = [naive.root(0..<0)]
        for size in 1...300 {
            let leafHash = MerkleTree.leafHash(ProofSamples.leaf(size - 1))
            stored.append(leafHash)
            naive.leaves.append(leafHash)
            roots.append(naive.root(0..<size))
            try #require(stored.frontier.root == roots[size] && stored.frontier.size == size)
            try #require(try stored.root(ofSize: size) == roots[size])
            try #require(try TreeFrontier(size: size, reading: stored) == stored.frontier)
            for index in 0..<size {
                let proof = try stored.inclusionProof(ofLeaf: index, inSize: size)
                try #require(proof.hashes == naive.path(index, 0..<size), "leaf \(index) of \(size)")
                try proof.check(leafHash: naive.leaves[index], root: roots[size])
            }
            for old in 0...size {
                let proof = try stored.consistencyProof(from: old, to: size)
                try #require(proof.hashes == naive.proof(old, size), "from \(old) to \(size)")
                try proof.check(oldRoot: roots[old], newRoot: roots[size])
            }
        }
    }

    /// A tree grown from what was stored at any past size is the tree that was grown in one go.
    @Test func growsOnFromEveryPastSize() throws {
        let whole = ProofSamples.tree(130)
        for size in 0...130 {
            var frontier = try TreeFrontier(size: size, reading: whole)
            for index in size..<130 { frontier.append(MerkleTree.leafHash(ProofSamples.leaf(index))) }
            #expect(frontier == whole.frontier)
        }
    }

    @Test func readsAreLogarithmic() throws {
        let stored = ProofSamples.tree(5000)
        for size in [1, 2, 255, 256, 257, 4095, 4096, 4097, 5000] {
            for index in [0, size / 3, size - 1] {
                let before = stored.reads
                _ = try stored.inclusionProof(ofLeaf: index, inSize: size)
                _ = try stored.consistencyProof(from: index, to: size)
                _ = try stored.root(ofSize: size)
                #expect(stored.reads - before <= 5 * 13, "\(index) of \(size)")
            }
        }
    }

    @Test func sizesOutsideTheTreeAreRefused() throws {
        let stored = ProofSamples.tree(4)
        for (index, size) in [(4, 4), (-1, 4), (0, 0), (0, -1), (Int.max, Int.max), (Int.min, Int.min)] {
            #expect(throws: LedgerError.self) { try stored.inclusionProof(ofLeaf: index, inSize: size) }
            let proof = InclusionProof(index: index, size: size, hashes: [])
            #expect(
                ProofSamples.isRefused { () throws(LedgerError) in
                    try proof.check(leafHash: MerkleTree.emptyRoot, root: MerkleTree.emptyRoot)
                })
        }
        for (old, new) in [(5, 4), (-1, 4), (Int.max, 0), (Int.min, Int.max), (-2, -1)] {
            #expect(throws: LedgerError.self) { try stored.consistencyProof(from: old, to: new) }
            let proof = ConsistencyProof(oldSize: old, newSize: new, hashes: [])
            #expect(
                ProofSamples.isRefused { () throws(LedgerError) in
                    try proof.check(oldRoot: MerkleTree.emptyRoot, newRoot: MerkleTree.emptyRoot)
                })
        }
        #expect(throws: LedgerError.self) { try stored.root(ofSize: -1) }
        #expect(throws: LedgerError.self) { try TreeFrontier(size: -1, reading: stored) }
        // What was never stored is the storage's error, not a trap.
        #expect(throws: LedgerError.self) { try stored.root(ofSize: Int.max) }
        #expect(throws: LedgerError.self) { try stored.inclusionProof(ofLeaf: 0, inSize: Int.max) }
    }
}
