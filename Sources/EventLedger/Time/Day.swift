// A calendar date as the ledger orders it: a count of days, with no clock and no time zone.
// It never formats for people in a language and never knows what "today" is.

/// A date of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31, stored as days since 1970-01-01.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before it.
    public let daysSinceEpoch: Int32

    /// 0001-01-01, the first day there is.
    public static let first = Day(unchecked: -719_162)
    /// 9999-12-31, the last day there is.
    public static let last = Day(unchecked: 2_932_896)

    @inlinable
    init(unchecked daysSinceEpoch: Int32) { self.daysSinceEpoch = daysSinceEpoch }

    /// The day a number of days after 1970-01-01, or nil outside 0001-01-01 … 9999-12-31.
    public init?(daysSinceEpoch: Int32) {
        guard daysSinceEpoch >= Day.first.daysSinceEpoch, daysSinceEpoch <= Day.last.daysSinceEpoch else { return nil }
        self.init(unchecked: daysSinceEpoch)
    }

    /// The day of a civil date, or nil when there is no such date.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.daysInMonth(month, of: year)
        else { return nil }
        // Years are counted from March, so that the leap day is the last of its year (Hinnant, days_from_civil).
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(unchecked: Int32(era * 146_097 + dayOfEra - 719_468))
    }

    /// Year, month (1–12) and day of the month (1–31).
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(daysSinceEpoch) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    /// The calendar year, 1–9999.
    public var year: Int { civil.year }

    /// 31 December of a year, or nil outside 1–9999.
    public static func endOfYear(_ year: Int) -> Day? { Day(year: year, month: 12, day: 31) }

    /// The day before, or nil before 0001-01-01.
    public var previous: Day? { Day(daysSinceEpoch: daysSinceEpoch - 1) }

    /// The day after, or nil after 9999-12-31.
    public var next: Day? { Day(daysSinceEpoch: daysSinceEpoch + 1) }

    /// The same day of the month so many months later, or earlier where `months` is negative; the last day of that
    /// month where it is shorter; nil outside the years 1–9999.
    public func adding(months: Int) -> Day? {
        let (year, month, day) = civil
        guard months.magnitude < 120_000 else { return nil }
        let count = year * 12 + month - 1 + months
        guard count >= 12 else { return nil }
        let (newYear, newMonth) = (count / 12, count % 12 + 1)
        return Day(year: newYear, month: newMonth, day: min(day, Day.daysInMonth(newMonth, of: newYear)))
    }

    /// Days in a month of a year of the Gregorian calendar.
    static func daysInMonth(_ month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        default: 31
        }
    }

    /// Whether a day comes before another.
    public static func < (left: Day, right: Day) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }
}

extension Day: LosslessStringConvertible {
    /// Reads exactly `YYYY-MM-DD`; nil for anything else, also for a date that does not exist.
    public init?(_ text: String) {
        var text = text
        let parsed = text.withUTF8 { Day(ascii: $0.span) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// Reads exactly the ten bytes `YYYY-MM-DD`; nil for anything else.
    public init?(ascii bytes: Span<UInt8>) {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for index in range {
                let digit = bytes[index] &- UInt8(ascii: "0")
                guard digit <= 9 else { return nil }
                value = value * 10 + Int(digit)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Reads exactly `YYYY-MM-DD` from data; throws `invalidValue` for anything else,
    /// also for a date that does not exist.
    public init(validating text: String) throws(LedgerError) {
        guard let day = Day(text) else {
            throw LedgerError(
                .invalidValue, "there is no such day", remedy: "write it as YYYY-MM-DD, such as 2023-12-31")
        }
        self = day
    }

    /// `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = civil
        return "\(Day.padded(year, to: 4))-\(Day.padded(month, to: 2))-\(Day.padded(day, to: 2))"
    }

    /// Decimal digits with leading zeros.
    static func padded(_ value: Int, to width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Day: ExpressibleByStringLiteral {
    /// A day written in source code; a literal that is no date is a programmer's mistake and stops the program.
    public init(stringLiteral text: String) {
        let day = Day(text)
        precondition(day != nil, "\"\(text)\" is not a date; write YYYY-MM-DD")
        self = day ?? .first
    }
}
