// Totals that were not reported, entries that came late, scores against the standard, and parameters out of range: by
// hand.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite struct AuditUnitTests {
    private func findings(_ rule: AuditRule, _ ledger: HouseholdLedger, _ day: Day = "2025-12-31") throws -> [Finding] {
        try ledger.at(CutExpression(day)).audit().findings.filter { $0.rule == rule }
    }

    @Test func totalsAreAskedOfTheUnitsOfEachYearsEnd() throws {
        var scenario = try RuleScenario()
        try scenario.given(
            .householdRegistered("H1", in: "A", members: 1, on: "2022-12-31"),
            .householdRegistered("H2", in: "B", members: 1, on: "2022-06-01"),
            .householdMoved("H2", to: "A", on: "2023-12-31"),
            .householdRegistered("H3", in: "B", members: 1, on: "2022-06-01"),
            .householdDissolved("H3", cause: .other, on: "2023-12-31"),
            .householdTotalReported("B", households: 5, on: "2022-01-01"),
            .householdTotalReported("A", households: 5, on: "2024-12-31"),
            .unitMerged("A", into: "C", on: "2025-01-01"))
        let found = try findings(.missingTotal, scenario.ledger)
        let lines = found.map { "\($0.effectiveOn) \($0.unit ?? "-") \($0.figures[0].value)" }
        #expect(lines == ["2022-12-31 A 1", "2023-12-31 A 2", "2025-12-31 C 2"])
        #expect(found.first?.sentence == "1 registered household, and no total reported in 2022")
        #expect(found.last?.sentence == "2 registered households, and no total reported in 2025")
        #expect(try findings(.missingTotal, scenario.ledger, "2025-12-30").count == 2)
        // 2022 and 2023 in A, then 2025 to 9999 in C: all counted, a thousand listed.
        let all = try scenario.ledger.at(CutExpression(.last)).audit()
        #expect(all.counts.first { $0.rule == .missingTotal }?.findings == 2 + 9_999 - 2_025 + 1)
        #expect(all.findings.count { $0.rule == .missingTotal } == 1_000)
    }

    /// Delays of 31, 32 and 60 days in B: 32 in the middle. 30 days are not late.
    @Test func delaysAreCountedByUnitAndYear() throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { RuleScenario.now })
        func record(_ id: String, _ noon: Day, _ events: Event...) throws {
            let entry = Entry(id: id, recordedAt: NaiveScenario.noon(noon), actor: "UBND", events: events)
            try ledger.record(entry, keepingRecordedTime: true)
        }
        try record(
            "u", "2022-01-01", .unitEstablished("A", name: "A", kind: .ward, on: "2022-01-01"),
            .unitEstablished("B", name: "B", kind: .ward, on: "2022-01-01"),
            .householdRegistered("H1", in: "B", members: 1, on: "2022-01-01"))
        try record(
            "late", "2022-03-02", .householdSizeChanged("H1", members: 2, on: "2022-01-31"),
            .householdSizeChanged("H1", members: 3, on: "2022-01-30"),
            .householdSizeChanged("H1", members: 4, on: "2022-01-29"),
            .householdTotalReported("B", households: 1, on: "2022-01-01"),
            .householdTotalReported("A", households: 1, on: "2022-01-30"),
            .aidGiven(to: .household("H9"), .cash, donor: "d", donorKind: .agency, on: "2022-01-02"))
        let found = try findings(.lateEntry, ledger, "2022-12-31")
        let lines = found.map { finding in
            let figures = finding.figures.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
            return "\(finding.effectiveOn) \(finding.unit ?? "-") \(finding.events[0].reference): \(figures)"
        }
        #expect(
            lines == [
                "2022-01-01 B late#4: year 2022, events 3, medianDays 32, greatestDays 60",
                "2022-01-02 - late#6: year 2022, events 1, medianDays 59, greatestDays 59",
                "2022-01-30 A late#5: year 2022, events 1, medianDays 31, greatestDays 31",
            ])
        #expect(
            found.first?.sentence == "3 events of 2022 recorded more than 30 days late: 32 in the middle, 60 at worst")
    }

    /// The lines of Circular 07/2021/TT-BLĐTBXH, each at its last point.
    @Test(arguments: [
        (Area.rural, 140, 30, "poor"), (.rural, 140, 29, "near"), (.rural, 141, 30, "neither"),
        (.urban, 175, 30, "poor"), (.urban, 175, 0, "near"), (.urban, 176, 120, "neither"),
        (.rural, 0, 30, "poor"), (.rural, 141, 0, "neither"), (.urban, 141, 30, "poor"),
    ])
    func scoresPointToAClass(area: Area, income: Int64, deprivation: Int64, expected: String) throws {
        let right: [HouseholdClass] =
            expected == "poor" ? [.poor] : expected == "near" ? [.nearPoor] : [.disadvantaged, .average, .wellOff]
        for decided in [HouseholdClass.poor, .nearPoor, .disadvantaged, .average, .wellOff] {
            var scenario = try RuleScenario()
            try scenario.given(
                .householdRegistered("H1", in: "A", members: 1, on: "2022-01-01"),
                .householdClassified(
                    "H1", as: decided, on: "2022-01-01", standard: "nd07-2021", area: area, incomeScore: income,
                    deprivationScore: deprivation))
            #expect(try findings(.scoreMismatch, scenario.ledger).isEmpty == right.contains(decided), "\(decided)")
        }
    }

    @Test func onlyWhatIsRecordedIsJudged() throws {
        var scenario = try RuleScenario()
        let wrong = [
            Event.householdClassified(
                "H1", as: .poor, on: "2022-01-01", standard: "nd07-2021", area: .rural, incomeScore: 900),
            .householdClassified(
                "H1", as: .poor, on: "2022-01-02", standard: "nd07-2021", incomeScore: 900, deprivationScore: 0),
            .householdClassified(
                "H1", as: .poor, on: "2022-01-03", area: .rural, incomeScore: 900, deprivationScore: 0),
            .householdClassified(
                "H1", as: .poor, on: "2022-01-04", standard: "nd07-2022", area: .rural, incomeScore: 900,
                deprivationScore: 0),
            .householdClassified(
                "H1", as: .poor, on: "2022-01-05", standard: "nd07-2021", area: .rural, incomeScore: 100,
                deprivationScore: 30, deprivations: [.employment]),
            .householdClassified(
                "H1", as: .nearPoor, on: "2022-01-06", standard: "nd07-2021", area: .rural, incomeScore: 100,
                deprivationScore: 30, deprivations: [.employment, .nutrition]),
        ]
        try scenario.given([.householdRegistered("H1", in: "A", members: 1, on: "2022-01-01")])
        for event in wrong.prefix(5) { try scenario.given([event]) }
        try scenario.given(
            .householdRegistered("H2", in: "A", members: 1, on: "2022-01-01"),
            .householdClassified(
                "H2", as: .nearPoor, on: "2022-01-06", standard: "nd07-2021", area: .rural, incomeScore: 100,
                deprivationScore: 30, deprivations: [.employment, .nutrition]))
        let found = try findings(.scoreMismatch, scenario.ledger)
        #expect(
            found.map(\.sentence.description) == [
                "deprivations listed: 1, which make 10 points, but the deprivation score is 30",
                "decided nearPoor, but income score 100 (rural) and deprivation score 30 are those of a poor household; "
                    + "deprivations listed: 2, which make 20 points",
            ])
        #expect(found.first?.figures.map(\.value) == [100, 30, 1])
    }

    @Test func parametersOutOfRangeAreRefused() throws {
        let scenario = try RuleScenario()
        let wrong: [(WritableKeyPath<AuditParameters, Int>, [Int])] = [
            (\.returnMonths, [0, 1_201]), (\.bunchedDays, [0, 366]), (\.lateDays, [-1, 36_501]),
            (\.aheadDays, [-1, 36_501]),
            (\.listedPerRule, [-1, 100_001]),
        ]
        for (parameter, values) in wrong {
            for value in values {
                var parameters = AuditParameters()
                parameters[keyPath: parameter] = value
                let error = #expect(throws: LedgerError.self) {
                    try scenario.ledger.at("2025-12-31").audit(parameters)
                }
                #expect(error?.code == .invalidValue && error?.problem.description.contains("\(value)") == true)
            }
        }
    }

    @Test func anEmptyLedgerHasNoFindings() throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path, mode: .create)
        let audit = try ledger.at("2025-12-31").audit()
        #expect(audit.findings.isEmpty && audit.counts.allSatisfy { $0.findings == 0 })
        #expect(audit.counts.count == AuditRule.allCases.count)
        #expect(try ledger.at("2025-12-31").cohorts().rows.isEmpty)
    }
}
