// The promise that a spreadsheet takes no text of a ledger for a formula, and that its numbers stay numbers.

import PovertyLedger
import Testing

@testable import SoCaiCLI

@Suite struct SpreadsheetTests {
    /// The one field of a row, as it stands in the text.
    private func field(_ text: String) -> String {
        var csv = CSVText(["a"])
        csv.append([text])
        return String(csv.text.dropFirst("a\r\n".unicodeScalars.count - 1).dropLast(1))
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""), ("+1", "'+1"), ("-1+1", "'-1+1"),
        ("-A1", "'-A1"),
        ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\\u{9}=1"), ("\r=1", "'\\u{D}=1"), ("\n=1", "'\\u{A}=1"), ("-", "'-"),
        ("--1", "'--1"),
        ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠A", "'＠A"), ("-1,5", "\"'-1,5\""),
    ])
    func textThatLooksLikeAFormula(_ text: String, _ shown: String) { #expect(field(text) == shown) }

    @Test(arguments: [
        ("-1", "-1"), ("-9223372036854775808", "-9223372036854775808"), ("0", "0"), ("12", "12"), ("+07:00", "+07:00"),
        ("-05:30", "-05:30"), ("UBND", "UBND"), ("a=b", "a=b"), ("", ""), ("P1-0001", "P1-0001"),
        ("2022-01-01", "2022-01-01"),
        ("a,b", "\"a,b\""), ("a\nb", "a\\u{A}b"), ("\u{1B}[31m", "\\u{1B}[31m"),
    ])
    func whatIsNone(_ text: String, _ shown: String) { #expect(field(text) == shown) }
}
