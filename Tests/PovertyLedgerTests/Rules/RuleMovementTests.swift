// The rules of a movement: initiatives taken over, movements joined, reviews held, responsibilities begun and ended.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite("Rules: the movement")
struct RuleMovementTests {
    private func reference(_ entry: String, _ ordinal: Int = 1) -> EventReference {
        EventReference(entry: entry, ordinal: ordinal)
    }

    private func void(_ entry: String, _ ordinal: Int = 1) -> Event {
        .eventVoided(reference(entry, ordinal), reason: "ghi nhầm")
    }

    private func initiative(_ unit: String = "A", on day: Day = "2022-03-01") -> Event {
        .initiativeRecorded(unit, title: "Nuôi vịt", on: day)
    }

    private func adopt(_ name: EventReference, by unit: String = "B", on day: Day = "2022-03-01") -> Event {
        .initiativeAdopted(name, by: unit, on: day)
    }

    @Test func aUnitAdoptsAnInitiativeOnceOnItsDayOrLater() throws {
        var scenario = try RuleScenario()
        try scenario.given(initiative(), id: "i")
        let named = reference("i")
        try scenario.refuses(.ruleBroken, unit: "B", conflicting: ["i#1"], adopt(named, on: "2022-02-28"))
        try scenario.refuses(.unknownReference, unit: "B", conflicting: ["units#1"], adopt(reference("units")))
        try scenario.refuses(.unknownReference, unit: "B", adopt(reference("i", 2)))
        try scenario.refuses(.unknownReference, unit: "B", adopt(reference("nobody")))
        try scenario.refuses(.unknownUnit, unit: "nowhere", adopt(named, by: "nowhere"))
        try scenario.refuses(.ruleBroken, event: 2, unit: "B", adopt(named), adopt(named, on: "2022-04-01"))
        // By another unit, and by the one that has it.
        try scenario.given(adopt(named), id: "b")
        try scenario.given(adopt(named, by: "A"), id: "a")
        try scenario.refuses(.ruleBroken, unit: "B", conflicting: ["b#1"], adopt(named, on: "2022-05-01"))
        // A void makes room, in its own entry too.
        try scenario.given(void("b"), adopt(named, on: "2022-05-01"), id: "b2")
        try scenario.refuses(.ruleBroken, unit: "A", conflicting: ["a#1"], void("i"))
        try scenario.refuses(.ruleBroken, unit: "A", conflicting: ["b2#2"], void("i"), void("a"))
        try scenario.given(void("i"), void("a"), void("b2", 2))
        try scenario.refuses(.ruleBroken, unit: "C", conflicting: ["i#1"], adopt(named, by: "C"))
        #expect(try scenario.ledger.verify().isSound)
    }

    @Test func anInitiativeAndItsAdoptionComeInEitherOrder() throws {
        var scenario = try RuleScenario()
        try scenario.given(adopt(reference("x", 2)), initiative(), id: "x")
        try scenario.given(initiative(), adopt(reference("y", 1)), id: "y")
        try scenario.refuses(
            .ruleBroken, event: 1, unit: "B", adopt(reference("z", 2), on: "2022-02-28"), initiative(), id: "z")
        try scenario.given(initiative(), id: "w")
        try scenario.refuses(
            .ruleBroken, event: 2, unit: "B", conflicting: ["w#1"], void("w"), adopt(reference("w")))
        try scenario.given(void("y", 1), void("y", 2))
        let event = try scenario.ledger.ledger.event(reference("x", 1))
        #expect(event?.stream == StreamName(category: 2, id: "B"))
        #expect(try scenario.ledger.verify().isSound)
    }

    @Test func aMovementIsJoinedOnce() throws {
        var scenario = try RuleScenario()
        func join(_ movement: String, _ member: UnitOrCollective, on day: Day = "2022-01-10") -> Event {
            .movementJoined(movement, by: member, on: day)
        }
        try scenario.given(join("m", .unit("A")), join("m", .unit("B")), join("m", .collective("A")), id: "j")
        try scenario.given(join("n", .unit("A")))
        try scenario.refuses(.ruleBroken, unit: "A", conflicting: ["j#1"], join("m", .unit("A"), on: "2023-01-01"))
        try scenario.refuses(.ruleBroken, unit: "A", conflicting: ["j#1"], join("m", .unit("A"), on: "2021-01-01"))
        try scenario.refuses(.ruleBroken, conflicting: ["j#3"], join("m", .collective("A")))
        try scenario.refuses(.ruleBroken, event: 2, join("k", .collective("c")), join("k", .collective("c")))
        try scenario.refuses(.unknownUnit, unit: "nowhere", join("m", .unit("nowhere")))
        try scenario.refuses(.unknownUnit, unit: "A", join("k", .unit("A"), on: "2019-12-31"))
        try scenario.given(void("j", 1), join("m", .unit("A")), void("j", 3))
        try scenario.given(join("m", .collective("A"), on: "1999-01-01"))
        #expect(try scenario.ledger.verify().isSound)
    }

