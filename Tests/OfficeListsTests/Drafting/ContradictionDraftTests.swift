// The promise that a list, or an office's own file of codes, that contradicts itself is a question with both places and
// no proposal. Each contradiction stands beside a list that says nearly the same and is lawful.

import EventLedger
import Files
import Foundation
import LedgerTestSupport
import PovertyLedger
import Tables
import Testing

@testable import OfficeLists

@Suite struct ContradictionDraftTests {
    private func list(_ text: String, as kind: ListKind) throws -> OfficeList {
        let folder = try TemporaryFolder()
        return try read(try folder.write("list.csv", text), as: kind)
    }

    private func totals(_ rows: [String]) throws -> OfficeList {
        try list("Khu vực/Địa bàn,Số hộ,Nhân khẩu\n" + rows.joined(separator: "\n") + "\n", as: .totals)
    }

    /// Rows, with the words and cells of the questions and how many totals are proposed.
    @Test(
        arguments: [
            (["Phường 1,100,400", "Thành phố Bạc Liêu,99,500"], ["totalsDiffer B3"], 0),
            (["Thành phố Bạc Liêu,300,1000", "Phường 1,100,400"], [], 2),
            (["Thành phố Bạc Liêu,300,399", "Phường 1,100,400"], ["totalsDiffer C2"], 0),
            (["Phường 1,100,400", "Phường 2,90,360", "Xã Hiệp Thành,50,210", "Thành phố Bạc Liêu,240,970"], [], 4),
            (
                ["Phường 1,100,400", "Phường 2,90,360", "Xã Hiệp Thành,50,210", "Thành phố Bạc Liêu,241,970"],
                ["totalsDiffer B5"], 0
            ),
            (["Phường 1,100,99"], ["totalsDiffer C2"], 0), (["Phường 1,100,100"], [], 1), (["Phường 1,0,0"], [], 1),
            (["Phường 1,100,400", "Phường 1,101,400"], ["duplicateUnit A3"], 0),
            (["Phường 1,100,400", "Phường 1,101,400", "Phường 2,90,360"], ["duplicateUnit A4"], 1),
        ] as [([String], [String], Int)])
    func totals(_ rows: [String], _ questions: [String], _ proposed: Int) throws {
        let made = try DraftLedger()
        let draft = try made.ledger.draft(try totals(rows), .on())
        // The question of reading about a unit that is there twice is at its second row.
        let found = draft.report.questions.map { "\($0.code) \($0.place?.description ?? "-")" }
        #expect(found == questions.map { $0 == "duplicateUnit A4" ? "duplicateUnit A3" : $0 }, "\(rows)")
        #expect(draft.events.count == proposed, "\(rows)")
    }

    /// All households of a unit are no fewer than its poor and near-poor ones.
    @Test func totalsBelowThePoor() throws {
        var made = try DraftLedger()
        for number in 1...3 { try made.add("P1-000\(number)", number == 3 ? .nearPoor : .poor) }
        try made.add("P1-0004", .average)
        for (row, cell) in [("Phường 1,2,20", "B2"), ("Phường 1,3,11", "C2"), ("Phường 1,3,12", nil)] {
            let draft = try made.ledger.draft(try totals([row]), .on())
            #expect(draft.report.questions.map { $0.place?.description } == (cell.map { [$0] } ?? []), "\(row)")
            #expect(draft.entries.isEmpty == (cell != nil), "\(row)")
        }
    }

    private static let header = "Mã hộ,Họ và tên chủ hộ,Ngày sinh,Xã/Phường,Phân loại hộ,Số nhân khẩu\n"
    private static let rows = """
        P1-0001,Mẫu Một,,Phường 1,Hộ nghèo,3
        P1-0002,Mẫu Hai,,Phường 1,Hộ cận nghèo,4

        """

