// The promise that the merged ranges of a sheet are the same whether its rows are left out, walked over or read: also
// where something in them looks like their end.
#if Excel
    import Files
    import Foundation
    import LedgerTestSupport
    import Testing

    @testable import Tables

    @Suite struct MergedRangeTests {
        private let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        private static let merges = "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"C3:C4\"/></mergeCells>"
        private static let expected = ["A1:B2", "C3:C4"]

        /// Sheets with what they merge.
        private static let sheets: [(String, [String])] = [
            ("<worksheet><sheetData><row><c><v>1</v></c></row></sheetData>\(merges)</worksheet>", expected),
            (
                "<?xml version=\"1.0\"?>\n<worksheet><cols><col min=\"1\" max=\"2\"/></cols><sheetData></sheetData>\(merges)</worksheet>",
                expected
            ),
            (
                "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet><sheetData><row/></sheetData>\(merges)</worksheet>",
                expected
            ),
            (
                "<x:worksheet xmlns:x=\"u\"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData>"
                    + "<x:mergeCells><x:mergeCell ref=\"A1:B2\"/></x:mergeCells></x:worksheet>", ["A1:B2"]
            ),
            ("<worksheet><sheetData/>\(merges)</worksheet>", expected),
            ("<worksheet><sheetData ></sheetData >\(merges)</worksheet>", expected),
            ("<worksheet>\(merges)</worksheet>", expected),
            ("<worksheet><sheetData></sheetData></worksheet>", []),
            ("<worksheet><!-- <sheetData> --><sheetData><row/></sheetData>\(merges)</worksheet>", expected),
            ("<worksheet><?x <sheetData> ?><sheetData><row/></sheetData>\(merges)</worksheet>", expected),
            // What looks like the end of the rows is in a comment, in text that is not markup, in an instruction.
            (
                "<worksheet><sheetData><!-- </sheetData><mergeCells><mergeCell ref=\"D1:D2\"/></mergeCells> --><row/>"
                    + "</sheetData>\(merges)</worksheet>", expected
            ),
            (
                "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t><![CDATA[</sheetData><mergeCells><mergeCell "
                    + "ref=\"D1:D2\"/></mergeCells>]]></t></is></c></row></sheetData>\(merges)</worksheet>", expected
            ),
            ("<worksheet><sheetData><?x </sheetData> ?><row/></sheetData>\(merges)</worksheet>", expected),
            (
                "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>sheetData &lt;/sheetData&gt; > / :</t></is></c></row>"
                    + "</sheetData>\(merges)</worksheet>", expected
            ),
            // Rows in rows, which no program writes: what is in the inner ones is not the sheet's.
            (
                "<worksheet><sheetData><sheetData></sheetData><mergeCells><mergeCell ref=\"D1:D2\"/></mergeCells>"
                    + "</sheetData>\(merges)</worksheet>", expected
            ),
            ("<worksheet><sheetDataX><row/></sheetDataX><sheetData></sheetData>\(merges)</worksheet>", expected),
            (
                "<worksheet><sheetData><row/></sheetData>\(merges)<sheetData><row/></sheetData></worksheet>", expected
            ),
        ]

        @Test(arguments: sheets.indices) func theyAreThoseOfTheSheet(_ index: Int) throws {
            let (sheet, expected) = Self.sheets[index]
            let path = try folder.write("a.xlsx", bytes: StoredArchive.workbook(sheet: sheet).bytes())
            for chunkBytes in Array(1...70) + [32 << 10] {
                let file = try TableFile(path: path, separator: nil, limits: TableLimits(), chunkBytes: chunkBytes)
                let found = try file.mergedRanges(of: file.sheets[0]).map(\.description)
                #expect(found == expected, "\(chunkBytes) bytes at a time")
                let reader = try file.rows(of: file.sheets[0])
                while try reader.next() != nil {}
                #expect(reader.mergedRanges.map(\.description) == expected, "\(chunkBytes) bytes at a time")
            }
        }

        /// Text of two bytes a letter, in which no tag is found by its bytes.
        @Test func aSheetInUTF16IsWalked() throws {
            var archive = StoredArchive.workbook()
            let text = "\u{FEFF}<worksheet><sheetData><row><c><v>1</v></c></row></sheetData>\(Self.merges)</worksheet>"
            let place = try #require(archive.parts.firstIndex { $0.name.hasSuffix("sheet1.xml") })
            archive.parts[place].bytes = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
            let path = try folder.write("b.xlsx", bytes: archive.bytes())
            let file = try TableFile(path: path)
            #expect(try file.mergedRanges(of: file.sheets[0]).map(\.description) == Self.expected)
        }

        /// A sheet that breaks off, or whose end is damaged, is an error with its place in the whole sheet.
        @Test func damageIsAnErrorWithItsPlace() throws {
            let rows = String(repeating: "<row><c><v>1</v></c></row>\n", count: 40)
            for (end, line) in [
                ("", 41), ("</sheetData>", 41),
                ("</sheetData><mergeCells><mergeCell ref=\"x\"/></mergeCells></worksheet>", 41),
            ] {
                let sheet = "<worksheet><sheetData>\(rows)\(end)"
                let path = try folder.write("c.xlsx", bytes: StoredArchive.workbook(sheet: sheet).bytes())
                let file = try TableFile(path: path)
                let error = try #require(throws: LedgerError.self) { try file.mergedRanges(of: file.sheets[0]) }
                #expect(error.code == .malformedWorkbook && error.place.line == line, "\(error)")
            }
        }

        /// Of a long list with the most usual layout only what is around its rows is given to the parser.
        @Test func rowsAreLeftOut() throws {
            let rows = String(repeating: "<row><c><v>1</v></c></row>", count: 5_000)
            let sheet = "<worksheet><sheetData>\(rows)</sheetData>\(Self.merges)</worksheet>"
            let path = try folder.write("d.xlsx", bytes: StoredArchive.workbook(sheet: sheet).bytes())
            let archive = try Archive(OpenedFile(path: path, limits: TableLimits()), limits: TableLimits())
            for chunkBytes in [7, 100, 32 << 10] {
                let source = SkippedRows(
                    try archive.part("xl/worksheets/sheet1.xml", limit: 1 << 20), chunkBytes: chunkBytes)
                var (given, piece) = ([UInt8](), [UInt8](repeating: 0, count: 50))
                while true {
                    var count = 0
                    try piece.withUnsafeMutableBytes { count = try source.read(into: $0.baseAddress!, count: 50) }
                    guard count > 0 else { break }
                    given += piece[..<count]
                }
                #expect(
                    String(decoding: given, as: UTF8.self)
                        == "<worksheet><sheetData></sheetData>\(Self.merges)</worksheet>")
            }
        }
    }
#endif
