// A SHA-256 digest as a value: exactly 32 bytes, so that its length need not be checked again.
// Its texts are those of the public formats: standard base64 in proofs and notes, lower-case hexadecimal elsewhere.

import Files

/// A SHA-256 digest, 32 bytes.
public struct Digest: Hashable, Sendable {
    /// Bytes of every digest.
    public static let byteCount = 32

    // The bytes as they lie in memory; the numbers mean nothing. Not one vector of four: it would be aligned to 32 bytes,
    // and a task that keeps such a value while it waits overwrites its own memory (Swift 6.3).
    @usableFromInline struct Words: Hashable, Sendable {
        var first: SIMD2<UInt64> = .zero
        var second: SIMD2<UInt64> = .zero
    }

    @usableFromInline var words = Words()

    /// A digest of those bytes, or nil when they are not 32.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Digest.byteCount else { return nil }
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    }

    /// The digest in 32 bytes of memory that the caller has counted.
    package init(copying bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count == Digest.byteCount, "a digest is copied from 32 bytes")
        withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: bytes) }
    }

    /// Lends the 32 bytes.
    @inlinable
    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        Swift.withUnsafeBytes(of: words, body)
    }

    /// The 32 bytes. Cost: one allocation.
    public var bytes: [UInt8] { withUnsafeBytes { [UInt8]($0) } }
}

extension Digest {
    /// The digest that a text of 44 base64 characters gives, or nil for any other text.
    public init?(base64 text: String) {
        guard let bytes = Base64.decode(text.utf8) else { return nil }
        self.init(bytes)
    }

    /// The digest that 64 lower-case hexadecimal digits give, or nil for any other text.
    public init?(hex text: String) {
        guard let bytes = Hexadecimal.decode(text.utf8) else { return nil }
        self.init(bytes)
    }

    /// 44 characters of standard base64.
    public var base64: String { Base64.encode(bytes) }

    /// 64 lower-case hexadecimal digits.
    public var hex: String { Hexadecimal.encode(bytes) }
}

extension Digest: CustomStringConvertible {
    /// Lower-case hexadecimal digits.
    public var description: String { hex }
}

extension Digest {
    /// The SHA-256 of bytes.
    package init(sha256 bytes: [UInt8]) { self = bytes.withUnsafeBytes { Cryptography.sha256($0) } }
}
