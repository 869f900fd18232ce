// The key of the sums by which the soundness check compares tables: two words drawn anew for each verification, so that
// nobody can make a file of which two different tables give the same sum. It proves nothing to others.

/// Mixes words and bytes into one word, by a secret.
struct SumKey: Sendable {
    private let first: UInt64
    private let second: UInt64

    /// The key of two words, which are secret from whoever made the file.
    init(_ first: UInt64, _ second: UInt64) {
        self.first = first
        self.second = second
    }

    /// A key that nobody knows.
    static func random() -> SumKey { SumKey(.random(in: .min ... .max), .random(in: .min ... .max)) }

    /// The two halves of a product, laid over each other: every bit of both words decides about every bit of it.
    @inline(__always)
    func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = (left ^ first).multipliedFullWidth(by: right ^ second)
        return product.high ^ product.low
    }

    /// One word for a run of bytes. Cost: one multiplication for eight bytes; no allocation.
    func hash(_ bytes: RawSpan) -> UInt64 {
        let count = bytes.byteCount
        var hash = UInt64(truncatingIfNeeded: count)
        var offset = 0
        while offset &+ 8 <= count {
            hash = mix(hash, bytes.loadUnchecked(offset, as: UInt64.self))
            offset &+= 8
        }
        guard offset < count else { return mix(hash, 0) }
        var rest: UInt64 = 0
        while offset < count {
            rest = rest << 8 | UInt64(bytes.loadUnchecked(offset, as: UInt8.self))
            offset &+= 1
        }
        return mix(mix(hash, rest), 0)
    }
}
