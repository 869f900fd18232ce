// Builds compact JSON in a growing run of bytes. The same calls give the same bytes: members come out in the order in
// which they are written. It escapes what RFC 8259 requires, characters that a terminal would act on, and invisible
// ones.

import EventLedger

/// A builder of JSON; it adds the commas; the caller matches every begin with an end.
public struct JSONWriter: Hashable, Sendable {
    /// What was written: UTF-8.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// An empty writer with room for a number of bytes.
    public init(reservingBytes count: Int = 0) { bytes.reserveCapacity(count) }

    /// What was written, as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Discards what was written, and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// Returns what was written so far and discards it, in the middle of a document, which continues.
    public mutating func takeBytes() -> [UInt8] {
        let taken = bytes
        bytes.removeAll(keepingCapacity: true)
        return taken
    }

    /// Begins an object.
    public mutating func beginObject() { begin(UInt8(ascii: "{")) }

    /// Ends the object begun last.
    public mutating func endObject() { end(UInt8(ascii: "}")) }

    /// Begins a list.
    public mutating func beginArray() { begin(UInt8(ascii: "[")) }

    /// Ends the list begun last.
    public mutating func endArray() { end(UInt8(ascii: "]")) }

    /// Ends a line; the next value begins a new document.
    public mutating func endLine() {
        bytes.append(0x0A)
        needsComma = false
    }

    /// Writes the name of a member, whose value comes next; a name written in source code needs no escapes.
    public mutating func member(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes the name of a member that is known only at run time.
    public mutating func member(named name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a string. Quotes, backslashes and control characters are escaped, and so are the characters that change
    /// the direction of writing or have no width: a program reads the same string, and no terminal acts on them.
    public mutating func string(_ text: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            if utf8.contains(where: JSONWriter.mayNeedEscape) {
                appendEscaped(utf8)
            } else {
                bytes.append(contentsOf: utf8)
            }
        }
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    /// Writes a whole number.
    public mutating func int(_ value: some BinaryInteger) {
        separate()
        append(digitsOf: Int64(value))
        needsComma = true
    }

    /// Writes true or false.
    public mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

    /// Writes null.
    public mutating func null() { literal("null") }

    /// Writes bytes that are a JSON value already.
    public mutating func value(_ json: some Sequence<UInt8>) {
        separate()
        bytes.append(contentsOf: json)
        needsComma = true
    }
}

extension JSONWriter {
    @inline(__always)
    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    /// Writes ASCII that needs no escapes as it is.
    mutating func literal(_ text: StaticString) {
        separate()
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
        needsComma = true
    }

    /// Writes a string of ASCII digits and hyphens, such as a date, whose bytes `append` adds.
    mutating func quoted(_ append: (inout [UInt8]) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        append(&bytes)
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    private mutating func append(digitsOf value: Int64) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        let first = bytes.count
        var rest = value.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        bytes[first...].reverse()
    }

    /// Whether a byte is escaped, or begins a character that may be: U+0080–00BF, U+0600–063F, U+2000–2FFF,
    /// U+F000–FFFF.
    @inline(__always)
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F, 0xC2, 0xD8, 0xE2, 0xEF: true
        default: false
        }
    }

    private mutating func appendEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x08: bytes.append(contentsOf: "\\b".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0C: bytes.append(contentsOf: "\\f".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x22: bytes.append(contentsOf: "\\\"".utf8)
            case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
            case 0x00..<0x20, 0x7F...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF:
                let digits = String(scalar.value, radix: 16)
                bytes.append(contentsOf: "\\u".utf8)
                for _ in digits.utf8.count..<4 { bytes.append(UInt8(ascii: "0")) }
                bytes.append(contentsOf: digits.utf8)
            default: if let encoded = UTF8.encode(scalar) { bytes.append(contentsOf: encoded) }
            }
        }
    }
}

// Days and instants as JSON strings, digit by digit: an export writes one for each event.

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
