// Exits and dissolutions by the day they take effect, with the first of each day: whether they are bunched before a due
// day is asked when all are known.

import EventLedger
import Files
import PovertyLedger

/// How many households left a class on each day, by an exit or by being dissolved.
struct ExitDays {
    /// The exits of one day.
    struct Exits {
        var count = 0
        /// The positions of the first of them.
        var first: [Position] = []

        mutating func take(_ position: Position) {
            count += 1
            if let last = first.last, position < last {
                let place = first.firstIndex { $0 > position } ?? first.count
                first.insert(position, at: place)
                if first.count > ExitDays.listed { first.removeLast() }
            } else if first.count < ExitDays.listed {
                first.append(position)
            }
        }
    }

    /// As many events are named where there are too many.
    static let listed = 20

    private var days: [Int32: Exits] = [:]

    /// Takes in an exit. Cost: constant where positions ascend, else a look at those of its day that are kept.
    mutating func take(day: Int32, position: Position) {
        days[day, default: Exits()].take(position)
    }

    /// The exits from one day to another, and the positions of the first by day.
    func exits(from first: Int32, through last: Int32) -> Exits {
        var sum = Exits()
        for day in days.keys.filter({ $0 >= first && $0 <= last }).sorted() {
            guard let exits = days[day] else { continue }
            sum.count += exits.count
            sum.first += exits.first.prefix(ExitDays.listed - sum.first.count)
        }
        return sum
    }
}
