// Keys by their name: what signs, what checks, and the kinds of signatures there are. A private key is never printed,
// and never leaves its file but as signatures.

import Files

// The name of a key, which is also the origin of the checkpoints that it signs. Names are compared byte by byte: two
// ways to write the same letter are two names.

/// The name of a key: not empty, at most 255 bytes, without spaces, plus signs and control characters.
public struct KeyName: Sendable {
    /// The most bytes that a name may have.
    public static let maximumBytes = 255

    /// The name as text.
    public let text: String

    /// A name, or nil when the text may not be one. An address without its scheme is
    /// best, such as `example.com/ledger`.
    public init?(_ text: String) {
        let isAllowed = text.unicodeScalars.allSatisfy {
            $0.properties.generalCategory != .control && $0 != "+" && !$0.properties.isWhitespace
        }
        guard !text.isEmpty, text.utf8.count <= KeyName.maximumBytes, isAllowed else { return nil }
        self.text = text
    }

    /// A name of bytes that must be UTF-8.
    package init?(utf8 bytes: some Collection<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        self.init(text)
    }
}

extension KeyName: Hashable {
    /// Whether two names have the same bytes.
    public static func == (left: KeyName, right: KeyName) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    /// Names of the same bytes hash alike.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension KeyName: CustomStringConvertible {
    /// The name as text.
    public var description: String { text }
}

// What is signed with a key, and how. A key is for one kind only: the kind goes into its id.

/// The kinds of signatures that are checked here, by their number in C2SP signed-note.
public enum SignatureKind: UInt8, Hashable, Sendable {
    /// Ed25519 over the text of the note: who made it signs.
    case ed25519 = 0x01
    /// Ed25519 over a time and the text: a witness saw this checkpoint, and it continued all it saw before.
    case cosignature = 0x04
}

// A private key with its name. The text of it is for the file that only its owner can read, in the form that Go's
// `note.NewSigner` takes; printing a key shows the public one.
//
//   PRIVATE+KEY+name+id+base64 of 0x01 ‖ seed (32 bytes)

/// A key that signs notes and checkpoints, Ed25519.
public struct SigningKey: Sendable {
    /// The public key, by which its signatures are checked.
    public let verifierKey: VerifierKey
    private let seed: [UInt8]
    /// What a written private key begins with.
    package static let textStart = "PRIVATE+KEY+"
    private static let start = Array(textStart.utf8)

    /// A key from its secret of 32 random bytes, or nil when there are not 32.
    public init?(name: KeyName, seed: [UInt8]) {
        guard let publicKey = Cryptography.publicKey(ofSeed: seed),
            let verifierKey = VerifierKey(name: name, publicKey: publicKey)
        else { return nil }
        self.verifierKey = verifierKey
        self.seed = seed
    }

