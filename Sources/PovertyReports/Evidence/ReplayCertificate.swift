// The replay certificate of an evidence bundle: which events, cut where, gave which files by which rules. It is the
// text of a note; there is one way to write it, and every other is refused. Docs/Format.md has the lines.

import EventLedger
import PovertyLedger

/// What a replay certificate says.
public struct ReplayCertificate: Hashable, Sendable {
    /// A file and its hash.
    public struct File: Hashable, Sendable {
        /// Its path in the bundle.
        public let path: String
        /// The SHA-256 of its bytes.
        public let hash: Digest
    }

    /// The first line. It has spaces, so that no certificate can be taken for a checkpoint.
    public static let header = "SoCai replay certificate v1"
    /// The most cuts that a certificate has.
    public static let maximumCuts = 100

    /// The tree that the events are the leaves of: its origin, its size, which is the last of the events, and its root.
    public let tree: Checkpoint
    /// The rules by which the figures follow from the events.
    public let rules: String
    /// The cuts, in the order in which they were asked for.
    public let cuts: [EvidenceCut]
    /// The files that came out, sorted by the bytes of their paths.
    public let files: [File]

    /// A certificate of files in any order, by the rules of this version.
    init(tree: Checkpoint, cuts: [EvidenceCut], files: [File]) {
        self.tree = tree
        rules = PovertyRules.version
        self.cuts = cuts
        self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// The text that is signed.
    public var text: [UInt8] {
        var lines = [
            ReplayCertificate.header, "origin \(tree.origin)", "size \(tree.size)", "root \(tree.root.base64)",
            "rules \(rules)",
        ]
        lines += cuts.map { "cut \($0.text)" }
        lines += files.map { "\($0.hash.hex)  \($0.path)" }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    /// Reads the text of a certificate.
    ///
    /// Throws `malformedProof` for another version, other rules, and anything that is not written as `text` writes it.
    public init(text: [UInt8]) throws(LedgerError) {
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first.map(String.init) == ReplayCertificate.header else {
            throw ReplayCertificate.malformed("the first line of the certificate is not \(ReplayCertificate.header)")
        }
        guard lines.count > 5, lines[4] == "rules \(PovertyRules.version)" else {
            throw ReplayCertificate.malformed("the certificate is not by the rules \(PovertyRules.version)")
        }
        guard let tree = ReplayCertificate.tree(lines[1...3]) else {
            throw ReplayCertificate.malformed("the certificate does not say origin, size and root")
        }
        let cuts = lines[5...].prefix { $0.hasPrefix("cut ") }.map { EvidenceCut(text: $0.dropFirst(4)) }
        let files = lines[(5 + cuts.count)...].dropLast().map(ReplayCertificate.file)
        self.init(tree: tree, cuts: cuts.compactMap(\.self), files: files.compactMap(\.self))
        guard (1...ReplayCertificate.maximumCuts).contains(self.cuts.count), Set(self.cuts).count == self.cuts.count,
            self.cuts.allSatisfy({ $0.cut.position <= tree.size }),
            Set(self.files.map(\.path)).count == self.files.count,
            self.text == text
        else {
            throw ReplayCertificate.malformed("the cuts or files of the certificate are not written as they must be")
        }
    }

    private static func tree(_ lines: ArraySlice<Substring>) -> Checkpoint? {
        let words = ["origin ", "size ", "root "]
        guard zip(lines, words).allSatisfy({ $0.hasPrefix($1) }) else { return nil }
        let values = zip(lines, words).map { String($0.dropFirst($1.count)) }
        guard let origin = KeyName(values[0]), let size = Int(values[1]), let root = Digest(base64: values[2]) else {
            return nil
        }
        return try? Checkpoint(origin: origin, size: size, root: root)
    }

    private static let pathBytes = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789./".utf8)

    private static func file(_ line: Substring) -> File? {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[1].isEmpty, let hash = Digest(hex: parts[0]), !parts[2].isEmpty,
            parts[2].utf8.allSatisfy({ ReplayCertificate.pathBytes.contains($0) })
        else { return nil }
        return File(path: parts[2], hash: hash)
    }

    private static func malformed(_ problem: Sentence) -> LedgerError {
        LedgerError(
            .malformedProof, problem, remedy: "see Docs/Format.md; a newer program may read what this one can't")
    }
}
