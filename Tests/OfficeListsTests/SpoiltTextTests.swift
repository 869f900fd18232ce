// The promise that a text which was spoilt on its way, or is longer than what the ledger takes, is asked about at its cell
// and is never recorded; that everything else of the list is; and that questions quote a cell as it is written.

import EventLedger
import Files
import LedgerTestSupport
import PovertyLedger
import Tables
import Testing

@testable import OfficeLists

@Suite struct SpoiltTextTests {
    private func read(_ text: String, _ kind: ListKind) throws -> OfficeList {
        let folder = try TemporaryFolder()
        return try OfficeListsTests.read(try folder.write("list.csv", text), as: kind)
    }

    @Test(
        arguments: [
            "H\u{FFFD}i", "Há»™i Chá»¯ tháº­p Ä‘á»", "Quá»¹", "Nguyá»…n", "Æ°u Ä‘Ã£i", "Quyõ", "Oâng",
            "H?i Ch? th?p ??",
            "1/Q?-UBND", "Ng??i",
        ])
    func garbled(_ text: String) { #expect(GarbledText.isGarbled(text)) }

    @Test(
        arguments: [
            "Hội Chữ thập đỏ", "Quỹ", "Société générale", "Nestlé", "Đắk Lắk", "Krông Nô", "Y Blưm Niê", "Kơ Năk",
            "1/QĐ-UBND", "Có đúng không?", "Có / Không?", "m²", "30 °C", "Café Trung Nguyên", "Êa H'leo", "ưu đãi", "?",
            "Ông",
            "Mỹ", "“Vì người nghèo”", "Quý", "Quà", "thuở", "khuỷu", "oà", "Hoà", "ÁO ẤM", "ĐƯỜNG", "á b",
        ])
    func right(_ text: String) { #expect(!GarbledText.isGarbled(text)) }

    /// Each text that would be recorded, spoilt in one row and right in the next.
    @Test func garbledTextIsAskedAbout() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let list = try read(
            """
            Mã hộ,Hình thức hỗ trợ,Số tiền,Đơn vị hỗ trợ,Loại nhà tài trợ,Chương trình,Đơn vị tính,Ngày hỗ trợ
            P1-0001,Tiền mặt,1000,Quyõ,MTTQ,,,01/02/2023
            P1-0001,Tiền mặt,2000,MTTQ,MTTQ,Há»™i,,01/02/2023
            P1-0001,Tiền mặt,3000,MTTQ,MTTQ,,ph?n,01/02/2023
            P1-0001,Tiền mặt,4000,Quỹ,MTTQ,Hội,phần,01/02/2023
            """, .aid)
        let draft = try made.ledger.draft(list, .on())
        #expect(draft.questionCodes == ["garbledText", "garbledText", "garbledText"])
        #expect(draft.report.questions.map { $0.place?.description } == ["D2", "F3", "G4"])
        #expect(draft.report.changes.map(\.amountVND) == [4000])
    }

    /// The decision that a title names is recorded too.
    @Test func aGarbledTitleIsAskedAbout() throws {
        for (number, questions) in [("98/QĐ-UBND", []), ("98/Q?-UBND", [ListQuestion.Code.garbledText])] {
            let list = try read(
                "(Kèm theo Quyết định số \(number) ngày 10/12/2023)\nMã hộ,Phân loại hộ\nP1-0001,Hộ nghèo\n", .review)
            #expect(list.questions.map(\.code) == questions && (list.decisionNumber != nil) == questions.isEmpty)
        }
    }

    /// The longest text that the ledger takes is recorded, and one byte more is asked about: of a document, of a code, of
    /// a programme.
    @Test func longTextIsAskedAbout() throws {
        for (field, limit) in [(ListField.decisionNumber, 400), (.code, 64), (.programme, 4000)] {
            for length in [limit, limit + 1] {
                var made = try DraftLedger()
                try made.add("P1-0001")
                let text = String(repeating: "m", count: length)
                let kind: ListKind = field == .programme ? .aid : .review
                let list =
                    switch field {
                    case .programme:
                        """
                        Mã hộ,Hình thức hỗ trợ,Số tiền,Đơn vị hỗ trợ,Loại nhà tài trợ,Ngày hỗ trợ,Chương trình
                        P1-0001,Tiền mặt,1000,MTTQ,MTTQ,01/02/2023,\(text)
                        """
                    case .code: "Mã hộ,Xã/Phường,Phân loại hộ,Số khẩu\n\(text),phuong-1,Hộ nghèo,2\n"
                    default: "Mã hộ,Phân loại hộ,Số quyết định\nP1-0001,Hộ nghèo,\(text)\n"
                    }
                let stated = try read(list, kind)
                guard length > limit else {
                    #expect(stated.questions.isEmpty)
                    let draft = try made.ledger.draft(
                        stated,
                        .on {
                            $0.unit = "phuong-1"; $0.missing = .keep
                        })
                    #expect(draft.report.questions.isEmpty && draft.entries.count == 1, "\(field)")
                    let path = try made.folder.folder.write("entry.jsonl", String(decoding: draft.lines, as: UTF8.self))
                    _ = try made.ledger.importLines(from: [path])
                    continue
                }
                #expect(stated.questions.map(\.code) == [.longText], "\(field)")
                #expect(stated.questions.first?.field == field)
                #expect(stated.questions.first.map { "\($0.text)".utf8.count < 200 } == true)
            }
        }
    }

    /// A text of 20,000 bytes where a unit or a class is expected: a question that shows its start.
    @Test func longWordsAreCut() throws {
        let made = try DraftLedger()
        let long = String(repeating: "dài ", count: 5000)
        let list = try read(
            "Mã hộ,Xã/Phường,Phân loại hộ\nP1-0001,\(long),Hộ nghèo\nP1-0002,phuong-1,\(long)\n", .review)
        let draft = try made.ledger.draft(list, .on())
        #expect(Set(draft.questionCodes) == ["unknownUnit", "unknownClass"])
        for question in draft.report.questions { #expect("\(question.text)".utf8.count < 400) }
    }

    @Test func questionsQuoteTheCellAsItIs() throws {
        let list = try read(
            """
            Mã hộ,Phân loại hộ,Nguyên nhân nghèo,Chỉ số thiếu hụt
            P1-0001,Hộ nghèo,"Thiếu vốn, Lười biếng",Dinh dưỡng; Xe đạp
            """, .review)
        #expect(list.questions.map(\.code) == [.unknownCause, .unknownDeprivation])
        #expect(list.questions.first.map { "\($0.text)".hasPrefix("\"Lười biếng\" ") } == true)
        #expect(list.questions.last.map { "\($0.text)".hasPrefix("\"Xe đạp\" ") } == true)
        let aid = try read("Mã hộ,Hình thức hỗ trợ,Đơn vị hỗ trợ\nP1-0001,Tiền mặc,MTTQ\n", .aid)
        #expect(aid.questions.first.map { "\($0.text)".contains("perhaps \"Tiền mặt\" is meant") } == true)
    }

    /// A shifted row, headings and sheets: no message and no report has what identifies a person.
    @Test func nothingOfAPersonIsQuoted() throws {
        let made = try DraftLedger()
        let list = try read(
            """
            Mã hộ,Xã/Phường,Phân loại hộ,Số khẩu,Hộ BTXH,Nguyễn Văn Mẫu 079123456789
            P1-0001,Phường 1,Nguyễn Văn Mẫu,15/03/1961,0912345678,x
            P1-0002,Nguyễn Văn Mẫu,15/03/1961,Danh Mẫu,Nguyễn Văn Mẫu,x
            P1-0003,0912 345 678,Hộ nghèo,79123456789,x,x
            """, .review)
        let draft = try made.ledger.draft(list, .on())
        let text = String(decoding: draft.report.json, as: UTF8.self)
        for word in ["Văn Mẫu", "Danh Mẫu", "1961", "0912", "79123456789"] { #expect(!text.contains(word), "\(word)") }
        #expect(OfficeListReader.shown(sheetName: "Nguyễn Văn Mẫu 079123456789") == "… …")
        #expect(OfficeListReader.shown(sheetName: "Đến 31-12-2022") == "Đến 31-12-2022")
    }

    /// A column that a map gives another meaning: a name is no decision number, and no code.
    @Test func mapsGiveNoNames() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "list.csv", "Mã hộ,Họ tên,Phân loại hộ,Số quyết định\nP1-0001,Nguyễn Văn Mẫu,Hộ nghèo,1/QĐ-UBND\n")
        for (heading, other, field) in [
            ("Họ tên", "Số quyết định", ListField.decisionNumber), ("Họ tên", "Mã hộ", .code),
        ] {
            let map = try ColumnMap([
                ColumnMap.Column(heading: heading, field: field), ColumnMap.Column(heading: other, field: .note),
            ])
            let list = try OfficeListsTests.read(path, as: .review, map: map)
            #expect(list.questions.contains { $0.code == .personalData && $0.place.description == "B2" })
        }
    }

    /// An amount that begins with a zero is the number of a card or a telephone.
    @Test func numbersOfPersonsAreNoAmounts() throws {
        let list = try read(
            """
            Mã hộ,Hình thức hỗ trợ,Số tiền,Đơn vị hỗ trợ
            P1-0001,Tiền mặt,0912345678,MTTQ
            P1-0002,Tiền mặt,079123456789,MTTQ
            P1-0003,Tiền mặt,150000000,MTTQ
            """, .aid)
        #expect(list.questions.map { $0.place.description } == ["C2", "C3"])
        #expect(list.grants.last?.amountVND?.value == 150_000_000)
    }

    /// Hidden rows of a list are asked about together, and nothing of them is proposed.
    @Test func hiddenRowsAreAskedAbout() throws {
        let made = try DraftLedger()
        var list = OfficeList.of([Row("P1-0001", .poor), Row("P1-0002", .poor), Row("P1-0003", .poor)])
        let rows = list.households.map(\.place.row)
        list.hiddenRows = [rows[0], rows[2]]
        let draft = try made.ledger.draft(list, .on())
        #expect(draft.questionCodes == ["hiddenRows"])
        #expect(draft.report.questions.first?.rows == 2)
        #expect(draft.report.changes.filter { $0.kind == .new }.map(\.household) == ["P1-0002"])
    }

    /// A hidden sheet with such a list is asked about unless somebody named the one that is read.
    @Test func hiddenSheetsAreAskedAbout() throws {
        let file = try TableFile(path: "\(officeLists)/doubts.xlsx")
        let sheet = try #require(file.sheets.first { $0.name == "Năm 2022" })
        var reader = OfficeListReader(file: file, sheet: sheet, kind: .review)
        #expect(try reader.read().questions.contains { $0.code == .unreadSheet })
        reader.isSheetChosen = true
        let list = try reader.read()
        #expect(!list.questions.contains { $0.code == .unreadSheet })
        #expect(list.notes.contains { $0.kind == .unreadSheet })
        #expect(list.hiddenRows == [36])
    }

    /// Two columns that state the class are one question, not two.
    @Test func aColumnThatIsThereTwiceIsNotMissing() throws {
        let twice = try read("Mã hộ,Phân loại hộ,Phân loại hộ\nP1-0001,Hộ nghèo,Hộ cận nghèo\n", .review)
        #expect(twice.questions.map(\.code) == [.duplicateColumn])
        let none = try read("Mã hộ,Số khẩu,Xã/Phường\nP1-0001,2,Phường 1\n", .review)
        #expect(none.questions.map(\.code) == [.missingColumn])
    }

    /// What a spreadsheet would calculate has a sign before it in the office's own file, and is read back without it.
    @Test func theCodesFileCalculatesNothing() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("codes.csv")
        var codes = try HouseholdCodes(path: path)
        let person = PersonIdentity(
            row: 1, name: "=Mẫu", identityNumber: nil, birth: .day("1980-02-01"), isHead: true)
        codes.note(person, in: "-Z-11")
        codes.note(
            PersonIdentity(row: 2, name: "Mẫu", identityNumber: nil, birth: .day("1980-02-01"), isHead: true),
            in: "Z-12")
        try codes.write()
        let lines = String(decoding: try folder.read("codes.csv"), as: UTF8.self).split(separator: "\r\n")
        #expect(lines.dropFirst() == ["'=Mẫu 01/02/1980,'-Z-11", "Mẫu 01/02/1980,Z-12"])
        #expect(try HouseholdCodes(path: path).allCodes == ["-Z-11", "Z-12"])
    }
}
