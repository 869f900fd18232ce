// Numbers texts in the order in which they are first met, straight from the bytes of a payload, so that a fold can group
// by a text without making a string for each event.

/// The texts met so far, numbered from 0.
struct TextNumbers {
    private var bytes: [UInt8] = []
    /// Where each text ends.
    private var ends: [Int] = []
    /// The numbers of texts by their hash; `empty` where there is none.
    private var slots: [UInt32] = []

    private static let empty = UInt32.max

    init() {}

    /// How many texts there are.
    var count: Int { ends.count }

    /// The text with a number.
    func text(_ number: UInt32) -> String { String(decoding: bytes[range(number)], as: UTF8.self) }

    /// The number of the text in a range of bytes. Cost: a pass over the text; allocates only when it is new.
    mutating func number(of span: RawSpan, _ range: Range<Int>) -> UInt32 {
        if ends.count * 2 >= slots.count { grow() }
        return span.extracting(range).withUnsafeBytes { text in
            let mask = slots.count - 1
            var slot = TextNumbers.hash(text) & mask
            while slots[slot] != TextNumbers.empty {
                if bytes[self.range(slots[slot])].elementsEqual(text) { return slots[slot] }
                slot = (slot + 1) & mask
            }
            slots[slot] = UInt32(ends.count)
            bytes.append(contentsOf: text)
            ends.append(bytes.count)
            return slots[slot]
        }
    }

    private func range(_ number: UInt32) -> Range<Int> {
        (number == 0 ? 0 : ends[Int(number) - 1])..<ends[Int(number)]
    }

    private mutating func grow() {
        slots = Array(repeating: TextNumbers.empty, count: max(16, slots.count * 2))
        let mask = slots.count - 1
        for number in ends.indices {
            var slot = bytes[range(UInt32(number))].withUnsafeBytes(TextNumbers.hash) & mask
            while slots[slot] != TextNumbers.empty { slot = (slot + 1) & mask }
            slots[slot] = UInt32(number)
        }
    }

    /// FNV-1a, its halves folded together: short texts, no adversary that could gain anything.
    private static func hash(_ text: UnsafeRawBufferPointer) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
    }
}
