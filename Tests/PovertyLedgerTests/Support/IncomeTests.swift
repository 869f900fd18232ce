// The promise about incomes, in three households by hand: the latest assessment by the day, persons and households
// weighed apart, an exact median.

import EventLedger
import PovertyLedger
import PovertyReports
import Testing

@Suite struct IncomeTests {
    /// Poor: H1 with 4 members and 1000, from 2023 1500; H2 with 1 member and 2000; H3 with 2 members, assessed in 2023
    /// only, and twice on one day. H3 is near-poor from 2024. Nothing was assessed before 2022.
    private static func scenario() throws -> RuleScenario {
        var scenario = try RuleScenario()
        for (name, unit, members) in [("H1", "A", 4), ("H2", "B", 1), ("H3", "A", 2)] as [(String, String, UInt32)] {
            try scenario.given(
                .householdRegistered(name, in: unit, members: members, on: "2021-06-01"),
                .householdClassified(name, as: .poor, on: "2021-06-01"))
        }
        try scenario.given(
            .incomeAssessed("H1", perPersonMonthlyVND: 1_000, on: "2022-10-01"),
            .incomeAssessed("H2", perPersonMonthlyVND: 2_000, on: "2022-10-01"),
            .incomeAssessed("H1", perPersonMonthlyVND: 1_500, on: "2023-12-31"),
            .incomeAssessed("H3", perPersonMonthlyVND: 9, on: "2023-03-01"),
            .incomeAssessed("H3", perPersonMonthlyVND: 4_000, on: "2023-03-01"))
        // Known later, in effect earlier: it changes nothing after March.
        try scenario.given(.incomeAssessed("H3", perPersonMonthlyVND: 1, on: "2023-02-01"))
        try scenario.given(
            .householdExitedPoverty("H3", from: .poor, to: .nearPoor, on: "2024-01-01"),
            .unitMerged("A", into: "B", on: "2024-01-01"))
        return scenario
    }

    @Test func latestAssessmentsByClassAndYear() throws {
        let rows = try IncomeTests.scenario().ledger.at("2024-06-30").incomes().rows
        #expect(rows.map(\.householdClass) == [.poor, .poor, .poor, .nearPoor])
        #expect(rows.map(\.year) == [2022, 2023, 2024, 2024])
        #expect(rows.map(\.day) == ["2022-12-31", "2023-12-31", "2024-06-30", "2024-06-30"])
        #expect(rows.map(\.all.households) == [3, 3, 2, 1] && rows.map(\.assessed.households) == [2, 3, 2, 1])
        #expect(rows.map(\.assessed.persons) == [5, 7, 5, 2])
        #expect(
            rows.map(\.perPerson) == [
                ExactMean(sum: 6_000, divisor: 5), ExactMean(sum: 16_000, divisor: 7),
                ExactMean(sum: 8_000, divisor: 5),
                ExactMean(sum: 8_000, divisor: 2),
            ])
        #expect(
            rows.map(\.perHousehold) == [
                ExactMean(sum: 3_000, divisor: 2), ExactMean(sum: 7_500, divisor: 3), ExactMean(sum: 3_500, divisor: 2),
                ExactMean(sum: 4_000, divisor: 1),
            ])
        #expect(
            rows.map(\.median) == [
                ExactMean(sum: 3_000, divisor: 2), ExactMean(sum: 2_000, divisor: 1), ExactMean(sum: 3_500, divisor: 2),
                ExactMean(sum: 4_000, divisor: 1),
            ])
        #expect(rows.map(\.perPerson?.rounded) == [1_200, 2_286, 1_600, 4_000])
    }

    @Test func unitsAreThoseOfOneDay() throws {
        let ledger = try IncomeTests.scenario().ledger
        let then = try ledger.at("2023-12-31").incomes(since: 2023, by: .unit).rows
        #expect(then.map(\.unit) == ["A", "B"] && then.map(\.perPerson?.sum) == [14_000, 2_000])
        let later = try ledger.at("2023-12-31", unitsOn: "2024-01-01").incomes(by: .unit).rows
        #expect(later.map(\.unit) == ["B", "B"] && later.map(\.year) == [2022, 2023])
    }

    @Test func nobodyAssessedHasNoMean() throws {
        let ledger = try IncomeTests.scenario().ledger
        #expect(try ledger.at("2022-09-30").incomes().rows.isEmpty)
        #expect(try ledger.at("2024-06-30").incomes(since: 2025).rows.isEmpty)
        let rows = try ledger.at("2022-10-01").incomes(by: .unit).rows
        #expect(rows.map(\.assessed.households) == [1, 1] && rows.map(\.all.households) == [2, 1])
        var scenario = try IncomeTests.scenario()
        try scenario.given(.householdRegistered("H9", in: "C", members: 1, on: "2022-01-01"))
        let unclassified = try scenario.ledger.at("2022-12-31").incomes().rows.last
        #expect(unclassified?.householdClass == .unclassified && unclassified?.median == nil)
    }

    @Test func sumsAndYearsBeyondTheirBoundsAreErrors() throws {
        var scenario = try IncomeTests.scenario()
        do throws(LedgerError) {
            _ = try scenario.ledger.at("2300-01-01").incomes()
            Issue.record("there were too many years")
        } catch { #expect(error.code == .invalidValue && error.description.contains("would have 279 years")) }
        #expect(try scenario.ledger.at("2221-12-31").incomes().rows.count == 1 + 1 + 198 * 2)
        try scenario.given(.incomeAssessed("H1", perPersonMonthlyVND: .max, on: "2024-02-01"))
        do throws(LedgerError) {
            _ = try scenario.ledger.at("2024-06-30").incomes()
            Issue.record("the incomes were added")
        } catch {
            #expect(error.code == .overflow)
            #expect(error.description.contains("the incomes of the poor households on 2024-06-30 add up to"))
        }
    }

    @Test func halvesAreRoundedUp() {
        #expect(ExactMean(sum: 3, divisor: 2).rounded == 2 && ExactMean(sum: 4, divisor: 3).rounded == 1)
        #expect(ExactMean(sum: .max, divisor: 1).rounded == .max && ExactMean(sum: 0, divisor: .max).rounded == 0)
    }
}
