// A proof file of one leaf (C2SP tlog-proof@v1), enough by itself for whoever has the leaf and the keys. What stands behind
// `extra` is covered by no signature.
//
//   c2sp.org/tlog-proof@v1
//   extra base64                left out when there is none
//   index n                     the leaf, from 0
//   base64 of a hash            none or more, from the leaf's sibling up
//                               an empty line
//   the signed checkpoint

/// A leaf's inclusion in a signed checkpoint.
public struct LeafProof: Hashable, Sendable {
    /// The first line of the file.
    public static let header = "c2sp.org/tlog-proof@v1"

    /// Whatever the maker put beside the proof, not to be trusted; nil or not empty.
    public let extra: [UInt8]?
    /// The hashes from the leaf to the checkpoint's root.
    public let inclusion: InclusionProof
    /// The checkpoint whose tree holds the leaf.
    public let checkpoint: SignedCheckpoint

    /// A proof of parts that are not checked against each other here.
    /// Throws `invalidSize` when the leaf lies outside the checkpoint or the proof is for another size.
    public init(
        inclusion: InclusionProof, checkpoint: SignedCheckpoint, extra: [UInt8]? = nil
    ) throws(LedgerError) {
        let size = checkpoint.checkpoint.size
        guard inclusion.size == size, (0..<size).contains(inclusion.index) else {
            throw ProofProblem.leaf(inclusion.index, size)
        }
        self.inclusion = inclusion
        self.checkpoint = checkpoint
        self.extra = extra.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Reads a proof file. Throws `malformedProof` or `invalidSize`. Cost: linear.
    public init(_ bytes: [UInt8]) throws(LedgerError) {
        var lines = try ProofLines(bytes, what: "proof", firstLine: 1)
        guard let first = lines.next(), first.elementsEqual(LeafProof.header.utf8) else {
            throw ProofProblem.malformed(
                "this is not a proof", remedy: "its first line is \(LeafProof.header)", line: 1)
        }
        var extra: [UInt8]?
        var behind = lines
        if let text = ProofLines.text(of: behind.next() ?? [], after: "extra") {
            guard let bytes = Base64.decode(text), !bytes.isEmpty else {
                throw ProofProblem.malformed(
                    "there is nothing behind “extra”", remedy: "base64, or no such line", line: 2)
            }
            extra = bytes
            lines = behind
        }
        let index = try lines.number(after: "index")
        let hashes = try lines.hashes(atMost: MerkleTree.maximumProofHashes)
        let checkpoint = try SignedCheckpoint(lines.rest, firstLine: lines.number)
        let inclusion = InclusionProof(index: index, size: checkpoint.checkpoint.size, hashes: hashes)
        try self.init(inclusion: inclusion, checkpoint: checkpoint, extra: extra)
    }

    /// The proof as it stands in a file, by custom with the ending `.tlog-proof`.
    public var bytes: [UInt8] {
        var text = LeafProof.header + "\n"
        if let extra { text += "extra \(Base64.encode(extra))\n" }
        text += "index \(inclusion.index)\n"
        for hash in inclusion.hashes { text += hash.base64 + "\n" }
        return Array((text + "\n").utf8) + checkpoint.bytes
    }

    /// Checks the signatures of the checkpoint, and that it covers a leaf of that hash; gives the signatures that hold.
    /// Throws what `SignedCheckpoint.verify` and `InclusionProof.check` throw.
    public func verify(leafHash: Digest, by keys: [VerifierKey]) throws(LedgerError) -> [VerifiedSignature] {
        let verified = try checkpoint.verify(by: keys)
        try inclusion.check(leafHash: leafHash, root: checkpoint.checkpoint.root)
        return verified
    }
}
