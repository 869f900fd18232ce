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
