// Which households something was recorded of between two positions that takes effect by a day, or takes something out.
// It marks a few too many (a void is marked whatever it voids) and never one too few.

import EventLedger

/// A projection that marks households by number: one bit each.
struct KnowledgeMarks: Projection {
    /// The day by which events take effect.
    let day: Day
    /// What is recorded behind this position is looked at.
    let first: Position
    /// What is recorded behind this position is not.
    let last: Position
    private var words: [UInt64] = []

    init(on day: Day, after first: Position, through last: Position) {
        self.day = day
        self.first = first
        self.last = last
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        // A void has the least of all days.
        guard event.position > first, event.position <= last, event.effectiveDay <= day.daysSinceEpoch,
            event.category == StreamCategory.household.rawValue
        else { return }
        try mark(event)
    }

    private mutating func mark(_ event: EventHead) throws(LedgerError) {
        let word = Int(event.streamNumber >> 6)
        if word >= words.count {
            // A stream's number is at most the number of events before it: anything else is damage.
            guard event.streamNumber < event.position else {
                throw LedgerError(.damaged, "the number of a household is too large", position: event.position)
            }
            words.append(contentsOf: repeatElement(0, count: word + 1 - words.count))
        }
        words[word] |= 1 << UInt64(event.streamNumber & 63)
    }

    /// The numbers of the marked households, ascending.
    var households: [UInt32] {
        words.enumerated().flatMap { index, word in
            (0..<64).filter { word >> UInt64($0) & 1 != 0 }.map { UInt32(index * 64 + $0) }
        }
    }
}
