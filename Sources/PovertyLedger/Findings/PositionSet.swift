// A set of positions, one bit for each position up to the last that is in it: what one pass knows of an event, for the
// next to ask.

import EventLedger

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