    /// A key from the text that `privateText` gives. Throws `invalidKey`; the error never holds a part of the text.
    public init(privateText text: String) throws(LedgerError) {
        let parts = text.utf8.dropFirst(SigningKey.start.count).split(
            separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard text.utf8.starts(with: SigningKey.start), parts.count == 3, let name = KeyName(utf8: parts[0]),
            let id = Hexadecimal.decode(parts[1]), let secret = Base64.decode(parts[2]),
            secret.first == SignatureKind.ed25519.rawValue,
            let made = SigningKey(name: name, seed: Array(secret.dropFirst())), made.verifierKey.idBytes == id
        else {
            throw LedgerError(
                .invalidKey, "this is not a private key",
                remedy: "it is one line that begins with PRIVATE+KEY, as it was written when the key was made")
        }
        self = made
    }

    /// The secret text for the key's file, without a newline. Never print it.
    public var privateText: String {
        let name = verifierKey.name
        return "\(SigningKey.textStart)\(name)+\(verifierKey.hexID)+"
            + Base64.encode([SignatureKind.ed25519.rawValue] + seed)
    }

    /// Signs the text of a note, which must end with a newline.
    /// Throws `malformedProof`, and `invalidKey` when the system's cryptography refuses. Cost: about 14 µs.
    public func signature(of text: [UInt8]) throws(LedgerError) -> NoteSignature {
        _ = try ProofLines(text, what: "note", firstLine: 1)
        guard let signature = Cryptography.signature(of: text, seed: seed) else {
            throw LedgerError(.invalidKey, "nothing could be signed with the key \(verifierKey.name)")
        }
        return NoteSignature(name: verifierKey.name, keyID: verifierKey.id, signature: signature)
    }
}

extension SigningKey: CustomStringConvertible {
    /// The public key, so that the secret is not printed by mistake.
    public var description: String { verifierKey.description }
}

// A public key with the name it is known by, in the form of C2SP signed-note: `name+id+base64`. The id in the text must
// be the one that follows from the rest, so that a slip of the pen is found.
//
//   id = first 4 bytes of SHA-256(name ‖ 0x0A ‖ kind ‖ public key), big-endian; base64 of kind ‖ public key

/// A key that signatures are checked with.
public struct VerifierKey: Hashable, Sendable {
    /// The name of the key.
    public let name: KeyName
    /// What it signs, and how.
    public let kind: SignatureKind
    /// The Ed25519 public key, 32 bytes.
    public let publicKey: [UInt8]
    /// What finds its signatures in a note, together with the name.
    public let id: UInt32

    /// A key, or nil when the public key does not have 32 bytes. Cost: one hash.
    public init?(name: KeyName, kind: SignatureKind = .ed25519, publicKey: [UInt8]) {
        guard publicKey.count == Cryptography.keyBytes else { return nil }
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
        id = VerifierKey.id(name, [kind.rawValue] + publicKey)
    }

    /// The key of a text `name+id+base64`. Throws `invalidKey`.
    public init(_ text: String) throws(LedgerError) {
        guard !text.hasPrefix(SigningKey.textStart) else {
            throw LedgerError(
                .invalidKey, "this is a private key",
                remedy: "if others saw it, make a new key; give the public one")
        }
        // Base64 may hold plus signs of its own.
        let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let name = KeyName(utf8: parts[0]), let id = Hexadecimal.decode(parts[1]),
            id.count == 4,
            let key = Base64.decode(parts[2]), let first = key.first
        else {
            throw VerifierKey.problem("this is not a verifier key")
        }
        guard let kind = SignatureKind(rawValue: first) else {
            throw VerifierKey.problem("a key of signature type \(first) can't be checked here")
        }
        guard let made = VerifierKey(name: name, kind: kind, publicKey: Array(key.dropFirst())) else {
            throw VerifierKey.problem("the public key has \(key.count - 1) bytes instead of 32")
        }
        guard made.id == VerifierKey.number(id) else {
            throw VerifierKey.problem("the key id of \(name) does not follow from its name and public key")
        }
        self = made
    }

    /// The first four bytes of the hash over name, newline and the key with its kind in front.
    private static func id(_ name: KeyName, _ key: [UInt8]) -> UInt32 {
        let bytes = Array(name.text.utf8) + [0x0A] + key
        return number(bytes.withUnsafeBytes { Cryptography.sha256($0) }.bytes.prefix(4))
    }

    /// The number of big-endian bytes.
    package static func number(_ bytes: some Sequence<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }

    private static func problem(_ problem: Sentence) -> LedgerError {
        LedgerError(
            .invalidKey, problem,
            remedy: "name+id+key: the id as 8 lower-case hexadecimal digits, the key as base64 of 01 or 04 and 32 bytes"
        )
    }
}

extension VerifierKey: CustomStringConvertible {
    /// `name+id+base64`, as it is published.
    public var description: String { "\(name)+\(hexID)+\(Base64.encode([kind.rawValue] + publicKey))" }

    /// The id as eight hexadecimal digits.
    public var hexID: String { Hexadecimal.encode(idBytes) }

    /// The id as four big-endian bytes.
    package var idBytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: id >> (24 - 8 * UInt32($0))) } }
}
