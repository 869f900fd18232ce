// The secret of an entry, from which the salts of its events follow. What a ledger records is often short and easy to
// guess, and a proof shows the hash of a neighbour: without a salt, anyone with the hash could try guesses against it.
// The secret is in nothing that is hashed, and one salt that is shown reveals nothing of the others.
//
//   salt of the event with index i (from 0) = the first 16 bytes of SHA-256(secret ‖ u32 i)

/// Gives the secret of a new entry; only tests have another source than the system's.
typealias SecretSource = @Sendable () -> EntrySecret

/// Sixteen random bytes that an entry's salts follow from.
public struct EntrySecret: Hashable, Sendable {
    /// Bytes of every secret, and of every salt.
    public static let byteCount = 16

    // The bytes as they are in memory; the numbers mean nothing.
    private var words: SIMD2<UInt64> = .zero

    /// A secret of those bytes, or nil when they are not 16.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == EntrySecret.byteCount else { return nil }
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    }

    /// The secret that 32 lower-case hexadecimal digits give, or nil for any other text.
    public init?(hex text: String) {
        guard let bytes = Hexadecimal.decode(text.utf8) else { return nil }
        self.init(bytes)
    }

    private init(words: SIMD2<UInt64>) { self.words = words }

    /// A new secret from the system's source of random bytes. Cost: two calls of the system.
    public static func random() -> EntrySecret {
        var generator = SystemRandomNumberGenerator()
        return EntrySecret(words: SIMD2(generator.next(), generator.next()))
    }

    /// The 16 bytes.
    public var bytes: [UInt8] { withUnsafeBytes(of: words) { [UInt8]($0) } }

    /// 32 lower-case hexadecimal digits.
    public var hex: String { Hexadecimal.encode(bytes) }

    /// The salt of the event with an index within the entry, from 0. Cost: one hash.
    public func salt(ofEvent index: Int) -> [UInt8] {
        saltDigest(ofEvent: index).withUnsafeBytes { [UInt8]($0.prefix(EntrySecret.byteCount)) }
    }

    /// The digest whose first 16 bytes are the salt.
    func saltDigest(ofEvent index: Int) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: EntrySecret.byteCount + 4, alignment: 1) { buffer in
            withUnsafeBytes(of: words) { buffer.copyMemory(from: $0) }
            buffer.storeBytes(
                of: UInt32(truncatingIfNeeded: index).littleEndian, toByteOffset: EntrySecret.byteCount, as: UInt32.self
            )
            return Cryptography.sha256(UnsafeRawBufferPointer(buffer))
        }
    }
}
