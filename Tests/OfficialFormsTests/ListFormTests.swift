// The promise of the lists: how a household came into its class in the words of the forms, days by what they are, sums
// as people write them, and rows high enough for their text.

import EventLedger
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
}
