// The promise about what only workbooks have: cells merged over rows and columns, fonts, formulas without a value,
// number formats with zeros, hidden rows, columns and sheets. The workbooks are made here, part by part.

import EventLedger
import Files
import LedgerTestSupport
import PovertyLedger
import Testing

@testable import OfficeLists
@testable import Tables

@Suite struct WorkbookListTests {
    private static func style(_ number: CellStyle.NumberForm) -> CellStyle { .body(number) }

    /// Writes lines as a workbook: a header of its own, and rows.
    private static func workbook(
        _ folder: TemporaryFolder, header: [SheetLine], rows: [SheetLine], width: Int, font: String = "Times New Roman",
        top: [SheetLine] = [], hidden: Set<Int> = []
    ) throws -> String {
        let path = folder.file("list.xlsx")
        let writer = try TableWriter(path: path, format: .workbook())
        let columns = (1...width).map { SheetColumn(widthCharacters: 12, isHidden: hidden.contains($0)) }
        try writer.begin(
            SheetDescription(name: "Danh sách", columns: columns, top: top, header: header, fontName: font))
        for row in rows { try writer.append(row) }
        try writer.finish()
        return path
    }

    private static let header = [SheetLine(["Mã hộ", "Họ và tên", "Phân loại hộ", "Số khẩu"].map { SheetCell($0) })]

    /// A format that shows words with a number, as spreadsheets make codes: the code is what is shown, and the cell has
    /// a part of it only, which would be another household.
    @Test func aCodeInTheFormatOfItsCellIsAskedAbout() throws {
        let folder = try TemporaryFolder()
        let shown = Self.style(.code("\"P7-\"0000"))
        let path = try Self.workbook(
            folder, header: Self.header,
            rows: [2, 3].map { number in
                SheetLine([
                    SheetCell(.number(TableNumber(number)), style: shown), SheetCell("Mẫu"), SheetCell("HN"),
                    SheetCell(3),
                ])
            }, width: 4)
        let list = try read(path, as: .review)
        #expect(list.questions.filter { $0.code == .unknownNumber }.map { "\($0.place)" } == ["A2", "A3"])
        #expect(list.households.allSatisfy { $0.code == nil })
    }

