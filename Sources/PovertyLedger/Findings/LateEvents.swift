// Events that were recorded long after they took effect, by unit and year of effect: how many, how late in the middle and
// at worst. Delays are counted, not kept one by one.

import EventLedger

/// Late events by unit and year.
struct LateEvents {
    /// A unit and a year.
    struct Place: Hashable {
        /// The unit's number; nil where the household stood in none.
        let unit: UInt32?
        let year: Int
    }

    /// The late events of one unit and year.
    struct Delays {
        private(set) var count = 0
        private var byDays: [Int32: Int] = [:]
        private(set) var greatest: Int32 = 0
        /// The first event with the greatest delay.
        private(set) var worst: Position = 0

        mutating func take(_ days: Int32, _ position: Position) {
            count += 1
            byDays[days, default: 0] += 1
            guard days > greatest || (days == greatest && position < worst) else { return }
            (greatest, worst) = (days, position)
        }

        /// The least delay that at least half of the events do not exceed.
        var median: Int32 {
            var below = 0
            for (days, count) in byDays.sorted(by: { $0.key < $1.key }) {
                below += count
                if 2 * below >= self.count { return days }
            }
            return greatest
        }
    }

    private let lateDays: Int32
    private(set) var places: [Place: Delays] = [:]

    init(_ parameters: AuditParameters) { lateDays = Int32(parameters.lateDays) }

    /// How many days after its day an event was recorded, if that is late; nil if it is not.
    func delay(of position: Position, on day: Int32, _ recorded: RecordedDays) -> Int32? {
        // Both are days between the years 1 and 9999. Most events are recorded in time: they cost one look at a table.
        guard position > recorded.lastPosition(by: day + lateDays) else { return nil }
        return recorded.day(of: position) - day
    }

    /// Takes in a late event of a unit, by the year of its day.
    mutating func take(_ delay: Int32, of position: Position, on day: Day, unit: UInt32?) {
        places[Place(unit: unit, year: day.year), default: Delays()].take(delay, position)
    }
}
