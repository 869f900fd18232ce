// On which day a position was recorded. Recorded times never go back, so a list of the days on which anything was recorded
// answers for every event, whatever the size of the ledger.

import EventLedger

/// The days of recording by position, at the ledger's offset.
struct RecordedDays {
    private struct Step {
        let day: Int32
        let firstPosition: Position
    }

    private let offset: UTCOffset
    private var steps: [Step] = []

    init(offset: UTCOffset) { self.offset = offset }

    /// Takes in the next entry.
    mutating func take(_ entry: EntryHead) {
        guard let day = Instant(microsecondsSinceEpoch: entry.recordedAt)?.day(at: offset).daysSinceEpoch,
            day != steps.last?.day
        else { return }
        steps.append(Step(day: day, firstPosition: entry.firstPosition))
    }

    /// The last day on which anything was recorded; `Int32.min` when nothing was.
    var last: Int32 { steps.last?.day ?? .min }

    /// The day on which the event at a position was recorded. Cost: a search over the days.
    func day(of position: Position) -> Int32 {
        var low = 0
        var high = steps.count
        while low < high {
            let middle = (low + high) / 2
            if steps[middle].firstPosition <= position { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? steps[low - 1].day : .min
    }
}
