// The promise of form 7.1 and of the forms by words: counts and rates as computed by hand, and no rate where a total is
// missing.

import EventLedger
import OfficialForms
import PovertyLedger
import Testing

@Suite struct CountsFormTests {
    @Test func ratesAreOfWhatUnitsReported() throws {
        let scenario = try FormScenario.moving()
        try scenario.record(
            "t",
            [
                .householdTotalReported("P1", households: 300, on: "2023-12-31", persons: 1_000),
                .householdTotalReported("P2", households: 800, on: "2023-12-31"),
            ])
        let form = try scenario.form(.counts, 2023)
        #expect(
            form.words == [
                // 3 of 1,100 households; persons of Phường 2 are not known, so those of the area aren't.
                "I | Khu vực thành thị | 1100 |  | 3 | 0.27 | 11 |  | 1 | 0.09 | 2 | ",
                "1 | Phường 2 | 800 |  | 2 | 0.25 | 5 |  | 0 | 0.00 | 0 | ",
                "2 | Phường 10 | 300 | 1000 | 1 | 0.33 | 6 | 0.60 | 1 | 0.33 | 2 | 0.20",
                "II | Khu vực nông thôn |  |  | 1 |  | 6 |  | 0 |  | 0 | ",
                "1 | Xã Đông |  |  | 1 |  | 6 |  | 0 |  | 0 | ",
                "Tổng cộng (I+II) |  |  | 4 |  | 17 |  | 1 |  | 2 | ",
            ])
        #expect(form.rows[1].cells[5].formula == "IF(N(C12)>0,ROUND(E12/C12*100,2),\"\")")
        #expect(form.rows[0].cells[2].formula == "SUM(C12:C13)" && form.rows[0].cells[3].formula == nil)
        #expect(form.notes.contains { $0.hasPrefix("Tỷ lệ (%) để trống") })
        let next = try scenario.form(.counts, 2024)
        #expect(next.notes.contains("Tổng số hộ dân cư của Phường 2, Phường 10 là số báo cáo ngày 31/12/2023."))
    }

    /// Every rate is there: nothing has to be said of empty ones, also not for the sake of an area without units.
    @Test func aFormWithAllRatesSaysNothingOfEmptyOnes() throws {
        let scenario = try FormScenario.moving()
        try scenario.record("t", [.householdTotalReported("P1", households: 300, on: "2023-12-31", persons: 1_000)])
        let form = try scenario.form(.counts, 2023, unit: "Phường 10")
        #expect(form.words[1] == "1 | Phường 10 | 300 | 1000 | 1 | 0.33 | 6 | 0.60 | 1 | 0.33 | 2 | 0.20")
        #expect(!form.notes.contains { $0.hasPrefix("Tỷ lệ (%) để trống") })
    }

    /// An empty unit is not a reason to know less; a total of 0 has no rate.
    @Test func aTotalOfNothingHasNoRate() throws {
        let scenario = try FormScenario()
        try scenario.record("t", [.householdTotalReported("P1", households: 0, on: "2023-12-31", persons: 0)])
        #expect(try scenario.form(.counts, 2023).words[2] == "2 | Phường 10 | 0 | 0 | 0 |  | 0 |  | 0 |  | 0 | ")
    }

    @Test func halvesAreRoundedUp() throws {
        let scenario = try FormScenario()
        try scenario.record("h", FormScenario.household("A", in: "P1", members: 1, .poor, on: "2023-01-01"))
        try scenario.record("t", [.householdTotalReported("P1", households: 800, on: "2023-12-31")])
        #expect(try scenario.form(.counts, 2023).words[2].contains("| 800 |  | 1 | 0.13 |"))
    }

    @Test func indicatorsAreCountedHouseholdByHousehold() throws {
        let scenario = try FormScenario()
        var events: [Event] = []
        for (code, unit, lacks) in [
            ("A", "P1", [.employment, .informationAccess]), ("B", "P1", [.employment]), ("C", "X1", []),
        ] as [(String, String, TokenSet<Deprivation>)] {
            events.append(.householdRegistered(code, in: unit, members: 1, on: "2023-01-01"))
            events.append(
                .householdClassified(
                    code, as: .poor, on: "2023-01-02", deprivations: lacks,
                    causes: code == "A" ? [.land, .other] : []))
        }
        try scenario.record("h", events)
        let counts = try scenario.form(.poorDeprivations, 2023)
        #expect(
            counts.words[2] == "2 | Phường 10 | 2 | 2 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 1"
                && counts.words.last == "Tổng cộng (I+II) | 3 | 2 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 1")
        #expect(counts.notes.contains { $0.hasPrefix("1 hộ chưa ghi chỉ số thiếu hụt") })
        let rateForm = try scenario.form(.poorDeprivationRates, 2023)
        // The form has no cell for how many of the households are deprived: that number is in the formula.
        #expect(rateForm.rows[2].cells[3].formula == "IF(N(C12)>0,ROUND(2/C12*100,2),\"\")")
        #expect(rateForm.rows[5].cells[13].formula == "IF(N(C15)>0,ROUND(1/C15*100,2),\"\")")
        #expect(rateForm.rows[5].cells[1].formula == "C10+C13")
        let rates = rateForm.words
        #expect(rates[2].hasPrefix("2 | Phường 10 | 2 | 100.00 | 0.00") && rates[2].hasSuffix(" | 50.00"))
        #expect(rates[5].hasPrefix("Tổng cộng (I+II) | 3 | 66.67"))
        #expect(
            try scenario.form(.nearPoorDeprivationRates, 2023).words[5].hasSuffix(
                "| 0 |  |  |  |  |  |  |  |  |  |  |  | "))
        let causes = try scenario.form(.causes, 2023)
        #expect(
            Array(causes.words[6...8]) == [
                "2 | Phường 10 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 1", " | – Hộ nghèo | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 1",
                " | – Hộ cận nghèo | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0",
            ])
        #expect(causes.words.count == 18)
    }
}
