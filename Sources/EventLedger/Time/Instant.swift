// A point of time as the ledger records it: microseconds of UTC, read and written as RFC 3339.
// It never reads a clock itself (`LedgerClock` does) and knows no time zone but a fixed offset.

import Files

/// An instant, stored as microseconds since 1970-01-01T00:00:00Z, between the years 0001 and 9999.
public struct Instant: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    public let microsecondsSinceEpoch: Int64

    static let microsecondsPerDay: Int64 = 86_400_000_000

    /// The instant that many microseconds after 1970-01-01T00:00:00Z, or nil outside the years 0001–9999.
    public init?(microsecondsSinceEpoch: Int64) {
        guard microsecondsSinceEpoch >= Int64(Day.first.daysSinceEpoch) * Instant.microsecondsPerDay,
            microsecondsSinceEpoch < (Int64(Day.last.daysSinceEpoch) + 1) * Instant.microsecondsPerDay
        else { return nil }
        self.microsecondsSinceEpoch = microsecondsSinceEpoch
    }

    /// The last microsecond of a day at an offset from UTC, or nil when that is outside the years 0001–9999.
    public init?(endOf day: Day, at offset: UTCOffset) {
        let endUTC = (Int64(day.daysSinceEpoch) + 1) * Instant.microsecondsPerDay - 1
        self.init(microsecondsSinceEpoch: endUTC - Int64(offset.minutes) * 60_000_000)
    }

    /// The calendar day at an offset from UTC; clamped to the first and last day there is.
    public func day(at offset: UTCOffset) -> Day {
        let local = microsecondsSinceEpoch + Int64(offset.minutes) * 60_000_000
        let days = local >= 0 ? local / Instant.microsecondsPerDay : (local + 1) / Instant.microsecondsPerDay - 1
        return Day(daysSinceEpoch: Int32(days)) ?? (days < 0 ? .first : .last)
    }

    /// Whether an instant comes before another.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.microsecondsSinceEpoch < right.microsecondsSinceEpoch
    }
}

extension Instant: LosslessStringConvertible {
    /// Reads RFC 3339 (`2021-12-28T03:00:00Z`, `…+07:00`), at most six digits of a second; nil for anything else.
    public init?(_ text: String) {
        var text = text
        guard let instant = text.withUTF8({ Instant(ascii: $0.span) }) else { return nil }
        self = instant
    }

    /// Reads the bytes of an RFC 3339 date-time; nil for anything else. A leap second (`:60`) is refused.
    public init?(ascii bytes: Span<UInt8>) {
        guard bytes.count >= 20, bytes.count <= 32, let day = Day(ascii: bytes.extracting(0..<10)),
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), let hour = Instant.twoDigits(bytes, at: 11, atMost: 23),
            let minute = Instant.twoDigits(bytes, at: 14, atMost: 59),
            let second = Instant.twoDigits(bytes, at: 17, atMost: 59)
        else { return nil }
        var index = 19
        var fraction: Int64 = 0
        if bytes[index] == UInt8(ascii: ".") {
            index += 1
            var scale: Int64 = 1_000_000
            let start = index
            while index < bytes.count, case let digit = bytes[index] &- UInt8(ascii: "0"), digit <= 9 {
                guard scale > 1 else { return nil }
                scale /= 10
                fraction += Int64(digit) * scale
                index += 1
            }
            guard index > start else { return nil }
        }
        guard index < bytes.count else { return nil }
        var offsetMinutes: Int64 = 0
        switch bytes[index] {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"):
            guard index + 1 == bytes.count else { return nil }
        case let sign where sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"):
            guard index + 6 == bytes.count, bytes[index + 3] == UInt8(ascii: ":"),
                let hours = Instant.twoDigits(bytes, at: index + 1, atMost: 23),
                let minutes = Instant.twoDigits(bytes, at: index + 4, atMost: 59)
            else { return nil }
            offsetMinutes = (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
        default: return nil
        }
        let seconds = (hour * 60 + minute - offsetMinutes) * 60 + second
        self.init(
            microsecondsSinceEpoch: Int64(day.daysSinceEpoch) * Instant.microsecondsPerDay + seconds * 1_000_000
                + fraction)
    }

    private static func twoDigits(_ bytes: Span<UInt8>, at index: Int, atMost limit: Int64) -> Int64? {
        let tens = bytes[index] &- UInt8(ascii: "0")
        let ones = bytes[index + 1] &- UInt8(ascii: "0")
        guard tens <= 9, ones <= 9 else { return nil }
        let value = Int64(tens) * 10 + Int64(ones)
        return value <= limit ? value : nil
    }

    /// RFC 3339 in UTC, with as many digits of a second as are needed: `2021-12-28T03:00:00Z`.
    public var description: String {
        let day = self.day(at: .utc)
        var rest = microsecondsSinceEpoch - Int64(day.daysSinceEpoch) * Instant.microsecondsPerDay
        let fraction = rest % 1_000_000
        rest /= 1_000_000
        let time = [rest / 3600, rest / 60 % 60, rest % 60].map { Gregorian.padded(Int($0), to: 2) }.joined(
            separator: ":")
        guard fraction != 0 else { return "\(day)T\(time)Z" }
        var digits = Gregorian.padded(Int(fraction), to: 6)
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(day)T\(time).\(digits)Z"
    }
}
