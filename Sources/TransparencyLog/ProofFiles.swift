// The two files in which proofs are handed on, and the lines they have in common. Nothing in them is
// believed until it was checked against keys.

import Files

// The lines of a proof, note or checkpoint, taken one at a time. Before the first line the whole is checked: its size,
// that it is UTF-8 without control characters, and that the last line ends as the others do.

/// A walk over the lines of a text that somebody else wrote.
package struct ProofLines {
    /// The most bytes that a note or proof may have.
    package static let maximumBytes = 1_000_000

    private let bytes: [UInt8]
    private var offset = 0
    /// The number of the line that `next` gives next, counted in its file.
    private(set) var number: Int

    /// Checks a whole text; `what` names it in errors, such as "note".
    package init(_ bytes: [UInt8], what: Sentence, firstLine: Int) throws(LedgerError) {
        guard bytes.count <= ProofLines.maximumBytes else {
            throw ProofProblem.malformed(
                "the \(what) has \(bytes.count) bytes", remedy: "it may have \(ProofLines.maximumBytes)")
        }
        guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
            throw ProofProblem.malformed(
                "the \(what) begins with a byte order mark", remedy: "save it as UTF-8 without one", line: firstLine)
        }
        if let place = bytes.firstIndex(of: UInt8(ascii: "\r")) {
            throw ProofProblem.malformed(
                "the \(what) has Windows line ends", remedy: "save it with newlines only, byte for byte as it was made",
                line: firstLine + bytes[..<place].count { $0 == UInt8(ascii: "\n") })
        }
        guard bytes.last == UInt8(ascii: "\n") else {
            throw ProofProblem.malformed(
                "the \(what) does not end with a newline", remedy: "every line ends with one; it may be cut short")
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw ProofProblem.malformed("the \(what) is not UTF-8", remedy: "it is text in UTF-8")
        }
        if let place = bytes.firstIndex(where: { $0 < 0x20 && $0 != UInt8(ascii: "\n") }) {
            let line = firstLine + bytes[..<place].count { $0 == UInt8(ascii: "\n") }
            throw ProofProblem.malformed(
                "the \(what) has a control character", remedy: "newlines are the only ones allowed", line: line)
        }
        self.bytes = bytes
        number = firstLine
    }

    /// The next line without its newline, or nil at the end.
    package mutating func next() -> ArraySlice<UInt8>? {
        guard let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer {
            offset = end + 1
            number += 1
        }
        return bytes[offset..<end]
    }

    /// The number behind a word and a space that start the next line, such as `index 7`.
    package mutating func number(after word: String) throws(LedgerError) -> Int {
        let line = number
        guard let value = ProofLines.text(of: next() ?? [], after: word), let number = Decimal.decode(value) else {
            throw ProofProblem.malformed(
                "there is no “\(word)” with a number", remedy: "“\(word)”, a space and a number without leading zeroes",
                line: line)
        }
        return number
    }

    /// The hashes on the next lines, up to the empty line behind them, which is taken too.
    package mutating func hashes(atMost maximum: Int) throws(LedgerError) -> [Digest] {
        var hashes: [Digest] = []
        while true {
            let line = number
            guard let text = next() else {
                throw ProofProblem.malformed(
                    "there is no empty line behind the hashes", remedy: "a checkpoint follows it", line: line)
            }
            if text.isEmpty { return hashes }
            guard hashes.count < maximum else {
                throw ProofProblem.malformed(
                    "there are more than \(maximum) hashes", remedy: "no proof has more", line: line)
            }
            guard let hash = Base64.decode(text).flatMap({ Digest($0) }) else {
                throw ProofProblem.malformed(
                    "there is no hash", remedy: "32 bytes as base64, 44 characters", line: line)
            }
            hashes.append(hash)
        }
    }

    /// What is left behind the lines that were taken.
    package var rest: [UInt8] { Array(bytes[offset...]) }

    /// What follows a word and a space in a line, or nil when it does not start so.
    package static func text(of line: ArraySlice<UInt8>, after word: String) -> ArraySlice<UInt8>? {
        let start = Array(word.utf8) + [UInt8(ascii: " ")]
        return line.starts(with: start) ? line.dropFirst(start.count) : nil
    }
}

// A proof file of one leaf (C2SP tlog-proof@v1), enough by itself for a verifier with the leaf and the keys. What
// follows `extra` is covered by no signature.
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

    /// The proof as a file has it, by custom with the ending `.tlog-proof`.
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

// The proof that a signed checkpoint continues an older one, as a witness takes it (C2SP tlog-witness, the body of
// `add-checkpoint`): the old size, the hashes, and the new checkpoint. Whoever checks has the older one.
//
//   old n                       the size of the older checkpoint
//   base64 of a hash            none or more, at most 63, in the order of RFC 6962
//                               an empty line
//   the signed checkpoint

/// What shows that a log has only grown.
public struct GrowthProof: Hashable, Sendable {
    /// The hashes from the older root to the new one.
    public let consistency: ConsistencyProof
    /// The new checkpoint.
    public let checkpoint: SignedCheckpoint

    /// A proof of parts that are not checked against each other here.
    /// Throws `invalidSize` when the sizes are in the wrong order or the proof leads to another size.
    public init(consistency: ConsistencyProof, checkpoint: SignedCheckpoint) throws(LedgerError) {
        let size = checkpoint.checkpoint.size
        guard consistency.newSize == size, (0...size).contains(consistency.oldSize) else {
            throw ProofProblem.sizes(consistency.oldSize, size)
        }
        self.consistency = consistency
        self.checkpoint = checkpoint
    }

    /// Reads the body of a request to a witness. Throws `malformedProof` or `invalidSize`. Cost: linear.
    public init(_ bytes: [UInt8]) throws(LedgerError) {
        var lines = try ProofLines(bytes, what: "proof", firstLine: 1)
        let oldSize = try lines.number(after: "old")
        let hashes = try lines.hashes(atMost: MerkleTree.maximumProofHashes)
        let checkpoint = try SignedCheckpoint(lines.rest, firstLine: lines.number)
        let newSize = checkpoint.checkpoint.size
        let consistency = ConsistencyProof(oldSize: oldSize, newSize: newSize, hashes: hashes)
        try self.init(consistency: consistency, checkpoint: checkpoint)
    }

    /// The body as it is sent.
    public var bytes: [UInt8] {
        var text = "old \(consistency.oldSize)\n"
        for hash in consistency.hashes { text += hash.base64 + "\n" }
        return Array((text + "\n").utf8) + checkpoint.bytes
    }

    /// Checks the signatures of the new checkpoint, and that its tree begins with that of an older checkpoint, which
    /// the caller has reason to believe; gives the signatures that hold.
    ///
    /// Throws `refusedProof` for an older checkpoint of another log or size, and what `SignedCheckpoint.verify` and
    /// `ConsistencyProof.check` throw.
    public func verify(since old: Checkpoint, by keys: [VerifierKey]) throws(LedgerError) -> [VerifiedSignature] {
        let new = checkpoint.checkpoint
        guard old.origin == new.origin, old.size == consistency.oldSize else {
            throw ProofProblem.refused(
                "the proof is since size \(consistency.oldSize) of \(new.origin), not size \(old.size) of \(old.origin)"
            )
        }
        let verified = try checkpoint.verify(by: keys)
        try consistency.check(oldRoot: old.root, newRoot: new.root)
        return verified
    }
}
