// Spoils a line in ways that have nothing to do with what its members mean: cut short, not UTF-8, not JSON.

import PovertyLedger

/// The ways of spoiling the bytes of a line.
enum LineMutators {
    /// The line cut after each of its bytes.
    static func truncated(_ line: SampleLine, _ type: String) -> [MalformedLine] {
        let bytes = line.written.bytes
        return (1..<bytes.count).map { count in
            // Inside a character the cut shows at the character's first byte, or at the end.
            let isInCharacter = bytes[count] & 0xC0 == 0x80
            return MalformedLine(
                Array(bytes[..<count]), .malformedJSON, column: isInCharacter ? nil : count + 1,
                "\(type) cut after \(count) bytes")
        }
    }

    private static let badStrings: [(bytes: [UInt8], offset: Int, way: String)] = [
        ([0xFF], 0, "byte FF"), ([0xC0, 0xAF], 0, "overlong slash"), ([0xE0, 0x80, 0x80], 0, "overlong zero"),
        ([0xED, 0xA0, 0x80], 0, "surrogate in UTF-8"), ([0xF4, 0x90, 0x80, 0x80], 0, "beyond U+10FFFF"),
        ([0xE1, 0xBB], 0, "character cut short"), ([0x80], 0, "continuation alone"), ([0xF8, 0x88], 0, "byte F8"),
        ([0xF0, 0x80, 0x80, 0x80], 0, "overlong in four bytes"), ([0x61, 0xC3], 1, "lead byte before a quote"),
        ([0x00], 0, "NUL"), ([0x09], 0, "tab"), ([0x1F], 0, "unit separator"), ([0x1B, 0x5B], 0, "escape"),
        (Array("\\x".utf8), 0, "escape x"), (Array("\\'".utf8), 0, "escaped apostrophe"),
        (Array("\\U0041".utf8), 0, "escape U"), (Array("\\u12G4".utf8), 4, "a digit G"),
        (Array("\\u12\"".utf8), 4, "two digits"), (Array("a\\uD800".utf8), 1, "high surrogate alone"),
        (Array("\\uDC00".utf8), 0, "low surrogate alone"), (Array("\\uD800\\u0041".utf8), 0, "high before a letter"),
        (Array("\\uD800\\uD800".utf8), 0, "high before high"), (Array("\\uD800\\n".utf8), 0, "high before an escape"),
    ]

    /// The line with something that is not a JSON string in the first or last of its strings.
    static func badStrings(_ line: SampleLine, _ type: String) -> [MalformedLine] {
        let bytes = line.written.bytes
        let quotes = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\"") }
        return [quotes[0], quotes[quotes.count - 2]].flatMap { quote in
            badStrings.map { bad in
                var spoilt = bytes
                spoilt.insert(contentsOf: bad.bytes, at: quote + 1)
                let column = quote + 1 + bad.offset + 1
                return MalformedLine(spoilt, .malformedJSON, column: column, "\(type) \(bad.way) at \(quote)")
            }
        }
    }

    /// The line with a byte of its structure replaced, doubled or removed.
    static func badStructure(_ line: SampleLine, _ type: String) -> [MalformedLine] {
        let bytes = line.written.bytes
        var lines: [MalformedLine] = []
        func add(_ bytes: [UInt8], _ column: Int?, _ way: String) {
            lines.append(MalformedLine(bytes, .malformedJSON, column: column, "\(type) \(way)"))
        }
        var isInString = false
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\"") { isInString.toggle() }
            guard !isInString, ",:{}[]".utf8.contains(byte) else { continue }
            var spoilt = bytes
            spoilt[index] = UInt8(ascii: ";")
            add(spoilt, index + 1, "a semicolon at \(index)")
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") {
                spoilt = bytes
                spoilt.insert(byte, at: index)
                add(spoilt, index + 2, "doubled at \(index)")
                spoilt = bytes
                spoilt.remove(at: index)
                add(spoilt, index + 1, "nothing between two values at \(index)")
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                spoilt = bytes
                spoilt.insert(UInt8(ascii: ","), at: index)
                add(spoilt, index + 2, "a comma before the end at \(index)")
                spoilt = bytes
                spoilt[index] = byte == UInt8(ascii: "}") ? UInt8(ascii: "]") : UInt8(ascii: "}")
                add(spoilt, index + 1, "the wrong bracket at \(index)")
            } else {
                spoilt = bytes
                spoilt.insert(UInt8(ascii: ","), at: index + 1)
                add(spoilt, index + 2, "a comma at the beginning at \(index)")
            }
        }
        for tail in ["{}", ",", "x", "]", "}", "\"", "1", "//", "\u{0}", "\u{FEFF}", "\u{A0}"] {
            add(bytes + Array(tail.utf8), bytes.count + 1, "followed by \(tail)")
        }
        for start in ["\u{FEFF}", "[", ",", "x", "\u{0}", "\u{A0}", "/* */", "'"] {
            add(Array(start.utf8) + bytes, start == "[" ? bytes.count + 2 : 1, "after \(start)")
        }
        return lines
    }
}
