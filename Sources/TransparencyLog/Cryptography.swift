// The only file that knows of swift-crypto: SHA-256, and Ed25519 keys as their 32 bytes. It never keeps a private key
// and draws no random number.

import Files

internal import Crypto

/// SHA-256 and Ed25519.
package enum Cryptography {
    /// Bytes of a public key, and of the seed that is a private one.
    package static let keyBytes = 32
    /// Bytes of a signature.
    package static let signatureBytes = 64

    /// The SHA-256 of bytes. Cost: about 170 ns for 100 bytes.
    package static func sha256(_ bytes: UnsafeRawBufferPointer) -> Digest {
        var hasher = SHA256()
        hasher.update(bufferPointer: bytes)
        // What it gives is the 32 bytes and nothing else; taken as they lie, they cost a sixteenth less.
        return withUnsafeBytes(of: hasher.finalize()) { Digest(copying: $0) }
    }

    /// The public key of a seed, or nil when the seed does not have 32 bytes.
    package static func publicKey(ofSeed seed: [UInt8]) -> [UInt8]? {
        privateKey(seed).map { [UInt8]($0.publicKey.rawRepresentation) }
    }

    /// The signature of a message, 64 bytes, or nil when the seed does not have 32 bytes. Cost: about 14 µs.
    ///
    /// On Linux the same key and message give the same signature; on Apple's systems each signature is another one.
    package static func signature(of message: [UInt8], seed: [UInt8]) -> [UInt8]? {
        privateKey(seed).flatMap { try? [UInt8]($0.signature(for: message)) }
    }

    /// Whether a signature is that of a public key over a message; false for bytes of any other length.
    /// Cost: about 65 µs.
    package static func isSignature(_ signature: [UInt8], of message: [UInt8], by publicKey: [UInt8]) -> Bool {
        guard signature.count == signatureBytes, publicKey.count == keyBytes,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        else { return false }
        return key.isValidSignature(signature, for: message)
    }

    private static func privateKey(_ seed: [UInt8]) -> Curve25519.Signing.PrivateKey? {
        guard seed.count == keyBytes else { return nil }
        return try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    }
}
