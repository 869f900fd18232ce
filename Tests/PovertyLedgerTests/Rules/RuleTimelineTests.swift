// The rules on what is recorded late: back-dated events, voids and corrections, judged on the timeline that results.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite("Rules: timelines")
struct RuleTimelineTests {
    private func void(_ entry: String, _ ordinal: Int) -> Event {
        .eventVoided(EventReference(entry: entry, ordinal: ordinal), reason: "ghi nhầm")
    }

    @Test func aBackdatedEventIsJudgedOnTheTimelineThatResults() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(.householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2023-12-10"), id: "exit")
        // Valid on its own day, but then "from" of the later exit is no longer in force.
        try scenario.refuses(
            .ruleBroken, household: "H1", conflicting: ["exit#1"],
            .householdExitedPoverty("H1", from: .poor, to: .average, on: "2022-12-10"))
        try scenario.given(.householdClassified("H1", as: .poor, on: "2022-12-10"), id: "review")
        // The event at fault is the last that bears on the one that could not stand.
        try scenario.refuses(
            .ruleBroken, event: 3, household: "H1", conflicting: ["exit#1"],
            .aidGiven(to: .household("H1"), .cash, donor: "Quỹ", donorKind: .fundForThePoor, on: "2022-01-01"),
            .householdSizeChanged("H1", members: 2, on: "2022-03-01"),
            .householdExitedPoverty("H1", from: .poor, to: .average, on: "2023-06-01"),
            .householdSizeChanged("H1", members: 2, on: "2023-08-01"))
        // A relapse in between makes the same exit possible.
        try scenario.given(.householdExitedPoverty("H1", from: .poor, to: .average, on: "2022-06-01"))
        #expect(try scenario.state(on: "2023-12-10") == .nearPoor)
    }

