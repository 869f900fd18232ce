// Days and instants as JSON strings, digit by digit: an export writes one for each event.

import EventLedger

extension JSONWriter {
    /// Writes a day, `"2023-12-31"`.
    public mutating func day(_ day: Day) {
        let (year, month, dayOfMonth) = day.civil
        quoted { bytes in
            bytes.append(UInt8(ascii: "0") + UInt8(year / 1000))
            bytes.append(UInt8(ascii: "0") + UInt8(year / 100 % 10))
            JSONWriter.append(twoDigits: year % 100, to: &bytes)
            bytes.append(UInt8(ascii: "-"))
            JSONWriter.append(twoDigits: month, to: &bytes)
            bytes.append(UInt8(ascii: "-"))
            JSONWriter.append(twoDigits: dayOfMonth, to: &bytes)
        }
    }

    /// Writes an instant in UTC, `"2021-12-28T03:00:00Z"`.
    public mutating func instant(_ instant: Instant) { string(instant.description) }

    private static func append(twoDigits number: Int, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "0") + UInt8(number / 10))
        bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}
