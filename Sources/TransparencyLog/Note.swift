// A signed note (C2SP signed-note): a text that ends with a newline, an empty line, and one signature
// a line. What was read is written again byte by byte, signatures of unknown keys with it. The text
// means nothing until `verify` has passed.

import Files

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
                "the text of the note can't be distinguished from its signatures", remedy: "sign one text")
        }
    }

    /// Reads a note; `firstLine` is the line of the file it begins on. Throws `malformedProof`. Cost: linear.
    public init(_ bytes: [UInt8], firstLine: Int = 1) throws(LedgerError) {
        var lines = try ProofLines(bytes, what: "note", firstLine: firstLine)
        let newline = UInt8(ascii: "\n")
        // The last empty line ends the text; it may hold empty lines of its own.
        guard let end = bytes.indices.dropLast().last(where: { bytes[$0] == newline && bytes[$0 + 1] == newline })
        else {
            throw ProofProblem.malformed("the note has no signatures", remedy: "an empty line comes before them")
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
            throw ProofProblem.malformed("the note has no signatures", remedy: "one comes after the empty line")
        }
    }

    private init(unchecked text: [UInt8], _ signatures: [NoteSignature]) {
        self.text = text
        self.signatures = signatures
    }

    /// The note as a file has it.
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

// One signature line of a note: `— name base64`, where the base64 is of the key's id, big-endian, and the signature.
// Lines of unknown keys and kinds are kept as they are.

/// A signature line.
public struct NoteSignature: Hashable, Sendable {
    /// The name of the key that signed.
    public let name: KeyName
    /// The id of the key that signed.
    public let keyID: UInt32
    /// The signature, as its kind has it; at least one byte.
    public let signature: [UInt8]

    /// A signature that was made elsewhere.
    public init(name: KeyName, keyID: UInt32, signature: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.signature = signature
    }

    /// The signature of a line without its newline. Throws `malformedProof`.
    public init(line: String) throws(LedgerError) {
        try self.init(line: Array(line.utf8)[...], number: nil)
    }

    /// The signature of a line without its newline; `number` is its place in the file.
    package init(line: ArraySlice<UInt8>, number: Int?) throws(LedgerError) {
        let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].elementsEqual("—".utf8), let name = KeyName(utf8: parts[1]),
            let bytes = Base64.decode(parts[2]), bytes.count > 4
        else {
            throw ProofProblem.malformed(
                "this is not a signature line", remedy: "— name base64, with an em dash and single spaces", line: number
            )
        }
        self.init(name: name, keyID: VerifierKey.number(bytes.prefix(4)), signature: Array(bytes.dropFirst(4)))
    }

    /// The line as a note has it, without its newline.
    public var line: String {
        let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> (24 - 8 * UInt32($0))) }
        return "— \(name) \(Base64.encode(id + signature))"
    }

    /// Whether the line says that this key made it.
    package func claims(_ key: VerifierKey) -> Bool { keyID == key.id && name == key.name }
}

// A signature that was checked and holds, with what it says beside the text.

/// A key's signature that holds.
public struct VerifiedSignature: Hashable, Sendable {
    /// The key that signed.
    public let key: VerifierKey
    /// When a witness says that it signed, seconds since 1970-01-01T00:00:00Z; nil for other kinds.
    public let time: Int?
}

extension VerifierKey {
    /// What a signature of this key says about a text, or nil when it does not hold.
    ///
    /// A cosignature is u64 seconds, big-endian, and the Ed25519 signature over `cosignature/v1`,
    /// `time N` and the text. Cost: about 65 µs.
    package func verified(_ signature: [UInt8], of text: [UInt8]) -> VerifiedSignature? {
        switch kind {
        case .ed25519:
            guard Cryptography.isSignature(signature, of: text, by: publicKey) else { return nil }
            return VerifiedSignature(key: self, time: nil)
        case .cosignature:
            guard signature.count == 8 + Cryptography.signatureBytes else { return nil }
            let seconds = signature.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            guard let time = Int(exactly: seconds) else { return nil }
            let message = VerifierKey.cosignedMessage(time: time, text: text)
            guard Cryptography.isSignature(Array(signature.dropFirst(8)), of: message, by: publicKey)
            else { return nil }
            return VerifiedSignature(key: self, time: time)
        }
    }

    /// What a witness signs: the header of C2SP tlog-cosignature, the time, and the text.
    package static func cosignedMessage(time: Int, text: [UInt8]) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n".utf8) + text
    }
}
