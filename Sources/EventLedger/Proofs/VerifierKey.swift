// A public key with the name it is known by, in the form of C2SP signed-note: `name+id+base64`. The id in the text must be
// the one that follows from the rest, so that a slip of the pen is found.
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
        guard !text.hasPrefix("PRIVATE+KEY+") else {
            throw LedgerError(
                .invalidKey, "this is a private key",
                remedy: "give the public one, which `socai key show` prints; if others saw this one, make a new key")
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
    static func number(_ bytes: some Sequence<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }

    private static func problem(_ problem: String) -> LedgerError {
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
    var idBytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: id >> (24 - 8 * UInt32($0))) } }
}