    /// What a title says in brackets of how much is in the list.
    @Test(
        arguments: [
            ("(9 hộ, 99 khẩu)", ["sumDiffers", "sumDiffers"]), ("(2 hộ, 7 khẩu)", []),
            ("(2 hộ, 8 khẩu)", ["sumDiffers"]),
            ("(1 hộ nghèo, 1 hộ cận nghèo)", []), ("(2 hộ nghèo)", ["sumDiffers"]), ("(hộ từ 5 khẩu trở lên)", []),
            ("9 hộ", []), ("(Theo Quyết định số 98/QĐ-UBND ngày 10/12/2023)", []),
        ] as [(String, [String])]) func countsOfTitles(_ counts: String, _ questions: [String]) throws
    {
        let list = try list("\"DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO \(counts)\"\n" + Self.header + Self.rows, as: .review)
        #expect(list.questions.map(\.code.rawValue) == questions, "\(counts)")
        #expect(list.questions.allSatisfy { $0.place.description == "A1" })
    }

    /// Persons of two households with one day of birth, whose names are one that was typed in two ways.
    @Test(
        arguments: [
            ("Nguyễn Văn A", "Nguyen Van A", true), ("Nguyễn Văn A", "Nguyễn Văn А", true),
            ("Trần Thị Hoà", "Trần Thị Hòa", true), ("Nguyễn Văn An", "Nguyễn Văn Ân", false),
            ("Nguyễn Văn A", "Nguyễn Văn B", false), ("Nguyen Van A", "Nguyen Van B", false),
        ]) func namesThatDifferByMarks(_ one: String, _ other: String, _ isAsked: Bool) throws
    {
        let rows = """
            P1-0001,\(one),01/03/1961,Phường 1,Hộ nghèo,3
            P1-0002,\(other),1/3/1961,Phường 1,Hộ nghèo,4

            """
        let list = try list(Self.header + rows, as: .review)
        #expect(list.questions.map(\.code) == (isAsked ? [.samePerson] : []), "\(one) \(other)")
        #expect(list.questions.allSatisfy { !$0.text.description.contains("Nguy") })
    }

    private func codes(_ lines: String) throws -> HouseholdCodes {
        let folder = try TemporaryFolder()
        let path = try folder.write("codes.csv", "identifier,code\n" + lines)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return try HouseholdCodes(path: path)
    }

    /// The office's own file: what contradicts itself is refused with its line.
    @Test func codesThatContradictEachOther() throws {
        for (lines, line) in [
            ("079000000001,P1-0001\n079000000001,P1-0002\n", 3), ("079000000001,P1-0001\n79000000001,P1-0002\n", 3),
            ("079000000001,P1-0001\n079000000002,P1-0003\n079000000003,Р1-0001\n", 4),
        ] {
            let error = #expect(throws: LedgerError.self) { try codes(lines) }
            #expect(error?.code == .invalidValue && error?.place.line == line, "\(lines)")
            #expect(!(error?.problem.description.contains("0790") ?? true))
        }
        // Two persons of one name and day of birth, and one line twice.
        let lawful = try codes(
            "Mẫu Một 01/02/1960,P1-0001\nMẫu Một 01/02/1960,P1-0002\n079000000001,P1-0001\n079000000001,P1-0001\n")
        #expect(lawful.allCodes == ["P1-0001", "P1-0002"])
    }

    private func row(_ name: String, _ number: String? = nil) -> OfficeList {
        .of([Row(nil, .poor).with { $0.persons = [(name, number, "1960-02-01")] }])
    }

