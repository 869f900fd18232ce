// The promise that a list of another year, kind or unit than it is drafted as is a question, and that the days of its
// rows are compared with that of the list. What a title says is written here, beside what follows from it.

import EventLedger
import Files
import LedgerTestSupport
import PovertyLedger
import Tables
import Testing

@testable import OfficeLists

@Suite struct TitleTests {
    /// Titles as offices write them, with the years that a reader finds in them.
    @Test(
        arguments: [
            ("DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2021", [2021]), ("Danh sách hộ nghèo đầu năm 2023", [2023, 2022]),
            ("DANH SÁCH HỘ NGHÈO 2022", [2022]), ("DANH SÁCH HỘ NGHÈO GIAI ĐOẠN 2022-2025", []),
            ("Kèm theo Quyết định số 98/QĐ-UBND ngày 10 tháng 12 năm 2022", []), ("Theo chuẩn nghèo năm 2021", []),
            ("Bạc Liêu, ngày 10/12/2022", []), ("Năm 2022", [2022]), ("2022", [2022]), ("Sheet1", []), ("PL 2.3", []),
            ("Danh sách hộ nghèo năm 2022 so với năm 2021", [2022, 2021]), ("các năm 2021 2022", []),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", []),
        ] as [(String, [Int])]) func years(_ title: String, _ years: [Int])
    {
        #expect(TitleFacts.years(Spelling.folded(title)) == years, "\(title)")
    }

    @Test(
        arguments: [
            ("DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT", ListKind.review),
            ("DANH SÁCH HỘ THOÁT NGHÈO SAU KHI RÀ SOÁT", .exits),
            ("Danh sách hộ thoát nghèo, hộ thoát cận nghèo", .exits),
            ("DANH SÁCH HỘ NGHÈO VÀ HỘ THOÁT NGHÈO", nil), ("DANH SÁCH HỘ NGHÈO RA KHỎI DANH SÁCH", nil),
            ("DANH SÁCH HỘ NGHÈO ĐƯỢC HỖ TRỢ TẾT", .aid), ("Danh sách tập thể, cá nhân được khen thưởng", .awards),
            ("(Kèm theo Quyết định công nhận danh sách hộ nghèo)", nil), ("TỔNG SỐ HỘ DÂN CƯ", nil),
        ] as [(String, ListKind?)]) func kinds(_ title: String, _ kind: ListKind?)
    {
        #expect(TitleFacts.kind(Spelling.folded(title)) == kind, "\(title)")
    }
}

@Suite struct TitleDraftTests {
    private func list(_ title: String, _ row: String = "P1-0001,Mẫu A,Hộ nghèo,4", as kind: ListKind = .review)
        throws -> OfficeList
    {
        let folder = try TemporaryFolder()
        let text = "\(title),,,\nMã hộ,Họ và tên chủ hộ,Phân loại hộ,Số nhân khẩu\n\(row)\n"
        return try read(try folder.write("list.csv", text), as: kind)
    }

    @Test func theYearOfTheTitle() throws {
        let made = try DraftLedger()
        let list = try list("DANH SÁCH HỘ NGHÈO PHƯỜNG 1 NĂM 2021")
        for (day, codes) in [
            ("2023-12-20", ["otherYear"]), ("2020-12-31", ["otherYear"]), ("2021-12-31", []), ("2022-02-15", []),
            ("2022-04-01", ["otherYear"]),
        ] as [(Day, [String])] {
            let draft = try made.ledger.draft(list, .on(day) { $0.unit = "phuong-1" })
            #expect(draft.questionCodes == codes && draft.entries.isEmpty == !codes.isEmpty, "\(day)")
            #expect(draft.report.questions.allSatisfy { $0.place?.description == "A1" })
        }
    }

