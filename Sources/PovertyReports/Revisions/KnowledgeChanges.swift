// How what is known of one day changed between two positions: entry by entry, household by household, in the order of
// recording. Added up, the changes lead exactly from the balances of the day as first known to those as known later.

import EventLedger
import PovertyLedger

/// What entries changed in where households are known to be on a day.
struct KnowledgeChanges {
    /// The day.
    let day: Day
    /// What was known first, the end of an entry.
    let first: Position
    /// What is known later, the end of the same or a later entry.
    let last: Position
    /// The changes by household, and of one household in the order of recording; entries that changed nothing in where
    /// a household is on the day are left out.
    private(set) var changes: [KnowledgeChange] = []

    /// Looks for the households in what was recorded between the positions, then reads their timelines.
    ///
    /// Cost: a replay of what is between, then the timelines of the households that it mentions.
    init(_ view: HouseholdView, on day: Day, after first: Position, through last: Position) throws(LedgerError) {
        var marks = KnowledgeMarks(on: day, after: first, through: last)
        if first < last { try view.ledger.replay(after: first, through: last, into: &marks) }
        try self.init(view, marks)
    }

    /// Reads the timelines of the households that a replay marked.
    private init(_ view: HouseholdView, _ marks: KnowledgeMarks) throws(LedgerError) {
        (day, first, last) = (marks.day, marks.first, marks.last)
        for number in marks.households {
            let household = StreamName.household(try view.householdName(number))
            let timeline = try KnownTimeline(view.ledger, household: household, on: day, knownThrough: last)
            try append(number, timeline, view.ledger)
        }
    }

    private mutating func append(
        _ household: UInt32, _ timeline: KnownTimeline, _ ledger: LedgerView
    ) throws(LedgerError) {
        var slot = timeline.slot(knownThrough: first)
        var rest = timeline.steps.drop { $0.item.position <= first }
        while let opening = rest.first?.item {
            guard let entry = try ledger.positions(ofEntryHolding: opening.position) else {
                throw LedgerError(.damaged, "the entry at this position is missing", position: opening.position)
            }
            let steps = rest.prefix { $0.item.position <= entry.upperBound }
            rest = rest.dropFirst(steps.count)
            let isCorrection = steps.contains { $0.item.type == EventHead.voidType }
            let before = slot.standing
            if isCorrection {
                slot = timeline.slot(knownThrough: entry.upperBound)
            } else {
                for step in steps { slot.apply(step.change, on: step.item.effectiveDay) }
            }
            guard slot.standing != before else { continue }
            changes.append(
                KnowledgeChange(
                    household: household, position: opening.position, entryEnd: entry.upperBound,
                    isCorrection: isCorrection, before: before, after: slot.standing))
        }
    }
}

// One household whose account on a day one entry changed afterwards. It has what was known before the entry and after
// it, and never compares two days.

/// What one entry changed in where a household is known to be on a day.
struct KnowledgeChange: Hashable {
    /// The number of the household.
    let household: UInt32
    /// The position of the first event of the entry that concerns the household on that day.
    let position: Position
    /// The last position of the entry.
    let entryEnd: Position
    /// Whether the entry voids an event of the household that was in effect by that day: a correction, else a late
    /// report.
    let isCorrection: Bool
    /// Where the household was on the day, as known before the entry.
    let before: Standing
    /// Where it is on the day, as known with the entry.
    let after: Standing
}

// Which households something was recorded of between two positions that takes effect by a day, or takes something out.
// It marks a few too many (every void is marked) and never one too few.

/// A projection that marks households by number: one bit each.
struct KnowledgeMarks: Projection {
    /// The day by which events take effect.
    let day: Day
    /// What is recorded after this position is examined.
    let first: Position
    /// What is recorded after this position is not.
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