    /// The day before the last event is back-dated too.
    @Test func aDayBeforeTheLastEventIsBackdated() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(.householdMoved("H1", to: "B", on: "2022-12-10"), id: "move")
        for day: Day in ["2022-12-09", "2022-01-01"] {
            try scenario.refuses(
                .ruleBroken, household: "H1", conflicting: ["move#1"], .householdMoved("H1", to: "B", on: day))
        }
        try scenario.given(.householdMoved("H1", to: "C", on: "2022-12-09"))
        try scenario.refuses(.ruleBroken, household: "H1", .householdMoved("H1", to: "B", on: "2022-12-11"))
        try scenario.given(.householdMoved("H1", to: "A", on: "2022-12-10"))
    }

    @Test func onOneDayTheLaterPositionComesLast() throws {
        var scenario = try RuleScenario.poorHousehold()
        let day: Day = "2022-12-10"
        try scenario.given(.householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: day))
        try scenario.refuses(
            .ruleBroken, household: "H1", .householdExitedPoverty("H1", from: .poor, to: .average, on: day))
        try scenario.given(.householdExitedPoverty("H1", from: .nearPoor, to: .average, on: day))
        #expect(try scenario.state(on: day) == .average)
        #expect(try scenario.state(on: "2022-12-09") == .poor)
    }

    @Test func aVoidIsJudgedOnTheTimelineThatResults() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.refuses(.ruleBroken, household: "H1", conflicting: ["h1#2"], void("h1", 1))
        try scenario.given(.householdExitedPoverty("H1", from: .poor, to: .average, on: "2023-12-10"), id: "exit")
        try scenario.refuses(.ruleBroken, household: "H1", conflicting: ["exit#1"], void("h1", 2))
        try scenario.refuses(
            .ruleBroken, event: 2, household: "H1", conflicting: ["exit#1"],
            .householdSizeChanged("H1", members: 2, on: "2021-12-20"), void("h1", 2))
        try scenario.given(void("exit", 1), void("h1", 2), void("h1", 1))
        #expect(try scenario.state(on: "2024-01-01") == nil)
        #expect(try scenario.ledger.at("2024-01-01").counts(by: .unit).rows.isEmpty)
    }

    /// Whatever else of the household is voided beside it, and in whatever order.
    @Test func severalVoidsOfOneEntryAreAllLookedAt() throws {
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            var scenario = try RuleScenario.poorHousehold()
            try scenario.given(
                .aidGiven(to: .household("H1"), .cash, donor: "Quỹ", donorKind: .fundForThePoor, on: "2022-03-01"),
                .incomeAssessed("H1", perPersonMonthlyVND: 900_000, on: "2022-03-01"), id: "aid")
            try scenario.given(.householdExitedPoverty("H1", from: .poor, to: .average, on: "2022-12-10"), id: "exit")
            let others = [void("aid", 1), void("aid", 2)]
            func entry(_ first: Event) -> [Event] { order.map { ([first] + others)[$0] } }
            let wrong = entry(void("h1", 2))
            try scenario.refuses(
                .ruleBroken, event: order.firstIndex(of: 0).map { $0 + 1 } ?? 0, household: "H1",
                conflicting: ["exit#1"], wrong[0], wrong[1], wrong[2])
            try scenario.given(entry(void("exit", 1)))
            // Poor again, for what is asked and for what is recorded next.
            #expect(try scenario.state(on: "2022-12-31") == .poor)
            try scenario.refuses(
                .ruleBroken, household: "H1", .householdClassified("H1", as: .average, on: "2023-12-10"))
            try scenario.given(.householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2023-12-10"))
        }
    }

    /// What an earlier entry voided is no part of the timeline that a back-dated event is judged on.
    @Test func whatWasVoidedBeforeIsNotJudgedAgain() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(.householdExitedPoverty("H1", from: .poor, to: .average, on: "2022-12-10"), id: "exit")
        try scenario.given(void("exit", 1))
        try scenario.given(.householdSizeChanged("H1", members: 5, on: "2023-01-01"))
        try scenario.given(.householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2022-06-01"))
        #expect(try scenario.state(on: "2023-01-01") == .nearPoor)
    }

    @Test func aCorrectionComesInEitherOrder() throws {
        for voidFirst in [true, false] {
            var scenario = try RuleScenario.poorHousehold()
            try scenario.given(.householdExitedPoverty("H1", from: .poor, to: .average, on: "2022-12-10"), id: "exit")
            let mended = Event.householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2022-12-10")
            try scenario.refuses(.ruleBroken, household: "H1", mended)
            try scenario.given(voidFirst ? [void("exit", 1), mended] : [mended, void("exit", 1)])
            #expect(try scenario.state(on: "2022-12-31") == .nearPoor)
            // As it was known before the correction: 3 units, 2 events of H1, the exit.
            let filed = try scenario.ledger.at(CutExpression("2022-12-31", knownAt: .position(6))).counts(by: .unit)
            #expect(filed.tally(of: .average).households == 1)
        }
        // Even the registration can be corrected under what rests on it.
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(
            .householdRegistered("H1", in: "B", members: 5, on: "2021-12-19"), void("h1", 1))
        #expect(try scenario.ledger.at("2021-12-20").counts(by: .unit).tally(of: .poor, unit: "B").persons == 5)
    }

    @Test func aVoidNamesAnEarlierEventOnce() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.refuses(.unknownReference, void("nobody", 1))
        try scenario.refuses(.unknownReference, void("h1", 3))
        try scenario.refuses(
            .unknownReference, event: 2, .householdSizeChanged("H1", members: 5, on: "2022-01-01"), void("own", 1),
            id: "own")
        try scenario.given(.householdSizeChanged("H1", members: 5, on: "2022-01-01"), id: "size")
        try scenario.refuses(
            .ruleBroken, event: 2, household: "H1", conflicting: ["size#1"], void("size", 1), void("size", 1))
        try scenario.given(void("size", 1), id: "void")
        try scenario.refuses(.ruleBroken, household: "H1", conflicting: ["size#1"], void("size", 1))
        try scenario.refuses(.ruleBroken, household: "H1", conflicting: ["void#1"], void("void", 1))
        try scenario.refuses(.invalidValue, .eventVoided(EventReference(entry: "h1", ordinal: 2), reason: ""))
        try scenario.refuses(.invalidValue, .eventVoided(EventReference(entry: "h1", ordinal: 0), reason: "r"))
    }

    @Test func closedDaysChangeOnlyByRestating() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(.periodClosed(through: "2022-12-31", on: "2023-01-10"), id: "close")
        let late = Event.householdSizeChanged("H1", members: 6, on: "2022-12-31")
        try scenario.refuses(.closedPeriod, household: "H1", late)
        try scenario.refuses(.closedPeriod, household: "H1", void("h1", 2))
        try scenario.refuses(
            .closedPeriod, event: 2, household: "H1", .householdSizeChanged("H1", members: 7, on: "2023-01-01"), late)
        try scenario.given(.householdSizeChanged("H1", members: 7, on: "2023-01-01"))
        try scenario.given(late, restates: "kiểm tra lại")
        #expect(
            try scenario.ledger.at(CutExpression("2022-12-31", knownAt: .closing)).counts(by: .unit).tally().persons
                == 4)
        #expect(try scenario.ledger.at("2022-12-31").counts(by: .unit).tally().persons == 6)
        try scenario.refuses(.ruleBroken, conflicting: ["close#1"], void("close", 1), restates: "r")
        // Who signs from here on changes nothing of any day, and stands for good.
        try scenario.given(.originChanged("example.com/new", on: "2022-12-31"), id: "origin")
        try scenario.refuses(.ruleBroken, conflicting: ["origin#1"], void("origin", 1), restates: "r")
        // A closing reaches further than the last, and is made on its last day or later.
        try scenario.refuses(.ruleBroken, .periodClosed(through: "2022-12-31", on: "2023-12-31"), restates: "r")
        try scenario.refuses(.ruleBroken, .periodClosed(through: "2024-12-31", on: "2024-12-30"))
        try scenario.given(.periodClosed(through: "2023-12-31", on: "2023-12-31"))
        try scenario.refuses(.closedPeriod, household: "H1", .householdSizeChanged("H1", members: 1, on: "2023-12-31"))
    }
}
