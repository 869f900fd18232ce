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
