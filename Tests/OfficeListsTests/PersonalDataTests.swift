// The promise that what identifies a person does not get from a text of a list, or of the call, into an entry or a
// message. Which texts have a number of an identity card or a day of birth is written here, as a reader sees it.

import EventLedger
import Files
import LedgerTestSupport
import PovertyLedger
import Tables
import Testing

@testable import OfficeLists

@Suite struct PersonalDataTests {
    @Test(
        arguments: [
            ("Nguyễn Văn Mẫu, CCCD 000356000001", PersonalData.identityNumber), ("000356000001", .identityNumber),
            ("Mẫu A (CMND: 000 356 001)", .identityNumber), ("Mẫu A 000 356 000 001", .identityNumber),
            ("Mẫu A-123456789", .identityNumber), ("Mẫu A, sinh ngày 01/02/1980", .birth), ("Mẫu A (SN 1980)", .birth),
            ("Mẫu A sinh năm 1980", .birth), ("khai sinh ngày 1/2/2010", .birth),
            ("Ủng hộ 500000000 đồng", nil), ("Tặng 150.000.000 đồng", nil), ("Học sinh năm 2022", nil),
            ("Mô hình sinh kế 2022", nil), ("Kỷ niệm ngày 30/4/1975", nil), ("Điện thoại 0912345678", nil),
            ("Quyết định số 5 ngày 5 tháng 12 năm 2022", nil), ("Vì người nghèo", nil), ("", nil),
            ("Hy sinh năm 1968", nil), ("Đợt 1-2-3", nil),
        ] as [(String, PersonalData?)]) func sentences(_ text: String, _ found: PersonalData?)
    {
        #expect(PersonalData.found(in: text, .sentence) == found, "\(text)")
    }

    /// A date in a name is one of birth; digits between dashes are parts of a code.
    @Test(
        arguments: [
            ("Mẫu A 01/02/1980", PersonalData.Use.name, PersonalData.birth), ("Mẫu A 1980-02-01", .name, .birth),
            ("Công ty 1990", .name, nil), ("01-001-00004-01", .code, nil), ("000356000001", .code, .identityNumber),
            ("HN-000356000001", .code, nil), ("CCCD 000356000001", .code, .identityNumber), ("P7-0001", .code, nil),
            ("01/02/1980", .code, .birth), ("079123456789", .code, .identityNumber),
            ("79123456789", .code, .identityNumber), ("38123456", .code, .identityNumber),
            ("079 123 456 789", .code, .identityNumber), ("079.123.456.789", .code, .identityNumber),
            ("381 234 567", .code, .identityNumber), ("A079123456789", .code, .identityNumber),
            ("079123456789-01", .code, .identityNumber), ("9543182501", .code, nil), ("0001234", .code, nil),
        ] as [(String, PersonalData.Use, PersonalData?)]) func namesAndCodes(
            _ text: String, _ use: PersonalData.Use, _ found: PersonalData?
        )
    {
        #expect(PersonalData.found(in: text, use) == found, "\(text)")
    }

    @Test func messagesHaveNoNumbers() {
        #expect(PersonalData.masked("Mẫu A 000356000001, 000 356 000 002.") == "Mẫu A …, ….")
        #expect(PersonalData.masked("31/02/2022") == "31/02/2022")
        #expect(Spelling.quoted("000356000001") == "\"…\"")
    }

    private func read(_ text: String, _ kind: ListKind) throws -> OfficeList {
        let folder = try TemporaryFolder()
        return try OfficeListsTests.read(try folder.write("list.csv", text), as: kind)
    }

