// A private key with its name. The text of it is for the file that only its owner can read, in the form that Go's
// `note.NewSigner` takes; printing a key shows the public one.
//
//   PRIVATE+KEY+name+id+base64 of 0x01 ‖ seed (32 bytes)

/// A key that signs notes and checkpoints, Ed25519.
public struct SigningKey: Sendable {
    /// The public key, by which its signatures are checked.
    public let verifierKey: VerifierKey
    private let seed: [UInt8]
    private static let start = Array("PRIVATE+KEY+".utf8)

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
        return "PRIVATE+KEY+\(name)+\(verifierKey.hexID)+"
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
