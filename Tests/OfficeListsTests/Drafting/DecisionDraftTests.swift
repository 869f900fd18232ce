// The promise that the decision which confirms a class is recorded, once: a household whose class is the same under
// another decision is classified again under that one, and a decision that the ledger has is never recorded twice.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@testable import OfficeLists

@Suite struct DecisionDraftTests {
    /// P1-0001, poor by `2/QĐ` (the second entry of the ledger) since 20 December 2022, with findings.
    private func ledger() throws -> DraftLedger {
        var made = try DraftLedger()
        try made.record([
            .householdRegistered("P1-0001", in: "phuong-1", members: 4, on: "2022-12-20"),
            .householdClassified(
                "P1-0001", as: .poor, on: "2022-12-20", socialProtection: true, incomeScore: 100,
                deprivations: [.nutrition]),
        ])
        return made
    }

    private func row(_ decision: String?, _ change: (inout Row) -> Void = { _ in }) -> Row {
        Row("P1-0001", .poor).with {
            $0.decision = decision
            change(&$0)
        }
    }

    @Test func anotherDecisionConfirmsTheClass() throws {
        let made = try ledger()
        let list = OfficeList.of([row("98/QĐ-UBND")])
        let draft = try made.ledger.draft(list, .on())
        // A classification replaces the findings in force: those that the list leaves out are recorded with it.
        #expect(
            draft.events == [
                .householdClassified(
                    "P1-0001", as: .poor, on: "2023-12-20", socialProtection: true, incomeScore: 100,
                    deprivations: [.nutrition])
            ])
        #expect(draft.changes == ["renewed P1-0001"] && draft.entries.map(\.document) == ["98/QĐ-UBND"])
        #expect(draft.report.changes[0].place?.description == "F2")
        try made.ledger.record(draft.entries[0])
        let again = try made.ledger.draft(list, .on())
        #expect(again.entries.isEmpty && again.changes == ["confirmed P1-0001"])
    }

    /// The decision may be that of the call, for rows that name none.
    @Test func theDocumentOfTheCallConfirmsTheClass() throws {
        let made = try ledger()
        let list = OfficeList.of([row(nil)])
        #expect(try made.ledger.draft(list, .on()).changes == ["confirmed P1-0001"])
        let draft = try made.ledger.draft(list, .on { $0.document = "98/QĐ-UBND" })
        #expect(draft.changes == ["renewed P1-0001"] && draft.entries.map(\.document) == ["98/QĐ-UBND"])
        try made.ledger.record(draft.entries[0])
        #expect(try made.ledger.draft(list, .on { $0.document = "98/QĐ-UBND" }).entries.isEmpty)
    }

    /// A decision by which the household came into its class, or was confirmed in it, is known, whichever came last.
    @Test func aDecisionThatTheLedgerHasIsNotRecordedAgain() throws {
        var made = try ledger()
        #expect(try made.ledger.draft(.of([row("2/QĐ")]), .on()).changes == ["confirmed P1-0001"])
        try made.record([.householdClassified("P1-0001", as: .poor, on: "2023-06-01", socialProtection: true)])
        for known in ["2/QĐ", "3/QĐ"] {
            #expect(try made.ledger.draft(.of([row(known)]), .on()).changes == ["confirmed P1-0001"], "\(known)")
        }
        // One of before the household left the class is another decision.
        try made.record([
            .householdExitedPoverty("P1-0001", from: .poor, to: .average, on: "2023-07-01")
        ])
        try made.record([.householdClassified("P1-0001", as: .poor, on: "2023-08-01")])
        #expect(try made.ledger.draft(.of([row("5/QĐ")]), .on()).changes == ["confirmed P1-0001"])
        #expect(try made.ledger.draft(.of([row("3/QĐ")]), .on()).changes == ["renewed P1-0001"])
    }

    /// Numbers of decisions begin anew each year.
    @Test func theNumberOfAnotherYearIsAnotherDecision() throws {
        let made = try ledger()
        let same = OfficeList.of([row("2/QĐ") { $0.decidedOn = "2022-12-10" }])
        #expect(try made.ledger.draft(same, .on()).changes == ["confirmed P1-0001"])
        let later = OfficeList.of([row("2/QĐ") { $0.decidedOn = "2023-12-10" }])
        let draft = try made.ledger.draft(later, .on())
        #expect(draft.changes == ["renewed P1-0001"])
        try made.ledger.record(draft.entries[0])
        #expect(try made.ledger.draft(later, .on()).entries.isEmpty)
    }

    /// A new score under the same decision is an amendment, under another one too.
    @Test func findingsGoBeforeTheDecision() throws {
        let made = try ledger()
        for decision in ["2/QĐ", "98/QĐ"] {
            let draft = try made.ledger.draft(.of([row(decision) { $0.incomeScore = 120 }]), .on())
            #expect(draft.changes == ["amended P1-0001"] && draft.entries.map(\.document) == [decision])
        }
    }

    /// A row that says only that the household is not poor decides no class.
    @Test func whatTheListDoesNotStateIsNotConfirmed() throws {
        var made = try DraftLedger()
        try made.add("P1-0001", .average)
        let list = OfficeList.of([
            Row("P1-0001").with {
                $0.exit = .notPoor
                $0.decision = "98/QĐ"
            }
        ])
        #expect(try made.ledger.draft(list, .on()).changes == ["confirmed P1-0001"])
        #expect(try made.ledger.draft(.of([row("98/QĐ") { $0.found = nil }], .households), .on()).entries.isEmpty)
    }

    /// An exit is recognised once: another decision about it is a doubt, and never a second event.
    @Test func anExitHasOneDecision() throws {
        var made = try ledger()
        try made.record([.householdExitedPoverty("P1-0001", from: .poor, to: .average, on: "2023-12-01")])
        func exits(_ decision: String?) -> OfficeList { .of([row(decision) { $0.found = .average }], .exits) }
        #expect(try made.ledger.draft(exits(nil), .on()).changes == ["confirmed P1-0001"])
        #expect(try made.ledger.draft(exits("3/QĐ"), .on()).changes == ["confirmed P1-0001"])
        let other = try made.ledger.draft(exits("9/QĐ"), .on())
        #expect(other.entries.isEmpty && other.questionCodes == ["otherDecision"])
        #expect(
            other.report.questions[0].text.description.contains(
                "the exit of 2023-12-01 by \"3/QĐ\", and the list by \"9/QĐ\""))
    }

    /// A confirmation moves no household in any table: the state of the household is the same before and after.
    @Test func aConfirmationChangesNoFigure() throws {
        let made = try ledger()
        func figures() throws -> ([Counts.Row], [Counts.Row]) {
            (try made.ledger.at("2023-12-19").counts().rows, try made.ledger.at("2023-12-31").counts().rows)
        }
        let before = try figures()
        #expect(before.0 == before.1)
        let draft = try made.ledger.draft(.of([row("98/QĐ-UBND")]), .on())
        try made.ledger.record(draft.entries[0])
        let after = try figures()
        #expect(after.0 == before.0 && after.1 == before.1)
    }
}
