// Comma-separated values by RFC 4180: a header row, CR LF, quotes where they are needed. An absent value is an empty
// field. The reader is a spreadsheet: text that it would take for a formula gets an apostrophe before it, and text is
// printable, so that no field has a line break.

import EventLedger
import Files

/// Rows of comma-separated values under construction.
package struct CSVText {
    /// The rows so far.
    package private(set) var text = ""

    /// Starts with the header row.
    package init(_ header: [String]) { append(header) }

    /// Adds a row.
    package mutating func append(_ fields: [String]) {
        text += fields.map(CSVText.field).joined(separator: ",") + "\r\n"
    }

    /// Returns the rows so far and discards them.
    package mutating func takeText() -> String {
        defer { text = "" }
        return text
    }

    /// Appends a field to the bytes of a row, as `append` writes it. Cost: for plain letters and digits a look at each.
    package static func append(_ raw: String, to bytes: inout [UInt8]) {
        var raw = raw
        let isAppended = raw.withUTF8 { utf8 in
            guard let first = utf8.first, first != UInt8(ascii: "-"), utf8.allSatisfy(CSVText.isPlain) else {
                return utf8.isEmpty
            }
            bytes.append(contentsOf: utf8)
            return true
        }
        if !isAppended { bytes.append(contentsOf: field(raw).utf8) }
    }

    /// Whether a byte of UTF-8 is a letter, a digit or a mark that needs neither quotes nor a look at the whole text.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: " "):
            true
        default: false
        }
    }

    private static func field(_ raw: String) -> String {
        let text = harmless(raw).printable
        guard text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// Text that begins as a formula does, after an apostrophe. A negative number and an offset from UTC stay as they
    /// are: a sign followed by digits alone calculates nothing.
    private static func harmless(_ text: String) -> String {
        guard text.beginsAsFormula else { return text }
        let isNumber = text.hasPrefix("-") && Int(text) != nil
        return isNumber || UTCOffset(text) != nil ? text : "'" + text
    }
}
