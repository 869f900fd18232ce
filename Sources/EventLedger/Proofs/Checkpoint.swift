// What is signed about a tree (C2SP tlog-checkpoint): exactly three lines, who it is of, how large it is, and its root.
// Extension lines, which no proof covers, are neither written nor read.
//
//   origin                      the name of the key that signs for the log
//   size                        decimal, no leading zeroes
//   base64 of the root          32 bytes

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
