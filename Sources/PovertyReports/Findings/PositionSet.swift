// A set of positions, one bit for each position up to the last that is in it: what one pass knows of an event, for the
// next to ask.

import EventLedger
import Files
import PovertyLedger

/// Positions, as bits.
struct PositionSet {
    private var words: [UInt64] = []

    /// Adds a position. Cost: constant; an eighth of a byte for each position up to it.
    mutating func insert(_ position: Position) {
        let word = position >> 6
        if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
        words[word] |= 1 << UInt64(position & 63)
    }

    /// Whether a position was added.
    func contains(_ position: Position) -> Bool {
        let word = position >> 6
        return word < words.count && words[word] & 1 << UInt64(position & 63) != 0
    }
}

// Two bytes for each of some positions: what one pass knows of those events, for the next to ask. An eighth of a byte
// and a sixteenth for every position, and two bytes for each that is marked.

/// Marks of positions, which are added in ascending order.
struct PositionMarks {
    private var words: [UInt64] = []
    /// By word, how many marks are before it.
    private var before: [UInt32] = []
    private var marks: [UInt16] = []

    /// Adds a mark behind all others. Cost: constant, averaged over many.
    mutating func append(_ mark: UInt16, at position: Position) {
        let word = position >> 6
        while words.count <= word {
            words.append(0)
            before.append(UInt32(truncatingIfNeeded: marks.count))
        }
        words[word] |= 1 << UInt64(position & 63)
        marks.append(mark)
    }

    /// The mark of a position; nil when it has none. Cost: constant.
    subscript(position: Position) -> UInt16? {
        let word = position >> 6
        let bit: UInt64 = 1 << UInt64(position & 63)
        guard word < words.count, words[word] & bit != 0 else { return nil }
        return marks[Int(before[word]) + (words[word] & (bit - 1)).nonzeroBitCount]
    }
}