    @Test func theKindOfTheTitle() throws {
        var made = try DraftLedger()
        try made.add("P1-0001", .nearPoor)
        let exits = try list("DANH SÁCH HỘ THOÁT NGHÈO", "P1-0001,Mẫu A,Hộ nghèo,4")
        let draft = try made.ledger.draft(exits, .on { $0.unit = "phuong-1" })
        #expect(draft.questionCodes == ["otherKind"] && draft.entries.isEmpty)
        #expect(
            draft.report.questions[0].text.description.contains(
                "it is a list of exits, and it is drafted as a list after a"))
        let review = try list("DANH SÁCH HỘ NGHÈO", "P1-0001,Mẫu A,Hộ cận nghèo,4", as: .exits)
        #expect(try made.ledger.draft(review, .on()).questionCodes == ["otherKind"])
        let both = try list("DANH SÁCH HỘ NGHÈO, HỘ THOÁT NGHÈO", "P1-0001,Mẫu A,Hộ nghèo,4")
        #expect(try made.ledger.draft(both, .on { $0.unit = "phuong-1" }).changes == ["worsened P1-0001"])
    }

    @Test func theUnitOfTheTitle() throws {
        var made = try DraftLedger()
        try made.add("P2-0001", .nearPoor, on: "2022-12-20")
        let list = try list("UBND PHƯỜNG 2", "P2-0001,Mẫu A,Hộ nghèo,4")
        let draft = try made.ledger.draft(list, .on { $0.unit = "phuong-1" })
        #expect(draft.questionCodes == ["otherUnit"] && draft.entries.isEmpty)
        // The city has the ward, and the title by itself names the unit.
        #expect(try made.ledger.draft(list, .on { $0.unit = "phuong-2" }).questionCodes == ["otherUnit"])
        try made.record([.householdMoved("P2-0001", to: "phuong-2", on: "2023-01-01")])
        for unit in ["city", "phuong-2", nil] {
            #expect(
                try made.ledger.draft(list, .on { $0.unit = unit }).changes == ["worsened P2-0001"], "\(unit ?? "")")
        }
    }

    /// A list without units whose households are elsewhere is not taken for a list of households that moved.
    @Test func householdsThatAreElsewhere() throws {
        var made = try DraftLedger()
        for number in 1...3 { try made.add("P2-000\(number)", in: "phuong-2") }
        try made.add("P1-0001")
        let rows = (1...3).map { Row("P2-000\($0)", .poor, unit: nil) }
        let draft = try made.ledger.draft(.of(rows), .on { $0.unit = "phuong-1" })
        #expect(draft.questionCodes == ["otherUnit"] && draft.entries.isEmpty && draft.changes.isEmpty)
        #expect(
            draft.report.questions[0].text.description.contains(
                "in the ledger 3 of its households are in other units and 0 in that one"))
        // One among others that are there moved.
        let mixed = OfficeList.of([Row("P1-0001", .poor, unit: nil), rows[0]])
        let moved = try made.ledger.draft(mixed, .on { $0.unit = "phuong-1" })
        #expect(moved.changes == ["confirmed P1-0001", "moved P2-0001"])
        // Households whose unit the rows name moved, however many they are.
        let named = OfficeList.of((1...3).map { Row("P2-000\($0)", .poor) } + [Row("P1-0001", .poor)])
        #expect(try made.ledger.draft(named, .on { $0.unit = "phuong-1" }).changes.count { $0.hasPrefix("moved") } == 3)
    }

    @Test func theDaysOfRows() throws {
        var made = try DraftLedger()
        for number in 1...6 { try made.add("P1-000\(number)", .nearPoor) }
        func poor(_ number: Int, _ change: (inout Row) -> Void) -> Row { Row("P1-000\(number)", .poor).with(change) }
        let rows = [
            poor(1) { $0.decidedOn = "2023-12-10" }, poor(2) { $0.decidedOn = "2021-12-10" },
            poor(3) { $0.decidedOn = "2024-01-05" }, poor(4) { $0.reviewedOn = "2023-10-01" },
            poor(5) { $0.reviewedOn = "2022-10-01" }, poor(6) { $0.reviewedOn = "2023-12-21" },
        ]
        let draft = try made.ledger.draft(.of(rows), .on())
        #expect(draft.changes == ["worsened P1-0001", "worsened P1-0004"])
        #expect(draft.questionCodes == ["otherYear", "laterDay", "otherYear", "laterDay"])
        #expect(draft.report.questions.map { $0.place?.description } == ["P3", "P4", "Q6", "Q7"])
        // In the first months of a year a list may still be that of the year before.
        let late = try made.ledger.draft(.of(rows), .on("2024-02-01"))
        #expect(late.questionCodes == ["otherYear", "otherYear"])
    }

    /// A decision of an earlier year that the ledger has is no doubt.
    @Test func decisionsThatTheLedgerHas() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let row = Row("P1-0001", .poor).with {
            $0.decision = "2/QĐ"
            $0.decidedOn = "2022-12-10"
        }
        #expect(try made.ledger.draft(.of([row]), .on()).changes == ["confirmed P1-0001"])
        let other = try made.ledger.draft(.of([row.with { $0.decision = "7/QĐ" }]), .on())
        #expect(other.questionCodes == ["otherYear"] && other.entries.isEmpty)
    }

    /// The first list of a unit has households of several years, if it is of the year at all.
    @Test func theFirstListOfAUnit() throws {
        var made = try DraftLedger()
        let rows = [
            Row("P1-0001", .poor).with { $0.decidedOn = "2023-12-10" },
            Row("P1-0002", .poor).with { $0.decidedOn = "2019-12-10" },
        ]
        #expect(try made.ledger.draft(.of(rows), .on()).changes == ["new P1-0001", "new P1-0002"])
        #expect(try made.ledger.draft(.of([rows[1]]), .on()).questionCodes == ["otherYear"])
        try made.add("P1-0009")
        let second = try made.ledger.draft(.of(rows), .on { $0.missing = .keep })
        #expect(second.questionCodes == ["otherYear"])
    }

    /// Grants and awards have days of their own: none after the list's, and none far from the year of its title.
    @Test func theDaysOfGrants() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let text = """
            DANH SÁCH HỘ ĐƯỢC HỖ TRỢ NĂM 2023,,,,,
            Mã hộ,Hình thức hỗ trợ,Số tiền,Đơn vị hỗ trợ,Loại nhà tài trợ,Ngày hỗ trợ
            P1-0001,Tiền mặt,100000,MTTQ,MTTQ,20/01/2023
            P1-0001,Tiền mặt,200000,MTTQ,MTTQ,31/12/2022
            P1-0001,Tiền mặt,300000,MTTQ,MTTQ,20/01/2013
            P1-0001,Tiền mặt,400000,MTTQ,MTTQ,20/12/2023
            """
        let folder = try TemporaryFolder()
        let list = try read(try folder.write("aid.csv", text), as: .aid)
        let draft = try made.ledger.draft(list, .on("2023-06-30"))
        #expect(draft.report.changes.map(\.amountVND) == [100_000, 200_000])
        #expect(draft.questionCodes == ["otherYear", "laterDay"])
        #expect(draft.report.questions.map { $0.place?.description } == ["F5", "F6"])
    }
}
