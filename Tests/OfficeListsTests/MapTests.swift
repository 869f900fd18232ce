// The promise of maps and templates: a map that was written is read again as it was and reads the same list; one that
// people edited decides; a wrong one is refused with the line. Every template is read back.

import Files
import LedgerTestSupport
import PovertyLedger
import Tables
import Testing

@testable import OfficeLists

@Suite struct MapTests {
    private static let list =
        "Số thứ tự nhà;Tên;Xếp hạng;Đông người\nA1;Mẫu Một;Hộ nghèo;3\nA2;Mẫu Hai;Hộ cận nghèo;4\n"
    private static let map = [
        ColumnMap.Column(heading: "SỐ THỨ TỰ\nNHÀ", field: .code), .init(heading: "ten", field: .headName),
        .init(heading: "Xếp hạng", field: .class), .init(heading: "Đông người", field: .members),
    ]

    @Test func aMapGivesMeaningToOtherHeadings() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("list.csv", Self.list)
        #expect(throws: LedgerError.self) { try read(path, as: .review) }
        let map = try ColumnMap(Self.map)
        let list = try read(path, as: .review, map: map)
        #expect(list.households.map { $0.code?.value } == ["A1", "A2"])
        #expect(list.households.map { $0.members?.value } == [3, 4])
        #expect(list.questions.isEmpty)
        #expect(list.map.columns.map(\.heading) == ["Số thứ tự nhà", "Tên", "Xếp hạng", "Đông người"])
        // What was used, written and read again, does the same.
        let written = folder.file("map.csv")
        try list.map.write(to: written)
        let again = try ColumnMap(path: written)
        #expect(again == list.map)
        #expect(try read(path, as: .review, map: again) == list)
    }

    /// A map goes before words, and can say that a column is not read.
    @Test func aMapGoesBeforeWords() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "list.csv", "Mã hộ,Họ và tên,Phân loại hộ,Kết luận khác\nA1,Mẫu,Hộ nghèo,Hộ cận nghèo\n")
        let map = try ColumnMap([
            .init(heading: "Phân loại hộ", field: .ignored), .init(heading: "Kết luận khác", field: .class),
            .init(heading: "Không có cột này", field: .note),
        ])
        let list = try read(path, as: .review, map: map)
        #expect(list.households.map { $0.class?.value } == [.nearPoor])
        #expect(list.questions.map(\.code) == [.headingNotFound])
    }

    /// Parts of a heading over two rows are written with a stroke between them, and found by all or by the lowest.
    @Test func headingsOfTwoRows() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("list.csv", "Mã hộ,Kết quả,,Ghi chú\n,Tên gọi,Hạng\nA1,Mẫu Một,Hộ nghèo,\n")
        for heading in ["Kết quả / Hạng", "hang"] {
            let map = try ColumnMap([
                .init(heading: heading, field: .class), .init(heading: "Tên gọi", field: .headName),
            ])
            let list = try read(path, as: .review, map: map)
            #expect(list.households.map { $0.class?.value } == [.poor])
            #expect(list.map.columns.map(\.heading).contains("Kết quả / Hạng"))
        }
    }

    @Test func wrongMapsAreRefusedWithTheirLine() throws {
        let folder = try TemporaryFolder()
        let wrong: [(String, LedgerError.Code, Int, String)] = [
            ("heading,field\nMã hộ,codes\n", .unknownField, 2, "code"),
            ("heading,field\nMã hộ,code\nMÃ HỘ,class\n", .invalidValue, 3, "keep one"),
            ("heading,field\nMã hộ,code\nMã số,code\n", .invalidValue, 3, "ignored"),
            ("heading,field\n,code\n", .invalidValue, 2, "heading"),
            ("Mã hộ,code\n", .invalidValue, 1, "heading,field"),
            ("heading,field\nMã hộ,code,more\n", .invalidValue, 2, "heading,field"),
        ]
        for (index, (text, code, line, remedy)) in wrong.enumerated() {
            let path = try folder.write("map\(index).csv", text)
            let error = try #require(throws: LedgerError.self) { try ColumnMap(path: path) }
            #expect(
                error.code == code && error.place.line == line && error.remedy.description.contains(remedy), "\(error)")
            #expect(error.place.file == path)
        }
        #expect(throws: LedgerError.self) {
            try ColumnMap([.init(heading: "a", field: .code), .init(heading: "b", field: .code)])
        }
    }

    /// Written by hand: each kind of list, a row of it in the order of the template's columns, and what that states.
    @Test(arguments: ListKind.allCases)
    func everyTemplateIsReadBack(_ kind: ListKind) throws {
        let person = ["1", "P7-0001", "Mẫu Một", "01/02/1970", "000000000001", "Phường 7", "Khóm 1"]
        let rows: [ListKind: [String]] = [
            .review: person + ["Hộ nghèo", "3", "x", "120", "40", "1, 3", "2", "9/QĐ-UBND", "31/12/2022", "không"],
            .exits: person + ["Hộ cận nghèo", "3", "9/QĐ-UBND", "31/12/2022", ""],
            .households: person + ["3", "Hộ nghèo", "x", ""],
            .aid: [
                "1", "P7-0001", "Mẫu Một", "Phường 7", "Khóm 1", "Tiền mặt", "1.500.000", "2", "suất", "Công ty Mẫu",
                "Doanh nghiệp", "Tết", "quy-1", "20/01/2022", "",
            ],
            .awards: [
                "1", "DTH-1", "Hội Mẫu", "Tập thể", "Phường 7", "giấy khen", "UBND Phường 7", "Chung sức", "giúp hộ",
                "9/QĐ-UBND", "31/12/2022", "",
            ],
            .totals: ["1", "Phường 7", "31822", "Thành thị", "5029", "19613", ""],
        ]
        let template = ListTemplate(kind)
        let row = try #require(rows[kind])
        #expect(
            template.map.columns.count == template.description.columns.count && row.count == template.map.columns.count)
        let folder = try TemporaryFolder()
        for (path, format) in [
            (folder.file("list.csv"), TableWriter.Format.text()), (folder.file("list.xlsx"), .workbook()),
        ] {
            let writer = try TableWriter(path: path, format: format)
            try writer.begin(template.description)
            try writer.append(SheetLine(row.map { SheetCell($0) }))
            try writer.finish()
            for map in [nil, template.map] {
                let list = try read(path, as: kind, map: map)
                // Every column has the meaning that the map says, and no other.
                for (index, column) in template.map.columns.enumerated() where column.field != .note {
                    #expect(list.columns[column.field] == index + 1, "\(kind) \(column.field)")
                }
                #expect(list.map == template.map)
                #expect(list.questions.isEmpty, "\(list.questions)")
                let described = Described.line(Described.list(list))
                for value in ["P7-0001", "Phường 7", "2022-12-31", "1500000", "19613"]
                where row.contains(where: { $0 == value }) {
                    #expect(described.contains(value))
                }
                #expect(list.households.count + list.grants.count + list.awards.count + list.totals.count == 1)
            }
        }
    }
}
