// Days as people write them: as in JSON, as on a form, or a month or a year, which has a first and a last day. What can be
// read in two ways is not read: day and month are in the order of Việt Nam.

import EventLedger

/// Readers of days.
package enum DayReading {
    /// What to write instead of what is no day.
    package static let remedy: Sentence =
        "write a day such as 2023-12-31 or 31/12/2023, a month such as 12/2023, or a year such as 2023"

    /// The last day of what a text names: a day (`2023-12-31`, `31/12/2023`, `31-12-2023`), a month (`2023-12`,
    /// `12/2023`, `12-2023`) or a year of four digits; nil for anything else.
    package static func last(_ text: String) -> Day? { span(text)?.last }

    /// The first day of what a text names.
    package static func first(_ text: String) -> Day? { span(text)?.first }

    private static func span(_ text: String) -> (first: Day, last: Day)? {
        if let day = Day(text) { return (day, day) }
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "-" }.map { number(String($0)) }
        let isMixed = text.contains("/") && text.contains("-")
        let numbers = parts.compactMap(\.self)
        guard !isMixed, numbers.count == parts.count else { return nil }
        // A year has four digits, so that nobody takes 12/23 for a month.
        let values = numbers.map(\.value)
        switch numbers.map({ $0.digits == 4 }) {
        case [true]: return months(1...12, of: values[0])
        case [false, true]: return months(values[0]...values[0], of: values[1])
        // As in ISO 8601, which has two digits for the month.
        case [true, false] where text.contains("-") && numbers[1].digits == 2:
            return months(values[1]...values[1], of: values[0])
        case [false, false, true]: return Day(year: values[2], month: values[1], day: values[0]).map { ($0, $0) }
        default: return nil
        }
    }

    /// The first and the last day of months of a year.
    private static func months(_ months: ClosedRange<Int>, of year: Int) -> (first: Day, last: Day)? {
        guard let first = Day(year: year, month: months.lowerBound, day: 1),
            let last = Day(year: year, month: months.upperBound, day: 1)?.adding(months: 1)?.previous
                ?? (months.upperBound == 12 ? Day.endOfYear(year) : nil)
        else { return nil }
        return (first, last)
    }

    private static func number(_ text: String) -> (digits: Int, value: Int)? {
        let digits = text.utf8.count
        guard [1, 2, 4].contains(digits), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(text)
        else { return nil }
        return (digits, value)
    }
}