    @Test func mergedHeadingsAndValues() throws {
        let folder = try TemporaryFolder()
        let path = try Self.workbook(
            folder,
            header: [
                SheetLine([
                    SheetCell("Mã hộ", rows: 2), SheetCell("Địa chỉ", columns: 2),
                    SheetCell("Kết quả rà soát", columns: 2),
                    SheetCell("Số khẩu", rows: 2),
                ]), SheetLine([SheetCell("Xã"), SheetCell("Thôn"), SheetCell("Hộ nghèo"), SheetCell("Hộ cận nghèo")]),
            ],
            rows: [
                SheetLine([
                    SheetCell("A1"), SheetCell("Xã Mẫu", rows: 2), SheetCell("Thôn 1"), SheetCell("x"), SheetCell.empty,
                    SheetCell(3),
                ]),
                SheetLine([SheetCell("A2"), SheetCell("Thôn 2"), SheetCell.empty, SheetCell("x"), SheetCell(4)]),
            ], width: 6)
        let list = try read(path, as: .review)
        #expect(list.headerRows == 1...2)
        #expect(list.households.map { $0.class?.value } == [.poor, .nearPoor])
        #expect(
            list.households.map { $0.unit } == [
                Stated("Xã Mẫu", at: CellPlace(row: 3, column: 2)), Stated("Xã Mẫu", at: CellPlace(row: 3, column: 2)),
            ])
        #expect(
            list.map.columns.map(\.heading) == [
                "Mã hộ", "Địa chỉ / Xã", "Địa chỉ / Thôn", "Kết quả rà soát / Hộ nghèo",
                "Kết quả rà soát / Hộ cận nghèo", "Số khẩu",
            ])
        #expect(list.questions.isEmpty, "\(list.questions)")
    }

    @Test func numbersWithZerosAndFormulas() throws {
        let folder = try TemporaryFolder()
        let zeros = Self.style(.code("0000"))
        let path = try Self.workbook(
            folder, header: Self.header,
            rows: [
                SheetLine([
                    SheetCell(.number(TableNumber(7)), style: zeros), SheetCell("Mẫu"), SheetCell("HN"),
                    SheetCell(.number(TableNumber(3)), formula: "1+2"),
                ]),
                SheetLine([
                    SheetCell(8), SheetCell("Thử"), SheetCell("HCN"), SheetCell(.error("#REF!"), formula: "#REF!"),
                ]),
            ], width: 4)
        let list = try read(path, as: .review)
        #expect(list.households.map { $0.code?.value } == ["0007", "8"])
        #expect(list.households.map { $0.members?.value } == [3, nil])
        #expect(list.questions.map { "\($0.place) \($0.code.rawValue)" } == ["D3 errorCell"])
        #expect(list.questions.first?.text.description.contains("#REF!") == true)
    }

    /// A formula that no program calculated has no value, which is not the same as an empty cell.
    @Test func formulasWithoutAValueAreAskedAbout() throws {
        let folder = try TemporaryFolder()
        let file = try TableFile(path: try folder.write("list.csv", "a\n"))
        var values = CellValues(file: file, known: [:])
        let cells = [
            TableCell(row: 1, column: 1, value: .empty, isFormula: true), TableCell(row: 2, column: 1, value: .empty),
            TableCell(row: 3, column: 1, value: .text("#N/A")), TableCell(row: 4, column: 1, value: .text("--")),
        ]
        for cell in cells { #expect(values.whole(cell, .members, in: 1...9) == nil) }
        #expect(values.questions.map { "\($0.place) \($0.code.rawValue)" } == ["A1 notCalculated", "A3 errorCell"])
    }

    @Test func datesOfCells() throws {
        let folder = try TemporaryFolder()
        let day = try #require(CalendarDay(year: 2022, month: 12, day: 31))
        let path = try Self.workbook(
            folder,
            header: [SheetLine(["Mã hộ", "Họ và tên", "Phân loại hộ", "Ngày quyết định"].map { SheetCell($0) })],
            rows: [
                SheetLine([
                    SheetCell("A1"), SheetCell("Mẫu"), SheetCell("HN"), SheetCell(.day(day), style: Self.style(.day)),
                ]),
                SheetLine([SheetCell("A2"), SheetCell("Thử"), SheetCell("HN"), SheetCell(44926)]),
            ], width: 4)
        let list = try read(path, as: .review)
        #expect(list.households.map { $0.decisionDay?.value } == ["2022-12-31", nil])
        #expect(list.questions.map { "\($0.place) \($0.code.rawValue)" } == ["D3 unknownDay"])
    }

    /// Days above 12 as text beside dates that are all early: the month was taken for the day. One late date shows that
    /// not.
    @Test func exchangedDaysAndMonthsAreAskedAbout() throws {
        for hasLateDate in [false, true] {
            let folder = try TemporaryFolder()
            let days = (1...6).compactMap { CalendarDay(year: 2022, month: 3, day: hasLateDate && $0 == 6 ? 25 : $0) }
            var rows = days.enumerated().map { index, day in
                SheetLine([
                    SheetCell("A\(index)"), SheetCell("Mẫu \(index)"), SheetCell("HN"),
                    SheetCell(.day(day), style: Self.style(.day)),
                ])
            }
            rows.append(SheetLine(["B1", "Thử", "HN", "13/04/2022"].map { SheetCell($0) }))
            let path = try Self.workbook(
                folder,
                header: [SheetLine(["Mã hộ", "Họ và tên", "Phân loại hộ", "Ngày quyết định"].map { SheetCell($0) })],
                rows: rows, width: 4)
            let list = try read(path, as: .review)
            #expect(list.questions.map { "\($0.place) \($0.code.rawValue)" } == (hasLateDate ? [] : ["D2 mixedDays"]))
            #expect(list.households.last?.decisionDay?.value == "2022-04-13")
        }
    }

    /// A font tells more than letters: a name that is right in both encodings, and capitals of a font.
    @Test func fontsTell() throws {
        let folder = try TemporaryFolder()
        let path = try Self.workbook(
            folder,
            header: [
                SheetLine(["m\u{B7} hé", "h\u{E4} v\u{B5} t\u{AA}n", "ph\u{A9}n lo\u{B9}i hé"].map { SheetCell($0) })
            ],
            rows: [SheetLine([SheetCell("a1"), SheetCell("bé"), SheetCell("hé nghÌo")])], width: 3, font: ".VnTimeH")
        let list = try read(path, as: .review)
        #expect(list.households.first?.identities.first?.name == "BỘ")
        #expect(list.households.first?.code?.value == "A1")
        #expect(list.households.first?.class?.value == .poor)
        #expect(list.notes.contains { $0.kind == .convertedText })
        #expect(list.map.columns.map(\.heading) == ["MÃ HỘ", "HỌ VÀ TÊN", "PHÂN LOẠI HỘ"])
    }

    @Test func otherOldFontsAreRefusedByName() throws {
        let folder = try TemporaryFolder()
        let path = try Self.workbook(
            folder, header: [SheetLine(["Ma ho", "Ho va ten", "Phan loai ho"].map { SheetCell($0) })],
            rows: [SheetLine([SheetCell("A1"), SheetCell("Nguy\u{8A}n"), SheetCell("HN")])], width: 3, font: "VPS Times"
        )
        let list = try read(path, as: .review)
        #expect(list.households.first?.identities.isEmpty == true)
        #expect(list.questions.map(\.code) == [.oldEncoding])
        #expect(list.questions.first?.text.description.contains("VPS") == true)
    }

    @Test func hiddenColumnsAreMentioned() throws {
        let folder = try TemporaryFolder()
        let row = SheetLine([SheetCell("A1"), SheetCell("Mẫu"), SheetCell("HN"), SheetCell(3)])
        let path = try Self.workbook(folder, header: Self.header, rows: [row], width: 4, hidden: [4])
        let list = try read(path, as: .review)
        #expect(list.households.first?.members?.value == 3)
        #expect(list.notes.contains { $0.kind == .hiddenColumn && $0.count == 1 })
        let hiddenSheet = try read("\(officeLists)/doubts.xlsx", sheet: "Năm 2021", as: .review)
        #expect(hiddenSheet.notes.contains { $0.kind == .hiddenSheet })
    }
}
