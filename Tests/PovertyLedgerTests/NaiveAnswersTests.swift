// The answers of the naive model held against figures worked out by hand: units of a day, diffs, years and targets.
// The rules on what may be recorded are tested elsewhere.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite("Naive model: answers")
struct NaiveAnswersTests {
    @Test func unitsOfADayGoThroughMergers() throws {
        var scenario = NaiveScenario()
        scenario.accept(
            .householdRegistered("H1", in: "A", members: 4, on: "2021-01-01"),
            .householdRegistered("H2", in: "B", members: 3, on: "2021-01-01"), at: "2021-01-01")
        scenario.accept(.unitMerged("A", into: "B", on: "2025-07-01"), at: "2025-06-20")
        scenario.accept(.unitMerged("B", into: "C", on: "2025-10-01"), at: "2025-09-20")
        func units(_ day: Day, unitsOn: Day? = nil, knownAt: Day? = nil) throws -> [String: Int64] {
            let counts = try scenario.ledger.counts(scenario.cut(day, knownAt: knownAt), unitsOn: unitsOn, byUnit: true)
            return Dictionary(uniqueKeysWithValues: counts.map { ($0.key.unit ?? "", $0.value.persons) })
        }
        #expect(try units("2025-06-30") == ["A": 4, "B": 3])
        #expect(try units("2025-07-01") == ["B": 7])
        #expect(try units("2025-10-01") == ["C": 7])
        #expect(try units("2021-12-31", unitsOn: "2025-07-01") == ["B": 7])
        #expect(try units("2025-12-31", unitsOn: "2025-06-30") == ["A": 4, "B": 3])
        #expect(try units("2025-12-31", knownAt: "2025-09-19") == ["B": 7])
    }

    /// H1 poor, H2 near-poor, H3 poor and dissolved in 2022, H4 new in 2022.
    private func twoYears() -> NaiveScenario {
        var scenario = NaiveScenario()
        scenario.accept(
            .householdRegistered("H1", in: "A", members: 4, on: "2021-12-01"),
            .householdClassified("H1", as: .poor, on: "2021-12-01"),
            .householdRegistered("H2", in: "A", members: 3, on: "2021-12-01"),
            .householdClassified("H2", as: .nearPoor, on: "2021-12-01"),
            .householdRegistered("H3", in: "B", members: 2, on: "2021-12-01"),
            .householdClassified("H3", as: .poor, on: "2021-12-01", socialProtection: true), id: "survey")
        scenario.accept(
            .householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2022-11-01"),
            .householdClassified("H2", as: .nearPoor, on: "2022-11-01"),
            .householdDissolved("H3", cause: .movedAway, on: "2022-05-01"),
            .householdRegistered("H4", in: "B", members: 1, on: "2022-06-01"),
            .householdClassified("H4", as: .poor, on: "2022-11-01"), id: "review", at: "2022-11-02")
        return scenario
    }

