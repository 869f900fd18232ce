// On which day a position was recorded. Recorded times never go back, so the last position of each day answers for
// every event: eight bytes a day between the first entry and the last, independent of the number of events.

import EventLedger
import Files
import PovertyLedger

/// The days of recording by position, at the ledger's offset.
struct RecordedDays {
    private let offset: UTCOffset
    private var firstDay = Int32.max
    /// By days since the first: the last position that was recorded by the end of that day.
    private var ends: [Position] = []

    /// The day of the entry that was taken in last; some day of the year 0001 before the first.
    private(set) var latestDay = Day.first.daysSinceEpoch

    init(offset: UTCOffset) { self.offset = offset }

    /// Takes in the next entry.
    mutating func take(_ entry: EntryHead) {
        guard let day = Instant(microsecondsSinceEpoch: entry.recordedAt)?.day(at: offset).daysSinceEpoch else {
            return
        }
        latestDay = day
        if ends.isEmpty { firstDay = day }
        let index = Int(day - firstDay)
        if index >= ends.count {
            let end = ends.last ?? 0
            ends.append(contentsOf: repeatElement(end, count: index + 1 - ends.count))
        }
        ends[ends.count - 1] = entry.lastPosition
    }

    /// The last position that was recorded by the end of a day; 0 when none was.
    func lastPosition(by day: Int32) -> Position {
        guard day >= firstDay else { return 0 }
        return ends[min(Int(day - firstDay), ends.count - 1)]
    }

    /// The day on which the event at a position was recorded. Cost: a search over the days.
    func day(of position: Position) -> Int32 {
        var low = 0
        var high = ends.count
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] < position { low = middle + 1 } else { high = middle }
        }
        return firstDay + Int32(low)
    }
}
