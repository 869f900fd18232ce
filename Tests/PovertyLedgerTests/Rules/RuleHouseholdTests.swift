// The rules on one household, one by one: what may follow what, and how poverty is left.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite("Rules: households")
struct RuleHouseholdTests {
    /// An event of each kind that needs a registered household.
    private func events(_ household: String, on day: Day) -> [Event] {
        [
            .householdMoved(household, to: "B", on: day), .householdSizeChanged(household, members: 5, on: day),
            .householdClassified(household, as: .poor, on: day),
            .householdExitedPoverty(household, from: .poor, to: .average, on: day),
            .incomeAssessed(household, perPersonMonthlyVND: 900_000, on: day),
            .sponsorAssigned(household, sponsor: "S", on: day), .sponsorEnded(household, sponsor: "S", on: day),
            .householdDissolved(household, cause: .other, on: day),
        ]
    }

    @Test func nothingComesBeforeTheRegistration() throws {
        var scenario = try RuleScenario.poorHousehold()
        for event in events("H2", on: "2022-01-01") { try scenario.refuses(.ruleBroken, household: "H2", event) }
        for event in events("H1", on: "2021-12-19") { try scenario.refuses(.ruleBroken, household: "H1", event) }
        // The registration stands first in the timeline, wherever it stands in the entry.
        try scenario.given(
            .householdClassified("H2", as: .poor, on: "2022-02-02"),
            .householdRegistered("H2", in: "A", members: 1, on: "2022-02-01"))
        try scenario.refuses(
            .ruleBroken, household: "H3", .householdClassified("H3", as: .poor, on: "2022-02-01"),
            .householdRegistered("H3", in: "A", members: 1, on: "2022-02-01"))
    }

