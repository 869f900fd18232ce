// A calendar date as the ledger orders it: a count of days, with no clock and no time zone.
// It never formats for people in a language and never knows what "today" is.

import Files

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
        guard let days = Gregorian.daysSinceEpoch(year: year, month: month, day: day) else { return nil }
        self.init(unchecked: Int32(days))
    }

    /// Year, month (1–12) and day of the month (1–31).
    public var civil: (year: Int, month: Int, day: Int) {
        Gregorian.date(daysSinceEpoch: Int(daysSinceEpoch))
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
        return Day(year: newYear, month: newMonth, day: min(day, Gregorian.daysInMonth(newMonth, of: newYear)))
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
        return "\(Gregorian.padded(year, to: 4))-\(Gregorian.padded(month, to: 2))-\(Gregorian.padded(day, to: 2))"
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
