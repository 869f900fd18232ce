// The promise that a list of one unit changes no household of another without a question: by its title, its column of
// units, or the unit that was named, in every kind of list. Beside each stands a lawful list that is asked nothing.

import EventLedger
import Files
import LedgerTestSupport
import PovertyLedger
import Tables
import Testing

@testable import OfficeLists

@Suite struct UnitsDraftTests {
    /// The words of titles that are names of units, and those that are not.
    @Test(
        arguments: [
            ("DANH SÁCH HỘ THOÁT CẬN NGHÈO PHƯỜNG 8 NĂM 2022", "PHƯỜNG 8 NĂM 2022"),
            ("DANH SÁCH HỘ NGHÈO NĂM 2021 PHƯỜNG 7", "PHƯỜNG 7"), ("Phường 7", "Phường 7"),
            ("DANH SÁCH HỘ NGHÈO XÃ HIỆP THÀNH, THÀNH PHỐ BẠC LIÊU", "XÃ HIỆP THÀNH"),
            ("DANH SÁCH HỘ NGHÈO (PHƯỜNG 7)", "PHƯỜNG 7"),
            ("DANH SÁCH ĐỐI TƯỢNG BẢO TRỢ XÃ HỘI PHƯỜNG 7", "PHƯỜNG 7"), ("DANH SÁCH ĐỐI TƯỢNG BẢO TRỢ XÃ HỘI", nil),
            ("DANH SÁCH HỘ NGHÈO PHƯỜNG 7 VÀ PHƯỜNG 8", nil), ("DANH SÁCH CÁC PHƯỜNG, XÃ", nil),
            ("DANH SÁCH HỘ NGHÈO THỊ XÃ GIÁ RAI", nil), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", nil),
            ("DANH SÁCH HỘ ĐƯỢC HỘI CHỮ THẬP ĐỎ PHƯỜNG 7 TẶNG QUÀ", nil),
            ("(Kèm theo Quyết định số 98/QĐ-UBND ngày 10/12/2023 của UBND phường 7)", nil), ("P7", nil),
            ("DANH SÁCH HỘ NGHÈO ĐỊA PHƯƠNG QUẢN LÝ", nil),
        ] as [(String, String?)]) func titles(_ title: String, _ unit: String?)
    {
        #expect(TitleFacts.unitOfList(title) == unit, "\(title)")
    }

    private static let review = "Mã hộ,Họ và tên chủ hộ,Xã/Phường,Phân loại hộ,Số nhân khẩu"
    private static let exits = "Mã hộ,Họ và tên chủ hộ,Xã/Phường,Kết quả sau rà soát,Số nhân khẩu"
    private static let aid = "Mã hộ,Hình thức hỗ trợ,Xã/Phường,Số tiền,Đơn vị hỗ trợ,Loại nhà tài trợ"

    private func list(_ title: String, _ header: String, _ rows: [String], as kind: ListKind) throws -> OfficeList {
        let folder = try TemporaryFolder()
        let text = "\"\(title)\"\n\(header)\n\(rows.joined(separator: "\n"))\n"
        return try read(try folder.write("list.csv", text), as: kind)
    }

    private func wards() throws -> DraftLedger {
        var made = try DraftLedger()
        for number in 1...4 {
            try made.add("P1-000\(number)")
            try made.add("P2-000\(number)", in: "phuong-2")
        }
        return made
    }

    private func exit(_ ward: Int, _ number: Int, unit: String = "") -> String {
        "P\(ward)-000\(number),Mẫu,\(unit),Hộ có mức sống trung bình,"
    }

    private func grant(_ ward: Int, _ number: Int, unit: String = "") -> String {
        "P\(ward)-000\(number),Tiền mặt,\(unit),500000,MTTQ,MTTQ"
    }

    /// A title without the line of an office says which unit a list is of.
    @Test func theTitleOfAnotherUnit() throws {
        let made = try wards()
        let title = "DANH SÁCH HỘ THOÁT NGHÈO PHƯỜNG 2 NĂM 2023"
        let other = try list(title, Self.exits, [exit(1, 1), exit(1, 2)], as: .exits)
        let draft = try made.ledger.draft(other, .on())
        #expect(draft.entries.isEmpty && draft.questionCodes == ["otherUnit"])
        #expect(draft.report.questions[0].place?.description == "A1")
        let own = try list(title, Self.exits, [exit(2, 1), exit(2, 2)], as: .exits)
        #expect(try made.ledger.draft(own, .on()).changes == ["leftPoverty P2-0001", "leftPoverty P2-0002"])
        // One row of another unit among those that are there.
        let mixed = try list(title, Self.exits, [exit(2, 1), exit(2, 2), exit(1, 1)], as: .exits)
        let one = try made.ledger.draft(mixed, .on())
        #expect(one.changes == ["leftPoverty P2-0001", "leftPoverty P2-0002"] && one.questionCodes == ["otherUnit"])
        #expect(one.report.questions[0].place?.description == "A5" && one.report.questions[0].household == "P1-0001")
        // The same title with the unit of another list, and with that of the city.
        #expect(try made.ledger.draft(own, .on { $0.unit = "phuong-1" }).questionCodes == ["otherUnit"])
        #expect(try made.ledger.draft(own, .on { $0.unit = "city" }).events.count == 2)
        let office = try list(
            "UBND PHƯỜNG 1\"\n\"DANH SÁCH HỘ THOÁT NGHÈO PHƯỜNG 2", Self.exits, [exit(2, 1)], as: .exits)
        let two = try made.ledger.draft(office, .on())
        #expect(two.entries.isEmpty && two.report.questions.map { $0.place?.description } == ["A2"])
    }

