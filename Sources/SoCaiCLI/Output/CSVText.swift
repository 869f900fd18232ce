// Comma-separated values by RFC 4180: a header row, CR LF, quotes where they are needed. What is absent is empty.

/// Rows of comma-separated values under construction.
struct CSVText {
    /// The rows so far.
    private(set) var text = ""

    /// Starts with the header row.
    init(_ header: [String]) { append(header) }

    /// Adds a row; nil is an empty field.
    mutating func append(_ fields: [String?]) {
        text += fields.map { CSVText.field($0 ?? "") }.joined(separator: ",") + "\r\n"
    }

    private static func field(_ text: String) -> String {
        let special: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D]
        guard text.utf8.contains(where: special.contains) else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
