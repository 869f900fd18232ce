// The promise that what Excel calls "Unicode Text" is read: UTF-16 with its mark, in both orders of bytes, wherever a
// character lies in what is read at a time; and that a broken character is named with its line and byte.

import Files
import LedgerTestSupport
import Testing

@testable import Tables

@Suite(.timeLimit(.minutes(60))) struct UTF16Tests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static func bytes(_ units: [UInt16], bigEndian: Bool = false) -> [UInt8] {
        units.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    private func write(_ text: String, bigEndian: Bool = false, then more: [UInt8] = []) throws -> String {
        try folder.write("a.txt", bytes: Self.bytes([0xFEFF] + Array(text.utf16), bigEndian: bigEndian) + more)
    }

    @Test(arguments: [false, true]) func fieldsAreAsInUTF8(bigEndian: Bool) throws {
        let text =
            "mã\ttên \u{1F3E0}\r\n\"hai\r\ndòng \"\"b\"\"\"\tHo\u{323}\u{302} ngh\u{E8}o\n"
            + "\u{FFFD}\u{800}\t課\u{10FFFF}"
        let path = try write(text, bigEndian: bigEndian)
        #expect(try TableFile(path: path).kind == .text(.tab))
        for chunkBytes in 1...100 {
            let found = try rows(path, chunkBytes: chunkBytes)
            #expect(found.map(\.line) == [1, 2, 4])
            #expect(
                found.flatMap { $0.cells.map(words) }.map { Array($0.utf8) }
                    == [
                        "A1 text mã", "B1 text tên \u{1F3E0}", "A2 text hai\r\ndòng \"b\"",
                        "B2 text Ho\u{323}\u{302} ngh\u{E8}o", "A3 text \u{FFFD}\u{800}", "B3 text 課\u{10FFFF}",
                    ].map { Array($0.utf8) })
        }
    }

    /// Characters of every length, by Swift's own encoder; those around each change of length among them.
    @Test func charactersOfEveryLength() throws {
        let near = [
            0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFEFF, 0xFFFE, 0xFFFF, 0x10000, 0x103FF, 0x10400, 0x10FFFF,
        ]
        let numbers = near + stride(from: 0x23, to: 0x110000, by: 97)
        let lines = numbers.compactMap { Unicode.Scalar($0).map(String.init) }
        for bigEndian in [false, true] {
            let path = try write(lines.joined(separator: "\n"), bigEndian: bigEndian)
            for chunkBytes in [7, 32 << 10] {
                let found = try rows(path, chunkBytes: chunkBytes, separator: .tab).map { $0[1].value }
                #expect(found == lines.map { .text($0) })
            }
        }
    }

    @Test func separatorsAndTheFirstLine() throws {
        #expect(try TableFile(path: write("a;b\r\n1,5;2\r\n")).kind == .text(.semicolon))
        let named = try write("sep=;\r\na,b;c\r\n", bigEndian: true)
        #expect(try TableFile(path: named).kind == .text(.semicolon))
        let found = try rows(named, chunkBytes: 3)
        #expect(found.flatMap { $0.cells.map(words) } == ["A1 text a,b", "B1 text c"] && found.map(\.line) == [2])
        // The mark alone is a table without rows.
        #expect(try rows(write("")).isEmpty)
        let page = try #require(throws: LedgerError.self) { try TableFile(path: write("<html><table>")) }
        #expect(page.code == .otherFormat && page.problem.description.contains("web page"))
    }

    @Test(
        arguments: [
            ([0xD83C, 0x0A], "surrogate", "2:4"), ([0xDFE0, 0x41], "surrogate", "2:4"), ([0xD83C], "surrogate", "2:4"),
            ([0xD83C, 0xD83C, 0xDFE0], "surrogate", "2:4"), ([0x78, 0], "number 0", "2:5"),
            ([0xEA, 0xDC00], "surrogate", "2:6"),
        ] as [([UInt16], String, String)])
    func brokenCharacters(_ units: [UInt16], _ problem: String, _ place: String) throws {
        for bigEndian in [false, true] {
            let path = try write("a\tb\nê\t", bigEndian: bigEndian, then: Self.bytes(units, bigEndian: bigEndian))
            for chunkBytes in 1...24 {
                try expect(problem, at: place, in: path, chunkBytes)
            }
        }
    }

    @Test func halfOfAUnit() throws {
        let path = try write("a\tb\nê\t", then: [0x78])
        for chunkBytes in 1...24 { try expect("ends inside a character", at: "2:4", in: path, chunkBytes) }
    }

    /// The row before was given; the error is the same when it is asked for again.
    private func expect(_ problem: String, at place: String, in path: String, _ chunkBytes: Int) throws {
        let file = try TableFile(path: path, separator: nil, limits: TableLimits(), chunkBytes: chunkBytes)
        let reader = try file.rows(of: file.sheets[0])
        #expect(try reader.next()?.cells.map(words) == ["A1 text a", "B1 text b"])
        let error = try #require(throws: LedgerError.self) { try reader.next() }
        #expect(error.code == .malformedCSV && error.problem.description.contains(problem) && !error.remedy.isEmpty)
        #expect(error.description.hasPrefix("\(path):\(place):"), "\(error) with \(chunkBytes)")
        #expect(throws: error) { try reader.next() }
    }

    /// An export as an office's Excel saves it, field by field as Python reads it.
    @Test func fixtureIsWhatPythonReads() throws {
        let path = "\(fixtures)/../office-lists/field-export.txt"
        let expected = try #require(try readByPython(path)["rows"] as? [[String]])
        #expect(expected.count == 36)
        for chunkBytes in [1, 61, 32 << 10] {
            let found = try rows(path, chunkBytes: chunkBytes)
            #expect(found.count == expected.count)
            for (row, fields) in zip(found, expected) {
                let texts = (1...fields.count).map { row[$0].value == .empty ? "" : words(row[$0]) }
                let wanted = fields.enumerated().map { column, text in
                    text.isEmpty ? "" : "\(CellPlace(row: row.number, column: column + 1)) text \(text)"
                }
                #expect(texts.map { Array($0.utf8) } == wanted.map { Array($0.utf8) })
            }
        }
    }
}
