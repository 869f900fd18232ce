// The promise of the lists: how a household came into its class in the words of the forms, days by what they are, sums
// as people write them, and rows high enough for their text.

import EventLedger
import Files
import LedgerTestSupport
import OfficialForms
import PovertyLedger
import Testing

@Suite struct ListFormTests {
    private static let code = 1
    private static let entrance = 10

    @Test func eachEntranceHasTheWordsOfTheForms() throws {
        let scenario = try FormScenario()
        var events: [Event] = []
        func add(_ code: String, _ steps: [(HouseholdClass, Day)]) {
            events.append(.householdRegistered(code, in: "P1", members: 1, on: "2022-01-01"))
            for (householdClass, day) in steps {
                events.append(.householdClassified(code, as: householdClass, on: day))
            }
        }
        add("before", [(.poor, "2022-02-01")])
        add("fromNearPoor", [(.nearPoor, "2022-02-01"), (.poor, "2023-11-01")])
        add("newPoor", [(.average, "2022-02-01"), (.poor, "2023-11-01")])
        add("newNearPoor", [(.average, "2022-02-01"), (.nearPoor, "2023-11-01")])
        for (code, householdClass) in [("againPoor", HouseholdClass.poor), ("againNearPoor", .nearPoor)] {
            add(code, [(householdClass, "2022-02-01")])
            events.append(.householdExitedPoverty(code, from: householdClass, to: .average, on: "2022-11-01"))
            events.append(.householdClassified(code, as: householdClass, on: "2023-11-01"))
        }
        add("fromPoor", [(.poor, "2022-02-01")])
        events.append(.householdExitedPoverty("fromPoor", from: .poor, to: .nearPoor, on: "2023-11-01"))
        try scenario.record("a", events)
        let form = try scenario.form(.list, 2023)
        let found = form.rows.map { "\($0.words[Self.code]): \($0.words[Self.entrance])" }
        #expect(
            Set(found) == [
                "before: Năm trước chuyển sang", "fromNearPoor: Từ hộ cận nghèo", "newPoor: Phát sinh mới",
                "newNearPoor: Phát sinh mới", "againPoor: Tái nghèo", "againNearPoor: Tái cận nghèo",
                "fromPoor: Từ hộ nghèo",
            ])
    }

    /// A ledger does not know when a decision was issued.
    @Test func theDayOfADecisionIsThatOfItsEffect() throws {
        let scenario = try FormScenario.moving()
        for name in [OfficialFormName.list, .exits] {
            let headings = try scenario.form(name, 2023).sheet.header.flatMap(\.words)
            #expect(headings.contains("Ngày có hiệu lực") && !headings.contains { $0.contains("ban hành") })
        }
    }

    @Test func aListBeginsWithItsOffice() throws {
        let form = try FormScenario.moving().form(.list, 2023)
        #expect(form.sheet.top.first?.words.first == "UBND THÀNH PHỐ")
        #expect(form.sheet.firstRow == form.sheet.top.count + 2)
        #expect(form.notes.contains("TM. ỦY BAN NHÂN DÂN") && form.notes.contains("CHỦ TỊCH"))
    }

    @Test(arguments: [
        (42_500_000, "42.500.000"), (999, "999"), (1_000, "1.000"), (100_000, "100.000"),
    ])
    func amountsHaveTheirThousandsApart(_ amount: Int64, _ text: String) throws {
        let scenario = try FormScenario.moving()
        try scenario.record(
            "aid",
            [
                .aidGiven(
                    to: .household("A1"), .cash, donor: "Mạnh thường quân", donorKind: .individual, on: "2023-02-01",
                    amountVND: amount)
            ])
        let notes = try scenario.form(.aid, 2023).notes
        #expect(
            notes.contains { $0.hasPrefix("Cộng: 1 lượt hỗ trợ, \(text) đồng không hoàn lại; cho vay 0 đồng") },
            "\(notes)")
    }

    @Test func awardsAreCountedByTheirTimes() throws {
        #expect(try FormScenario.moving().form(.awards, 2023).notes.contains("Cộng: 0 lượt khen thưởng."))
    }

    /// "Năm trước chuyển sang" takes two lines of 13 characters; "Chuyển đến, tách hộ" too; a short row takes one.
    @Test func aRowIsAsHighAsItsText() throws {
        let scenario = try FormScenario.moving()
        let form = try scenario.form(.list, 2023)
        let row = try #require(form.rows.first { $0.words[Self.entrance] == "Năm trước chuyển sang" })
        #expect((row.heightPoints ?? 0) >= 2 * 15)
        let exits = try scenario.form(.exits, 2023).rows
        #expect(exits.count == 1 && exits[0].heightPoints == nil)
    }

    /// The same rows whether the households came in one entry or in one each: an entry is read once, whatever its size.
    @Test(arguments: [1, 2, 40, 300]) func aListIsTheSameHoweverItWasRecorded(_ count: Int) throws {
        func code(_ number: Int) -> String { "H\(1_000 + number * 7 % count)" }
        func events(_ number: Int) -> [Event] {
            [
                .householdRegistered(code(number), in: "P1", members: UInt32(number % 9 + 1), on: "2022-01-01"),
                .householdClassified(
                    code(number), as: number % 3 == 0 ? .poor : .nearPoor, on: "2022-02-01",
                    incomeScore: Int64(100 + number), deprivations: number % 2 == 0 ? [.nutrition] : []),
            ]
        }
        // 7 and the counts above 1 have no common factor, so that each household has a code of its own.
        let (together, apart) = (try FormScenario(), try FormScenario())
        try together.record("all", (0..<count).flatMap(events))
        for number in 0..<count { try apart.record("e\(number)", events(number)) }
        let rows = try [together, apart].map { try $0.form(.list, 2022).rows.map(\.words) }
        let document = 11
        #expect(rows[0].map { $0[document] } == Array(repeating: "all/QĐ", count: count))
        #expect(
            rows[0].map { $0.enumerated().filter { $0.offset != document }.map(\.element) }
                == rows[1].map { $0.enumerated().filter { $0.offset != document }.map(\.element) })
        // By the rule: each household with its own number, which is in its score.
        for row in rows[0] {
            let number = try #require((0..<count).first { code($0) == row[Self.code] })
            #expect(row[8] == "\(number % 9 + 1)" && row[13] == "\(100 + number)")
            #expect(row[15] == (number % 2 == 0 ? "3" : ""))
        }
        #expect(rows[0].count == count)
    }

    /// A workbook holds 15 digits: a longer amount is there with all of them, and is named.
    @Test func aNumberOfManyDigitsIsText() throws {
        let scenario = try FormScenario.moving()
        let amounts: [Int64] = [999_999_999_999_999, 1_000_000_000_000_000, .max]
        for (index, amount) in amounts.enumerated() {
            try scenario.record(
                "aid\(index)",
                [
                    .aidGiven(
                        to: .household("A1"), .cash, donor: "D", donorKind: .individual, on: "2023-02-01",
                        amountVND: amount)
                ])
        }
        let form = try scenario.form(.aid, 2023)
        let cells = form.rows.map { $0.cells[8].value }
        #expect(cells[0] == .number(TableNumber(999_999_999_999_999)))
        #expect(cells[1] == .text("1000000000000000") && cells[2] == .text("9223372036854775807"))
        #expect(
            form.notes.contains {
                $0.hasPrefix("Số có hơn 15 chữ số được ghi dưới dạng chữ")
                    && $0.hasSuffix("ở dòng: 2, 3. Cần kiểm tra lại.")
            })
        // The sum is by the rule of addition: 2 × 10^15 − 1 and the largest number of 64 bits.
        #expect(form.notes.contains { $0.contains("Cộng: 3 lượt hỗ trợ, 9.225.372.036.854.775.806 đồng") })
    }

    /// The office's own file with its own headings, in any order and below a title.
    @Test(arguments: [
        "code,name,address\nA1,Họ Tên Giả,Khóm Giả\n", "Địa chỉ,HỌ VÀ TÊN CHỦ HỘ,mã hộ\nKhóm Giả,Họ Tên Giả,A1\n",
        "DANH SÁCH HỘ,,\n,,\nSTT,Ma ho,Ho ten,Dia chi\n1,A1,Họ Tên Giả,Khóm Giả\n",
        "Họ và tên,Họ tên chủ hộ,Mã hộ,Nơi ở\nNgười Khác,Họ Tên Giả,A1,Khóm Giả\n",
    ])
    func namesHaveTheHeadingsOfOffices(_ text: String) throws {
        let folder = try TemporaryFolder()
        let names = try HouseholdNames(path: try folder.write("names.csv", text))
        #expect(names.count == 1)
        let form = try FormScenario.moving().form(.list, 2023, names: names)
        let row = try #require(form.rows.first { $0.words[Self.code] == "A1" })
        #expect(row.words[2...3] == ["Họ Tên Giả", "Khóm Giả"])
    }

    @Test func namesWithoutACodeOrANameAreRefused() throws {
        let folder = try TemporaryFolder()
        let late = String(repeating: "x\n", count: 20) + "code,name\nA1,B\n"
        for (index, text) in ["code,address\nA1,B\n", "họ tên,địa chỉ\nA,B\n", late].enumerated() {
            let path = try folder.write("\(index).csv", text)
            let error = try #require(throws: LedgerError.self) { try HouseholdNames(path: path) }
            #expect(
                error.code == .missingMember && error.place.line == 1
                    && error.problem.description.contains("other headings"))
        }
        let path = try folder.write("just.csv", String(repeating: "x\n", count: 19) + "code,name\nA1,B\n")
        #expect(try HouseholdNames(path: path).count == 1)
    }
}
