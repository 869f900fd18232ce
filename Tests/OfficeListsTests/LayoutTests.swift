// The promise that a list is read whatever its layout: headings over several rows, groups, sums, signatures, marks, one
// row a household or a person. The lists are written here as text; what they state is written beside them.

import EventLedger
import Files
import LedgerTestSupport
import PovertyLedger
import Tables
import Testing

@testable import OfficeLists

@Suite struct LayoutTests {
    private static func list(_ text: String, as kind: ListKind, map: ColumnMap? = nil) throws -> OfficeList {
        let folder = try TemporaryFolder()
        return try read(try folder.write("list.csv", text), as: kind, map: map)
    }

    @Test func groupsApplyToTheRowsBelow() throws {
        let list = try Self.list(
            """
            UBND HUYỆN MẪU;;;;
            DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO;;;;
            (Kèm theo Quyết định số 98/QĐ-UBND ngày 10 tháng 12 năm 2022 của UBND huyện);;;;
            STT;Mã hộ;Họ và tên chủ hộ;Số khẩu;Ghi chú
            (1);(2);(3);(4);(5)
            I. XÃ VĨNH MẪU;;;7;
            ;;Hộ nghèo;;
            Ấp 1;;;;
            1;VM-01;Mẫu Một;3;
            2;VM-02;Tống Thị Thử;4;
            ;;Cộng ấp 1;7;
            II. Phường Thử: 1 hộ;;;;
            ;;II. Hộ cận nghèo: 1 hộ;;
            1;PT-01;Mẫu Hai;2;
            ;;Tổng cộng;9;
            ;;;;
            Vĩnh Mẫu, ngày 12 tháng 12 năm 2022;;;;
            ;Người lập biểu;;CHỦ TỊCH;
            ;Mẫu Người Ký;;Thử Người Ký;
            """, as: .review)
        #expect(list.households.map { $0.code?.value } == ["VM-01", "VM-02", "PT-01"])
        #expect(list.households.map { $0.unit?.value } == ["XÃ VĨNH MẪU", "XÃ VĨNH MẪU", "Phường Thử"])
        #expect(list.households.map { $0.unit?.place.row } == [6, 6, 12])
        #expect(list.households.map { $0.hamlet?.value } == ["Ấp 1", "Ấp 1", nil])
        #expect(list.households.map { $0.class?.value } == [.poor, .poor, .nearPoor])
        #expect(list.households.map { $0.members?.value } == [3, 4, 2])
        #expect(
            list.households.allSatisfy {
                $0.decisionNumber?.value == "98/QĐ-UBND" && $0.decisionDay?.value == "2022-12-10"
            })
        #expect(list.households.allSatisfy { $0.persons == 0 }, "a row is a household")
        #expect(list.questions.isEmpty, "\(list.questions)")
        let kinds = list.notes.map(\.kind)
        #expect(kinds == [.title, .header, .columnNumbers, .group, .total, .group, .total, .footer])
    }

    /// Headings are looked for in the first 512 columns; what stands right of them is not read.
    @Test(arguments: [3, 512, 513, 5000]) func headingsFarToTheRight(column: Int) throws {
        let blanks = String(repeating: ";", count: column - 2)
        let list = try Self.list("Mã hộ;Phân loại hộ\(blanks)Số nhân khẩu\nVM-01;Hộ nghèo\(blanks)3\n", as: .review)
        #expect(list.households.map { $0.class?.value } == [.poor])
        #expect(list.households.map { $0.members?.value } == [column <= 512 ? 3 : nil])
    }

    /// One code written in two ways is one household's; other codes of the same letters and digits are not.
    @Test(arguments: [
        ("P7 0001", true), ("P7.0001", true), ("P7_0001", true), ("P7/0001", true), ("P7\u{2215}0001", true),
        ("p7-1", true), ("P70-001", false), ("P7-0002", false), ("P7-00-01", false),
    ]) func codesWrittenInTwoWays(other: String, isAsked: Bool) throws {
        let list = try Self.list("Mã hộ;Phân loại hộ\nP7-0001;HN\n\(other);HN\n", as: .review)
        #expect(list.questions.contains { $0.code == .nearCode } == isAsked, "\(list.questions)")
    }

    /// Programs write a sign before a text that a spreadsheet would take for a formula.
    @Test func theSignBeforeACodeIsNoneOfIt() throws {
        let list = try Self.list("Mã hộ;Phân loại hộ\n'-Z-11;HN\n'=Z-12;HN\n'P7-0002;HN\n", as: .review)
        #expect(list.households.map { $0.code?.value } == ["-Z-11", "=Z-12", "P7-0002"])
    }

    /// A template with a title, instructions below its headings, and no numbers of rows.
    @Test func instructionsBelowHeadings() throws {
        let list = try Self.list(
            """
            MẪU NHẬP DANH SÁCH,,,,,,,,,
            Họ và tên,CCCD,Số thành viên,Kết luận rà soát,Điểm B1,Điểm B2,Xã,Thôn,Ngày rà soát,Cán bộ rà soát
            Bắt buộc,Bắt buộc,Bắt buộc,Bắt buộc,Bắt buộc,Bắt buộc,Bắt buộc,Bắt buộc,dd/mm/yyyy,Tùy chọn

            Mẫu Một,000000000001,4,Hộ cận nghèo,145,20,Xã Mẫu,Thôn 1,01/11/2022,Thử
            """, as: .review)
        #expect(list.households.map { $0.class?.value } == [.nearPoor])
        #expect(list.households.map { $0.reviewDay?.value } == ["2022-11-01"])
        #expect(list.households.map { $0.members?.value } == [4])
        #expect(list.questions.isEmpty, "\(list.questions)")
    }

    /// Names that begin like sums, signatures and units are read as what they are.
    @Test func namesThatLookLikeOtherRows() throws {
        let list = try Self.list(
            """
            STT,Họ và tên chủ hộ,Thôn,Phân loại hộ,Ghi chú
            1,Tống Văn Mẫu,Cộng Hòa,Hộ nghèo,Chủ tịch hội cũ
            2,Mẫu Cộng,Tổ 5,Hộ nghèo,
            3,Cộng Thử,Thôn 1,Hộ cận nghèo,Người lập bảng
            ,,,Cộng: 3 hộ,
            """, as: .review)
        #expect(list.households.map { $0.hamlet?.value } == ["Cộng Hòa", "Tổ 5", "Thôn 1"])
        #expect(list.notes.map(\.kind) == [.header, .total])
    }

    @Test func headingsOverSeveralRowsWithoutMergedCells() throws {
        let list = try Self.list(
            """
            TT,Mã hộ,Địa chỉ,,Phân loại,,Quyết định,,Chỉ số thiếu hụt,,,,,,,,,,,
            ,,Xã,Thôn,Hộ nghèo,Hộ cận nghèo,Số,Ngày,1,2,3,4,5,6,7,8,9,10,11,12
            1,A1,Xã Mẫu,Thôn 1,x,,12/QĐ,31/12/2022,x,,,x,,,,,,,,x
            2,A2,Xã Mẫu,Thôn 2,,x,12/QĐ,31/12/2022,,,,,,,,,,,,
            """, as: .review)
        #expect(list.headerRows == 1...2)
        #expect(list.households.map { $0.class?.value } == [.poor, .nearPoor])
        #expect(list.households.map { $0.hamlet?.value } == ["Thôn 1", "Thôn 2"])
        #expect(list.households.map { $0.decisionDay?.value } == ["2022-12-31", "2022-12-31"])
        #expect(list.households[0].deprivations?.value.words == [.employment, .healthInsurance, .informationAccess])
        #expect(list.households[0].deprivations?.place == CellPlace("I3"))
        #expect(list.households[1].deprivations == nil)
        #expect(list.questions.isEmpty, "\(list.questions)")
    }

    @Test func aRowAPerson() throws {
        let list = try Self.list(
            """
            STT,Họ và tên,Quan hệ với chủ hộ,Năm sinh,Số CCCD,Phân loại hộ,Số nhân khẩu
            1,Mẫu Một,Chủ hộ,1970,000000000001,Hộ nghèo,2
            2,Mẫu Hai,Vợ,05/06/1972,000000000002,,
            3,Mẫu Ba,Chủ hộ,1980,000000000003,Hộ cận nghèo,3
            4,Mẫu Bốn,Con,2010,,,
            5,Mẫu Hai,Con,05/06/1972,000000000002,,
            """, as: .review)
        #expect(list.isRowAPerson)
        #expect(list.households.map(\.persons) == [2, 3])
        #expect(list.households.map(\.rows) == [2...3, 4...6])
        #expect(list.households[0].identities.map(\.birth) == [.year(1970), .day("1972-06-05")])
        #expect(list.questions.map(\.code) == [.samePerson])
        #expect(list.questions.first?.place == CellPlace("E6"))
    }

    @Test func membersThatAreNotThePersons() throws {
        let list = try Self.list(
            """
            STT hộ,Họ và tên chủ hộ,Họ và tên thành viên,Quan hệ,Phân loại hộ,Số khẩu
            1,Mẫu Một,Mẫu Một,Chủ hộ,Hộ nghèo,3
            ,,Mẫu Hai,Vợ,Hộ cận nghèo,
            2,Thử Một,Thử Một,Chủ hộ,Hộ nghèo,1
            ,Thử Hai,Thử Hai,Chủ hộ,Hộ nghèo,1
            """, as: .review)
        #expect(list.households.count == 3)
        #expect(list.households.map { $0.class?.value } == [nil, .poor, .poor])
        #expect(
            list.questions.map { "\($0.place) \($0.code.rawValue)" } == [
                "F2 membersDiffer", "E3 classesDiffer", "A5 missingValue",
            ])
    }

    @Test func aRowWithoutAHousehold() throws {
        let list = try Self.list(
            "Họ và tên,Quan hệ với chủ hộ,Phân loại hộ\nMẫu Một,Con,\nMẫu Hai,Chủ hộ,Hộ nghèo\nMẫu Ba,Con,\n",
            as: .review)
        #expect(list.households.map(\.rows) == [3...4])
        #expect(list.questions.map(\.code) == [.rowWithoutHousehold])
    }

    /// A list of one class says so in its title; one of two classes does not say which.
    @Test func classesByTheTitle() throws {
        for (title, standing) in [
            ("DANH SÁCH HỘ NGHÈO NĂM 2022", HouseholdClass.poor), ("Danh sách hộ cận nghèo", .nearPoor),
            ("DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO", nil), ("DANH SÁCH HỘ THOÁT NGHÈO", nil),
        ] {
            let list = try Self.list("\"\(title)\",,\nSTT,Mã hộ,Họ và tên\n1,A1,Mẫu Một\n", as: .review)
            #expect(list.households.map { $0.class?.value } == [standing], "\(title)")
            #expect(list.questions.map(\.code) == (standing == nil ? [.missingColumn] : []), "\(title)")
        }
    }

    @Test func exitsByTheirTitle() throws {
        for (title, exit) in [
            ("DANH SÁCH HỘ THOÁT NGHÈO", ListedExit.leftPoverty), ("DANH SÁCH HỘ THOÁT CẬN NGHÈO", .leftNearPoverty),
        ] {
            let list = try Self.list("\(title),,\nSTT,Mã hộ,Họ và tên\n1,A1,Mẫu Một\n", as: .exits)
            #expect(list.households.map { $0.exit?.value } == [exit])
            #expect(list.households[0].exit?.place == CellPlace("A1"))
        }
        let both = try Self.list("HỘ THOÁT NGHÈO HỘ THOÁT CẬN NGHÈO,,\nSTT,Mã hộ,Kết quả\n1,A1,Cận nghèo\n", as: .exits)
        #expect(both.households.map { $0.class?.value } == [.nearPoor] && both.exit == nil)
    }

    @Test func aidInItsForms() throws {
        let list = try Self.list(
            """
            "DANH SÁCH HỖ TRỢ";;;;;;
            "Đơn vị tính: nghìn đồng";;;;;;
            Mã hộ;Tiền mặt;Hiện vật;Đơn vị hỗ trợ;Nguồn kinh phí;Ngày hỗ trợ;Trạng thái
            A1;500;200;Công ty Mẫu;Doanh nghiệp;20/01/2022;Đã nhận
            A2;1.000;;Quỹ;Quỹ Vì người nghèo;2022;Đã nhận
            A3;500;;Quỹ;Quỹ Vì người nghèo;20/01/2022;Đang khảo sát
            """, as: .aid)
        #expect(list.grants.map { $0.code?.value } == ["A1", "A1", "A2"])
        #expect(list.grants.map { $0.kind?.value } == [.cash, .goods, .cash])
        #expect(list.grants.map { $0.amountVND?.value } == [500_000, 200_000, nil])
        #expect(list.grants.map { $0.year?.value } == [nil, nil, 2022])
        #expect(list.grants.map { $0.donorKind?.value } == [.enterprise, .enterprise, .fundForThePoor])
        // 1.000 thousands, or 1,000: a question.
        #expect(list.questions.map { "\($0.place) \($0.code.rawValue)" } == ["B5 unknownNumber"])
        #expect(list.notes.contains { $0.kind == .notGiven && $0.rows == 6...6 })
    }

    @Test func awardsInGroups() throws {
        let list = try Self.list(
            """
            TT,Tập thể/cá nhân,Thành tích,Hình thức khen thưởng,"Số QĐ, ngày"
            I,TẬP THỂ,,,
            1,Hội Mẫu,giúp hộ nghèo,Giấy khen,"90/QĐ-UBND, 26/12/2022"
            II,CÁ NHÂN,,,
            1,Mẫu Một,giúp hộ nghèo,Giấy khen,"90/QĐ-UBND ngày 26/12/2022"
            """, as: .awards)
        #expect(list.awards.map { $0.recipientKind?.value } == [.collective, .individual])
        #expect(list.awards.map { $0.recipient?.value } == ["Hội Mẫu", nil])
        #expect(list.awards.map { $0.identities.first?.name } == [nil, "Mẫu Một"])
        #expect(
            list.awards.allSatisfy { $0.decisionNumber?.value == "90/QĐ-UBND" && $0.decisionDay?.value == "2022-12-26" }
        )
        #expect(list.questions.isEmpty, "\(list.questions)")
    }

    /// The columns 1 and 2 of form 7.1, and none of those below the poor and the near-poor.
    @Test func totalsOfForm71() throws {
        let list = try Self.list(
            """
            TT,Khu vực/Địa bàn,Tổng số hộ dân cư,,Hộ nghèo,,Hộ cận nghèo,
            ,,Số hộ,Nhân khẩu,Số hộ,Nhân khẩu,Số hộ,Nhân khẩu
            A,B,1,2,3,4,5,6
            I,Khu vực thành thị,5000,20000,10,30,20,60
            1,Phường Mẫu,5000,20000,10,30,20,60
            II,Khu vực nông thôn,3000,12000,10,30,20,60
            1,Xã Mẫu,3000,12000,10,30,20,60
            ,Tổng cộng (I+II),8000,32000,20,60,40,120
            """, as: .totals)
        #expect(list.totals.map { $0.unit?.value } == ["Phường Mẫu", "Xã Mẫu"])
        #expect(list.totals.map { $0.households?.value } == [5000, 3000])
        #expect(list.totals.map { $0.persons?.place } == [CellPlace("D5"), CellPlace("D7")])
        #expect(list.totals.map { $0.area?.value } == [.urban, .rural])
        #expect(list.questions.isEmpty, "\(list.questions)")
    }

    @Test func whatIsNoListIsSaid() throws {
        for kind in ListKind.allCases {
            let error = try #require(throws: LedgerError.self) { try Self.list("a,b\n1,2\n", as: kind) }
            #expect(error.code == .noHeader && error.problem.description.contains(kind.words) && !error.remedy.isEmpty)
        }
        let error = try #require(throws: LedgerError.self) { try Self.list("a\n", as: .review) }
        #expect(error.code == .noHeader)
    }

    /// Of two columns with one meaning neither counts, unless the words of one are less sure.
    @Test func twoColumnsOfOneMeaning() throws {
        let list = try Self.list(
            "Mã hộ,Họ và tên,Mã số hộ,Phân loại hộ,Đối tượng\nA1,Mẫu,B1,Hộ nghèo,Người già\n", as: .review)
        #expect(list.households.map { $0.code?.value } == [nil])
        #expect(list.households.map { $0.class?.value } == [.poor])
        #expect(list.questions.map { "\($0.place) \($0.code.rawValue)" } == ["C1 duplicateColumn"])
    }
}