    /// A row that names another unit than the title is no move into that unit.
    @Test func rowsOfAnotherUnitThanTheTitle() throws {
        let made = try wards()
        let rows = ["P1-0001,Mẫu,Phường 2,Hộ nghèo,4", "P1-0002,Mẫu,Phường 1,Hộ nghèo,4"]
        let titled = try list("DANH SÁCH HỘ NGHÈO NĂM 2023 PHƯỜNG 1", Self.review, rows, as: .review)
        let draft = try made.ledger.draft(titled, .on { $0.missing = .keep })
        #expect(draft.entries.isEmpty && draft.questionCodes == ["otherUnit"])
        #expect(draft.report.questions[0].place?.description == "C3")
        // The list of the city may say that a household moved, and households of all wards are its own.
        let city = try list("DANH SÁCH HỘ NGHÈO NĂM 2023", Self.review, rows, as: .review)
        let moved = try made.ledger.draft(city, .on { $0.missing = .keep })
        #expect(moved.questionCodes.isEmpty && moved.changes.contains("moved P1-0001"))
        let all = try list(
            "DANH SÁCH HỘ NGHÈO NĂM 2023", Self.review,
            [1, 2].flatMap { ward in (1...4).map { "P\(ward)-000\($0),Mẫu,Phường \(ward),Hộ nghèo,4" } }, as: .review)
        let confirmed = try made.ledger.draft(all, .on())
        #expect(confirmed.entries.isEmpty && confirmed.questionCodes.isEmpty)
    }

    /// The title is the unit of rows that name none.
    @Test func theTitleNamesTheUnitOfNewHouseholds() throws {
        let made = try DraftLedger()
        let header = "Mã hộ,Họ và tên chủ hộ,Phân loại hộ,Số nhân khẩu"
        let rows = ["P2-0001,Mẫu,Hộ nghèo,4"]
        let list = try list("DANH SÁCH HỘ NGHÈO PHƯỜNG 2 NĂM 2023", header, rows, as: .review)
        #expect(try made.ledger.draft(list, .on()).report.changes.map(\.unit) == ["phuong-2"])
        let unknown = try self.list("DANH SÁCH HỘ NGHÈO PHƯỜNG 99 NĂM 2023", header, rows, as: .review)
        #expect(try made.ledger.draft(unknown, .on()).questionCodes == ["noUnit"])
    }

    /// Two lists of one sheet, one below the other: the second title is that of the rows below it.
    @Test func aSecondTitle() throws {
        let made = try wards()
        let header = "Mã hộ,Họ và tên chủ hộ,Số nhân khẩu"
        let rows = [
            "P1-0001,Mẫu,4", "P1-0002,Mẫu,4", "P1-0003,Mẫu,4", "DANH SÁCH HỘ CẬN NGHÈO PHƯỜNG 2 NĂM 2023,,",
            "P2-0001,Mẫu,4", "P2-0009,Mẫu,4",
        ]
        let titled = try list("DANH SÁCH HỘ NGHÈO PHƯỜNG 1 NĂM 2023", header, rows, as: .review)
        let draft = try made.ledger.draft(titled, .on { $0.missing = .keep })
        // The first title is that of the whole sheet, so that the other rows are outside it.
        #expect(draft.entries.isEmpty && draft.questionCodes == ["otherUnit"])
        #expect(draft.report.questions[0].rows == 2)
        let untitled = try list("DANH SÁCH HỘ NGHÈO NĂM 2023", header, rows, as: .review)
        let city = try made.ledger.draft(untitled, .on { $0.missing = .keep })
        #expect(city.changes.contains("leftPoverty P2-0001") && city.changes.contains("new P2-0009"))
        #expect(city.report.changes.first { $0.household == "P2-0009" }?.unit == "phuong-2")
        #expect(city.report.changes.first { $0.household == "P2-0009" }?.toClass == .nearPoor)
    }

