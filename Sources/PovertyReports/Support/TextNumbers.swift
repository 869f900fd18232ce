// Numbers texts in the order in which they are first met, straight from the bytes of a payload, so that a fold can
// group by a text without making a string for each event.

import PovertyLedger

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

    /// The number of a text. Cost: a pass over the text; allocates only when it is new.
    mutating func number(of text: RawSpan) -> UInt32 {
        if ends.count * 2 >= slots.count { grow() }
        return text.withUnsafeBytes { text in
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

// A set of small whole numbers such as the numbers of streams, in little memory: a table of those that are there, and
// once that would take more room, a bit for each number there can be. It only grows.

/// A set of numbers below `UInt32.max`.
///
/// Memory: at most 16 bytes a member, and at most about the greatest member ÷ 4 bytes.
struct NumberSet {
    /// How many numbers are in it.
    private(set) var count = 0
    /// A hash table, or bits.
    private var words: [UInt32] = []
    private var isBits = false
    private var greatest: UInt32 = 0

    private static let empty = UInt32.max

    init() {}

    /// Adds a number. Cost: one probe on average, without allocating unless the set outgrows its room.
    mutating func insert(_ number: UInt32) {
        greatest = max(greatest, number)
        if !isBits, count &* 2 >= words.count { grow() }
        if isBits {
            setBit(number)
        } else {
            place(number)
        }
    }

    private mutating func setBit(_ number: UInt32) {
        let (word, bit) = (Int(number >> 5), UInt32(1) << (number & 31))
        if word >= words.count {
            words.append(contentsOf: repeatElement(0, count: max(word + 1, words.count * 3 / 2) - words.count))
        }
        guard words[word] & bit == 0 else { return }
        words[word] |= bit
        count += 1
    }

    private mutating func place(_ number: UInt32) {
        let mask = words.count - 1
        var slot = Int(number &* 0x9E37_79B1 >> 8) & mask
        while words[slot] != NumberSet.empty {
            if words[slot] == number { return }
            slot = (slot + 1) & mask
        }
        words[slot] = number
        count += 1
    }

    /// Doubles the table, or turns to bits where those need no more room.
    private mutating func grow() {
        let members = words.filter { $0 != NumberSet.empty }
        let larger = max(4, words.count * 2)
        count = 0
        isBits = larger >= Int(greatest >> 5) + 1
        words = Array(repeating: isBits ? 0 : NumberSet.empty, count: larger)
        for member in members {
            if isBits { setBit(member) } else { place(member) }
        }
    }
}
