// Bytes of JSON Lines on their way out. It writes what it is given and escapes nothing: every text here is a literal
// or an id of this generator, and none holds a quote, a backslash or a control character.

import EventLedger

/// A growing run of UTF-8 bytes that is emptied and filled again.
struct JSONLineBuffer {
    /// What was written since the last `clear`.
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// Forgets what was written, and keeps the memory.
    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// Writes a literal.
    @inline(__always)
    mutating func put(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Writes bytes made earlier.
    @inline(__always)
    mutating func put(_ text: [UInt8]) { bytes.append(contentsOf: text) }

    /// Writes a whole number that is not negative, in decimal digits, with leading zeros up to a width.
    mutating func put(number: Int, width: Int = 1) {
        precondition(number >= 0, "only counts and amounts are written")
        var digits: InlineArray<20, UInt8> = .init(repeating: UInt8(ascii: "0"))
        var rest = UInt(number)
        var start = 20
        while rest > 0 {
            start -= 1
            digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        start = min(start, 20 - width)
        digits.span.extracting(start..<20).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }

    /// Writes a day as `YYYY-MM-DD`.
    mutating func put(day: Day) {
        let (year, month, dayOfMonth) = day.civil
        put(number: year, width: 4)
        put("-")
        put(number: month, width: 2)
        put("-")
        put(number: dayOfMonth, width: 2)
    }
}
