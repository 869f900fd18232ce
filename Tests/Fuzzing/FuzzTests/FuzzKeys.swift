// The keys that the seeds of the corpus are signed with. Their secret is a repeated byte: they protect nothing.

@testable import TransparencyLog

/// Keys made of a repeated byte.
enum FuzzKeys {
    static let seed = [UInt8](repeating: 7, count: 32)

    /// The public key of a name, of the one secret.
    static func verifier(_ name: String, _ kind: SignatureKind) -> VerifierKey? {
        guard let publicKey = Cryptography.publicKey(ofSeed: seed), let name = KeyName(name) else { return nil }
        return VerifierKey(name: name, kind: kind, publicKey: publicKey)
    }
}
