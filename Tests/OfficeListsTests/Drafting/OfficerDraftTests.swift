// Lists as an officer of a ward wrote them, each with what went wrong with it once: what they state must not be lost, and
// nothing that they do not state may be recorded. Expected values follow from what each list says.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Tables
import Testing

@testable import OfficeLists

@Suite struct OfficerDraftTests {
    private static func draft(
        _ text: String, _ made: DraftLedger, as kind: ListKind = .review, _ options: DraftOptions = .on()
    ) throws -> Draft { try MarksDraftTests.draft(text, made, as: kind, options) }

    // MARK: Years in headings

    private static let twoYears = """
        Mã hộ,Chủ hộ,Xã/Phường,Số khẩu năm 2022,Số khẩu năm 2023,Phân loại hộ năm 2022,Phân loại hộ năm 2023
        P1-0001,Mẫu,Phường 1,4,5,Hộ nghèo,Hộ cận nghèo
        """

    @Test func theColumnOfTheYearIsMeant() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let draft = try Self.draft(Self.twoYears, made)
        #expect(draft.report.questions.isEmpty)
        #expect(draft.changes == ["resized P1-0001", "leftPoverty P1-0001"])
        let headings = draft.report.headings.filter { $0.heading.contains("2022") }
        #expect(headings.map(\.field) == [.ignored, .previousClass])
        // In 2022 the earlier columns are meant, and the ledger has that.
        let before = try Self.draft(Self.twoYears, made, .on("2022-12-31"))
        #expect(before.changes == ["confirmed P1-0001"])
    }

    /// The control: where the years do not decide, neither column is read.
    @Test func twoColumnsOfOneMeaningAreNotRead() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let neither = try Self.draft(Self.twoYears, made, .on("2024-12-20"))
        #expect(neither.entries.isEmpty)
        #expect(neither.questionCodes.filter { $0 != "missingColumn" } == ["duplicateColumn", "duplicateColumn"])
        let members = try Self.draft(
            "Mã hộ,Chủ hộ,Xã/Phường,Số khẩu,Số nhân khẩu,Phân loại hộ\nP1-0001,Mẫu,Phường 1,7,8,Hộ cận nghèo\n", made)
        #expect(members.changes == ["leftPoverty P1-0001"] && members.questionCodes == ["duplicateColumn"])
    }

    // MARK: Who is missing

    private static func hamlets() throws -> DraftLedger {
        var made = try DraftLedger()
        try made.add("K1-0001", in: "khom-1")
        try made.add("K1-0002", in: "khom-1", .nearPoor)
        try made.add("K2-0001", in: "khom-2")
        try made.add("K2-0002", in: "khom-2", .nearPoor)
        return made
    }

    private static let ofKhóm1 = """
        UBND PHƯỜNG 1,,
        DANH SÁCH HỘ NGHÈO HỘ CẬN NGHÈO NĂM 2023,,
        (Khóm 1),,
        Mã hộ,Chủ hộ,Phân loại hộ
        K1-0001,Mẫu,Hộ nghèo
        """

    @Test func aListOfAHamletIsAboutIt() throws {
        let made = try Self.hamlets()
        let asked = try Self.draft(Self.ofKhóm1, made)
        #expect(asked.report.questions.map(\.household) == ["K1-0002"] && asked.questionCodes == ["missingHousehold"])
        let left = try Self.draft(Self.ofKhóm1, made, .on { $0.missing = .exit })
        #expect(
            left.events == [
                .householdExitedPoverty("K1-0002", from: .nearPoor, to: .average, on: "2023-12-20", cause: .review)
            ])
        // The ward above the unit that was named is no contradiction, and another hamlet is one.
        let named = try Self.draft(Self.ofKhóm1, made, .on { $0.unit = "khom-1" })
        #expect(named.questionCodes == ["missingHousehold"])
        let other = try Self.draft(Self.ofKhóm1, made, .on { $0.unit = "khom-2" })
        #expect(other.entries.isEmpty && other.questionCodes == ["otherUnit"])
    }

    /// Of a hamlet that the ledger does not have it is unknown who is missing.
    @Test func aHamletThatIsNoUnit() throws {
        var made = try DraftLedger()
        try made.add("P2-0001", in: "phuong-2")
        try made.add("P2-0002", in: "phuong-2")
        let text = """
            UBND PHƯỜNG 2,,
            DANH SÁCH HỘ NGHÈO HỘ CẬN NGHÈO KHÓM 4 NĂM 2023,,
            Mã hộ,Chủ hộ,Phân loại hộ
            P2-0001,Mẫu,Hộ nghèo
            """
        let draft = try Self.draft(text, made, .on { $0.missing = .exit })
        #expect(draft.entries.isEmpty && draft.questionCodes == ["unknownScope"])
        #expect(try Self.draft(text, made, .on { $0.missing = .keep }).report.questions.isEmpty)
    }

    @Test func aListOfOneClassIsAboutIt() throws {
        let made = try Self.hamlets()
        let text = """
            UBND PHƯỜNG 1,
            DANH SÁCH HỘ CẬN NGHÈO NĂM 2023,
            Mã hộ,Chủ hộ
            K1-0002,Mẫu
            """
        let asked = try Self.draft(text, made)
        #expect(asked.report.questions.map(\.household) == ["K2-0002"])
        // It may be poor now, so that the class is asked for.
        let left = try Self.draft(text, made, .on { $0.missing = .exit })
        #expect(left.entries.isEmpty && left.questionCodes == ["exitWithoutClass"])
        let classed = try Self.draft(
            text, made,
            .on {
                $0.missing = .exit
                $0.classOfExit = .average
            })
        #expect(classed.changes == ["confirmed K1-0002", "missing K2-0002"] && classed.events.count == 1)
    }

    /// The list of another ward moves nobody, and of exits it ends no class.
    @Test func unitsThatNoHouseholdIsIn() throws {
        let made = try Self.hamlets()
        let codes = ["K1-0001", "K1-0002", "K2-0001"]
        func rows(_ units: [String]) -> String {
            "Mã hộ,Chủ hộ,Xã/Phường,Phân loại hộ\n" + zip(codes, units).map { "\($0),Mẫu,\($1),Hộ nghèo\n" }.joined()
        }
        let all = try Self.draft(rows(["Phường 2", "Phường 2", "Phường 2"]), made, .on { $0.missing = .keep })
        #expect(all.entries.isEmpty && all.questionCodes == ["otherUnit"])
        let one = try Self.draft(rows(["Phường 1", "Phường 1", "Phường 2"]), made, .on { $0.missing = .keep })
        #expect(one.changes.filter { $0.hasPrefix("moved") } == ["moved K2-0001"])
        let exits = try Self.draft(
            "Mã hộ,Chủ hộ,Xã/Phường,Kết quả sau rà soát\nK1-0001,Mẫu,Phường 2,Hộ khá\n", made, as: .exits)
        #expect(exits.entries.isEmpty && exits.questionCodes == ["otherUnit"])
    }

    // MARK: Rows that were lost

    @Test func aRowWithoutACodeIsAskedAbout() throws {
        let made = try DraftLedger()
        for text in [
            "STT,Mã hộ,Xã/Phường,Số nhân khẩu,Phân loại hộ\n1,P1-0001,Phường 1,4,Hộ nghèo\n2,,,3,Hộ nghèo\n",
            "STT,Mã hộ,Chủ hộ,Số khẩu,Phân loại hộ,Xã/Phường\n1,P1-0001,M,4,Hộ nghèo,Phường 1\n,,,3,Hộ nghèo,\n",
            "STT,Mã hộ,Xã/Phường,Phân loại hộ,Số khẩu\n1,P1-0001,Phường 1,Hộ nghèo,4\n2,,,Hộ nghèo,\n",
        ] {
            let draft = try Self.draft(text, made)
            #expect(draft.questionCodes == ["missingCode"] && draft.changes == ["new P1-0001"], "\(text)")
        }
    }

    @Test func personsWithoutANameCount() throws {
        let made = try DraftLedger()
        let draft = try Self.draft(
            """
            STT,Mã hộ,Chủ hộ,Thành viên,Quan hệ với chủ hộ,Năm sinh,Phân loại hộ,Xã/Phường
            1,P1-0001,Mẫu,Mẫu,Chủ hộ,1960,Hộ nghèo,Phường 1
            ,,,,Vợ,1962,,
            ,,,,,1999,,
            """, made)
        #expect(draft.report.changes.map(\.toCount) == [3])
    }

    @Test func aNameIsNoCode() throws {
        let made = try DraftLedger()
        let codes = ["Trần Thị Mẫu", "Mẫu", "Tran Thi Mau", "chưa có", "x", "(mới)", "0", "Lê Thị Mẫu 2"]
        for code in codes {
            let draft = try Self.draft(
                "Mã hộ,Chủ hộ,Xã/Phường,Phân loại hộ,Số khẩu\n\(code),Tran Thi Mau,Phường 1,Hộ nghèo,2\n", made)
            #expect(draft.entries.isEmpty && draft.report.questions.count == 1, "\(code)")
            #expect(["personalData", "missingCode"].contains(draft.questionCodes[0]), "\(code)")
            #expect(!draft.report.questions[0].text.description.contains("Mau"))
        }
        // The control: codes as offices write them.
        for code in ["P1-0001", "HN 12", "0012", "P1/06", "HN.004", "AB"] {
            let draft = try Self.draft(
                "Mã hộ,Chủ hộ,Xã/Phường,Phân loại hộ,Số khẩu\n\(code),Mẫu,Phường 1,Hộ nghèo,2\n", made)
            #expect(draft.changes == ["new \(code)"], "\(code)")
        }
    }

    // MARK: Aid

    @Test func aidInDoubt() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let draft = try Self.draft(
            """
            UBND PHƯỜNG 1,,,,,
            Mã hộ,Hình thức hỗ trợ,Số tiền,Đơn vị hỗ trợ,Ngày hỗ trợ
            P1-0001,Tiền mặt,500000,Công ty A,01/02/2023
            ,Tiền mặt,600000,Công ty A,01/02/2023
            P1-0001,Tiền mặt,700000,Công ty A,
            P1-0001,TM,0,Công ty A,02/02/2023
            P1-0001,Tiền mặt,500,Công ty A,03/02/2023
            P1-0001,Quà,,Quỹ Vì người nghèo,03/02/2023
            """, made, as: .aid)
        #expect(draft.questionCodes == ["missingCode", "noDay", "incompleteGrant", "smallAmount"])
        #expect(draft.report.questions.compactMap { $0.place?.description } == ["A4", "E5", "C6", "C7"])
        #expect(
            draft.events == [
                .aidGiven(
                    to: .household("P1-0001"), .cash, donor: "Công ty A", donorKind: .enterprise, on: "2023-02-01",
                    amountVND: 500_000),
                .aidGiven(
                    to: .household("P1-0001"), .goods, donor: "Quỹ Vì người nghèo", donorKind: .fundForThePoor,
                    on: "2023-02-03"),
            ])
    }

    // MARK: What a list says of itself

    @Test func daysAndCountsOfTheList() throws {
        var made = try DraftLedger()
        try made.add("P1-0001", members: 4)
        for title in ["(Kèm theo Quyết định số 22/QĐ-UBND ngày 20 tháng 12 năm 2022)", "(Thời điểm 31/12/2022)"] {
            let text = """
                UBND PHƯỜNG 1;;
                DANH SÁCH HỘ NGHÈO HỘ CẬN NGHÈO \(title);;
                Mã hộ;Chủ hộ;Phân loại hộ;Số khẩu
                P1-0001;Mẫu;Hộ cận nghèo;4
                """
            let draft = try Self.draft(text, made)
            #expect(draft.entries.isEmpty && draft.questionCodes == ["otherYear"], "\(title)")
        }
        for (last, isRight) in [
            ("Danh sách này có 01 hộ nghèo với 04 nhân khẩu,,,", true),
            ("Danh sách này có 02 hộ nghèo với 04 nhân khẩu,,,", false), ("Cộng,1,,4", true), ("Cộng,3,,4", false),
        ] {
            let draft = try Self.draft(
                "Mã hộ,Chủ hộ,Phân loại hộ,Số khẩu,Xã/Phường\nP1-0001,Mẫu,Hộ nghèo,4,Phường 1\n\(last)\n", made)
            #expect(draft.questionCodes == (isRight ? [] : ["sumDiffers"]), "\(last)")
        }
    }

    @Test func remarksAndCauses() throws {
        let made = try DraftLedger()
        func row(_ remark: String, _ cause: String) throws -> Draft {
            try Self.draft(
                "Mã hộ;Chủ hộ;Phân loại hộ;Số khẩu;Xã/Phường;Nguyên nhân nghèo;Ghi chú\n"
                    + "P1-0001;Mẫu;Hộ nghèo;4;Phường 1;\(cause);\(remark)\n", made)
        }
        for gone in ["Đã chuyển đi Phường 7 tháng 10/2022", "Chết tháng 11/2022", "mất năm 2022"] {
            let draft = try row(gone, "")
            #expect(draft.entries.isEmpty && draft.questionCodes == ["goneByRemark"], "\(gone)")
        }
        for other in ["mất sức lao động", "chồng chết", "già yếu, neo đơn", "mất mùa"] {
            #expect(try row(other, "").changes == ["new P1-0001"], "\(other)")
        }
        for cause in ["Khác: nợ nần", "Nguyên nhân khác (ghi rõ): nợ nần", "Khác (già yếu)"] {
            let draft = try row("", cause)
            #expect(draft.report.questions.isEmpty, "\(cause)")
            guard case .householdClassified(let fields)? = draft.events.last?.body else {
                Issue.record("no class for \(cause)")
                continue
            }
            #expect(fields.causes == [.other], "\(cause)")
        }
    }
}
