// The promise: a closing in the middle of a long import signs off what the import brought before it, although no reader
// sees that yet, and nothing that comes behind it.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite struct ClosingStagedTests {
    @Test func whatIsStagedCounts() throws {
        let scenario = try RuleScenario.poorHousehold()
        let entries = [
            Entry(
                id: "before", actor: "UBND",
                events: [
                    .householdRegistered("H2", in: "B", members: 2, on: "2022-01-01"),
                    .householdSizeChanged("H1", members: 7, on: "2022-02-01"),
                ]),
            Entry(
                id: "void", actor: "UBND",
                events: [.eventVoided(EventReference(entry: "h1", ordinal: 2), reason: "sai")]),
            Entry(id: "close", actor: "UBND", events: [.periodClosed(through: "2022-12-31", on: "2023-01-10")]),
            Entry(
                id: "after", actor: "UBND", restates: "trễ",
                events: [
                    .householdClassified("H2", as: .poor, on: "2022-03-01"),
                    .eventVoided(EventReference(entry: "before", ordinal: 2), reason: "sai"),
                ]),
            Entry(
                id: "again", actor: "UBND", restates: "trễ",
                events: [.periodClosed(through: "2023-12-31", on: "2024-01-10")]),
        ]
        try scenario.ledger.write { (writer: inout HouseholdWriter) throws(LedgerError) in
            for entry in entries {
                try writer.record(entry)
                try writer.stage()
            }
        }
        let figures = try scenario.ledger.closings().map { $0.figures?.counts ?? [] }
        func row(_ unit: String, _ householdClass: HouseholdClass, _ persons: Int) -> Counts.Row {
            Counts.Row(
                account: Account(unit: unit, householdClass: householdClass, socialProtection: false),
                tally: Tally(households: 1, persons: persons))
        }
        #expect(
            figures == [
                [row("A", .unclassified, 7), row("B", .unclassified, 2)],
                [row("A", .unclassified, 4), row("B", .poor, 2)],
            ])
        #expect(try scenario.ledger.checkClosings().allSatisfy { $0.difference == nil })
    }
}
