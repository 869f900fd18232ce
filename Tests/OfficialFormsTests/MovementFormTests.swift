// The promise of forms 7.2 and 7.3: figures counted by hand, households that shrank and grew in columns 4 and 8 by
// themselves, openings as filed with their corrections below, and rows that close.

import EventLedger
import LedgerTestSupport
import OfficialForms
import PovertyLedger
import PovertyReports
import Testing

@Suite struct MovementFormTests {
    @Test func eachHouseholdIsInItsColumn() throws {
        let form = try FormScenario.moving().form(.poorMovement, 2023)
        // 1 opening, 2 to near-poor, 3 past it, 4 other, 5 from near-poor, 6 relapsed, 7 new, 8 other, 9 closing.
        #expect(
            form.words == [
                "I | Khu vực thành thị | Hộ | 4 | 1 | 0 | 1 | 0 | 0 | 0 | 1 | 3",
                "Nhân khẩu | 14 | 2 | 0 | 5 | 0 | 0 | 0 | 4 | 11",
                "1 | Phường 2 | Hộ | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 1 | 2",
                "Nhân khẩu | 5 | 0 | 0 | 2 | 0 | 0 | 0 | 2 | 5",
                "2 | Phường 10 | Hộ | 3 | 1 | 0 | 1 | 0 | 0 | 0 | 0 | 1",
                "Nhân khẩu | 9 | 2 | 0 | 3 | 0 | 0 | 0 | 2 | 6",
                "II | Khu vực nông thôn | Hộ | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1",
                "Nhân khẩu | 0 | 0 | 0 | 0 | 6 | 0 | 0 | 0 | 6",
                "1 | Xã Đông | Hộ | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1",
                "Nhân khẩu | 0 | 0 | 0 | 0 | 6 | 0 | 0 | 0 | 6",
                "Tổng cộng (I+II) | Hộ | 4 | 1 | 0 | 1 | 1 | 0 | 0 | 1 | 4",
                "Nhân khẩu | 14 | 2 | 0 | 5 | 6 | 0 | 0 | 4 | 17",
            ])
        #expect(form.notes.contains { $0.contains("gồm 1 hộ (2 khẩu) chuyển giữa các địa bàn") })
        #expect(
            form.notes.contains("Cột 4 và 8 (nhân khẩu) gồm thay đổi nhân khẩu của các hộ: giảm 3 khẩu, tăng 2 khẩu."))
        #expect(form.notes.contains { $0.contains("năm trước chưa chốt số liệu") })
        #expect(form.notes.contains { $0.contains("Chưa ghi khu vực của: Xã Đông") })
    }

    @Test func theMirrorHasTheOtherSide() throws {
        let words = try FormScenario.moving().form(.nearPoorMovement, 2023).words
        #expect(words[10] == "Tổng cộng (I+II) | Hộ | 1 | 1 | 0 | 0 | 1 | 0 | 0 | 0 | 1")
        #expect(words[11] == "Nhân khẩu | 6 | 6 | 0 | 0 | 2 | 0 | 0 | 0 | 2")
    }

    /// A ward with hamlets, and households of which no hamlet is known: their row says so, and a published form with it
    /// is compared with the ledger in every figure; a wrong one is found.
    @Test func aRowOfAUnitsOwnHouseholdsSaysSo() throws {
        let scenario = try FormScenario()
        try scenario.record(
            "hamlets",
            ["1", "2"].map {
                .unitEstablished("K\($0)", name: "Khóm \($0)", kind: .hamlet, on: "2021-01-01", parent: "P1")
            })
        try scenario.record(
            "a",
            ["K1", "K1", "K2", "P1", "P1", "P2"].enumerated().flatMap { number, unit in
                FormScenario.household("H\(number)", in: unit, members: UInt32(number + 1), .poor, on: "2021-12-31")
            })
        try scenario.record(
            "b",
            [
                .householdMoved("H0", to: "P2", on: "2022-05-01"), .householdMoved("H1", to: "K2", on: "2022-05-01"),
                .householdMoved("H5", to: "K1", on: "2022-06-01"), .householdMoved("H3", to: "K1", on: "2022-06-01"),
            ])
        let form = try scenario.form(.poorMovement, 2022, unit: "P1")
        #expect(
            form.words.contains("3 | Phường 10 (chưa phân theo địa bàn) | Hộ | 2 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 1"),
            "\(form.words)")
        #expect(form.words.contains("Tổng cộng (I+II) | Hộ | 5 | 0 | 0 | 3 | 0 | 0 | 0 | 3 | 5"))
        let folder = try TemporaryFolder()
        try form.write(to: folder.file("f.csv"), as: .text())
        let right = try scenario.ledger.view().reconcile(try PublishedTable(reading: folder.file("f.csv")))
        #expect(right.agrees && right.figures > 60 && right.figuresNotCompared == 0, "\(right)")
        let text = String(decoding: try folder.read("f.csv"), as: UTF8.self)
        let row = "3,Phường 10 (chưa phân theo địa bàn),Hộ,2,0,0,1,0,0,0,0,1"
        #expect(text.contains(row))
        _ = try folder.write("g.csv", text.replacing(row, with: row.dropLast() + "2"))
        #expect(try !scenario.ledger.view().reconcile(try PublishedTable(reading: folder.file("g.csv"))).agrees)
    }

    @Test func titlesAndHeaderAreThoseOfTheForm() throws {
        let form = try FormScenario.moving().form(.poorMovement, 2023)
        let top = form.sheet.top.flatMap(\.words)
        #expect(top.contains("TỔNG HỢP DIỄN BIẾN HỘ NGHÈO TRONG NĂM 2023"))
        #expect(top.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"))
        #expect(top.contains("UBND THÀNH PHỐ") && top[0].hasPrefix("Mẫu số 7.2"))
        #expect(
            form.sheet.header.last?.words == [
                "A", "B", "C", "1", "2", "3", "4", "5", "6", "7", "8", "9=1-2-3-4+5+6+7+8",
            ])
        #expect(form.sheet.fontName == "Times New Roman" && form.sheet.page.isLandscape)
        #expect(
            form.notes.suffix(6) == [
                "………………, ngày …… tháng …… năm ………", "Người lập biểu", "TM. ỦY BAN NHÂN DÂN", "(Ký, ghi rõ họ tên)",
                "CHỦ TỊCH", "(Ký tên, đóng dấu)",
            ])
    }

    /// A year's end that was filed, and then corrected: column 1 is what was filed, the rest is below.
    @Test func anOpeningIsWhatWasFiled() throws {
        let scenario = try FormScenario.moving()
        try scenario.ledger.close(through: "2022-12-31", actor: "UBND", document: "KS-22")
        let unchanged = try scenario.form(.poorMovement, 2023)
        #expect(unchanged.words == (try FormScenario.moving().form(.poorMovement, 2023)).words)
        #expect(unchanged.notes.contains { $0.contains("số đã chốt") && $0.contains("KS-22") })
        // B1 had 8 members, and A4 was poor already.
        try scenario.record(
            "late", FormScenario.household("A4", in: "P1", members: 1, .poor, on: "2022-12-01"), restates: "sót")
        try scenario.record(
            "size", [.householdSizeChanged("B1", members: 8, on: "2022-12-02")], restates: "ghi sai")
        let form = try scenario.form(.poorMovement, 2023)
        #expect(
            Array(form.words[2...5]) == [
                "1 | Phường 2 (*) | Hộ | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 1 | 2",
                "Nhân khẩu | 5 | 0 | 0 | 5 | 0 | 0 | 0 | 2 | 5",
                "2 | Phường 10 (*) | Hộ | 3 | 1 | 0 | 1 | 0 | 0 | 0 | 0 | 2",
                "Nhân khẩu | 9 | 2 | 0 | 3 | 0 | 0 | 0 | 2 | 7",
            ])
        let lines = form.sheet.bottom.prefix(5).map(\.words)
        #expect(lines[0][0].hasPrefix("(*) Số đầu năm (cột 1) là số đã chốt"))
        #expect(Array(lines[1].prefix(4)) == ["(*)", "Phường 2", "Hộ", "0"] && lines[2][3] == "3")
        #expect(lines[1][4].hasPrefix("size/QĐ (ghi sổ ngày 15/01/2026): 0 hộ, +3 khẩu"))
        #expect(Array(lines[3].prefix(4)) == ["(*)", "Phường 10", "Hộ", "1"] && lines[4][3] == "1")
        // As known when the year was closed nothing had been corrected.
        let filed = try scenario.form(.poorMovement, 2022, knownAt: .closing)
        #expect(filed.words.last == "Nhân khẩu | 0 | 0 | 0 | 0 | 0 | 0 | 14 | 0 | 14")
    }

    /// What a closing filed are the figures of its own last day: none of another year's end.
    @Test func anOpeningIsOnlyOfItsOwnDay() throws {
        let scenario = try FormScenario.moving()
        try scenario.ledger.close(through: "2022-12-31", actor: "UBND", document: "KS-22")
        for year in [2021, 2022] {
            let notes = try scenario.form(.poorMovement, year).notes
            #expect(notes.contains { $0.contains("năm trước chưa chốt số liệu") }, "\(year)")
            #expect(!notes.contains { $0.contains("KS-22") }, "\(year)")
            // Nobody's household grew or shrank in these years.
            #expect(!notes.contains { $0.hasPrefix("Cột 4 và 8") }, "\(year)")
        }
    }

    /// A year that was filed, corrected, and printed again: the form says what was filed.
    @Test func aClosingThatWasCorrectedIsNamed() throws {
        let scenario = try FormScenario.moving()
        try scenario.ledger.close(through: "2022-12-31", actor: "UBND", document: "KS-22")
        #expect(try !scenario.form(.poorMovement, 2022).notes.contains { $0.hasPrefix("Cột 9") })
        try scenario.record(
            "late", FormScenario.household("A4", in: "P1", members: 1, .poor, on: "2022-12-01"), restates: "sót")
        let form = try scenario.form(.poorMovement, 2022)
        // 4 households with 14 persons were filed, of Phường 10 there were 3 with 9.
        #expect(form.words.last == "Nhân khẩu | 0 | 0 | 0 | 0 | 0 | 0 | 15 | 0 | 15")
        let start = try #require(form.notes.firstIndex { $0.hasPrefix("Cột 9") })
        #expect(form.notes[start].contains("#1, theo KS-22) là 4 hộ, 14 khẩu; nay theo sổ là 5 hộ, 15 khẩu."))
        #expect(form.closingBeforeCorrections != nil)
        #expect(
            form.notes[start + 1]
                == "– Phường 10: đã chốt là 3 hộ, 9 khẩu; nay theo sổ là 4 hộ, 10 khẩu. late/QĐ (ghi sổ ngày "
                + "15/01/2026): +1 hộ, +1 khẩu.")
        #expect(try scenario.form(.nearPoorMovement, 2022).closingBeforeCorrections == nil)
        #expect(try scenario.form(.poorMovement, 2022, knownAt: .closing).closingBeforeCorrections == nil)
        // The near-poor are as they were, and so is the form as filed.
        #expect(try !scenario.form(.nearPoorMovement, 2022).notes.contains { $0.hasPrefix("Cột 9") })
        #expect(
            try !scenario.form(.poorMovement, 2022, knownAt: .closing).notes.contains { $0.hasPrefix("Cột 9") })
    }

    /// The size of a household that was corrected after the closing is in columns 4 and 8, which have no other place for
    /// it, and a note says that it is no event of the year. What was corrected of the opening is not in them.
    @Test func aCorrectedSizeIsNoEventOfTheYear() throws {
        let scenario = try FormScenario.moving()
        for day: Day in ["2022-12-31", "2023-12-31"] { try scenario.ledger.close(through: day, actor: "UBND") }
        func note() throws -> String? {
            try scenario.form(.poorMovement, 2023).notes.first { $0.hasPrefix("Cột 4 và 8 (nhân khẩu)") }
        }
        #expect(try note()?.hasSuffix("giảm 3 khẩu, tăng 2 khẩu.") == true)
        try scenario.record(
            "opening", [.householdSizeChanged("A3", members: 5, on: "2022-12-02")], restates: "ghi sai")
        #expect(try note()?.contains("đính chính") == false)
        try scenario.record(
            "size", [.householdSizeChanged("A1", members: 7, on: "2023-12-31")], restates: "ghi sai")
        #expect(try note()?.contains("tăng 3 khẩu, trong đó có đính chính số nhân khẩu sau khi chốt") == true)
    }

    /// The form of a unit that merged into another says into which and since when, and those of others don't.
    @Test func theFormOfAUnitThatMergedNamesTheOther() throws {
        let scenario = try FormScenario.moving()
        try scenario.record("m", [.unitMerged("P2", into: "P1", on: "2023-07-01")])
        for name in [OfficialFormName.poorMovement, .counts, .list, .poorDeprivations] {
            let merged = try scenario.form(name, 2023, unit: "P2")
            let note = "Phường 2 đã sáp nhập vào Phường 10 từ ngày 01/07/2023"
            #expect(merged.notes.contains { $0.hasPrefix(note) }, "\(name)")
            #expect(merged.endedUnit?.into == ["Phường 10"] && merged.isWithoutHouseholds, "\(name)")
            for (year, unit) in [(2022, "P2"), (2023, "P1")] {
                let other = try scenario.form(name, year, unit: unit)
                #expect(other.endedUnit == nil && !other.notes.contains { $0.contains("sáp nhập") }, "\(name)")
            }
        }
    }

    /// The formulas are those of the form, and reach the lines of corrections.
    @Test func formulasAreThoseOfTheForm() throws {
        let scenario = try FormScenario.moving()
        try scenario.ledger.close(through: "2022-12-31", actor: "UBND")
        try scenario.record(
            "size", [.householdSizeChanged("B1", members: 8, on: "2022-12-02")], restates: "ghi sai")
        let form = try scenario.form(.poorMovement, 2023)
        let first = form.sheet.firstRow
        #expect(first == 11)
        // Twelve rows, a line above the corrections, then two lines of Phường 2.
        #expect(
            form.rows[3].cells.last?.formula == "D14-E14-F14-G14+H14+I14+J14+K14+D25"
                && form.rows[5].cells.last?.formula == "D16-E16-F16-G16+H16+I16+J16+K16")
        #expect(form.rows[0].cells[3].formula == "SUMIF($C$13:$C$16,$C11,D$13:D$16)")
        #expect(form.rows[10].cells.last?.formula?.hasSuffix("+SUMIF($C$24:$C$25,$C21,$D$24:$D$25)") == false)
        #expect(form.rows[10].cells[2].formula == "D11+D17")
    }

    @Test func unitsThatMergedInTheYearAreOneRow() throws {
        let scenario = try FormScenario.moving()
        try scenario.ledger.close(through: "2022-12-31", actor: "UBND")
        try scenario.record("m", [.unitMerged("P1", into: "P2", on: "2023-07-01")])
        let merged = try scenario.form(.poorMovement, 2023)
        // The move of A3 was between units that are one now.
        #expect(
            Array(merged.words[2...3]) == [
                "1 | Phường 2 | Hộ | 4 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 3",
                "Nhân khẩu | 14 | 2 | 0 | 3 | 0 | 0 | 0 | 2 | 11",
            ])
        #expect(merged.words.count == 10)
        let before = try scenario.form(.poorMovement, 2023, unitsOn: "2022-12-31")
        #expect(before.words == (try FormScenario.moving().form(.poorMovement, 2023)).words)
    }

    @Test func oneUnitIsAFormOfItsOwn() throws {
        let form = try FormScenario.moving().form(.poorMovement, 2023, unit: "Phường 10")
        #expect(form.words.count == 8)
        #expect(form.words[2] == "1 | Phường 10 | Hộ | 3 | 1 | 0 | 1 | 0 | 0 | 0 | 0 | 1")
        #expect(form.sheet.top.flatMap(\.words).contains("UBND PHƯỜNG 10"))
    }

    @Test func aLedgerWithoutHouseholdsHasZeros() throws {
        let form = try FormScenario().form(.poorMovement, 2023)
        #expect(form.words.count == 12)
        #expect(form.words.allSatisfy { $0.hasSuffix(" | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0") })
    }
}
