// How many households are in each unit at each year's end, from the spans of days that they spend in units: a span adds
// one to the years it reaches, however many those are.

import EventLedger
import Files
import PovertyLedger

/// Households by unit and year's end.
struct YearEndHouseholds {
    /// By unit, the change from the year before.
    private var changes: [UInt32: [Int: Int]] = [:]

    /// A household was in a unit from a day through another, or at no year's end between them.
    mutating func take(unit: UInt32, from first: Int32, through last: Int32) {
        guard last >= first, let start = Day(daysSinceEpoch: first), let end = Day(daysSinceEpoch: last) else { return }
        // The first year's end is that of the year of the first day; the last one may be that of the year before.
        let lastYear = Day.endOfYear(end.year) == end ? end.year : end.year - 1
        guard start.year <= lastYear else { return }
        changes[unit, default: [:]][start.year, default: 0] += 1
        changes[unit, default: [:]][lastYear + 1, default: 0] -= 1
    }

    /// The units with households at each year's end, as they were recorded: year, unit's number, households.
    var counts: [(year: Int, unit: UInt32, households: Int)] {
        var counts: [(year: Int, unit: UInt32, households: Int)] = []
        for (unit, changes) in changes {
            let years = changes.keys.sorted()
            var households = 0
            for (index, year) in years.enumerated() {
                households += changes[year] ?? 0
                guard households > 0, index + 1 < years.count else { continue }
                for each in year..<years[index + 1] { counts.append((each, unit, households)) }
            }
        }
        return counts
    }
}
