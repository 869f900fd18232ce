// How what is known of one day changed between two positions: entry by entry, household by household, in the order of
// recording. Added up, the changes lead exactly from the balances of the day as first known to those as known later.

import EventLedger

/// What entries changed in where households are known to stand on a day.
struct KnowledgeChanges {
    /// The day.
    let day: Day
    /// What was known first, the end of an entry.
    let first: Position
    /// What is known later, the end of an entry at or behind the first.
    let last: Position
    /// The changes by household, and of one household in the order of recording; entries that changed nothing in where
    /// a household stands on the day are left out.
    private(set) var changes: [KnowledgeChange] = []

    /// Looks for the households in what was recorded between the positions, then reads their timelines.
    ///
    /// Cost: a replay of what lies between, then the timelines of the households that something was recorded of.
    init(_ ledger: LedgerView, on day: Day, after first: Position, through last: Position) throws(LedgerError) {
        var marks = KnowledgeMarks(on: day, after: first, through: last)
        if first < last { try ledger.replay(after: first, through: last, into: &marks) }
        try self.init(ledger, marks)
    }

    /// Reads the timelines of the households that a replay marked.
    init(_ ledger: LedgerView, _ marks: KnowledgeMarks) throws(LedgerError) {
        (day, first, last) = (marks.day, marks.first, marks.last)
        let category = StreamCategory.household.rawValue
        for number in marks.households {
            guard let id = try ledger.streamID(category: category, number: number) else { continue }
            let timeline = try KnownTimeline(
                ledger, household: StreamName(category: category, id: id), on: day, knownThrough: last)
            try append(number, timeline, ledger)
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
                for step in steps { slot.apply(step) }
            }
            guard slot.standing != before else { continue }
            changes.append(
                KnowledgeChange(
                    household: household, position: opening.position, entryEnd: entry.upperBound,
                    isCorrection: isCorrection, before: before, after: slot.standing))
        }
    }
}
