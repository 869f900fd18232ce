// The promise of LedgerTesting: given, when, then say what is so, and say so where it is not. As an embedder has it:
// nothing is imported for testing.

import Foundation
import LedgerTesting
import PovertyLedger
import Testing

@Suite struct ScenarioTests {
    private static func household() throws -> LedgerScenario {
        let scenario = try LedgerScenario(on: "2022-12-31")
        try scenario.given(
            .unitEstablished("A", name: "A", kind: .ward, on: "2022-01-01"),
            .householdRegistered("H1", in: "A", members: 4, on: "2022-01-01"),
            .householdClassified("H1", as: .poor, on: "2022-01-01"))
        return scenario
    }

    @Test func whatKeepsTheRulesIsRecorded() throws {
        let scenario = try Self.household()
        let exit = Event.householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2022-12-01")
        let receipt = try scenario.when(exit, document: "98/QĐ-UBND").mustBeRecorded()
        #expect(receipt.positions == 4...4)
        #expect(try scenario.ledger.at("2022").counts().tally(of: .nearPoor).persons == 4)
        let unmet = #expect(throws: UnmetExpectation.self) { try scenario.when(exit).mustBeRefused(.noSpace) }
        #expect(unmet?.description.contains("not noSpace") == true)
    }

    @Test func whatBreaksARuleIsRefused() throws {
        let scenario = try Self.household()
        let twice = scenario.when(.householdRegistered("H1", in: "A", members: 2, on: "2022-02-01"))
        #expect(try twice.mustBeRefused(.ruleBroken).place.household == "H1")
        #expect(throws: UnmetExpectation.self) { try twice.mustBeRecorded() }
        #expect(throws: UnmetExpectation.self) { try twice.mustBeRefused(.ruleBroken, because: ["test-9#1"]) }
        // An event that would make a later one wrong: the later one is named.
        let early = scenario.when(.householdClassified("H1", as: .betterOff, on: "2022-06-01"))
        try early.mustBeRefused(.ruleBroken)
        let recorded = scenario.when(.householdSizeChanged("H1", members: 5, on: "2022-06-01"))
        #expect(throws: UnmetExpectation.self) { try recorded.mustBeRefused(.ruleBroken) }
    }

    @Test func theClockStandsStillUntilItIsMoved() throws {
        let scenario = try LedgerScenario(on: "2022-12-31", offset: .utc)
        let first = try scenario.given(.unitEstablished("A", name: "A", kind: .ward, on: "2022-01-01"))
        scenario.clock.advance(seconds: 86_400)
        let second = try scenario.given(.unitEstablished("B", name: "B", kind: .ward, on: "2022-01-01"))
        #expect(second.recordedAt.microsecondsSinceEpoch - first.recordedAt.microsecondsSinceEpoch == 86_400_000_000)
        #expect(first.recordedAt.day(at: .utc) == "2022-12-31")
        for seconds in [.max, .max / 1_000_000, .max / 1_000_000 + 1, .min / 1_000_000 - 1, .min / 1_000_000, .min]
            as [Int64]
        {
            scenario.clock.advance(seconds: seconds)
            #expect(scenario.clock.now == second.recordedAt, "there is no such instant")
        }
        #expect(try scenario.ledger.at("2022@2022-12-31").units().units.count == 1)
    }

    @Test func theSameSeedGivesTheSameLedger() throws {
        let ledgers = try [7, 7, 8].map { try LedgerScenario(seed: $0, households: 50, events: 600).ledger }
        let counts = try ledgers.map { try $0.at("2025").counts(by: .unit).rows }
        #expect(counts[0] == counts[1] && counts[0] != counts[2])
        #expect(try ledgers[0].ledger.lastPosition() == 600)
        #expect(throws: LedgerError.self) { try LedgerScenario(seed: 1, households: 50, events: 3) }
    }

    /// A ledger that is still open keeps its folder; then it is gone, with what a test put there.
    @Test func nothingIsLeft() throws {
        var ledger: HouseholdLedger?
        let path: String
        do {
            let scenario = try Self.household()
            ledger = scenario.ledger
            path = scenario.folder.path
            try Data("x".utf8).write(to: URL(fileURLWithPath: scenario.folder.file("note.txt")))
        }
        #expect(FileManager.default.fileExists(atPath: path))
        #expect(try ledger?.ledger.lastPosition() == 3)
        ledger = nil
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func aGenericLedgerHasAnOutcomeToo() throws {
        let (folder, clock) = (try TemporaryFolder(), TestClock(.epoch))
        clock.move(toEndOf: "2024-02-29")
        let ledger = try Ledger(at: folder.file("wells.socai"), mode: .create, clock: clock.reading)
        let well = StreamName(category: 1, id: "well-7")
        func measure(_ id: String) -> LedgerOutcome {
            LedgerOutcome { () throws(LedgerError) in
                try ledger.record(
                    NewEntry(
                        id: id, actor: "probe",
                        events: [NewEvent(stream: well, type: 1, effectiveOn: "2024-02-29", payload: [7])],
                        expecting: [well: .noneYet]))
            }
        }
        #expect(try measure("first").mustBeRecorded().recordedAt.day(at: .utc) == "2024-02-29")
        try measure("second").mustBeRefused(.versionConflict)
    }
}
