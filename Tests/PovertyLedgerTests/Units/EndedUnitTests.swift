// The promise: a unit that is known to have ended, merged or divided, reports no total and gets no parts from that day
// on. What was recorded of it all the same, by an older program or before its end was known, stands and counts as it
// did.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite("Units: after their end")
struct EndedUnitTests {
    /// A merged into B, and C divided among D and E, both on 2022-07-01.
    private func scenario() throws -> RuleScenario {
        var scenario = try RuleScenario()
        try scenario.given(
            .unitEstablished("D", name: "D", kind: .ward, on: "2022-07-01"),
            .unitEstablished("E", name: "E", kind: .ward, on: "2022-07-01"),
            .unitMerged("A", into: "B", on: "2022-07-01"), .unitDivided("C", into: ["D", "E"], on: "2022-07-01"),
            id: "ends")
        return scenario
    }

    private func total(_ unit: String, _ day: Day) -> Event { .householdTotalReported(unit, households: 9, on: day) }

    private func part(_ id: String, of unit: String, _ day: Day) -> Event {
        .unitEstablished(id, name: id, kind: .hamlet, on: day, parent: unit)
    }

    @Test(arguments: ["A", "C"])
    func nothingIsAddedFromThatDayOn(_ unit: String) throws {
        var scenario = try scenario()
        try scenario.given(part("other", of: "B", "2020-02-01"))
        for day in ["2022-07-01", "2022-07-02", "2025-12-31"] as [Day] {
            try scenario.refuses(.unknownUnit, unit: unit, total(unit, day))
            try scenario.refuses(.unknownUnit, unit: "new", part("new", of: unit, day))
            try scenario.refuses(.unknownUnit, unit: "other", .unitChanged("other", on: day, parent: unit))
            // Only the second event of the entry is of the ended unit.
            try scenario.refuses(.unknownUnit, event: 2, unit: unit, total("B", day), total(unit, day))
        }
        // The day before, and the units that live on.
        try scenario.given(total(unit, "2022-06-30"), part("new", of: unit, "2022-06-30"))
        try scenario.given(.unitChanged("other", on: "2022-06-30", parent: unit))
        for other in ["B", "D", "E"] {
            try scenario.given(total(other, "2022-07-01"), part("below-\(other)", of: other, "2022-07-01"))
        }
        // What is below an ended unit is moved out of it.
        try scenario.given(.unitChanged("new", on: "2022-07-01", parent: "D"))
    }

    /// What was recorded before the end was known stands, and so does what its own entry says before the end.
    @Test func anEndThatIsRecordedLaterInvalidatesNothing() throws {
        for unit in ["A", "C"] {
            let end: Event =
                unit == "A"
                ? .unitMerged("A", into: "B", on: "2022-07-01") : .unitDivided("C", into: ["A", "B"], on: "2022-07-01")
            var scenario = try RuleScenario()
            try scenario.given(total(unit, "2022-12-31"), part("new", of: unit, "2022-12-31"))
            try scenario.given(end, id: "end")
            try scenario.refuses(.unknownUnit, unit: unit, total(unit, "2023-12-31"))
            // A void of the end in the same entry opens the unit again.
            try scenario.given(
                .eventVoided(EventReference(entry: "end", ordinal: 1), reason: "sai"), total(unit, "2023-12-31"))
            try scenario.given(total(unit, "2024-12-31"), end, id: "again")
            try scenario.refuses(
                .unknownUnit, event: 2, unit: unit, total("B", "2025-12-31"), total(unit, "2025-12-31"))
        }
        var scenario = try RuleScenario()
        try scenario.refuses(
            .unknownUnit, event: 2, unit: "A", .unitMerged("A", into: "B", on: "2022-07-01"), total("A", "2022-12-31"))
    }

    /// A ledger of an older program: readable, sound and the same when its tables are made again, and its export can be
    /// imported.
    @Test func whatOlderProgramsRecordedStands() throws {
        var scenario = try scenario()
        let ledger = scenario.ledger
        let old = Entry(
            id: "old", actor: "UBND",
            events: [
                total("C", "2023-12-31"), total("A", "2023-12-31"), part("below", of: "C", "2023-01-01"),
                .householdRegistered("H", in: "below", members: 3, on: "2023-02-01"),
            ])
        #expect(throws: LedgerError.self) { try ledger.record(old) }
        try ledger.record(old, keepingIdentifiers: true)
        let judged = try ledger.ledger.verify(rules: HouseholdRules())
        #expect(judged.isSound && judged.judgedThrough == judged.lastPosition, "\(judged.findings)")
        #expect(try ledger.at("2023-12-31").counts(by: .unit).tally(of: .unclassified, unit: "below").households == 1)
        #expect(try ledger.ledger.rebuild(rules: HouseholdRules()) == judged.lastPosition)
        #expect(try ledger.ledger.verify(rules: HouseholdRules()).isSound)
        // It goes on, and what it has is no precedent.
        try scenario.refuses(.unknownUnit, unit: "C", total("C", "2023-12-31"))
        try scenario.given(.householdMoved("H", to: "D", on: "2023-03-01"))

        let folder = try TemporaryFolder()
        let lines = try folder.write("all.jsonl", String(decoding: try ledger.exported(), as: UTF8.self))
        let copy = try HouseholdLedger(at: folder.file("copy"), mode: .create)
        var options = ImportOptions(keepsRecordedTimes: true)
        let error = #expect(throws: LedgerError.self) { try copy.importLines(from: [lines], options: options) }
        #expect(error?.code == .unknownUnit && error?.place.entry == "old" && error?.place.event == 1)
        options.keepsIdentifiers = true
        _ = try copy.importLines(from: [lines], options: options)
        let events = try ledger.ledger.entries(after: 0, limit: .max).map(\.events)
        #expect(try copy.ledger.entries(after: 0, limit: .max).map(\.events) == events)
    }
}