    @Test func aDiffNamesWhoMovedAndWhy() throws {
        let scenario = twoYears()
        let diff = try scenario.ledger.diff(from: scenario.cut("2021-12-31"), to: scenario.cut("2022-12-31"))
        #expect(
            diff.accounts == [
                NaiveAccount(.poor): NaiveAccountChange(NaiveTally(1, 4), NaiveTally(1, 1)),
                NaiveAccount(.poor, socialProtection: true): NaiveAccountChange(NaiveTally(1, 2), NaiveTally()),
                NaiveAccount(.nearPoor): NaiveAccountChange(NaiveTally(1, 3), NaiveTally(2, 7)),
            ])
        #expect(
            diff.transitions == [
                NaiveTransition(from: .poor, to: .nearPoor): NaiveTally(1, 4),
                NaiveTransition(from: .nearPoor, to: .nearPoor): NaiveTally(1, 3),
                NaiveTransition(from: .poor, to: nil): NaiveTally(1, 2),
                NaiveTransition(from: nil, to: .poor): NaiveTally(1, 1),
            ])
        #expect(
            diff.households == [
                NaiveHouseholdChange("H1", NaiveTransition(from: .poor, to: .nearPoor), [reference("review", 1)]),
                NaiveHouseholdChange("H3", NaiveTransition(from: .poor, to: nil), [reference("review", 3)]),
                NaiveHouseholdChange(
                    "H4", NaiveTransition(from: nil, to: .poor), [reference("review", 4), reference("review", 5)]),
            ])
    }

    @Test func aDiffOfKnowledgeNamesWhatWasVoided() throws {
        var scenario = twoYears()
        scenario.accept(
            .eventVoided(reference("survey", 4), reason: "ghi nhầm"),
            .householdClassified("H2", as: .average, on: "2021-12-01"),
            .eventVoided(reference("review", 2), reason: "r"),
            id: "mended", at: "2023-02-01")
        let known = try scenario.cut("2021-12-31", knownAt: "2023-01-31")
        let diff = try scenario.ledger.diff(from: known, to: scenario.cut("2021-12-31"))
        #expect(
            diff.households == [
                NaiveHouseholdChange(
                    "H2", NaiveTransition(from: .nearPoor, to: .average),
                    [reference("survey", 4), reference("mended", 2)])
            ])
    }

    @Test func aDiffUsesOneDayOfUnitsForBothSides() throws {
        var scenario = twoYears()
        scenario.accept(.unitMerged("A", into: "C", on: "2022-12-01"), at: "2022-12-01")
        let opening = try scenario.cut("2021-12-31", knownAt: "2021-12-31")
        let diff = try scenario.ledger.diff(from: opening, to: scenario.cut("2022-12-31"), byUnit: true)
        let nearPoor = diff.accounts[NaiveAccount(unit: "C", .nearPoor)]
        #expect(nearPoor == NaiveAccountChange(NaiveTally(1, 3), NaiveTally(2, 7)))
        #expect(Set(diff.accounts.keys.compactMap(\.unit)) == ["B", "C"])
    }

    // MARK: Targets

    private func target(
        _ id: String, _ kind: TargetKind, _ comparison: Comparison, _ value: TargetValue, due: Day,
        measure: TokenSet<HouseholdClass> = [.poor], socialProtection: Bool? = nil
    ) -> Target {
        Target(
            id: id, measure: measure, where: socialProtection.map { TargetFilter(socialProtection: $0) }, kind: kind,
            due: due,
            comparison: comparison, value: value, quote: "trích")
    }

    @Test func targetsAreReadExactly() throws {
        var scenario = twoYears()
        let rate = TargetValue.decimal(ExactDecimal("0.01")!)
        scenario.accept(
            .planAdopted(
                "P", title: "Kế hoạch",
                targets: [
                    target("by1", .reduction, .atLeast, 1, due: "2022-12-31"),
                    target("by2", .reduction, .atLeast, 2, due: "2022-12-31"),
                    target("none", .stock, .equal, 0, due: "2021-12-31", socialProtection: false),
                    target("below", .rate, .below, rate, due: "2022-12-31", measure: [.nearPoor]),
                    target("most", .rate, .atMost, rate, due: "2022-12-31", measure: [.nearPoor]),
                    target("early", .rate, .atMost, rate, due: "2021-12-31"),
                    target("later", .stock, .atMost, 0, due: "2024-12-31"),
                ], on: "2022-01-05"), at: "2022-12-30")
        scenario.accept(
            .householdTotalReported("A", households: 150, on: "2022-01-01"),
            .householdTotalReported("B", households: 40, on: "2022-12-31"),
            .householdTotalReported("B", households: 50, on: "2022-12-31"), at: "2023-01-02")
        let rows = try scenario.ledger.trajectory(scenario.cut("2023-12-31")).targets
        // C never reported and nobody stands in it; before 2022 none had.
        func missing(_ units: String...) -> NaiveRateTotals {
            NaiveRateTotals(older: [], missing: units, emptied: [])
        }
        // Poor went from 2 to 1; near-poor are 2 of 200 at the end of 2022: exactly one in a hundred.
        #expect(
            rows == [
                NaiveTargetRow("P", "by1", .count(1), .met),
                NaiveTargetRow("P", "by2", .count(1), .missed),
                NaiveTargetRow("P", "none", .count(1), .missed),
                NaiveTargetRow("P", "below", .share(2, of: 200), .missed, totals: missing("C")),
                NaiveTargetRow("P", "most", .share(2, of: 200), .met, totals: missing("C")),
                NaiveTargetRow("P", "early", nil, .unknown, totals: missing("A", "B", "C")),
                NaiveTargetRow("P", "later", nil, .notDue),
            ])
    }

    @Test func yearsRunFromThePlanToTheCut() throws {
        var scenario = twoYears()
        scenario.accept(
            .planAdopted(
                "P", title: "Kế hoạch", targets: [target("by1", .reduction, .atLeast, 1, due: "2022-12-31")],
                on: "2022-01-05"))
        scenario.accept(.householdTotalReported("A", households: 150, on: "2023-01-01"))
        // B holds H4 and never reported: half a sum is no figure.
        #expect(try scenario.ledger.denominator(scenario.cut("2023-06-30")).households == 150)
        func years(total: Int64?) -> [NaiveYear] {
            [
                NaiveYear(2022, .poor, opening: 2, closing: 1, total: nil),
                NaiveYear(2022, .nearPoor, opening: 1, closing: 2, total: nil),
                NaiveYear(2023, .poor, opening: 1, closing: 1, total: total),
                NaiveYear(2023, .nearPoor, opening: 2, closing: 2, total: total),
            ]
        }
        #expect(try scenario.ledger.trajectory(scenario.cut("2023-06-30")).years == years(total: nil))
        #expect(try scenario.ledger.denominator(scenario.cut("2023-06-30")).uncovered == ["B"])
        scenario.accept(.householdTotalReported("B", households: 50, on: "2023-06-30"))
        #expect(try scenario.ledger.trajectory(scenario.cut("2023-06-30")).years == years(total: 200))
    }

    @Test func aMergedUnitTakesTheSumUntilItReports() throws {
        var scenario = NaiveScenario()
        scenario.accept(
            .householdTotalReported("A", households: 100, on: "2024-12-31"),
            .householdTotalReported("B", households: 60, on: "2024-12-31"))
        scenario.accept(
            .unitMerged("A", into: "C", on: "2025-07-01"), .unitMerged("B", into: "C", on: "2025-07-01"))
        func total(_ day: Day) throws -> Int64? { try scenario.ledger.denominator(scenario.cut(day)).households }
        #expect(try total("2024-12-30") == nil)
        #expect(try total("2025-06-30") == 160)
        #expect(try total("2025-07-01") == 160)
        scenario.accept(.householdTotalReported("C", households: 170, on: "2025-12-31"))
        #expect(try total("2025-12-30") == 160)
        #expect(try total("2025-12-31") == 170)
    }

    @Test func aDividedUnitStopsCountingAndItsPartsOwe() throws {
        var scenario = NaiveScenario()
        scenario.accept(
            .householdTotalReported("A", households: 1_500, on: "2024-12-31"),
            .unitDivided("A", into: ["B", "C"], on: "2025-07-01"),
            .householdTotalReported("B", households: 900, on: "2025-12-30"))
        func total(_ day: Day) throws -> NaiveDenominator { try scenario.ledger.denominator(scenario.cut(day)) }
        #expect(try total("2025-06-30").households == 1_500)
        #expect(try total("2025-07-01").households == nil && total("2025-07-01").uncovered == ["B", "C"])
        #expect(try total("2025-12-30").uncovered == ["C"])
        scenario.accept(.householdTotalReported("C", households: 620, on: "2025-12-31"))
        #expect(try total("2025-12-31").households == 1_520 && total("2025-12-31").isComplete)
    }

    @Test func aUnitThatLivesOnAddsWhatMergedIntoItSince() throws {
        var scenario = NaiveScenario()
        scenario.accept(
            .householdTotalReported("A", households: 100, on: "2024-12-31"),
            .householdTotalReported("B", households: 60, on: "2024-12-31"))
        scenario.accept(.unitMerged("A", into: "B", on: "2025-07-01"))
        #expect(try scenario.ledger.denominator(scenario.cut("2025-07-01")).households == 160)
    }

    @Test func aParentIsNotCountedBesideItsChildren() throws {
        var scenario = NaiveScenario()
        scenario.accept(
            .unitEstablished("city", name: "Thành phố", kind: .city, on: "2020-01-01"),
            .unitChanged("A", on: "2020-01-01", parent: "city"), .unitChanged("B", on: "2020-01-01", parent: "city"),
            .householdTotalReported("city", households: 500, on: "2021-01-01"),
            .householdTotalReported("A", households: 100, on: "2021-01-01"),
            .householdRegistered("H1", in: "B", members: 2, on: "2021-01-01"))
        // B holds a household and has no total, so the city's own covers it; then the children do.
        func total(_ day: Day) throws -> Int64? { try scenario.ledger.denominator(scenario.cut(day)).households }
        #expect(try total("2021-01-01") == 500)
        scenario.accept(.householdTotalReported("B", households: 390, on: "2021-02-01"))
        #expect(try total("2021-02-01") == 490)
    }
}
