// The promise that a workbook that is damaged, or made to do harm, ends in an error with its code, its part and its place:
// each kind by itself here, and many at random in DamagedWorkbookTests.
#if Excel
    import Files
    import Foundation
    import LedgerTestSupport
    import Testing

    @testable import Tables

    @Suite struct HostileWorkbookTests {
        private let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        /// The error of reading all rows and merged ranges of an archive.
        private func error(_ bytes: [UInt8], limits: TableLimits = TableLimits()) throws -> LedgerError {
            let path = try folder.write("a.xlsx", bytes: bytes)
            let error = try #require(throws: LedgerError.self) {
                _ = try rows(path, limits: limits)
                let file = try TableFile(path: path, separator: nil, limits: limits, chunkBytes: 64)
                _ = try file.mergedRanges(of: file.sheets[0])
            }
            #expect(error.place.file == path && !error.remedy.isEmpty)
            return error
        }

        private func error(_ archive: StoredArchive, limits: TableLimits = TableLimits()) throws -> LedgerError {
            try error(archive.bytes(), limits: limits)
        }

        /// The control: the archive that the others change is read.
        @Test func soundArchiveIsRead() throws {
            let sheet = """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c t="inlineStr"><is><t>x</t></is></c><c r="D1" s="1"><v> 1 </v></c>\
                </row><row><c><v>1.50</v></c><c t="d"><v>2022-12-31</v></c><c r="C2" t="str"><v>_x0041__x000a_ _x41_</v></c>\
                <c t="inlineStr"><is><t/></is></c><c s="1"/></row><row r="9" hidden="true"/>
                """
            let path = try folder.write("a.xlsx", bytes: StoredArchive.workbook(rows: sheet).bytes())
            for chunkBytes in 1...64 {
                #expect(
                    try cells(path, chunkBytes: chunkBytes) == [
                        "A1 text chung", "B1 text x", "D1 day 1900-01-01", "A2 number 1.50", "B2 day 2022-12-31",
                        "C2 text A\n _x41_",
                    ])
            }
            let found = try rows(path)
            #expect(found.map(\.number) == [1, 2, 9] && found.map(\.isHidden) == [false, false, true])
        }

        @Test(
            arguments: [
                ("<row r=\"2\"/><row r=\"2\"/>", "a row has the number \"2\" after row 2", nil),
                ("<row r=\"0\"/>", "a row has the number \"0\"", nil), ("<row r=\"-1\"/>", "\"-1\"", nil),
                ("<row r=\"1048577\"/>", "\"1048577\"", nil), ("<row r=\"99999999999999999999\"/>", "a row has", nil),
                ("<row r=\"1048576\"/><row/>", "more than 1048576 rows", nil),
                ("<row><c r=\"A2\"/></row>", "the reference \"A2\"", "row 1"),
                ("<row><c r=\"B1\"/><c r=\"B1\"/></row>", "the reference \"B1\"", "row 1"),
                ("<row><c r=\"XFE1\"/></row>", "the reference", "row 1"),
                ("<row><c r=\"\"/></row>", "the reference", "row 1"),
                ("<row><c r=\"XFD1\"/><c/></row>", "more than 16384 columns", "XFE1"),
                ("<row><c t=\"s\"><v>1</v></c></row>", "the shared text \"1\" of 1", "A1"),
                ("<row><c t=\"s\"><v>-1</v></c></row>", "the shared text \"-1\"", "A1"),
                ("<row><c t=\"s\"><v>99999999999999999999</v></c></row>", "the shared text", "A1"),
                ("<row><c t=\"s\"><v>x</v></c></row>", "the shared text \"x\"", "A1"),
                ("<row><c s=\"2\"><v>1</v></c></row>", "the style \"2\"", "A1"),
                ("<row><c s=\"x\"><v>1</v></c></row>", "the style \"x\"", "A1"),
                ("<row><c t=\"z\"><v>1</v></c></row>", "the unknown type \"z\"", "A1"),
                ("<row><c t=\"b\"><v>2</v></c></row>", "\"2\" for true or false", "A1"),
                ("<row><c t=\"d\"><v>2022-02-30</v></c></row>", "the date \"2022-02-30\"", "A1"),
                ("<row><c/><c><v>1,5</v></c></row>", "\"1,5\", which is no number", "B1"),
                ("<row><c><v>NaN</v></c></row>", "no number", "A1"),
                ("<row><c><v>1</v></row>", "the XML is damaged", "A1"),
            ] as [(String, String, String?)])
        func brokenSheets(_ sheet: String, _ problem: String, _ cell: String?) throws {
            let error = try error(.workbook(rows: sheet))
            #expect(error.code == .malformedWorkbook && error.problem.description.contains(problem), "\(error)")
            #expect(error.place.part == "xl/worksheets/sheet1.xml" && error.place.sheet == "S", "\(error)")
            #expect(error.place.line == 1 && error.place.column != nil)
            if let cell { #expect(error.place.cell == cell, "\(error)") }
        }

        @Test(arguments: [
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet/>", "document type"),
            ("<!DOCTYPE worksheet SYSTEM \"file:///etc/passwd\"><worksheet/>", "document type"),
            ("<chartsheet/>", "not a sheet of cells"), ("", "the part is empty"), ("<worksheet>", "the part is empty"),
            ("<worksheet/><worksheet/>", "the XML is damaged"), ("<worksheet>&b;</worksheet>", "the XML is damaged"),
            ("<worksheet><cols><col min=\"2\" max=\"1\"/></cols></worksheet>", "names no columns"),
            ("<worksheet><cols><col min=\"1\" max=\"16385\"/></cols></worksheet>", "names no columns"),
            ("<worksheet><mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells></worksheet>", "a merged range"),
            ("<worksheet><mergeCells><mergeCell/></mergeCells></worksheet>", "a merged range"),
            ("<?xml version=\"1.0\" encoding=\"windows-1258\"?><worksheet/>", "the XML is damaged"),
        ])
        func brokenParts(_ sheet: String, _ problem: String) throws {
            let error = try error(.workbook(sheet: sheet))
            #expect(error.code == .malformedWorkbook && error.problem.description.contains(problem), "\(error)")
            #expect(error.place.part == "xl/worksheets/sheet1.xml")
        }

        @Test func badUTF8() throws {
            var archive = StoredArchive.workbook()
            let index = try #require(archive.parts.firstIndex { $0.name == "xl/sharedStrings.xml" })
            archive.parts[index].bytes = Array("<sst><si><t>".utf8) + [0xE0, 0x41] + Array("</t></si></sst>".utf8)
            let error = try error(archive)
            #expect(error.problem.description.contains("not in UTF-8") && error.place.part == "xl/sharedStrings.xml")
            #expect(error.place.line == 1 && error.place.column == 13)
        }

        private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

        @Test(
            arguments: [
                ("_rels/.rels", nil, "the list of its relations"), ("xl/workbook.xml", nil, "lacks this part"),
                ("xl/worksheets/sheet1.xml", nil, "lacks the part xl/worksheets/sheet1.xml"),
                ("xl/sharedStrings.xml", nil, "lacks this part"), ("xl/styles.xml", nil, "lacks this part"),
                ("xl/_rels/workbook.xml.rels", nil, "no relation has the id s"),
                ("_rels/.rels", "<Relationships/>", "no relation names the workbook"),
                (
                    "_rels/.rels",
                    "<Relationships><Relationship Id=\"a\" Type=\"\(office)/officeDocument\" Target=\"../../x\"/></Relationships>",
                    "leads out of the file"
                ),
                (
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"s\" Type=\"\(office)/worksheet\" Target=\"http://x\" TargetMode=\"External\"/></Relationships>",
                    "leads to another file"
                ),
                (
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"s\" Type=\"\(office)/theme\" Target=\"styles.xml\"/></Relationships>",
                    "names no sheet"
                ),
                (
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"s\" Type=\"a\" Target=\"b\"/><Relationship Id=\"s\" Type=\"a\" Target=\"b\"/></Relationships>",
                    "two relations have the id s"
                ),
                ("xl/workbook.xml", "<workbook/>", "no sheet"),
                ("xl/workbook.xml", "<workbook><sheets><sheet/></sheets></workbook>", "lacks name"),
                (
                    "xl/styles.xml",
                    "<styleSheet><fonts><font/></fonts><cellXfs><xf fontId=\"1\"/></cellXfs></styleSheet>",
                    "font 1 of 1"
                ),
                (
                    "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"-1\"/></cellXfs></styleSheet>",
                    "numFmtId is \"-1\""
                ),
            ] as [(String, String?, String)])
        func brokenRelations(_ part: String, _ text: String?, _ problem: String) throws {
            let error = try error(.workbook(rows: "<row><c s=\"1\"><v>1</v></c></row>", replacing: [part: text]))
            #expect(error.code == .malformedWorkbook && error.problem.description.contains(problem), "\(error)")
            #expect(error.place.part != nil || error.place.sheet != nil, "\(error)")
        }

        @Test func otherArchives() throws {
            let expected: [(names: [String], what: String)] = [
                (["mimetype", "content.xml", "META-INF/manifest.xml"], ".ods"), (["a.txt"], "without a workbook"),
                (["Index/Document.iwa"], "Numbers"),
            ]
            for (names, what) in expected {
                let error = try error(StoredArchive(parts: names.map { ($0, Array("x".utf8)) }))
                #expect(error.code == .otherFormat && error.problem.description.contains(what), "\(error)")
            }
            let binary =
                "<Relationships><Relationship Id=\"a\" Type=\"b/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>"
            let error = try error(.workbook(replacing: ["_rels/.rels": binary]))
            #expect(error.code == .otherFormat && error.problem.description.contains(".xlsb"))
        }

        @Test func archivesThatClaimWrongly() throws {
            let archive = StoredArchive.workbook(rows: "<row><c><v>1</v></c></row>")
            let sheet = "xl/worksheets/sheet1.xml"
            let encrypted = try error(archive.bytes { $0 == sheet ? (0, 1) : (0, 0) })
            #expect(encrypted.code == .encryptedFile)
            let method = try error(archive.bytes { $0 == sheet ? (12, 0) : (0, 0) })
            #expect(method.code == .malformedWorkbook && method.problem.description.contains("method 12"))
            // What is stored, called deflated.
            let deflated = try error(archive.bytes { $0 == sheet ? (8, 0) : (0, 0) })
            #expect(deflated.code == .malformedWorkbook && deflated.place.part == sheet)
            var twice = archive
            twice.parts.append((sheet.uppercased(), []))
            #expect(try error(twice).problem.description.contains("two parts of this name"))
            var flipped = archive.bytes()
            let value = try #require(flipped.firstRange(of: Array("<v>1".utf8)))
            flipped[value.upperBound - 1] = 0x32
            let checksum = try error(flipped)
            #expect(
                checksum.problem.description.contains("not those that were written") && checksum.place.part == sheet)
        }

        /// Each limit ends reading, and one more of what it counts is read.
        @Test func bombs() throws {
            func limited(_ change: (inout TableLimits) -> Void) -> TableLimits {
                var limits = TableLimits()
                change(&limits)
                return limits
            }
            let text = String(repeating: "x", count: 100)
            let texts = "<sst>" + String(repeating: "<si><t>\(text)</t></si>", count: 10) + "</sst>"
            let row = "<row>" + String(repeating: "<c t=\"s\"><v>0</v></c>", count: 10) + "</row>"
            let archive = StoredArchive.workbook(rows: row, shared: texts)
            let nested = StoredArchive.workbook(
                sheet: "<worksheet>" + String(repeating: "<a>", count: 63) + String(repeating: "</a>", count: 63)
                    + "</worksheet>")
            let merges = StoredArchive.workbook(
                sheet: "<worksheet><mergeCells>" + String(repeating: "<mergeCell ref=\"A1\"/>", count: 10)
                    + "</mergeCells></worksheet>")
            // The limit that is just enough, and what it counts.
            let cases: [(archive: StoredArchive, enough: Int, limit: WritableKeyPath<TableLimits, Int>)] = [
                (archive, 7, \.parts), (archive, 10, \.strings), (archive, 1000, \.stringBytes),
                (archive, 100, \.cellBytes),
                (archive, 1000, \.rowBytes), (nested, 64, \.nesting), (merges, 10, \.mergedRanges),
                (archive, 2, \.styles),
                (archive, texts.utf8.count, \.sheetBytes), (archive, 1, \.sheets),
            ]
            for (archive, enough, limit) in cases {
                let path = try folder.write("b.xlsx", bytes: archive.bytes())
                let file = try TableFile(
                    path: path, separator: nil, limits: limited { $0[keyPath: limit] = enough }, chunkBytes: 64)
                let reader = try file.rows(of: file.sheets[0])
                while try reader.next() != nil {}
                _ = try file.mergedRanges(of: file.sheets[0])
                let error = try error(archive, limits: limited { $0[keyPath: limit] = enough - 1 })
                #expect(error.code == .fileTooLarge, "\(limit): \(error)")
            }
        }

        /// Archives that claim parts by the hundred million, in each record that can: a library would make room for them.
        @Test func claimedParts() throws {
            let sound = StoredArchive.workbook().bytes()
            func number(_ value: Int, _ width: Int) -> [UInt8] {
                (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
            }
            var short = sound
            short.replaceSubrange((sound.count - 12)..<(sound.count - 10), with: number(20_000, 2))
            let record =
                [0x50, 0x4B, 6, 6] + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8)
                + number(200_000_000, 8)
                + number(200_000_000, 8) + number(46, 8) + number(0, 8)
            let locator = [0x50, 0x4B, 6, 7] + number(0, 4) + number(sound.count - 22, 8) + number(1, 4)
            var end = Array(sound.suffix(22))
            end.replaceSubrange(8..<20, with: [UInt8](repeating: 0xFF, count: 12))
            let long = Array(sound.dropLast(22)) + record + locator + end
            // The record is far before the end, where only the locator leads.
            let far = Array(long.dropLast(42)) + [UInt8](repeating: 0, count: 70_000) + locator + end
            for bytes in [short, long, far] {
                let error = try error(bytes)
                #expect(error.code == .fileTooLarge && error.problem.description.contains("claims"), "\(error)")
            }
        }

        @Test func tagsWithoutAnEnd() throws {
            let long = "<worksheet><a b=\"" + String(repeating: "x", count: 200_000)
            var limits = TableLimits()
            limits.tagBytes = 100_000
            let error = try error(.workbook(sheet: long), limits: limits)
            #expect(error.code == .fileTooLarge && error.problem.description.contains("a tag or comment"), "\(error)")
        }

        /// A workbook of some thousand bytes that unfolds to 64 MB, made by Python; the real limits end it.
        @Test(.timeLimit(.minutes(60))) func archivesThatUnfold() throws {
            let path = folder.file("bomb.xlsx")
            let source = try folder.write("sound.xlsx", bytes: StoredArchive.workbook().bytes())
            let program = """
                import sys, zipfile
                old = zipfile.ZipFile(sys.argv[1])
                with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as new:
                    for name in old.namelist():
                        data = old.read(name)
                        if name.endswith("sheet1.xml"):
                            data = b"<worksheet><sheetData>" + b"<a></a>" * 9_000_000
                        new.writestr(name, data)
                """
            let process = Process("python3", ["-c", program, source, path], endingWithinSeconds: 60)
            #expect(try process.runToEnd().status == 0)
            let error = try #require(throws: LedgerError.self) { try rows(path).count }
            #expect(
                error.code == .fileTooLarge && error.problem.description.contains("times its packed size"), "\(error)")
            #expect(error.place.part == "xl/worksheets/sheet1.xml")
        }
    }
#endif
