// Whether bytes are text as the ledger stores it, checked in place. ASCII is in NFC by itself; another text is looked
// at once and then known again by its hash, since actors, donors and reasons repeat. It keeps 8 KiB.

/// Checks texts where they lie.
struct SoundTexts {
    private static let places = 1024
    private let key: SumKey
    /// The hashes of texts that were found right, each at the place its low bits say.
    private var known = [UInt64](repeating: 0, count: SoundTexts.places)

    init(_ key: SumKey) { self.key = key }

    /// Whether the bytes are 1 to `limit`, UTF-8, in NFC and without control characters. Cost: one pass over the bytes;
    /// a copy the first time that a text which is not ASCII is met.
    mutating func isSound(_ bytes: RawSpan, atMost limit: Int) -> Bool {
        guard bytes.byteCount >= 1, bytes.byteCount <= limit else { return false }
        if let isSound = SoundTexts.isSoundASCII(bytes) { return isSound }
        let hash = key.hash(bytes)
        let place = Int(truncatingIfNeeded: hash % UInt64(SoundTexts.places))
        if known[place] == hash, hash != 0 { return true }
        guard let text = bytes.text(0..<bytes.byteCount), EntryLimits.isSound(text) else { return false }
        known[place] = hash
        return true
    }

    /// Whether bytes that are all ASCII have no control character; nil where one is not ASCII.
    private static func isSoundASCII(_ bytes: RawSpan) -> Bool? {
        let count = bytes.byteCount
        var (union, low): (UInt64, UInt64) = (0, 0)
        var offset = 0
        while offset &+ 8 <= count {
            let word = bytes.loadUnchecked(offset, as: UInt64.self)
            union |= word
            low |= controls(in: word)
            offset &+= 8
        }
        var rest: UInt64 = 0x2020_2020_2020_2020
        while offset < count {
            rest = rest << 8 | UInt64(bytes.loadUnchecked(offset, as: UInt8.self))
            offset &+= 1
        }
        union |= rest
        low |= controls(in: rest)
        return union & 0x8080_8080_8080_8080 == 0 ? low == 0 : nil
    }

    /// The high bit of bytes below 0x20 or equal to 0x7F, where all eight are ASCII.
    @inline(__always)
    private static func controls(in word: UInt64) -> UInt64 {
        let delete = word ^ 0x7F7F_7F7F_7F7F_7F7F
        let below = (word &- 0x2020_2020_2020_2020) & ~word
        let equal = (delete &- 0x0101_0101_0101_0101) & ~delete
        return (below | equal) & 0x8080_8080_8080_8080
    }
}