    /// A person whom the file has by another spelling of the name, and one whose number and name lead to two households.
    @Test func personsOfTheFile() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        try made.add("P1-0002")
        let keep = DraftOptions.on { $0.missing = .keep }
        let codes = try codes("Nguyễn Văn A 01/02/1960,P1-0001\n079000000001,P1-0002\n")
        func asked(_ list: OfficeList, _ codes: HouseholdCodes) throws -> [String] {
            try made.ledger.draft(list, keep, codes: codes).questionCodes
        }
        #expect(try asked(row("Nguyễn Văn A"), codes) == [])
        #expect(try asked(row("Nguyễn Văn Á"), codes) == ["nearPerson"])
        #expect(try asked(row("Nguyen Van A"), codes) == ["nearPerson"])
        #expect(try asked(row("Nguyễn Văn B"), codes) == [])
        #expect(try asked(row("Nguyễn Văn A", "079000000001"), codes) == ["personsOfTwoHouseholds"])
        #expect(try asked(row("Mẫu Khác", "079000000001"), codes) == [])
        // A code of the file is compared with the ledger as one of a list is.
        let cyrillic = try self.codes("079000000002,Р1-0001\n")
        #expect(try asked(row("Mẫu Khác", "079000000002"), cyrillic) == ["nearCode"])
    }

    private static let aid =
        "Mã hộ,Tiền mặt,Quà,Tổng cộng,Đơn vị hỗ trợ,Loại nhà tài trợ\nP1-0001,%,MTTQ,MTTQ\n"

    /// The amounts of a row beside the sum that it states.
    @Test(
        arguments: [
            ("500000,200000,700000", []), ("500000,200000,800000", ["sumDiffers D2"]), ("500000,,500000", []),
            ("500000,,300000", ["sumDiffers D2"]), ("500000,200000,", []),
        ] as [(String, [String])]) func amountsBesideTheirSum(_ cells: String, _ questions: [String]) throws
    {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let list = try list(Self.aid.replacing("%", with: cells), as: .aid)
        let draft = try made.ledger.draft(list, .on())
        #expect(draft.report.questions.map { "\($0.code) \($0.place?.description ?? "-")" } == questions, "\(cells)")
        #expect(draft.entries.isEmpty == !questions.isEmpty)
    }

    /// Two kinds of marks before three digits, and no amount at all.
    @Test(
        arguments: [
            ("\"1,500.000\"", "unknownNumber"), ("\"1.500,000\"", "unknownNumber"), ("\"1 500.000\"", "unknownNumber"),
            ("0", "incompleteGrant"), ("\"1.500.000,00\"", nil), ("\"1,500,000.00\"", nil), ("1.500.000", nil),
            ("1 500 000", nil), ("\"1.234,567 triệu\"", nil),
        ] as [(String, String?)]) func amountsInTwoKindsOfMarks(_ amount: String, _ question: String?) throws
    {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let text =
            "Mã hộ,Hình thức hỗ trợ,Số tiền,Đơn vị hỗ trợ,Loại nhà tài trợ\nP1-0001,Tiền mặt,\(amount),MTTQ,MTTQ\n"
        let draft = try made.ledger.draft(try list(text, as: .aid), .on())
        #expect(draft.questionCodes == (question.map { [$0] } ?? []) || question == "unknownNumber", "\(amount)")
        #expect(draft.questionCodes.first == question && draft.entries.isEmpty == (question != nil), "\(amount)")
    }

    /// A remark over several rows holds nothing back, unless it may be about a household; a cause in its own words is
    /// another cause.
    @Test func remarks() throws {
        var made = try DraftLedger()
        try made.add("P1-0009")
        let header = "Mã hộ,Họ và tên chủ hộ,Xã/Phường,Phân loại hộ,Số nhân khẩu,Nguyên nhân nghèo,Ghi chú\n"
        let row = "P1-0001,Mẫu Một,Phường 1,Hộ nghèo,3,Già yếu,neo đơn\n"
        let options = DraftOptions.on {
            $0.missing = .exit
            $0.classOfExit = .average
        }
        let draft = try made.ledger.draft(try list(header + row + ",,,,,,Già yếu\n", as: .review), options)
        #expect(draft.questionCodes.isEmpty && draft.changes == ["new P1-0001", "missing P1-0009"])
        let moved = try list(header + row + ",,,,,,đã chuyển đi\n", as: .review)
        #expect(moved.questions.map(\.code) == [.unknownRow])
    }

    /// The sign that our writer puts before a text that a spreadsheet would calculate is no part of it.
    @Test func signsBeforeTexts() throws {
        var made = try DraftLedger()
        for code in ["-Z-11", "=A", "@P"] { try made.add(code) }
        let rows = ["'-Z-11", "'=A", "'@P"].map { "\($0),Mẫu,Phường 1,Hộ nghèo,4\n" }.joined()
        let draft = try made.ledger.draft(
            try list("Mã hộ,Họ và tên chủ hộ,Xã/Phường,Phân loại hộ,Số nhân khẩu\n" + rows, as: .review), .on())
        #expect(draft.entries.isEmpty && draft.questionCodes.isEmpty)
    }
}
