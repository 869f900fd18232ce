// The counts at many dates: households and persons at the end of each period of a span, all as known at one position.
// The points of a series are days; where the days of a series are, and what rows and columns it has, is decided here.

import EventLedger
import Files

/// How far apart the points of a series are: at the end of each of these periods.
public enum SeriesInterval: String, CaseIterable, Hashable, Sendable {
    /// Every day.
    case day
    /// Weeks as ISO 8601 has them, which end on Sunday.
    case week
    /// Months of the calendar.
    case month
    /// Quarters of the calendar, which end with March, June, September and December.
    case quarter
    /// Years of the calendar.
    case year

    /// The last day of the period that a day falls in; 9999-12-31 where that would be later.
    public func end(of day: Day) -> Day {
        let (year, month, _) = day.civil
        switch self {
        case .day: return day
        case .week:
            // 1970-01-01 was a Thursday, the fourth day of its week.
            let past = (Int(day.daysSinceEpoch) + 3) % 7
            let left = 6 - (past < 0 ? past + 7 : past)
            return Day(daysSinceEpoch: day.daysSinceEpoch + Int32(left)) ?? .last
        case .month: return SeriesInterval.endOfMonth(month, of: year)
        case .quarter: return SeriesInterval.endOfMonth((month + 2) / 3 * 3, of: year)
        case .year: return SeriesInterval.endOfMonth(12, of: year)
        }
    }

    /// The days of a series: the last day of each period from the one that `from` falls in, and `to` as the last day,
    /// also where it ends no period.
    ///
    /// Throws `invalidValue` where `from` is after `to`, and for more than `CountSeries.maximumPoints` days.
    public func days(from: Day, to: Day) throws(LedgerError) -> [Day] {
        guard from <= to else {
            throw LedgerError(
                .invalidValue, "the series from \(from) to \(to) ends before it begins",
                remedy: "give its first day first")
        }
        var days: [Day] = []
        var first: Day? = from
        while let start = first, start <= to {
            guard days.count < CountSeries.maximumPoints else {
                throw LedgerError(
                    .invalidValue,
                    "the series from \(from) to \(to) by \(rawValue) would have more than "
                        + "\(CountSeries.maximumPoints) points",
                    remedy: "ask for a shorter span or a longer interval")
            }
            let end = min(end(of: start), to)
            days.append(end)
            first = end.next
        }
        return days
    }

    private static func endOfMonth(_ month: Int, of year: Int) -> Day {
        let next = month == 12 ? Day(year: year + 1, month: 1, day: 1) : Day(year: year, month: month + 1, day: 1)
        return next?.previous ?? .last
    }
}

/// How many households and persons are in each account at the end of each day, week, month, quarter or year of a span,
/// all as known at one position.
public struct CountSeries: Hashable, Sendable {
    /// The first day of the span.
    public let from: Day
    /// The last day of the span, which is the last point.
    public let to: Day
    /// How far apart the points are.
    public let every: SeriesInterval
    /// The last position that was known.
    public let position: Position
    /// The one day whose units are counted by; nil where each point is counted by the units of its own day.
    public let unitsOn: Day?
    /// The one unit that was counted; nil for all.
    public let unit: String?
    /// Whether the rows are broken down by unit.
    public let isByUnit: Bool
    /// The classes that are counted, worst first, `unclassified` last.
    public let classes: [HouseholdClass]
    /// Whether only households under social protection, or only the others, are counted; nil for both.
    public let socialProtection: Bool?
    /// The points, ascending.
    public let days: [Day]
    /// The accounts that are not zero, sorted by day, unit, class (worst first) and social protection.
    public let rows: [Row]

    /// The most points of a series.
    public static let maximumPoints = 10_000
    /// The most rows of a series, about as many as a spreadsheet has: a row is an account, or a unit, on a day.
    public static let maximumRows = 1_000_000

    /// One account and its balance on one day.
    public struct Row: Hashable, Sendable {
        /// The day.
        public let day: Day
        /// The account.
        public let account: Account
        /// Its balance.
        public let tally: Tally
    }

    /// One day, or one unit on one day, with the balance of each class.
    public struct Point: Hashable, Sendable {
        /// The day.
        public let day: Day
        /// The unit; nil where figures are not broken down by unit.
        public let unit: String?
        /// The balances, by the number of the class.
        fileprivate var tallies = [Tally](repeating: .zero, count: HouseholdClass.allCases.count)

        /// The balance of a class.
        public func tally(of householdClass: HouseholdClass) -> Tally { tallies[Int(householdClass.rawValue)] }

        /// The balance of all classes that are counted.
        public var total: Tally { tallies.reduce(.zero, +) }
    }

    /// A row for each day, and with a breakdown by unit for each unit that has households on any of the days, sorted by
    /// day and unit; also where nothing is counted.
    public var points: [Point] {
        let units: [String?] = isByUnit ? Set(rows.compactMap(\.account.unit)).sorted() : [nil]
        var points: [Point] = []
        points.reserveCapacity(days.count * units.count)
        var rest = rows[...]
        for day in days {
            for unit in units {
                var point = Point(day: day, unit: unit)
                while let row = rest.first, row.day == day, row.account.unit == unit {
                    point.tallies[Int(row.account.householdClass.rawValue)] += row.tally
                    rest.removeFirst()
                }
                points.append(point)
            }
        }
        return points
    }

    /// The same series of some classes only, or only of households under social protection or of the others. Without a
    /// class all stay.
    public func selecting(_ classes: [HouseholdClass] = [], socialProtection: Bool? = nil) -> CountSeries {
        let kept = classes.isEmpty ? self.classes : self.classes.filter(classes.contains)
        let wanted = socialProtection ?? self.socialProtection
        return CountSeries(
            from: from, to: to, every: every, position: position, unitsOn: unitsOn, unit: unit, isByUnit: isByUnit,
            classes: kept, socialProtection: wanted, days: days,
            rows: rows.filter { row in
                kept.contains(row.account.householdClass)
                    && (wanted.map { row.account.socialProtection == $0 } ?? true)
            })
    }
}

// The form that `socai series` prints, byte for byte: `points` for spreadsheets and charts, `counts` for programs.

extension CountSeries: LedgerAnswer {
    /// The span, what was known, the points, and their rows under `counts`.
    public var columns: [AnswerColumn<CountSeries>] {
        [
            .day("from", \.from), .day("to", \.to), .word("every", \.every.rawValue), .day("unitsOn", \.unitsOn),
            .number("position", .position, \.position), .list("points", \.points, pointColumns),
            .list("counts", \.rows, Row.columns(byUnit: isByUnit)),
        ]
    }

    /// The columns of a point: one for each class that is counted, then their sum.
    package var pointColumns: [AnswerColumn<Point>] {
        let place: [AnswerColumn<Point>] = [.day("day", \.day)] + (isByUnit ? [.text("unit", \.unit)] : [])
        let filter: [AnswerColumn<Point>] =
            socialProtection.map { only in [.truth("socialProtection") { _ in only }] } ?? []
        return place + filter
            + classes.map { one in .object(one.name, { $0.tally(of: one) }, Tally.columns) }
            + [.part(\.total, Tally.columns)]
    }
}

extension CountSeries.Row {
    /// The day, the account and its balance.
    fileprivate static func columns(byUnit: Bool) -> [AnswerColumn<CountSeries.Row>] {
        [.day("day", \.day), .part(\.account, Account.columns(byUnit: byUnit)), .part(\.tally, Tally.columns)]
    }
}
