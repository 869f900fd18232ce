// What is signed about a tree (C2SP tlog-checkpoint): exactly three lines, who it is of, how large it is, and its root.
// Extension lines, which no proof covers, are neither written nor read.
//
//   origin                      the name of the key that signs for the log
//   size                        decimal, no leading zeroes
//   base64 of the root          32 bytes

import Files

/// The state of a tree as a note's text.
public struct Checkpoint: Hashable, Sendable {
    /// The name of the log and of the key that signs for it.
    public let origin: KeyName
    /// How many leaves the tree has.
    public let size: Int
    /// The root of the tree.
    public let root: Digest

    /// A checkpoint. Throws `invalidSize` for a negative size, and for size 0 with another root than that of nothing.
    public init(origin: KeyName, size: Int, root: Digest) throws(LedgerError) {
        guard size >= 0 else { throw ProofProblem.size("the size \(size) is negative") }
        guard size > 0 || root == MerkleTree.emptyRoot else {
            throw ProofProblem.size("the root of size 0 is not that of the empty tree")
        }
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the text of a note; `firstLine` is the line of the file it begins on.
    /// Throws `malformedProof`, or `invalidSize` as above.
    public init(text: [UInt8], firstLine: Int = 1) throws(LedgerError) {
        var lines = try ProofLines(text, what: "checkpoint", firstLine: firstLine)
        guard let origin = KeyName(utf8: lines.next() ?? []) else {
            throw ProofProblem.malformed(
                "the checkpoint has no origin", remedy: "the name of a key, without spaces and plus signs",
                line: firstLine)
        }
        guard let size = Decimal.decode(lines.next() ?? []) else {
            throw ProofProblem.malformed(
                "the checkpoint has no size", remedy: "a number without leading zeroes", line: firstLine + 1)
        }
        guard let root = Base64.decode(lines.next() ?? []).flatMap({ Digest($0) }) else {
            throw ProofProblem.malformed(
                "the checkpoint has no root", remedy: "32 bytes as base64, 44 characters", line: firstLine + 2)
        }
        guard lines.next() == nil else {
            throw ProofProblem.malformed(
                "the checkpoint has a fourth line", remedy: "origin, size and root, nothing else", line: firstLine + 3)
        }
        try self.init(origin: origin, size: size, root: root)
    }

    /// The three lines.
    public var text: [UInt8] { Array("\(origin)\n\(size)\n\(root.base64)\n".utf8) }
}

// A checkpoint as it is stored, printed and handed on: a note whose text is a checkpoint. Cosignatures of witnesses are
// added to it later; the checkpoint itself never changes.

/// A checkpoint with its signatures.
public struct SignedCheckpoint: Hashable, Sendable {
    /// What is signed.
    public let checkpoint: Checkpoint
    /// The text with its signatures.
    public let note: Note

    /// Signs a checkpoint with the key whose name is its origin.
    /// Throws `invalidKey` for a key of another name. Cost: about 14 µs.
    public init(_ checkpoint: Checkpoint, signedBy key: SigningKey) throws(LedgerError) {
        guard key.verifierKey.name == checkpoint.origin else {
            throw LedgerError(
                .invalidKey, "the key \(key.verifierKey.name) can't sign for \(checkpoint.origin)",
                remedy: "the origin of a checkpoint is the name of its key")
        }
        self.checkpoint = checkpoint
        note = try Note(text: checkpoint.text, signatures: [key.signature(of: checkpoint.text)])
    }

    /// Reads a signed checkpoint, whose signatures are not checked here; `firstLine` is the line of the file it begins
    /// on. Throws `malformedProof` or `invalidSize`.
    public init(_ bytes: [UInt8], firstLine: Int = 1) throws(LedgerError) {
        try self.init(note: Note(bytes, firstLine: firstLine), firstLine: firstLine)
    }

    private init(note: Note, firstLine: Int) throws(LedgerError) {
        checkpoint = try Checkpoint(text: note.text, firstLine: firstLine)
        self.note = note
    }

    /// The checkpoint as a file has it.
    public var bytes: [UInt8] { note.bytes }

    /// The checkpoint with signatures of other signers or witnesses added. Throws
    /// `malformedProof` when that are too many.
    public func adding(_ more: [NoteSignature]) throws(LedgerError) -> SignedCheckpoint {
        try SignedCheckpoint(note: note.adding(more), firstLine: 1)
    }

    /// Checks the signatures of all the keys that signed, and that a key with the origin's name is among them.
    ///
    /// Gives what holds, the cosignatures of witnesses with their times; how many of those are enough is for the
    /// caller. Throws `invalidSignature`, `unsigned`, `invalidKey`. Cost: about 65 µs a signature.
    public func verify(by keys: [VerifierKey]) throws(LedgerError) -> [VerifiedSignature] {
        let verified = try note.verify(by: keys)
        guard verified.contains(where: { $0.key.kind == .ed25519 && $0.key.name == checkpoint.origin }) else {
            throw LedgerError(
                .unsigned, "the checkpoint of \(checkpoint.origin) is not signed by a key of that name",
                remedy: "give the verifier key \(checkpoint.origin)+…")
        }
        return verified
    }
}
