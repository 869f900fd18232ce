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
            ("Mô hình sinh kế 2022", nil), ("Kỷ niệm ngày 30/4/1975", nil), ("Điện thoại 0912345678", .telephone),
            ("Quyết định số 5 ngày 5 tháng 12 năm 2022", nil), ("Vì người nghèo", nil), ("", nil),
            ("Hy sinh năm 1968", nil), ("Đợt 1-2-3", nil),
            // An identity number that lost its zero, or has other signs in it.
            ("CCCD 79123456789", .identityNumber), ("CMND 38123456", .identityNumber),
            ("79123456789", .identityNumber), ("079-123-456-789", .identityNumber),
            ("079.123.456.789", .identityNumber), ("0791 2345 6789", .identityNumber),
            ("O79123456789", .identityNumber), ("０７９１２３４５６７８９", .identityNumber),
            ("CCCD:079123456789", .identityNumber), ("CCCD079123456789", .identityNumber),
            ("381 234 567", .identityNumber),
            ("Kinh phí 150.000.000", nil), ("150.000.000", nil), ("1.500.000.000 đồng", nil), ("12000000 đ", nil),
            ("Dự án 79123456789 đồng", nil), ("01-001-00004-01", nil), ("Số 1234/QĐ-UBND", nil),
            // Telephone numbers.
            ("0912345678", .telephone), ("0912 345 678", .telephone), ("0912.345.678", .telephone),
            ("0912-345-678", .telephone), ("09 12 34 56 78", .telephone), ("SĐT:0912345678", .telephone),
            ("+84912345678", .telephone), ("+84 912 345 678", .telephone), ("84912345678", .telephone),
            ("(0291) 3821234", .telephone), ("0291.3821234", .telephone), ("028 38221234", .telephone),
            ("Liên hệ 0381234567 để nhận", .telephone), ("Điện thoại 3821234", .telephone),
            ("Giai đoạn 2021-2025", nil), ("Quý 03 2022 2023", nil), ("Hỗ trợ điện thoại 5000000 đồng", nil),
            ("Đường dây 110", nil),
            // Dates: alone, behind a name, behind a word for a birth. A decision has a day of its own.
            ("15/03/1961", .date), ("15/3/61", .date), ("15-3-1961", .date), ("15.3.1961", .date),
            ("1961-03-15", .date), ("15 / 03 / 1961", .date), ("ngày 15 tháng 3 năm 1961", .date),
            ("15031961", .identityNumber), ("Nguyễn Văn Mẫu 15/03/1961", .birth),
            ("Tặng bà Nguyễn Thị Mẫu (15/3/61)", .birth), ("Ông Trần Văn Mẫu, sinh 15-3-1961", .birth),
            ("năm sinh: 1961", .birth),
            ("120/QĐ-UBND ngày 15/12/2022", nil), ("120/QĐ-UBND, 15/12/2022", nil),
            ("120/QĐ-UBND ngày 15 tháng 12 năm 2022", nil), ("Từ ngày 1/1/2022 đến 31/12/2022", nil),
            ("12 ngày 13 tháng 12", nil), ("NS 2022", nil), ("Tết Nhâm Dần 2022", nil), ("MINH HOẠ-28/QĐ-UBND", nil),
            // Names alone; what is named after persons has a word before.
            ("Nguyễn Văn Mẫu", .name), ("NGUYỄN VĂN MẪU", .name), ("nguyễn văn mẫu", .name),
            ("Nguyen Van Mau", .name), ("Ông Trần Văn Mẫu", .name), ("Lê Mẫu Thử", .name), ("Vũ Thị Mẫu", .name),
            ("Danh Thị Mẫu", .name), ("Nguyễn Văn Mẫu 5/QĐ", .name),
            ("Quỹ học bổng Nguyễn Văn Trỗi", nil), ("UBND huyện Trần Văn Thời", nil), ("Đoàn Thanh Niên", nil),
            ("Hội Chữ Thập Đỏ", nil), ("Lương Thực", nil), ("Hồ Sơ", nil), ("PHẠM VI HỖ TRỢ", nil), ("Hà Nội", nil),
            ("Thái Bình Dương", nil), ("lý do khác", nil), ("Giấy khen", nil), ("UBND Phường 7", nil),
            ("Vượt khó thoát nghèo", nil), ("Phong trào Cả nước chung tay vì người nghèo", nil),
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
            ("HN079123456789", .code, .identityNumber), ("079-123-456-789", .code, .identityNumber),
            ("O79123456789", .code, .identityNumber), ("01 001 00004 01", .code, nil), ("00001234", .code, nil),
            ("0912345678", .code, .telephone), ("0912 345 678", .code, .telephone), ("+84912345678", .code, .telephone),
            ("15/3/61", .code, .birth), ("01-02-03", .code, nil), ("1.2.03", .code, nil), ("P7-0912345678", .code, nil),
            ("Nguyen Van Mau 01", .code, .name), ("31822-0001", .code, nil),
            // Who gives may be a person; what identifies one more is not taken.
            ("Nguyễn Văn Mẫu", .giver, nil), ("Gia đình bà Nguyễn Thị Mẫu", .giver, nil),
            ("Nguyễn Văn Mẫu 15/3/61", .giver, .birth), ("15/03/1961", .giver, .birth),
            ("Bà Mẫu - 0912 345 678", .giver, .telephone), ("Công ty TNHH 30-4", .giver, nil),
            ("Nguyễn Văn Mẫu", .name, .name), ("Suất", .name, nil), ("kg", .name, nil),
        ] as [(String, PersonalData.Use, PersonalData?)]) func namesAndCodes(
            _ text: String, _ use: PersonalData.Use, _ found: PersonalData?
        )
    {
        #expect(PersonalData.found(in: text, use) == found, "\(text)")
    }

    @Test func messagesHaveNoNumbers() {
        #expect(PersonalData.masked("Mẫu A 000356000001, 000 356 000 002.", .quote) == "Mẫu A …, ….")
        #expect(PersonalData.masked("31/02/2022", .quotedDay) == "31/02/2022")
        #expect(PersonalData.masked("31/02/1961", .quotedWord) == "…")
        #expect(PersonalData.masked("Mẫu A 31/02/1961", .quote) == "Mẫu A …")
        #expect(PersonalData.masked("QĐ 5 ngày 31/12/2022", .quote) == "QĐ 5 ngày 31/12/2022")
        #expect(PersonalData.masked("Nguyễn Văn Mẫu 079123456789", .quotedDay) == "… …")
        #expect(PersonalData.masked("SĐT 0912 345 678 (Mẫu)", .quote) == "SĐT … (Mẫu)")
        #expect(PersonalData.masked("Danh Mẫu", .quotedWord) == "…")
        #expect(PersonalData.masked("Hộ Nghèo Mới", .quotedWord) == "Hộ Nghèo Mới")
        #expect(PersonalData.masked("Hà Nội", .quote) == "Hà Nội")
        #expect(Spelling.quoted("000356000001") == "\"…\"")
        // Whatever is left out of a long text, a number at the end of what is shown is whole or not there.
        let long = String(repeating: "a ", count: 495) + "079123456789 " + String(repeating: "b", count: 5000)
        #expect(!Spelling.shown(long, .quote).contains("0791"))
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
