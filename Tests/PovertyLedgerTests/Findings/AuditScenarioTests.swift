// Each rule of the audit on a small ledger written by hand, at the edges of what it says: the last day that counts, the
// first that does not.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite struct AuditScenarioTests {
    /// The findings of a rule, as far as tests look at them.
    private func found(
        _ rule: AuditRule, in scenario: RuleScenario, on day: Day = "2025-12-31",
        _ parameters: AuditParameters = .init()
    ) throws -> [String] {
        let audit = try scenario.ledger.at(CutExpression(day)).audit(parameters)
        return audit.findings.filter { $0.rule == rule }.map { finding in
            let whom = finding.household ?? finding.unit ?? "-"
            return ["\(finding.effectiveOn) \(whom)"].appending(finding.events.map { $0.reference.description })
        }
    }

    @Test func aidIsJudgedByTheEndOfItsDay() throws {
        var scenario = try RuleScenario.poorHousehold()
        func aid(_ day: Day, _ kind: AidKind = .cash) -> Event {
            .aidGiven(to: .household("H1"), kind, donor: "d", donorKind: .enterprise, on: day)
        }
        try scenario.given(
            .householdExitedPoverty("H1", from: .poor, to: .average, on: "2022-06-01"),
            .householdClassified("H1", as: .nearPoor, on: "2022-08-01"),
            .householdDissolved("H1", cause: .other, on: "2022-09-01"), id: "state")
        try scenario.given(
            aid("2021-12-19"), aid("2021-12-20"), aid("2022-05-31"), aid("2022-06-01"), aid("2022-07-31"),
            aid("2022-07-31", .credit), aid("2022-08-01"), aid("2022-08-31"), aid("2022-09-01"),
            .aidGiven(to: .household("H9"), .goods, donor: "d", donorKind: .enterprise, on: "2022-01-01"),
            .aidGiven(to: .unit("A"), .goods, donor: "d", donorKind: .enterprise, on: "2022-01-01"), id: "aid")
        #expect(
            try found(.aidOutsidePoverty, in: scenario) == [
                "2021-12-19 H1 aid#1", "2022-01-01 H9 aid#10", "2022-06-01 H1 aid#4", "2022-07-31 H1 aid#5",
                "2022-09-01 H1 aid#9",
            ])
        let audit = try scenario.ledger.at("2025-12-31").audit()
        #expect(
            audit.findings.prefix(3).map(\.sentence) == [
                "aid (cash) went to a household that is not in the register on that day",
                "aid (goods) went to a household that is not in the register on that day",
                "aid (cash) went to a household that is average on that day",
            ])
    }

    @Test func aReturnIsQuickThroughTheSameDayOfTheMonth() throws {
        for (day, isQuick) in [("2023-02-28", true), ("2023-03-01", false)] as [(Day, Bool)] {
            var scenario = try RuleScenario.poorHousehold()
            try scenario.given(
                .householdExitedPoverty("H1", from: .poor, to: .average, on: "2023-01-31"),
                .householdClassified("H1", as: .poor, on: day), id: "back")
            var parameters = AuditParameters()
            parameters.returnMonths = 1
            #expect(
                try found(.quickReturn, in: scenario, parameters)
                    == (isQuick ? ["\(day) H1 back#1 back#2"] : []))
        }
    }

    /// Near-poor is no return to poor, but it is one to near-poor; poor is one to both.
    @Test func aReturnIsToTheClassLeftOrAWorseOne() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(
            .householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2023-01-01"),
            .householdExitedPoverty("H1", from: .nearPoor, to: .average, on: "2023-02-01"),
            .householdClassified("H1", as: .nearPoor, on: "2023-03-01"),
            .householdExitedPoverty("H1", from: .nearPoor, to: .disadvantaged, on: "2023-04-01"),
            .householdClassified("H1", as: .poor, on: "2023-05-01"), id: "s")
        #expect(
            try found(.quickReturn, in: scenario) == [
                "2023-03-01 H1 s#2 s#3", "2023-05-01 H1 s#1 s#5", "2023-05-01 H1 s#4 s#5",
            ])
        #expect(try found(.quickReturn, in: scenario, on: "2023-04-30") == ["2023-03-01 H1 s#2 s#3"])
    }

    @Test func exitsAreBunchedFromThreeTimesTheirShare() throws {
        // Five exits in the last fourteen days: 5 × 365 = 1,825, and 3 × 14 × 43 = 1,806, but × 44 = 1,848.
        for (others, isBunched) in [(38, true), (39, false)] {
            var scenario = try RuleScenario()
            let households = (1...(others + 7)).map { "H\($0)" }
            try scenario.given(
                households.flatMap { household in
                    [
                        Event.householdRegistered(household, in: "A", members: 1, on: "2022-01-01"),
                        .householdClassified(household, as: .poor, on: "2022-01-01"),
                    ]
                })
            let target = Target(
                id: "t", measure: [.poor], kind: .stock, due: "2023-12-31", comparison: .atMost, value: 0,
                quote: "q")
            try scenario.given(.planAdopted("p", title: "p", targets: [target], on: "2022-01-01"))
            // The window begins on 18 December; the year on 1 January; one exit lies before each, one behind the day.
            let days: [Day] =
                ["2023-12-18", "2023-12-20", "2023-12-20", "2023-12-31", "2023-12-31", "2022-12-31", "2024-01-01"]
                + Array(repeating: "2023-12-17", count: others - 1) + ["2023-01-01"]
            try scenario.given(
                zip(households, days).map { .householdExitedPoverty($0, from: .poor, to: .average, on: $1) }, id: "x")
            let expected = ["2023-12-31 - x#1 x#2 x#3 x#4 x#5"]
            #expect(try found(.bunchedExits, in: scenario) == (isBunched ? expected : []))
            #expect(try found(.bunchedExits, in: scenario, on: "2023-12-30") == [])
        }
    }

    @Test func anAchievementIsAwardedOnce() throws {
        var scenario = try RuleScenario()
        func award(_ recipient: String, _ day: Day, for achievement: String? = "vượt khó") -> Event {
            .awardGranted(
                to: .individual, recipient, form: "giấy khen", authority: "UBND", on: day, achievement: achievement)
        }
        try scenario.given(
            award("I1", "2022-01-01"), award("I1", "2022-02-01"), award("I1", "2022-03-01", for: "khác"),
            award("I2", "2022-01-01"), award("I3", "2022-01-01", for: nil), award("I3", "2022-02-01", for: nil),
            award("I4", "2022-01-01"), award("I4", "2022-06-01"), id: "a")
        try scenario.given(.awardRevoked(reference("a", 7), cause: "sai", on: "2022-05-01"), id: "r")
        #expect(try found(.repeatedAward, in: scenario) == ["2022-02-01 - a#1 a#2"])
        #expect(try found(.revokedAwardCounted, in: scenario) == ["2022-06-01 - a#7 r#1 a#8"])
        // A day before the revocation takes effect, the award still stands; a day later the second is granted anew.
        #expect(try found(.revokedAwardCounted, in: scenario, on: "2022-05-31") == [])
    }

    @Test func aClosingCountsAnAwardThatWasRevokedBehindItsBack() throws {
        var scenario = try RuleScenario()
        try scenario.given(
            .awardGranted(to: .individual, "I1", form: "f", authority: "u", on: "2022-01-01"),
            .awardGranted(to: .individual, "I2", form: "f", authority: "u", on: "2022-01-01"), id: "a")
        try scenario.given(.periodClosed(through: "2022-12-31", on: "2023-01-05"), id: "c")
        try scenario.given(
            .awardRevoked(reference("a", 1), cause: "sai", on: "2022-12-31"), id: "before", restates: "đính chính")
        try scenario.given(.awardRevoked(reference("a", 2), cause: "sai", on: "2023-01-01"), id: "after")
        #expect(try found(.revokedAwardCounted, in: scenario) == ["2022-12-31 - a#1 c#1 before#1"])
        #expect(try found(.restatedPeriod, in: scenario) == ["2022-12-31 - c#1 before#1"])
    }

    @Test func restatementsAreOneFindingAnEntry() throws {
        var scenario = try RuleScenario.poorHousehold()
        // Nothing is closed yet.
        try scenario.given(.householdSizeChanged("H1", members: 3, on: "2022-01-01"), id: "early", restates: "?")
        try scenario.given(.periodClosed(through: "2022-12-31", on: "2023-01-05"), id: "c")
        try scenario.given(
            .householdSizeChanged("H1", members: 5, on: "2023-02-01"),
            .householdSizeChanged("H1", members: 6, on: "2022-12-31"),
            .householdSizeChanged("H1", members: 7, on: "2022-11-01"), id: "r1", restates: "đính chính")
        try scenario.given(.eventVoided(reference("early", 1), reason: "sai"), id: "r2", restates: "đính chính")
        // It says that it restates, and touches no closed day.
        try scenario.given(.householdSizeChanged("H1", members: 8, on: "2023-02-02"), id: "r3", restates: "?")
        #expect(
            try found(.restatedPeriod, in: scenario) == ["2022-01-01 H1 c#1 r2#1", "2022-12-31 H1 c#1 r1#2"])
        let sentences = try scenario.ledger.at("2025-12-31").audit().findings.map(\.sentence)
        #expect(sentences.contains("an entry restates the period closed through 2022-12-31: đính chính"))
        // Before the day of the void's target nothing is left of it; the other touches a day that is in.
        #expect(try found(.restatedPeriod, in: scenario, on: "2021-12-31") == [])
        #expect(
            try found(.restatedPeriod, in: scenario, on: "2022-11-30") == [
                "2022-01-01 H1 c#1 r2#1", "2022-11-01 H1 c#1 r1#3",
            ])
    }
}

extension [String] {
    /// The strings with others behind them, as one line.
    fileprivate func appending(_ others: [String]) -> String { (self + others).joined(separator: " ") }
}
