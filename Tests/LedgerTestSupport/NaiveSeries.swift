// The days of a series by the calendar of Foundation: every day of the span is looked at, and is a point where the next
// day is in another period.

import EventLedger
import Foundation
import PovertyLedger

/// The points of a series, found one day at a time.
public enum NaiveSeries {
    /// The last day of each period, and the last day of the span. Costs a look at every day.
    public static func days(_ from: Day, _ to: Day, _ every: SeriesInterval) -> [Day] {
        guard from <= to else { return [] }
        return (from.daysSinceEpoch...to.daysSinceEpoch).compactMap { Day(daysSinceEpoch: $0) }.filter { day in
            day == to || period(day.daysSinceEpoch, every) != period(day.daysSinceEpoch + 1, every)
        }
    }

    /// What all days of a period have in common.
    private static func period(_ daysSinceEpoch: Int32, _ every: SeriesInterval) -> [Int] {
        let date = Date(timeIntervalSince1970: (Double(daysSinceEpoch) + laterDays) * 86_400)
        func part(_ components: Set<Calendar.Component>) -> DateComponents {
            calendar.dateComponents(components, from: date)
        }
        switch every {
        case .day: return [Int(daysSinceEpoch)]
        case .week:
            let week = part([.yearForWeekOfYear, .weekOfYear])
            return [week.yearForWeekOfYear ?? 0, week.weekOfYear ?? 0]
        case .month:
            let month = part([.year, .month])
            return [month.year ?? 0, month.month ?? 0]
        case .quarter:
            let month = part([.year, .month])
            return [month.year ?? 0, [1, 1, 1, 4, 4, 4, 7, 7, 7, 10, 10, 10][(month.month ?? 1) - 1]]
        case .year: return [part([.year]).year ?? 0]
        }
    }

    // Foundation has the Julian calendar before 1582. The Gregorian repeats itself after 400 years, which are a whole
    // number of weeks: each day is looked at 2,000 years later.
    private static let laterDays = 5.0 * 146_097

    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = .gmt
        return calendar
    }()
}