    /// Aid to a household that was registered later is compared with no unit.
    @Test func aidBeforeTheRegistration() throws {
        var made = try wards()
        try made.add("P2-0009", in: "phuong-2", on: "2024-02-01")
        let list = try list(
            "DANH SÁCH HỘ ĐƯỢC HỖ TRỢ NĂM 2023", Self.aid, [grant(2, 9, unit: "Phường 2")], as: .aid)
        #expect(try made.ledger.draft(list, .on()).questionCodes.contains("otherUnit") == false)
    }

    /// Aid to households of another unit than the row, the title or the option says.
    @Test func aidOfAnotherUnit() throws {
        let made = try wards()
        let title = "DANH SÁCH HỘ ĐƯỢC HỖ TRỢ NĂM 2023"
        let one = try list(title, Self.aid, [grant(1, 1, unit: "Phường 2"), grant(1, 2, unit: "Phường 1")], as: .aid)
        let draft = try made.ledger.draft(one, .on())
        #expect(draft.changes == ["given P1-0002"] && draft.questionCodes == ["otherUnit"])
        #expect(draft.report.questions[0].place?.description == "C3")
        let all = try list(title, Self.aid, (1...4).map { grant(1, $0, unit: "Phường 2") }, as: .aid)
        let whole = try made.ledger.draft(all, .on())
        #expect(whole.entries.isEmpty && whole.questionCodes == ["otherUnit"])
        let titled = try list(title + " PHƯỜNG 2", Self.aid, [grant(1, 1), grant(2, 1), grant(2, 2)], as: .aid)
        let mixed = try made.ledger.draft(titled, .on())
        #expect(mixed.changes == ["given P2-0001", "given P2-0002"] && mixed.questionCodes == ["otherUnit"])
        let named = try made.ledger.draft(one, .on { $0.unit = "phuong-2" })
        #expect(named.entries.isEmpty && named.questionCodes.allSatisfy { $0 == "otherUnit" })
        // A list of the whole city with its column of units, and a unit that the ledger does not have.
        let city = try list(
            title, Self.aid,
            [grant(1, 1, unit: "Phường 1"), grant(2, 1, unit: "phuong 2"), grant(2, 2, unit: "Tổ tự quản")], as: .aid)
        let lawful = try made.ledger.draft(city, .on())
        #expect(lawful.events.count == 3 && lawful.questionCodes.isEmpty)
    }

    /// A household that moved since may be named by where it was.
    @Test func householdsThatMovedSince() throws {
        var made = try wards()
        try made.record([.householdMoved("P1-0001", to: "phuong-2", on: "2023-06-01")])
        let aid = try list(
            "DANH SÁCH HỘ ĐƯỢC HỖ TRỢ NĂM 2023 PHƯỜNG 1", Self.aid, [grant(1, 1), grant(1, 2), grant(1, 3)], as: .aid)
        let draft = try made.ledger.draft(aid, .on())
        #expect(draft.events.count == 3 && draft.questionCodes.isEmpty)
        let exits = try list(
            "DANH SÁCH HỘ THOÁT NGHÈO PHƯỜNG 1", Self.exits, [exit(1, 1), exit(1, 2), exit(1, 3)], as: .exits)
        #expect(try made.ledger.draft(exits, .on()).events.count == 3)
    }

    @Test func awardsOfAnotherUnit() throws {
        let made = try wards()
        let header = "Mã số,Đối tượng,Đơn vị,Hình thức khen thưởng,Cấp khen thưởng"
        let rows = [
            "P1-0001,Hộ gia đình,Phường 2,Giấy khen,UBND thành phố",
            "P1-0002,Hộ gia đình,Phường 1,Giấy khen,UBND thành phố",
        ]
        let list = try list("DANH SÁCH KHEN THƯỞNG NĂM 2023", header, rows, as: .awards)
        let draft = try made.ledger.draft(list, .on())
        #expect(draft.changes == ["awarded P1-0002"] && draft.questionCodes == ["otherUnit"])
    }

    @Test func totalsOfAnotherUnit() throws {
        let made = try DraftLedger()
        let header = "Khu vực/Địa bàn,Số hộ,Nhân khẩu"
        let rows = ["Phường 1,100,400", "Phường 2,90,360"]
        let one = try list("TỔNG SỐ HỘ DÂN CƯ PHƯỜNG 1 NĂM 2023", header, rows, as: .totals)
        let draft = try made.ledger.draft(one, .on())
        #expect(draft.events.count == 1 && draft.questionCodes == ["otherUnit"])
        let city = try list("TỔNG SỐ HỘ DÂN CƯ NĂM 2023", header, rows, as: .totals)
        #expect(try made.ledger.draft(city, .on()).events.count == 2)
    }
}
