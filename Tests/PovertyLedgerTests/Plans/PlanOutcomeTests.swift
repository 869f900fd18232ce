// Plans beside each other: those that were revised, those that are part of another, and the years by unit.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite struct PlanOutcomeTests {
    private func stock(_ id: String, due: Day, _ value: TargetValue, in unit: String? = nil) -> Target {
        Target(
            id: id, measure: [.poor], where: unit.map { TargetFilter(unit: $0) }, kind: .stock, due: due,
            comparison: .atMost, value: value, quote: "q")
    }

    /// Both versions are judged; the old one's targets that were due after the revision are marked.
    @Test func aRevisedPlanIsJudgedUnderBothVersions() throws {
        var scenario = try TargetScenario.ledger()
        try scenario.given(
            .planAdopted(
                "old", title: "old",
                targets: [
                    stock("a", due: "2022-12-31", 2), stock("b", due: "2023-06-30", 1),
                    stock("c", due: "2023-12-31", 1),
                ],
                on: "2022-01-01"), id: "old")
        let last = try scenario.ledger.ledger.lastPosition()
        try scenario.given(
            .planRevised(
                "new", replacing: "old", title: "new", targets: [stock("c", due: "2023-12-31", 2)], on: "2023-06-30"),
            id: "new")
        func rows(_ cut: String) throws -> [String] {
            try scenario.ledger.at(cut).trajectory().targets.map {
                "\($0.plan) \($0.target.id) \($0.verdict) \($0.replacement.map { "\($0.plan) \($0.from)" } ?? "-")"
            }
        }
        #expect(
            try rows("2023-12-31") == [
                "new c met -", "old a met -", "old b missed new 2023-06-30", "old c missed new 2023-06-30",
            ])
        // Before its day the revision is not in force; before it was recorded nobody knew.
        #expect(try rows("2023-06-29") == ["old a met -", "old b notDue -", "old c notDue -"])
        #expect(try rows("2023-12-31@#\(last)") == ["old a met -", "old b missed -", "old c missed -"])
        try scenario.given(.eventVoided(EventReference(entry: "new", ordinal: 1), reason: "sai"))
        #expect(try rows("2023-12-31") == ["old a met -", "old b missed -", "old c missed -"])
    }

    @Test func plansBelowAPlanAddUp() throws {
        var scenario = try TargetScenario.ledger()
        func below(_ id: String, _ value: TargetValue, in unit: String) -> Event {
            .planAdopted(
                id, title: id,
                targets: [
                    stock("s", due: "2022-12-31", value, in: unit), stock("other", due: "2022-12-30", 9, in: unit),
                ],
                on: "2022-02-01", under: "top")
        }
        try scenario.given(
            .planAdopted(
                "top", title: "top", targets: [stock("s", due: "2022-12-31", 5), stock("alone", due: "2023-12-31", 1)],
                on: "2022-01-01"))
        try scenario.given(below("a", 3, in: "A"), below("b", 2, in: "B"))
        func sums() throws -> [String] {
            try scenario.ledger.at("2023-12-31").trajectory().sums.map {
                "\($0.plan) \($0.target.id) \($0.sum) \($0.plans) \($0.isCovered)"
            }
        }
        #expect(try sums() == [#"top s 5 ["a", "b"] true"#])
        // One household more than the plan above allows; and a version that is replaced by the day is left out.
        try scenario.given(
            .planRevised(
                "b2", replacing: "b", title: "b2", targets: [stock("s", due: "2022-12-31", 3, in: "B")],
                on: "2022-12-31",
                under: "top"))
        #expect(try sums() == [#"top s 6 ["a", "b2"] false"#])
    }

    @Test func yearsAreBrokenDownByUnits() throws {
        let scenario = try TargetScenario.ledger()
        let view = try scenario.ledger.at("2022-12-31")
        for asked in [view, view.replayed] {
            let rows = try asked.trajectory(by: .unit).years.filter { $0.year == 2022 }.map {
                "\($0.unit ?? "-") \($0.householdClass) \($0.opening) \($0.closing) \($0.totalHouseholds ?? -1)"
            }
            #expect(
                rows == [
                    "A poor 3 2 100", "A nearPoor 0 1 100", "B poor 0 0 50", "B nearPoor 1 1 50",
                ])
            let city = try asked.trajectory(by: .level(.city)).years.filter { $0.year == 2022 }
            #expect(city.map(\.unit) == ["city", "city"] && city.map(\.closing) == [2, 2])
            #expect(city.map(\.totalHouseholds) == [150, 150])
        }
        let flows = try view.replayed.trajectory(by: .unit).years.filter { $0.year == 2022 && $0.unit == "A" }
        #expect(flows.map(\.left) == [1, 0] && flows.map(\.entered) == [0, 1])
        #expect(try view.trajectory().isByUnit == false)
    }

    /// Years before a merger have the totals of the units that the row now stands for.
    @Test func totalsOfMergedUnitsAreThoseOfTheirParts() throws {
        var scenario = try TargetScenario.ledger()
        try scenario.given(
            .unitMerged("A", into: "B", on: "2024-07-01"),
            .householdTotalReported("B", households: 160, on: "2024-12-31"))
        let years = try scenario.ledger.at("2024-12-31").trajectory(by: .unit).years.filter {
            $0.householdClass == .poor
        }
        #expect(years.filter { $0.year == 2022 }.map(\.totalHouseholds) == [150])
        #expect(years.filter { $0.year == 2024 }.map(\.totalHouseholds) == [160])
        #expect(Set(years.map(\.unit)) == ["B"])
    }

    /// A total without persons does not hide an earlier one that has them, and one of a merged unit is not the whole.
    @Test func ratesOfPersonsUseTheLatestTotalsThatHaveThem() throws {
        var scenario = try TargetScenario.ledger()
        let target = Target(
            id: "t", measure: [.poor], of: .persons, where: TargetFilter(unit: "A"), kind: .rate, due: "2023-12-31",
            comparison: .atMost, value: .decimal(try #require(ExactDecimal("0.01"))), quote: "q")
        try scenario.given(
            .planAdopted("p", title: "p", targets: [target], on: "2022-01-01"),
            .householdTotalReported("A", households: 101, on: "2023-12-31"))
        #expect(try scenario.ledger.at("2023-12-31").trajectory().targets.first?.actual == .share(part: 3, of: 300))
    }
}