    @Test func aReviewIsHeldOnItsLastDayOrLater() throws {
        var scenario = try RuleScenario()
        func review(_ through: Day, on day: Day) -> Event { .reviewHeld(.final, by: "A", through: through, on: day) }
        try scenario.refuses(.ruleBroken, unit: "A", review("2022-12-31", on: "2022-12-30"))
        try scenario.refuses(.unknownUnit, unit: "A", review("2019-12-31", on: "2019-12-31"))
        try scenario.given(review("2022-12-31", on: "2022-12-31"), review("2022-12-31", on: "2023-01-10"))
        try scenario.given(review("2022-12-31", on: "2023-01-10"))
        #expect(try scenario.ledger.verify().isSound)
    }

    @Test(arguments: [HouseholdOrUnit.household("H1"), .unit("A")])
    func aResponsibilityRunsOnceAndEndsOnce(_ subject: HouseholdOrUnit) throws {
        var scenario = try RuleScenario.poorHousehold()
        let (household, unit) = subject.category == .unit ? (nil, "A") : ("H1", nil) as (String?, String?)
        func begin(_ holder: String = "C1", _ role: String = "r", on day: Day) -> Event {
            .responsibilityAssigned(for: subject, to: holder, role: role, on: day)
        }
        func end(_ holder: String = "C1", _ role: String = "r", on day: Day) -> Event {
            .responsibilityEnded(for: subject, of: holder, role: role, on: day)
        }
        func refuses(
            _ event: Event, _ more: Event? = nil, conflicting: [String] = [],
            sourceLocation: SourceLocation = #_sourceLocation
        ) throws {
            if let more {
                try scenario.refuses(
                    .ruleBroken, household: household, unit: unit, conflicting: conflicting, event, more,
                    sourceLocation: sourceLocation)
            } else {
                try scenario.refuses(
                    .ruleBroken, household: household, unit: unit, conflicting: conflicting, event,
                    sourceLocation: sourceLocation)
            }
        }
        try refuses(end(on: "2022-06-01"))
        try scenario.given(begin(on: "2022-03-01"), id: "b")
        try refuses(begin(on: "2022-04-01"))
        try refuses(end(on: "2022-02-28"))
        try refuses(end("C2", on: "2022-06-01"))
        try refuses(end("C1", "s", on: "2022-06-01"))
        // Another holder, and the same in another role, are others.
        try scenario.given(begin("C2", on: "2022-03-01"), begin("C1", "s", on: "2022-03-01"))
        try scenario.given(end(on: "2022-06-01"), id: "e")
        try refuses(end(on: "2022-07-01"))
        // What an event before it makes invalid is named.
        try refuses(end(on: "2022-05-01"), conflicting: ["e#1"])
        try refuses(begin(on: "2022-02-01"), conflicting: ["b#1"])
        try refuses(void("b"), conflicting: ["e#1"])
        // Begun again, and both on one day, in the order of the entry.
        try scenario.given(begin(on: "2022-06-01"), end(on: "2022-06-01"))
        try refuses(end(on: "2022-08-01"), begin(on: "2022-08-01"))
        try scenario.given(void("e"), end(on: "2022-05-31"))
        #expect(try scenario.ledger.verify().isSound)
    }

    /// As a sponsor, who is responsible for a household is so while it is in the register; of a unit, once it is there.
    @Test func aResponsibilityIsForWhatIsThere() throws {
        var scenario = try RuleScenario.poorHousehold()
        func begin(_ subject: HouseholdOrUnit, on day: Day) -> Event {
            .responsibilityAssigned(for: subject, to: "C1", role: "r", on: day)
        }
        try scenario.refuses(.ruleBroken, household: "H1", begin(.household("H1"), on: "2021-12-19"))
        try scenario.refuses(.ruleBroken, household: "H2", begin(.household("H2"), on: "2022-01-01"))
        try scenario.refuses(.unknownUnit, unit: "A", begin(.unit("A"), on: "2019-12-31"))
        try scenario.given(.householdDissolved("H1", cause: .movedAway, on: "2023-01-01"), id: "d")
        try scenario.refuses(.ruleBroken, household: "H1", begin(.household("H1"), on: "2023-01-01"))
        try scenario.given(begin(.household("H1"), on: "2021-12-20"), begin(.unit("A"), on: "2020-01-01"))
        #expect(try scenario.ledger.history(of: "H1").map(\.source.event.kind).contains(.responsibilityAssigned))
        #expect(try scenario.ledger.verify().isSound)
    }
}