    @Test func aHouseholdIsRegisteredOnce() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.refuses(
            .ruleBroken, household: "H1", .householdRegistered("H1", in: "B", members: 1, on: "2022-01-01"))
        // Registered earlier as well: then the one that stands is in the way.
        try scenario.refuses(
            .ruleBroken, household: "H1", conflicting: ["h1#1"],
            .householdRegistered("H1", in: "B", members: 1, on: "2021-01-01"))
        try scenario.refuses(
            .ruleBroken, event: 3, household: "H2", .householdRegistered("H2", in: "B", members: 1, on: "2022-01-01"),
            .householdSizeChanged("H1", members: 2, on: "2022-01-01"),
            .householdRegistered("H2", in: "C", members: 1, on: "2022-01-01"))
    }

    @Test func dissolutionIsFinal() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(.householdDissolved("H1", cause: .movedAway, on: "2022-05-01"), id: "gone")
        for day: Day in ["2022-05-01", "2022-06-01"] {
            for event in events("H1", on: day) { try scenario.refuses(.ruleBroken, household: "H1", event) }
            try scenario.refuses(
                .ruleBroken, household: "H1", .householdRegistered("H1", in: "B", members: 1, on: day))
        }
        // Before it, all that the timeline allows; aid and awards at any time.
        try scenario.given(.householdSizeChanged("H1", members: 2, on: "2022-04-30"))
        try scenario.given(
            .aidGiven(to: .household("H1"), .cash, donor: "Quỹ", donorKind: .fundForThePoor, on: "2022-06-01"),
            .aidGiven(to: .household("H9"), .cash, donor: "Quỹ", donorKind: .fundForThePoor, on: "2020-06-01"),
            .awardGranted(to: .household, "H1", form: "giấy khen", authority: "UBND", on: "2022-06-01"))
        #expect(try scenario.state(on: "2022-04-30") == .poor)
        #expect(try scenario.state(on: "2022-05-01") == nil)
        try scenario.given(.eventVoided(EventReference(entry: "gone", ordinal: 1), reason: "nhầm hộ"))
        #expect(try scenario.state(on: "2022-05-01") == .poor)
    }

    @Test func aDissolutionDoesNotComeBeforeWhatStands() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(.householdSizeChanged("H1", members: 2, on: "2022-05-01"), id: "size")
        try scenario.refuses(
            .ruleBroken, household: "H1", conflicting: ["size#1"],
            .householdDissolved("H1", cause: .deceased, on: "2022-04-30"))
        try scenario.given(.householdDissolved("H1", cause: .deceased, on: "2022-05-01"))
    }

    @Test func aMoveLeadsToAnotherUnit() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.refuses(.ruleBroken, household: "H1", .householdMoved("H1", to: "A", on: "2022-01-01"))
        try scenario.given(.householdMoved("H1", to: "B", on: "2022-03-01"), id: "move")
        try scenario.refuses(
            .ruleBroken, household: "H1", conflicting: ["move#1"], .householdMoved("H1", to: "B", on: "2022-02-01"))
        try scenario.given(.householdMoved("H1", to: "C", on: "2022-02-01"))
        try scenario.given(.householdMoved("H1", to: "A", on: "2022-03-01"))
        let rows = try scenario.ledger.at("2022-03-01").counts(by: .unit).rows
        #expect(rows.map(\.account.unit) == ["A"])
        // The same size again is allowed: a review confirms it.
        try scenario.given(.householdSizeChanged("H1", members: 4, on: "2022-04-01"))
    }

    /// Every class from every class: poverty is left by an exit only, and an exit leads from poverty to a better class.
    @Test func everyPairOfClasses() throws {
        let ladder: [HouseholdClass] = [.poor, .nearPoor, .disadvantaged, .average, .betterOff, .wellOff]
        var scenario = try RuleScenario()
        for from in [.unclassified] + ladder {
            for (rank, to) in ladder.enumerated() {
                let household = "\(from)-\(to)"
                try scenario.given(.householdRegistered(household, in: "A", members: 1, on: "2022-01-01"))
                if from != .unclassified {
                    try scenario.given(.householdClassified(household, as: from, on: "2022-01-02"))
                }
                let old = ladder.firstIndex(of: from)
                let leaves = old.map { $0 <= 1 && rank > $0 } ?? false
                let exit = Event.householdExitedPoverty(household, from: from, to: to, on: "2022-02-01")
                let decision = Event.householdClassified(household, as: to, on: "2022-02-01")
                if leaves {
                    try scenario.refuses(.ruleBroken, household: household, decision)
                    try scenario.given(exit)
                } else {
                    try scenario.refuses(.invalidValue, exit)
                    try scenario.given(decision)
                }
            }
        }
        try scenario.refuses(.invalidValue, .householdClassified("poor-poor", as: .unclassified, on: "2023-01-01"))
    }

    @Test func anExitLeavesTheClassInForce() throws {
        var scenario = try RuleScenario.poorHousehold()
        let wrong = Event.householdExitedPoverty("H1", from: .nearPoor, to: .average, on: "2022-12-10")
        try scenario.refuses(.ruleBroken, household: "H1", wrong)
        try scenario.refuses(
            .ruleBroken, event: 2, household: "H1", .householdSizeChanged("H1", members: 3, on: "2022-12-10"), wrong)
        try scenario.given(.householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2022-12-10"), wrong)
        #expect(try scenario.state(on: "2022-12-10") == .average)
        // Relapse is a classification: worse is always allowed.
        try scenario.given(.householdClassified("H1", as: .poor, on: "2023-12-10"))
        #expect(try scenario.state(on: "2023-12-10") == .poor)
    }

    @Test func socialProtectionGoesWithAnyClass() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(.householdClassified("H1", as: .poor, on: "2022-01-01", socialProtection: true))
        #expect(
            try scenario.ledger.at("2022-01-01").counts(by: .unit).tally(of: .poor, socialProtection: true).households
                == 1)
        try scenario.given(
            .householdExitedPoverty("H1", from: .poor, to: .wellOff, on: "2022-02-01", socialProtection: true))
        #expect(
            try scenario.ledger.at("2022-02-01").counts(by: .unit).tally(of: .wellOff, socialProtection: true).persons
                == 4)
        // Not said again, it is over.
        try scenario.given(.householdClassified("H1", as: .wellOff, on: "2022-03-01"))
        #expect(try scenario.ledger.at("2022-03-01").counts(by: .unit).tally(socialProtection: true) == .zero)
    }

    @Test func sponsorsComeAndGo() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.refuses(.ruleBroken, household: "H1", .sponsorEnded("H1", sponsor: "S", on: "2022-01-01"))
        try scenario.given(.sponsorAssigned("H1", sponsor: "S", on: "2022-02-01"), id: "on")
        try scenario.refuses(.ruleBroken, household: "H1", .sponsorAssigned("H1", sponsor: "S", on: "2022-03-01"))
        try scenario.refuses(
            .ruleBroken, household: "H1", conflicting: ["on#1"],
            .sponsorAssigned("H1", sponsor: "S", on: "2022-01-01"))
        try scenario.given(.sponsorAssigned("H1", sponsor: "T", on: "2022-03-01"))
        try scenario.given(.sponsorEnded("H1", sponsor: "S", on: "2022-06-01"), id: "off")
        try scenario.refuses(
            .ruleBroken, household: "H1", conflicting: ["off#1"], .sponsorEnded("H1", sponsor: "S", on: "2022-05-01"))
        try scenario.refuses(
            .ruleBroken, household: "H1", conflicting: ["off#1"],
            .eventVoided(EventReference(entry: "on", ordinal: 1), reason: "nhầm"))
        try scenario.given(.sponsorAssigned("H1", sponsor: "S", on: "2022-06-01"))
    }
}