    /// Every text of a grant and an award that is recorded as written; what is asked about is not recorded.
    @Test func textsThatAreRecorded() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let aid = try read(
            """
            Mã hộ,Hình thức hỗ trợ,Số tiền,Đơn vị hỗ trợ,Loại nhà tài trợ,Chương trình,Quỹ,Ngày hỗ trợ,Số quyết định
            P1-0001,Tiền mặt,1000,Mẫu A 000356000001,Cá nhân,,,01/02/2023,
            P1-0001,Tiền mặt,2000,Mẫu A 01/02/1980,Cá nhân,,,01/02/2023,
            P1-0001,Tiền mặt,3000,MTTQ,MTTQ,Tặng Mẫu B sinh năm 1980,,01/02/2023,
            P1-0001,Tiền mặt,4000,MTTQ,MTTQ,,000356000002,01/02/2023,
            P1-0001,Tiền mặt,5000,MTTQ,MTTQ,,,01/02/2023,Theo CCCD 000356000003
            P1-0001,Tiền mặt,6000,MTTQ,MTTQ,Tết,,01/02/2023,7/QĐ
            """, .aid)
        let draft = try made.ledger.draft(aid, .on())
        #expect(draft.questionCodes == Array(repeating: "personalData", count: 5))
        #expect(draft.report.questions.map { $0.place?.description } == ["D2", "D3", "F4", "G5", "I6"])
        #expect(draft.report.changes.map(\.amountVND) == [6000])
        let awards = try read(
            """
            Tập thể,Hình thức,Cấp khen thưởng,Phong trào,Thành tích,Số quyết định,Ngày khen thưởng
            Tổ của Mẫu A 000356000004,Giấy khen,UBND,,,,01/03/2023
            Hội Phụ nữ,Giấy khen,UBND,,Giúp Mẫu B (CCCD 000356000005),,01/03/2023
            Hội Nông dân,Giấy khen,UBND,Giúp Mẫu C SN 1990,,,01/03/2023
            Đoàn Thanh niên,Giấy khen,UBND,,Thành tích năm 2022,,01/03/2023
            """, .awards)
        let awarded = try made.ledger.draft(awards, .on())
        #expect(awarded.questionCodes == Array(repeating: "personalData", count: 3))
        #expect(awarded.report.questions.map { $0.place?.description } == ["A2", "E3", "D4"])
        #expect(awarded.events.count == 1)
        for text in [draft, awarded].map({ String(decoding: $0.report.json + $0.lines, as: UTF8.self) }) {
            for number in ["0003560000", "1980", "1990"] { #expect(!text.contains(number)) }
        }
    }

    /// Columns that slipped put numbers where others are quoted in questions.
    @Test func wrongColumnsAreNotQuoted() throws {
        let made = try DraftLedger()
        let list = try read(
            """
            Mã hộ,Họ và tên,Xã/Phường,Phân loại hộ,Số nhân khẩu
            P1-0001,Mẫu A,000356000001,Hộ nghèo,2
            P1-0002,Mẫu B,Phường 1,000356000002,2
            P1-0003,Mẫu C,Phường 1,Hộ nghèo,000356000003 người
            """, .review)
        let draft = try made.ledger.draft(list, .on())
        #expect(draft.entries.isEmpty && Set(draft.questionCodes) == ["unknownUnit", "unknownClass", "unknownNumber"])
        #expect(!String(decoding: draft.report.json, as: UTF8.self).contains("0003560000"))
    }

    @Test func textsOfTheCall() throws {
        let made = try DraftLedger()
        let list = OfficeList.of([Row("P1-0001", .poor)])
        let changes: [(inout DraftOptions) -> Void] = [
            { $0.reason = "Theo đơn của CCCD 000356000001" }, { $0.document = "Đơn 000356000001" },
            { $0.actor = "Mẫu A sinh năm 1980" }, { $0.restates = "Mẫu A, SN 1980" }, { $0.id = "000356000001" },
        ]
        for change in changes {
            do throws(LedgerError) {
                _ = try made.ledger.draft(list, .on("2023-12-20", change))
                Issue.record("a text that identifies a person was taken")
            } catch {
                #expect(error.code == .invalidValue && !"\(error)".contains("000356") && !"\(error)".contains("1980"))
            }
        }
    }
}
