// The scanner against RFC 8259, apart from what entries mean: what is JSON gets through, what is not gets a column.

import Testing

@testable import PovertyLedger

@Suite("JSON scanner")
struct InterchangeScannerTests {
    @Test(
        "JSON gets through",
        arguments: [
            "0", "-0", "10", "1.0", "0.5", "1e3", "1E+3", "-1.25e-10", "true", "false", "null", "\"\"", "[]", "{}",
            " [ ] ", "\t{\r}\n", "[1,[2,[3]]]", #"{"a":{"b":[1,2,{}]},"c":""}"#, #""\"\\\/\b\f\n\r\t\u0000\uFFFF""#,
            #""\ud83c\udfe0\uDBFF\uDFFF""#, "\"\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}\"",
            #"{"":1}"#, #"{"a":1,"b":1,"A":1}"#, #"{"a":{"a":{"a":1}}}"#, "123456789012345678901234567890",
            String(repeating: "[", count: 16) + String(repeating: "]", count: 16),
        ])
    func valid(_ text: String) throws {
        var document = JSONDocument()
        try document.scan(Array(text.utf8))
        #expect(document.nodes.first.map { Int($0.next) } == document.nodes.count)
    }

    /// `^` stands before the byte that the column of the error names.
    @Test(
        "what is not JSON gets the column of its first wrong byte",
        arguments: [
            "^", "  ^", "{^", "[^", "[1^", "[1,^", "[1,^]", "[^,1]", "[1 ^2]", "{^,}", "{\"a\"^}", "{\"a\":^}",
            "{\"a\":1,^}", "{\"a\":1^;}", "{\"a\"^ 1}".replacing("^ ", with: " ^"), "{^1:1}", "{\"a\":1^]", "[1^}",
            "1^ 1".replacing("^ ", with: " ^"), "tru^", "tru^x", "^True", "nul^", "fals^3", "-^", "-^a", "^01", "-^00",
            "1.^", "1.^x", "1e^", "1e+^", "^.5", "^+1", "0^x10", "^'a'", "\"a^", "\"a\\^", "\"^\\q\"", "\"^\\ud800\"",
            "\"^\\udc00\"", "\"\\u12^x4\"", "\"a^\u{1F}\"", "\"^\u{0}\"", "^\u{FEFF}{}", "^\u{A0}1", "1^\u{0}",
            "^\u{1}", "\"aaaaaaaa^\u{A}\"",
        ])
    func invalid(_ marked: String) throws {
        let bytes = Array(marked.utf8)
        let mark = try #require(bytes.firstIndex(of: UInt8(ascii: "^")))
        var document = JSONDocument()
        let error = #expect(throws: LedgerError.self) {
            try document.scan(bytes.filter { $0 != UInt8(ascii: "^") })
        }
        #expect(error?.code == .malformedJSON)
        #expect(error?.place.column == mark + 1, "\(error.map(\.description) ?? "")")
    }

    @Test("every sequence of two bytes is refused or accepted as UTF-8 says")
    func twoByteSequences() throws {
        var document = JSONDocument()
        for first in UInt8(0x80)...0xFF {
            for second in UInt8(0x70)...0xFF {
                let bytes = [UInt8(ascii: "\""), first, second, UInt8(ascii: "\"")]
                let isUTF8 = String(validating: [first, second], as: UTF8.self) != nil
                #expect(((try? document.scan(bytes)) != nil) == isUTF8, "\(first) \(second)")
            }
        }
    }

    @Test("special bytes are found at any place of a long string")
    func specialBytesAnywhere() throws {
        var document = JSONDocument()
        for length in 0..<40 {
            for place in 0...length {
                for (special, content) in [("\\n", "\n"), ("ộ", "ộ"), ("\u{7F}", "\u{7F}"), ("\\\"", "\"")] {
                    let before = String(repeating: "a", count: place)
                    let after = String(repeating: "z", count: length - place)
                    try document.scan(Array("\"\(before)\(special)\(after)\"".utf8))
                    #expect(document.text(of: 0) == before + content + after)
                    #expect(!document.nodes[0].isPlain)
                }
                var bytes = Array("\"\(String(repeating: "a", count: length))\"".utf8)
                bytes.insert(0x1F, at: place + 1)
                let error = #expect(throws: LedgerError.self) { try document.scan(bytes) }
                #expect(error?.place.column == place + 2)
            }
        }
    }

    @Test("names that are the same are found whatever their spelling, and others are not taken for the same")
    func duplicateNames() throws {
        var document = JSONDocument()
        let names = (0..<64).map { "n\($0 * 7919 % 1000)" }
        let all = names.map { "\"\($0)\":{}" }
        try document.scan(Array("{\(all.joined(separator: ","))}".utf8))
        for name in names {
            let escaped = "\\u006E" + name.dropFirst()
            for (first, second) in [(name, name), (name, escaped), (escaped, name)] {
                let others = all.filter { $0 != "\"\(name)\":{}" }.prefix(40).joined(separator: ",")
                let text = "{\"\(first)\":1,\(others),\"\(second)\":2}"
                let error = #expect(throws: LedgerError.self) { try document.scan(Array(text.utf8)) }
                #expect(error?.code == .duplicateMember)
            }
        }
    }

    @Test("whole numbers are exact up to both ends and nothing beyond")
    func wholeNumbers() throws {
        var document = JSONDocument()
        let values: [(String, Int64?)] = [
            ("0", 0), ("-0", 0), ("9223372036854775807", .max), ("-9223372036854775808", .min),
            ("9223372036854775808", nil), ("-9223372036854775809", nil), ("18446744073709551616", nil), ("1.0", nil),
            ("1e0", nil),
        ]
        for (text, value) in values {
            try document.scan(Array(text.utf8))
            #expect(document.wholeNumber(of: 0) == value, "\(text)")
        }
    }
}
