// The promise that a table is read as RFC 4180 says, and that whatever is not such a table is refused where it is
// wrong.

import LedgerTestSupport
@testable import PovertyLedger
@testable import PovertyReports
import Testing

@Suite("CSV")
struct CSVScannerTests {
    private func records(_ bytes: [UInt8]) throws(LedgerError) -> [[CSVField]] {
        var scanner = CSVScanner(bytes)
        var records: [[CSVField]] = []
        while let record = try scanner.next() { records.append(record) }
        return records
    }

    private func texts(_ text: String) throws -> [[String]] {
        try records(Array(text.utf8)).map { $0.map(\.text) }
    }

    @Test func recordsAreFieldsBetweenCommas() throws {
        #expect(try texts("a,b\r\nc,d\r\n") == [["a", "b"], ["c", "d"]])
        #expect(try texts("a,b\nc,d") == [["a", "b"], ["c", "d"]])
        #expect(try texts("a,,\n") == [["a", "", ""]])
        #expect(try texts("\n\na\n\n") == [["a"]])
        #expect(try texts("").isEmpty && texts("\r\n").isEmpty)
        #expect(try texts("\u{FEFF}day,class\n") == [["day", "class"]])
        #expect(try texts("\"a,\"\"b\"\"\nc\",d\n") == [["a,\"b\"\nc", "d"]])
        // Decomposed Vietnamese comes out composed.
        #expect(try texts("xa\u{303}-2\n").first?.first?.unicodeScalars.elementsEqual("xã-2".unicodeScalars) == true)
    }

    @Test func fieldsSayWhereTheyStand() throws {
        let fields = try records(Array("\u{FEFF}a,\"b\nb\",c\r\nd,e\r\n".utf8)).joined()
        #expect(fields.map { [$0.line, $0.column] } == [[1, 1], [1, 3], [2, 4], [3, 1], [3, 3]])
    }

    @Test(arguments: [
        ("a,\"b\n\n", 1, 3, "has no end"), ("a\nb,c\"d\n", 2, 4, "quote inside"),
        ("\"a\"b\n", 1, 4, "a comma or the end"),
        ("a\rb\n", 1, 2, "a comma or the end"), ("a\r", 1, 2, "a comma or the end"),
    ])
    func whatIsMalformedIsRefusedWhereItIs(text: String, line: Int, column: Int, problem: String) throws {
        let error = #expect(throws: LedgerError.self) { try records(Array(text.utf8)) }
        #expect(error?.code == .malformedCSV && error?.place.line == line && error?.place.column == column, "\(error!)")
        #expect(error?.problem.description.contains(problem) == true, "\(error!)")
    }

    @Test func bytesThatAreNotUTF8AreRefused() throws {
        let error = #expect(throws: LedgerError.self) { try records([0x61, 0x0A, 0x62, 0x2C, 0xFF, 0x0A]) }
        #expect(
            error?.place.line == 2 && error?.place.column == 3 && error?.problem.description.contains("UTF-8") == true)
    }

    @Test func aLineHasABoundedNumberOfFields() throws {
        let most = String(repeating: ",", count: CSVScanner.maximumFields - 1)
        #expect(try texts(most).first?.count == CSVScanner.maximumFields)
        #expect(throws: LedgerError.self) { try texts(most + ",") }
    }

    /// What a writer of the plainest kind writes comes out again, whatever the text.
    @Test func everythingQuotedComesOutAgain() throws {
        var random = SeededGenerator(seed: 4180)
        let letters = ["a", "ễ", ",", "\"", "\n", "\r\n", " ", "7"]
        for _ in 0..<300 {
            let width = random.number(2...5)
            let rows = (0..<random.number(1...5)).map { _ in
                (0..<width).map { _ in (0..<random.number(0...6)).map { _ in random.one(of: letters) }.joined() }
            }
            let text = rows.map { row in
                row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
            }.joined(separator: "\r\n")
            #expect(try texts(text) == rows, "\(random): \(text)")
        }
    }

    @Test func randomBytesNeverTrap() {
        var random = SeededGenerator(seed: 41)
        let bytes: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xC3, 0xEF, 0xBB, 0xBF]
        for _ in 0..<5_000 {
            let content = (0..<random.number(0...12)).map { _ in random.one(of: bytes) }
            do throws(LedgerError) {
                _ = try records(content)
            } catch {
                let place = error.place
                #expect(error.code == .malformedCSV && (place.line ?? 0) >= 1 && (place.column ?? 0) >= 1, "\(content)")
            }
        }
    }
}
