// A day as text, for millions of rows: the same ten characters as `Day.description`, without making a string.

import EventLedger

/// Writes days.
enum DayText {
    /// Appends `2023-12-31` for a day in days since 1970-01-01, of the years 1 to 9999.
    @inline(__always)
    static func append(_ day: Int32, to bytes: inout [UInt8]) {
        withBytes(day) { bytes.append(contentsOf: $0) }
    }

    /// Yields the characters of a day.
    @inline(__always)
    static func withBytes<Result>(_ day: Int32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let civil = Day(daysSinceEpoch: day)?.civil ?? (year: 0, month: 0, day: 0)
        var text: (UInt64, UInt16) = (0, 0)
        return withUnsafeMutableBytes(of: &text) { bytes in
            put(civil.year / 100, bytes, at: 0)
            put(civil.year % 100, bytes, at: 2)
            bytes[4] = UInt8(ascii: "-")
            put(civil.month, bytes, at: 5)
            bytes[7] = UInt8(ascii: "-")
            put(civil.day, bytes, at: 8)
            return body(UnsafeRawBufferPointer(rebasing: bytes[0..<10]))
        }
    }

    @inline(__always)
    private static func put(_ number: Int, _ bytes: UnsafeMutableRawBufferPointer, at index: Int) {
        bytes[index] = UInt8(48 + number / 10)
        bytes[index + 1] = UInt8(48 + number % 10)
    }
}
