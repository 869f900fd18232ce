// The promise that a sheet that is described once is the same in a workbook, a text file and a page: what Python reads in
// each is what was given, cell by cell, with what is merged, in which form and on which paper.

import Files
import Foundation
import LedgerTestSupport
import Testing

@testable import Tables

@Suite(.timeLimit(.minutes(60))) struct WritingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A small form: a header of two rows with merged cells, rows of two lines a unit, a total with formulas, a note.
    private func writeForm(_ name: String, _ format: TableWriter.Format) throws -> String {
        let count = CellStyle.body(.whole)
        var sheet = SheetDescription(
            name: "Biểu mẫu",
            columns: [
                SheetColumn(widthCharacters: 20), SheetColumn(widthCharacters: 12),
                SheetColumn(widthCharacters: 10, style: count), SheetColumn(widthCharacters: 10, style: count),
                SheetColumn(widthCharacters: 10, style: .body(.percent(1)), isHidden: true),
            ],
            top: [
                SheetLine([
                    SheetCell("UBND PHƯỜNG MẪU", columns: 2),
                    SheetCell("CỘNG HÒA\nĐộc lập", style: .text(alignment: .centre, isBold: true), columns: 3),
                ]),
                .blank,
            ],
            header: [
                SheetLine([
                    SheetCell("Đơn vị", rows: 2), SheetCell("Phân tổ", rows: 2), SheetCell("Giảm", columns: 2),
                    SheetCell("Tỷ lệ", rows: 2),
                ]),
                SheetLine([SheetCell("Thoát"), SheetCell("Khác")], heightPoints: 30),
            ],
            page: .landscape)
        sheet.addNote("(1) Ghi chú <b>&amp;</b>")
        #expect(sheet.firstRow == 5)
        let writer = try TableWriter(path: folder.file(name), format: format, title: "Mẫu <1>")
        try writer.begin(sheet)
        try writer.append(
            SheetLine([
                SheetCell("Phường \"7\"", rows: 2), SheetCell("Hộ"), SheetCell(1234), SheetCell(-5),
                SheetCell(.number(TableNumber(units: 125, decimals: 3))),
            ]))
        try writer.append(SheetLine([SheetCell("Nhân khẩu"), SheetCell(0), .empty, SheetCell(.boolean(true))]))
        let day = CalendarDay(year: 2022, month: 12, day: 31).map(CellValue.day) ?? .empty
        try writer.append(
            SheetLine(
                [
                    SheetCell("=HYPERLINK(\"x\")", columns: 2),
                    SheetCell(.number(TableNumber(1234)), formula: "SUM(C5:C6)"),
                    SheetCell(.text("a_x0041_\tb"), style: CellStyle()), SheetCell(day),
                ], style: .body(.general, isBold: true)))
        try writer.finish()
        return folder.file(name)
    }

    #if Excel
        @Test func workbookHasWhatWasGiven() throws {
            let path = try writeForm("a.xlsx", .workbook())
            let read = try readByPython(path)
            let sheets = try #require(read["sheets"] as? [[String: Any]])
            let sheet = try #require(sheets.first)
            #expect(sheets.count == 1 && sheet["name"] as? String == "Biểu mẫu")
            #expect(
                sheet["merged"] as? [String] == [
                    "A1:B1", "A3:A4", "A5:A6", "A7:B7", "A8:E8", "B3:B4", "C1:E1", "C3:D3", "E3:E4",
                ])
            #expect(sheet["page"] as? [String] == ["9", "landscape", "0"])
            #expect(sheet["pane"] as? String == "A5" && sheet["foot"] as? String == "&L&R&P/&N")
            let names = try #require(read["names"] as? [String: String])
            #expect(names["_xlnm.Print_Titles0"] == "'Biểu mẫu'!$3:$4")
            #expect(read["created"] as? [String] == ["2000-01-01T00:00:00Z"])
            let widths = try #require(sheet["widths"] as? [[Any?]])
            #expect(widths.count == 5 && widths[4][2] as? String == "1" && widths[0][2] is NSNull)
            let cells = try #require(sheet["cells"] as? [String: [Any?]])
            let expected: [(String, type: String, text: String?, formula: String?, code: String)] = [
                ("A1", "inlineStr", "UBND PHƯỜNG MẪU", nil, "0"), ("B1", "n", nil, nil, "0"),
                ("C1", "inlineStr", "CỘNG HÒA\nĐộc lập", nil, "0"), ("A3", "inlineStr", "Đơn vị", nil, "0"),
                ("A4", "n", nil, nil, "0"), ("C4", "inlineStr", "Thoát", nil, "0"),
                ("A5", "inlineStr", "Phường \"7\"", nil, "0"), ("C5", "n", "1234", nil, "#,##0"),
                ("D5", "n", "-5", nil, "#,##0"),
                ("E5", "n", "0.125", nil, "0.0%"), ("A6", "n", nil, nil, "0"), ("C6", "n", "0", nil, "#,##0"),
                ("D6", "n", nil, nil, "#,##0"), ("E6", "b", "1", nil, "0.0%"),
                ("A7", "inlineStr", "=HYPERLINK(\"x\")", nil, "0"), ("C7", "n", "1234", "SUM(C5:C6)", "0"),
                ("D7", "inlineStr", "a_x005F_x0041_\tb", nil, "0"), ("E7", "n", "44926", nil, "dd/mm/yyyy"),
                ("A8", "inlineStr", "(1) Ghi chú <b>&amp;</b>", nil, "0"),
            ]
            for (place, type, text, formula, code) in expected {
                let cell = try #require(cells[place], "\(place) is missing")
                #expect(cell[0] as? String == type && cell[1] as? String == text, "\(place): \(cell)")
                #expect(cell[2] as? String == formula && cell[3] as? String == code, "\(place): \(cell)")
                #expect(cell[4] as? String == "Times New Roman", "\(place): \(cell)")
            }
            #expect(cells["A2"] == nil && cells.count == 35)
        }

        /// The same by the reader here, which also unfolds what looks like a sign for a character.
        @Test func workbookIsReadBack() throws {
            let path = try writeForm("a.xlsx", .workbook())
            let found = try cells(path)
            #expect(found.contains("C7 number 1234 =") && found.contains("E7 day 2022-12-31"))
            #expect(found.contains("D7 text a_x0041_\tb") && found.contains("E6 boolean true"))
        }

        @Test func equalTablesGiveEqualBytes() throws {
            let first = try writeForm("a.xlsx", .workbook())
            let second = try writeForm("b.xlsx", .workbook())
            let third = try writeForm("c.xlsx", .workbook(created: 1))
            let bytes = try [first, second, third].map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
            #expect(bytes[0] == bytes[1] && bytes[0] != bytes[2])
        }

        /// Every kind of value, and texts of which XML can't hold every character, there and back.
        @Test func valuesGoThereAndBack() throws {
            let texts = [
                "_", "_x", "_x0041_", "__x000D__", "\r\n", "\u{1}\u{1F}", "\u{0}", "Ho\u{323}\u{302}", "  a  ",
                "<&>\"'",
                "\u{FFFF}", "'", "=1+1", "😀", String(repeating: "đ", count: 32_767),
            ]
            let numbers = ["0", "-1", "1000000000000000", "0.1", "1e-300", "-2.5", "12345678901.25"]
            let writer = try TableWriter(path: folder.file("a.xlsx"), format: .workbook())
            try writer.begin(SheetDescription(name: "S", columns: [SheetColumn(widthCharacters: 9)]))
            for text in texts { try writer.append(SheetLine([SheetCell(text)])) }
            for number in numbers {
                try writer.append(SheetLine([SheetCell(.number(try #require(TableNumber(number))))]))
            }
            for (year, month, day) in [(1900, 1, 1), (1900, 2, 28), (1900, 3, 1), (9999, 12, 31)] {
                let day = try #require(CalendarDay(year: year, month: month, day: day, secondOfDay: 0))
                try writer.append(SheetLine([SheetCell(.day(day))]))
            }
            try writer.append(SheetLine([SheetCell(.day(try #require(CalendarDay(year: 1899, month: 12, day: 31))))]))
            try writer.finish()
            let found = try rows(folder.file("a.xlsx")).map { $0[1].value }
            for (index, text) in texts.enumerated() {
                guard case .text(let read) = found[index] else {
                    Issue.record("\(text.prefix(20)) is \(found[index])")
                    continue
                }
                #expect(Array(read.utf8) == Array((text == "\u{FFFF}" ? "\u{FFFD}" : text).utf8))
            }
            for (index, number) in numbers.enumerated() {
                guard case .number(let read) = found[texts.count + index] else {
                    Issue.record("\(number) is \(found[texts.count + index])")
                    continue
                }
                #expect(read.nearest == Double(number))
            }
            let days = found.suffix(5).map { "\($0)" }
            #expect(days[0] == "day(1900-01-01)" && days[1] == "day(1900-02-28)" && days[2] == "day(1900-03-01)")
            #expect(days[3] == "day(9999-12-31)" && days[4] == "text(\"31/12/1899\")")
        }

        @Test(arguments: ["", "a/b", "a:b", "[a]", "'a", "a'", String(repeating: "a", count: 32), "History", "a\u{1}"])
        func namesThatSheetsCannotHave(_ name: String) throws {
            let writer = try TableWriter(path: folder.file("a.xlsx"), format: .workbook())
            let error = try #require(throws: LedgerError.self) {
                try writer.begin(SheetDescription(name: name, columns: [SheetColumn(widthCharacters: 9)]))
            }
            #expect(error.code == .unwritableTable)
        }

        @Test(arguments: [
            CellValue.text(String(repeating: "x", count: 32_768)), .number(TableNumber(1_000_000_000_000_001)),
            .error("#REF!"),
        ])
        func valuesThatWorkbooksCannotHold(_ value: CellValue) throws {
            let writer = try TableWriter(path: folder.file("a.xlsx"), format: .workbook())
            try writer.begin(SheetDescription(name: "S", columns: [SheetColumn(widthCharacters: 9)]))
            try writer.append(.blank)
            let error = try #require(throws: LedgerError.self) { try writer.append(SheetLine([SheetCell(value)])) }
            #expect(error.code == .unwritableTable && error.place.cell == "A2" && error.place.sheet == "S")
        }
    #endif

    @Test func pageHasWhatWasGiven() throws {
        let path = try writeForm("a.html", .page())
        let read = try readByPython(path)
        #expect(read["scripts"] as? Int == 0 && read["links"] as? Int == 0)
        #expect(read["page"] as? [String] == ["@page { size: A4 landscape; margin: 12.0mm }"])
        let tables = try #require(read["tables"] as? [[String: Any]])
        #expect(tables.map { $0["parts"] as? [String] } == [["tbody"], ["thead", "tbody"], ["tbody"]])
        let found = tables.map { $0["rows"] as? [[String]] }
        let head = "CỘNG HÒA\nĐộc lập"
        #expect(found[0] == [["UBND PHƯỜNG MẪU", "UBND PHƯỜNG MẪU", head, head, head], ["", "", "", "", ""]])
        #expect(
            found[1] == [
                ["Đơn vị", "Phân tổ", "Giảm", "Giảm", "Tỷ lệ"], ["Đơn vị", "Phân tổ", "Thoát", "Khác", "Tỷ lệ"],
                ["Phường \"7\"", "Hộ", "1.234", "-5", "12,5%"], ["Phường \"7\"", "Nhân khẩu", "0", "", "TRUE"],
                ["=HYPERLINK(\"x\")", "=HYPERLINK(\"x\")", "1234", "a_x0041_\\u{9}b", "31/12/2022"],
            ])
        #expect(found[2] == [Array(repeating: "(1) Ghi chú <b>&amp;</b>", count: 5)])
    }

    @Test func textHasWhatWasGiven() throws {
        let path = try writeForm("a.csv", .text())
        #expect(try folder.read("a.csv").starts(with: [0xEF, 0xBB, 0xBF]))
        let rows = try #require(readByPython(path)["rows"] as? [[String]])
        #expect(
            rows == [
                ["UBND PHƯỜNG MẪU", "", "CỘNG HÒA\nĐộc lập", "", ""], ["", "", "", "", ""],
                ["Đơn vị", "Phân tổ", "Giảm", "", "Tỷ lệ"], ["", "", "Thoát", "Khác", ""],
                ["Phường \"7\"", "Hộ", "1234", "-5", "0.125"], ["", "Nhân khẩu", "0", "", "TRUE"],
                ["'=HYPERLINK(\"x\")", "", "1234", "a_x0041_\\u{9}b", "2022-12-31"],
                ["(1) Ghi chú <b>&amp;</b>", "", "", "", ""],
            ])
        var form = TableWriter.TextForm()
        (form.separator, form.hasByteOrderMark, form.hasTitles) = (.semicolon, false, false)
        let bare = try writeForm("b.csv", .text(form))
        #expect(try TableFile(path: bare).kind == .text(.semicolon))
        #expect(try cells(bare).first == "A1 text Đơn vị" && cells(bare).count == 18)
    }

    @Test func placesOfLines() throws {
        var layout = LineLayout(width: 4)
        func place(_ cells: [SheetCell]) throws -> [String] {
            try layout.place(SheetLine(cells), style: nil, row: 1).map {
                "\($0.column)\($0.cell.map { $0.value == .empty ? "" : "\($0.value)" } ?? "-")"
            }
        }
        #expect(
            try place([SheetCell("a", rows: 3), SheetCell("b", columns: 2, rows: 2)]).map { $0.prefix(2) } == [
                "1t", "2t", "3-",
            ])
        #expect(try place([SheetCell("c")]).map { $0.prefix(2) } == ["1-", "2-", "3-", "4t"])
        #expect(layout.isOpen)
        #expect(try place([.empty, SheetCell("d", columns: 2)]).map { $0.prefix(2) } == ["1-", "2", "3t", "4-"])
        #expect(!layout.isOpen)
        #expect(throws: LedgerError.self) { try place([SheetCell("e", columns: 5)]) }
        _ = try place([.empty, SheetCell("f", rows: 2)])
        // A cell over two columns has no room before the one that reaches down.
        #expect(throws: LedgerError.self) { try place([SheetCell("g", columns: 2)]) }
    }

    @Test func wrongDescriptions() throws {
        let column = SheetColumn(widthCharacters: 9)
        func error(_ body: (TableWriter) throws -> Void) throws -> LedgerError {
            let writer = try TableWriter(path: folder.file("a.csv"), format: .text())
            return try #require(throws: LedgerError.self) { try body(writer) }
        }
        let none = try error { try $0.begin(SheetDescription(name: "S", columns: [])) }
        let two = try error {
            try $0.begin(SheetDescription(name: "S", columns: [column]))
            try $0.begin(SheetDescription(name: "T", columns: [column]))
        }
        let same = try error {
            try $0.begin(SheetDescription(name: "S", columns: [column]))
            try $0.begin(SheetDescription(name: "s", columns: [column]))
        }
        let open = try error {
            try $0.begin(SheetDescription(name: "S", columns: [column], header: [SheetLine([SheetCell("a", rows: 2)])]))
        }
        for error in [none, two, same, open] { #expect(error.code == .unwritableTable, "\(error)") }
        // A writer that is let go of leaves nothing.
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func filesAreNeverReplaced() throws {
        let taken = try folder.write("a.csv", "mine")
        let error = try #require(throws: LedgerError.self) { try TableWriter(path: taken, format: .text()) }
        #expect(error.code == .fileExists)
        let nowhere = try #require(throws: LedgerError.self) {
            try TableWriter(path: folder.file("no/a.csv"), format: .text())
        }
        #expect(nowhere.code == .noSuchFile)
        // Two at once: the second is refused. One that is taken in the meantime is left.
        let writer = try TableWriter(path: folder.file("b.csv"), format: .text())
        #expect(throws: LedgerError.self) { try TableWriter(path: folder.file("b.csv"), format: .text()) }
        _ = try folder.write("b.csv", "theirs")
        try writer.begin(SheetDescription(name: "S", columns: [SheetColumn(widthCharacters: 9)]))
        let late = try #require(throws: LedgerError.self) { try writer.finish() }
        #expect(late.code == .fileExists)
        #expect(try folder.read("b.csv") == Array("theirs".utf8) && folder.read("a.csv") == Array("mine".utf8))
    }

    /// A disk that is full, by a limit on the size of files that a process of its own sets itself.
    @Test func disksThatAreFull() async {
        await #expect(processExitsWith: .success) {
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
            #if canImport(Glibc)
                setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            #else
                setrlimit(RLIMIT_FSIZE, &limit)
            #endif
            let folder = try TemporaryFolder()
            var formats: [TableWriter.Format] = [.text(), .page()]
            #if Excel
                formats.append(.workbook())
            #endif
            for format in formats {
                var code: LedgerError.Code?
                do throws(LedgerError) {
                    let writer = try TableWriter(path: folder.file("a"), format: format)
                    try writer.begin(SheetDescription(name: "S", columns: [SheetColumn(widthCharacters: 9)]))
                    for number in 0..<50_000 { try writer.append(SheetLine([SheetCell("\(number * 7919)")])) }
                    try writer.finish()
                } catch { code = error.code }
                guard code == .noSpace, try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty else {
                    exit(1)
                }
            }
        }
    }

    @Test func whatAKilledProcessLeftIsTakenOver() throws {
        let left = try folder.write("a.csv-partial", "half a file")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: left)
        let path = try writeForm("a.csv", .text())
        #expect(try readByPython(path)["rows"] is [[String]])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.csv"])
    }

    /// A file that others may read or write under the temporary name is somebody's own, or was put there to be filled.
    @Test(arguments: [0o666, 0o644, 0o660]) func whatSomebodyElseMadeIsLeftAlone(permissions: Int) throws {
        let other = try folder.write("a.csv-partial", "somebody's own")
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: other)
        let error = #expect(throws: LedgerError.self) { _ = try writeForm("a.csv", .text()) }
        #expect(error?.code == .fileExists && error?.remedy == "move it away, or choose another name")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.csv-partial"])
        #expect(try String(contentsOfFile: other, encoding: .utf8) == "somebody's own")
    }
}
