// A signed note (C2SP signed-note): a text that ends with a newline, an empty line, and one signature a line. What was read
// is written again byte by byte, signatures of unknown keys with it. The text means nothing until `verify` has passed.

/// A text with its signatures.
public struct Note: Hashable, Sendable {
    /// The most signatures that a note may have.
    public static let maximumSignatures = 100

    /// What is signed: UTF-8, ending with a newline.
    public let text: [UInt8]
    /// Who signed it, in the order of the lines; at least one.
    public private(set) var signatures: [NoteSignature]

    /// A note of a text and its signatures, which are not checked here. Throws `malformedProof`.
    public init(text: [UInt8], signatures: [NoteSignature]) throws(LedgerError) {
        let made = Note(unchecked: text, signatures)
        try self.init(made.bytes)
        guard self == made else {
            throw ProofProblem.malformed(
                "the text of the note can't be told from its signatures", remedy: "sign one text")
        }
    }

    /// Reads a note; `firstLine` is the line of the file it begins on. Throws `malformedProof`. Cost: linear.
    public init(_ bytes: [UInt8], firstLine: Int = 1) throws(LedgerError) {
        var lines = try ProofLines(bytes, what: "note", firstLine: firstLine)
        let newline = UInt8(ascii: "\n")
        // The last empty line ends the text; it may hold empty lines of its own.
        guard let end = bytes.indices.dropLast().last(where: { bytes[$0] == newline && bytes[$0 + 1] == newline })
        else {
            throw ProofProblem.malformed("the note has no signatures", remedy: "an empty line stands before them")
        }
        text = Array(bytes[...end])
        signatures = []
        for _ in 0...text.count(where: { $0 == newline }) { _ = lines.next() }
        while true {
            let number = lines.number
            guard let line = lines.next() else { break }
            guard signatures.count < Note.maximumSignatures else {
                throw ProofProblem.malformed(
                    "the note has more than \(Note.maximumSignatures) signatures", remedy: "take some away",
                    line: number)
            }
            signatures.append(try NoteSignature(line: line, number: number))
        }
        guard !signatures.isEmpty else {
            throw ProofProblem.malformed("the note has no signatures", remedy: "one stands behind the empty line")
        }
    }

    private init(unchecked text: [UInt8], _ signatures: [NoteSignature]) {
        self.text = text
        self.signatures = signatures
    }

    /// The note as it stands in a file.
    public var bytes: [UInt8] {
        signatures.reduce(into: text + [UInt8(ascii: "\n")]) { $0 += Array(($1.line + "\n").utf8) }
    }

    /// The note with more signatures behind those it has; one that it has already is not added again.
    /// Throws `malformedProof` when that are too many.
    public func adding(_ more: [NoteSignature]) throws(LedgerError) -> Note {
        let all = more.reduce(into: signatures) { if !$0.contains($1) { $0.append($1) } }
        return try Note(text: text, signatures: all)
    }

    /// Checks every signature that is said to be of one of the keys, and gives those, in the order of the lines.
    ///
    /// Lines of other keys are passed over. Throws `invalidSignature` when one does not hold, even if others do,
    /// `unsigned` when no key signed, `invalidKey` when two keys share name and id. Cost: about 65 µs a signature.
    public func verify(by keys: [VerifierKey]) throws(LedgerError) -> [VerifiedSignature] {
        for (place, key) in keys.enumerated() {
            guard !keys[..<place].contains(where: { $0 != key && $0.id == key.id && $0.name == key.name }) else {
                throw LedgerError(
                    .invalidKey, "two keys have the name \(key.name) and the id \(key.hexID)",
                    remedy: "give one of them")
            }
        }
        var verified: [VerifiedSignature] = []
        for signature in signatures {
            guard let key = keys.first(where: { signature.claims($0) }) else { continue }
            guard let holds = key.verified(signature.signature, of: text) else {
                throw LedgerError(
                    .invalidSignature, "the signature of \(key.name) (\(key.hexID)) does not hold",
                    remedy: "text and signature must be as they were when \(key.name) signed")
            }
            verified.append(holds)
        }
        guard !verified.isEmpty else {
            let names = keys.isEmpty ? "no key" : keys.map(\.name.text).joined(separator: ", ")
            throw LedgerError(
                .unsigned, "the note is not signed by a known key", remedy: "known: \(names); give the signer's key")
        }
        return verified
    }
}
