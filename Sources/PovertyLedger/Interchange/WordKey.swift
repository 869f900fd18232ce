// A short run of bytes as a value that compares in a few instructions. It says nothing of what the bytes mean.

/// The bytes of a word of up to 24 bytes, as three numbers that are zero behind its end.
struct WordKey: Hashable {
    static let maximumBytes = 24

    private(set) var first: UInt64 = 0
    private(set) var second: UInt64 = 0
    private(set) var third: UInt64 = 0
    let count: Int

    /// The key of these bytes, or nil when there are more than fit. The count tells a zero byte from the end.
    @inline(__always)
    init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        count = range.count
        guard count <= WordKey.maximumBytes else { return nil }
        first = WordKey.load(bytes, range.lowerBound, range.upperBound)
        if count > 8 { second = WordKey.load(bytes, range.lowerBound + 8, range.upperBound) }
        if count > 16 { third = WordKey.load(bytes, range.lowerBound + 16, range.upperBound) }
    }

    /// Up to eight bytes from `start` on, zeros from `end` on.
    @inline(__always)
    private static func load(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
        let count = end - start
        guard count > 0 else { return 0 }
        if start + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
            return count >= 8 ? word : word & (1 << UInt64(count * 8) - 1)
        }
        var word: UInt64 = 0
        for index in start..<min(end, start + 8) { word |= UInt64(bytes[index]) << UInt64((index - start) * 8) }
        return word
    }

    /// A number that differs for most keys.
    @inline(__always)
    var slot: Int {
        let mixed = (first ^ (second &* 31) ^ (third &* 127) ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15
        return Int(mixed >> 56)
    }
}
