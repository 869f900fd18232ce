// The promise that what comes from outside is seen in a message as what it is: nothing that a terminal acts on, that
// turns the direction of writing, or that nobody can see.

import EventLedger
import Testing

@Suite struct PrintableTextTests {
    @Test(arguments: [
        ("\u{1B}[31mred", "\\u{1B}[31mred"), ("a\rb", "a\\u{D}b"), ("a\nb\tc", "a\\u{A}b\\u{9}c"),
        ("a\r\nb", "a\\u{D}\\u{A}b"),
        ("\u{0}", "\\u{0}"), ("\u{7F}\u{9B}", "\\u{7F}\\u{9B}"), ("x\u{202E}gpj.exe", "x\\u{202E}gpj.exe"),
        ("\u{2066}a\u{2069}", "\\u{2066}a\\u{2069}"), ("P1\u{200B}-1\u{200D}", "P1\\u{200B}-1\\u{200D}"),
        ("\u{FEFF}a", "\\u{FEFF}a"),
        ("12\u{A0}hộ", "12\\u{A0}hộ"), ("a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"),
        ("\u{AD}\u{34F}\u{3164}", "\\u{AD}\\u{34F}\\u{3164}"),
        ("\u{E0041}", "\\u{E0041}"), ("\u{E000}", "\\u{E000}"), ("a\u{FE0F}", "a\\u{FE0F}"), ("\u{2800}", "\\u{2800}"),
    ])
    func isEscaped(_ text: String, _ shown: String) {
        #expect(text.printable == shown)
        #expect(shown.printable == shown)
    }

    @Test(arguments: [
        "", "UBND Phường 1", "Rà soát định kỳ – \"2021\" \\ /", "e\u{302}\u{301}", "漢字 カナ 한글", "₫ × ≤ … 🏠", "Đ ð Ø ß",
    ])
    func isShownAsItIs(_ text: String) { #expect(text.printable.unicodeScalars.elementsEqual(text.unicodeScalars)) }

    /// Whatever is shown has a general category that can be seen, by the standard's own table.
    @Test func everyScalar() {
        for value in UInt32(0)..<0x110000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for shown in String(scalar).printable.unicodeScalars where shown != " " {
                switch shown.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .unassigned:
                    Issue.record("U+\(String(value, radix: 16)) is shown as U+\(String(shown.value, radix: 16))")
                default: break
                }
            }
        }
    }

    @Test func errorsOfTheLedgerAreOneLine() {
        let error = LedgerError(
            .notFound, "there is no \u{1B}[2J entry", remedy: "look\nagain", file: "a\u{202E}b.socai", entry: "e\r1")
        #expect(error.description == "a\\u{202E}b.socai: entry e\\u{D}1: there is no \\u{1B}[2J entry; look\\u{A}again")
    }
}
