// Lasting exits on a small ledger written by hand: who is back in time, who left the register, and who was not watched
// long enough to say.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite struct CohortScenarioTests {
    private func scenario() throws -> RuleScenario {
        var scenario = try RuleScenario()
        try scenario.given(
            (1...6).flatMap { number in
                [
                    Event.householdRegistered("H\(number)", in: number == 6 ? "B" : "A", members: 1, on: "2021-01-01"),
                    .householdClassified("H\(number)", as: number == 5 ? .nearPoor : .poor, on: "2021-01-01"),
                ]
            })
        try scenario.given(
            // Back on the very day a year later; then out again in the year it came back.
            .householdExitedPoverty("H1", from: .poor, to: .average, on: "2022-03-31"),
            .householdClassified("H1", as: .poor, on: "2023-03-31"),
            .householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2023-06-01"),
            // Back a day too late for the first horizon.
            .householdExitedPoverty("H2", from: .poor, to: .average, on: "2022-03-31"),
            .householdClassified("H2", as: .poor, on: "2023-04-01"),
            // Left the register after half a year.
            .householdExitedPoverty("H3", from: .poor, to: .average, on: "2022-03-31"),
            .householdDissolved("H3", cause: .movedAway, on: "2022-09-30"),
            // Two exits from poor in one year, the first of them counts; near-poor is a class of its own.
            .householdExitedPoverty("H4", from: .poor, to: .nearPoor, on: "2022-01-10"),
            .householdClassified("H4", as: .poor, on: "2022-05-01"),
            .householdExitedPoverty("H4", from: .poor, to: .average, on: "2022-10-01"),
            .householdExitedPoverty("H5", from: .nearPoor, to: .wellOff, on: "2022-12-31"),
            .householdExitedPoverty("H6", from: .poor, to: .average, on: "2022-12-31"))
        return scenario
    }

    private func lines(_ cohorts: Cohorts) -> [String] {
        cohorts.rows.map { row in
            let horizons = row.horizons.map { "\($0.observed)=\($0.back)+\($0.dissolved)+\($0.lasting)" }
            return "\(row.unit ?? "-") \(row.year) \(row.from.name) \(row.reach.name) \(row.exited): "
                + horizons.joined(separator: " ")
        }
    }

    @Test func exitsAreWatchedAsLongAsTheCutReaches() throws {
        let ledger = try scenario().ledger
        #expect(
            lines(try ledger.at("2024-12-30").cohorts()) == [
                "- 2022 poor nearPoor 1: 1=1+0+0 1=1+0+0 0=0+0+0",
                "- 2022 poor pastNearPoor 4: 4=1+1+2 3=2+1+0 0=0+0+0",
                "- 2022 nearPoor pastNearPoor 1: 1=0+0+1 0=0+0+0 0=0+0+0",
                "- 2023 poor nearPoor 1: 1=0+0+1 0=0+0+0 0=0+0+0",
            ])
        // A day later the exits of 31 December 2022 are two years old.
        #expect(
            lines(try ledger.at("2024-12-31").cohorts(since: 2022))[1]
                == "- 2022 poor pastNearPoor 4: 4=1+1+2 4=2+1+1 0=0+0+0")
        // On the day before H1 came back nobody knows.
        #expect(
            lines(try ledger.at("2023-03-30").cohorts())[1]
                == "- 2022 poor pastNearPoor 4: 0=0+0+0 0=0+0+0 0=0+0+0")
    }

    /// Gone on the very day a year later is gone within the year; a day later it is not.
    @Test func theLastDayOfAHorizonBelongsToIt() throws {
        var scenario = try RuleScenario()
        for (household, day) in [("H1", "2023-03-31"), ("H2", "2023-04-01")] as [(String, Day)] {
            try scenario.given(
                .householdRegistered(household, in: "A", members: 1, on: "2021-01-01"),
                .householdClassified(household, as: .poor, on: "2021-01-01"),
                .householdExitedPoverty(household, from: .poor, to: .average, on: "2022-03-31"),
                .householdDissolved(household, cause: .movedAway, on: day))
        }
        #expect(
            lines(try scenario.ledger.at("2024-12-31").cohorts()) == [
                "- 2022 poor pastNearPoor 2: 2=0+1+1 2=0+2+0 0=0+0+0"
            ])
    }

    @Test func unitsAreThoseOfTheExit() throws {
        var scenario = try scenario()
        try scenario.given(
            .householdMoved("H6", to: "C", on: "2023-01-01"), .unitMerged("B", into: "C", on: "2024-01-01"))
        let ledger = scenario.ledger
        let before = try ledger.at("2024-12-31", unitsOn: "2023-12-31").cohorts(since: 2022, by: .unit)
        #expect(Set(before.rows.compactMap(\.unit)) == ["A", "B"])
        let after = try ledger.at("2024-12-31").cohorts(since: 2022, by: .unit)
        #expect(lines(after).last == "C 2022 poor pastNearPoor 1: 1=0+0+1 1=0+0+1 0=0+0+0")
        #expect(try ledger.at("2024-12-31").cohorts(since: 2023).rows.map(\.year) == [2023])
    }
}
