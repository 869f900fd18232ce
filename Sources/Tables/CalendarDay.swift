// A date in a cell. Spreadsheets store a day as a count, in one of two systems: from 1900 on, with a 29 February of that
// year which never was, or from 1904 on. A count that is no day stays a number; no day is ever made up.

internal import Files

/// A date of the Gregorian calendar with the time of day where a cell has one.
public struct CalendarDay: Hashable, Sendable {
    /// The year, 1–9999.
    public let year: Int
    /// The month, 1–12.
    public let month: Int
    /// The day of the month, 1–31.
    public let day: Int
    /// Seconds since midnight, 0–86,399; 0 in most cells, which have no time.
    public let secondOfDay: Int

    /// The date; nil when there is no such day or time.
    public init?(year: Int, month: Int, day: Int, secondOfDay: Int = 0) {
        guard (0..<86_400).contains(secondOfDay),
            Gregorian.daysSinceEpoch(year: year, month: month, day: day) != nil
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.secondOfDay = secondOfDay
    }

    /// How a workbook counts days.
    enum System: Sendable {
        case from1900, from1904
    }

    /// The day of a count, with a fraction for the time; nil where the count is no day: below one, the 29 February 1900
    /// of that system, and after the year 9999.
    init?(serial: Double, _ system: System) {
        guard serial.isFinite, serial >= 0, serial < 3_000_000 else { return nil }
        var count = Int(serial.rounded(.down))
        var seconds = Int(((serial - Double(count)) * 86_400).rounded())
        if seconds == 86_400 { (count, seconds) = (count + 1, 0) }
        // 30 December 1899 and 1 January 1904 are the zeros.
        let days: Int
        switch system {
        case .from1904: days = count - 24_107
        case .from1900:
            guard count >= 1, count != 60 else { return nil }
            days = count - (count < 60 ? 25_568 : 25_569)
        }
        let (year, month, day) = Gregorian.date(daysSinceEpoch: days)
        self.init(year: year, month: month, day: day, secondOfDay: seconds)
    }

    /// The count of the day from 1900 on, as cells of dates hold it; nil before 1 January 1900.
    var serial: Double? {
        guard year >= 1900, let days = Gregorian.daysSinceEpoch(year: year, month: month, day: day) else { return nil }
        let count = days + 25_569
        return Double(count <= 60 ? count - 1 : count) + Double(secondOfDay) / 86_400
    }

    /// A date as ISO 8601 writes it, `2022-12-31` or `2022-12-31T08:30:00`, also with fractions of a second, which are
    /// dropped, and a Z; nil for anything else.
    init?(iso text: some StringProtocol) {
        let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        func numbers(_ text: Substring, _ separator: Character, _ widths: [Int]) -> [Int]? {
            let parts = text.split(separator: separator, omittingEmptySubsequences: false)
            guard parts.map(\.utf8.count) == widths else { return nil }
            let numbers = parts.compactMap { $0.utf8.allSatisfy { $0 &- 0x30 <= 9 } ? Int($0) : nil }
            return numbers.count == widths.count ? numbers : nil
        }
        guard let date = numbers(Substring(halves[0]), "-", [4, 2, 2]) else { return nil }
        var seconds = 0
        if halves.count > 1 {
            var time = Substring(halves[1])
            if time.hasSuffix("Z") { time.removeLast() }
            let whole = time.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            guard let clock = numbers(whole[0], ":", [2, 2, 2]), clock[0] < 24, clock[1] < 60, clock[2] < 60 else {
                return nil
            }
            seconds = clock[0] * 3600 + clock[1] * 60 + clock[2]
        }
        self.init(year: date[0], month: date[1], day: date[2], secondOfDay: seconds)
    }
}

extension CalendarDay: CustomStringConvertible {
    /// The day as `2022-12-31`, with `T08:30:00` behind it where there is a time.
    public var description: String {
        let date = [(year, 4), (month, 2), (day, 2)].map { Gregorian.padded($0, to: $1) }.joined(separator: "-")
        guard secondOfDay > 0 else { return date }
        let clock = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60]
        return date + "T" + clock.map { Gregorian.padded($0, to: 2) }.joined(separator: ":")
    }

    /// The day as it is written in Việt Nam and most of Europe: `31/12/2022`.
    public var dayMonthYear: String {
        [(day, 2), (month, 2), (year, 4)].map { Gregorian.padded($0, to: $1) }.joined(separator: "/")
    }
}
