// The promise: a closing whose figures are not those of the events is found, whoever wrote it, with the first figure
// that differs and the first event that can have made it so.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite struct ClosingCheckTests {
    /// What a payload of figures asks for, with the numbers that the scenario's units have.
    private struct Units: EncodingContext {
        func unitNumber(of id: String) throws(FieldProblem) -> UInt32 { id == "A" ? 0 : 1 }
        func position(of reference: EventReference) throws(FieldProblem) -> UInt64 { 1 }
    }

    /// Writes a closing through the ledger below, which asks no rules.
    private func write(_ figures: ClosedFigures?, through day: Day, id: String, _ ledger: RecordedLedger) throws {
        var payload: [UInt8] = []
        let body = EventBody.periodClosed(PeriodClosed(through: day, figures: figures))
        try encodePayload(of: body, into: &payload, context: Units())
        let event = NewEvent(
            stream: StreamCategory.closings, type: EventKind.periodClosed.recordType, effectiveOn: day,
            summary: UInt32(bitPattern: day.daysSinceEpoch), payload: payload)
        try ledger.recordPastTheRules(NewEntry(id: id, actor: "forger", events: [event]))
    }

    @Test func aWrongClosingIsFound() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.ledger.close(through: "2021-12-31", actor: "UBND")
        try scenario.given(.householdSizeChanged("H1", members: 4, on: "2023-01-01"), id: "after the cut")
        try scenario.given(
            .householdRegistered("H2", in: "B", members: 3, on: "2022-02-01"),
            .householdSizeChanged("H1", members: 5, on: "2022-03-01"), id: "size")
        var figures = try scenario.ledger.at(
            Cut(effectiveOn: "2022-12-31", position: scenario.ledger.ledger.lastPosition())
        ).figures()
        figures.counts[0] = Counts.Row(account: figures.counts[0].account, tally: Tally(households: 1, persons: 4))
        try write(figures, through: "2022-12-31", id: "forged", scenario.ledger.ledger)
        try write(nil, through: "2023-06-30", id: "old", scenario.ledger.ledger)
        let checks = try scenario.ledger.checkClosings()
        #expect(checks.map(\.closing.reference.entry) == ["closing-2021-12-31", "forged", "old"])
        #expect(checks[0].difference == nil && checks[2].difference == nil && checks[2].closing.figures == nil)
        let account = Account(unit: "A", householdClass: .poor, socialProtection: false)
        #expect(
            checks[1].difference == FigureDifference(figure: .account(account), closed: [1, 4], found: [1, 5]))
        #expect(checks[1].firstEvent == EventReference(entry: "size", ordinal: 2))
        #expect(
            checks[1].difference?.description
                == "poor households outside social protection in unit A: 1 with 4 persons were closed, the events give 1 "
                + "with 5")
        // Nothing can be followed from figures that never were.
        let ledger = scenario.ledger
        let error = #expect(throws: LedgerError.self) { try ledger.revisions() }
        #expect(error?.code == .figuresDiffer && error?.description.contains("forged#1") == true)
        #expect(try ledger.revisions(ofPeriodWith: "2021-12-31").count == 1)
    }

    @Test func wrongSumsAreFound() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(
            .aidGiven(
                to: .household("H1"), .credit, donor: "d", donorKind: .policyBank, on: "2022-06-01", amountVND: 3),
            .aidGiven(to: .household("H1"), .cash, donor: "d", donorKind: .agency, on: "2022-06-01", amountVND: 5),
            .awardGranted(to: .household, "H1", form: "f", authority: "a", on: "2022-07-01"), id: "aid")
        let right = try scenario.ledger.at(
            Cut(effectiveOn: "2022-12-31", position: scenario.ledger.ledger.lastPosition())
        ).figures()
        #expect(right.gifts.amountVND == 5 && right.loans.amountVND == 3 && right.awards.granted == 1)
        var (gifts, loans, awards) = (right, right, right)
        gifts.gifts.amountVND = 8
        loans.loans = ClosedFigures.Sum()
        awards.awards = ClosedFigures.Awards(granted: 0, revoked: 1)
        for (wrong, figure, event) in [
            (gifts, ClosedFigure.gifts, 2), (loans, ClosedFigure.loans, 1), (awards, ClosedFigure.awards, 3),
        ] {
            let place = try TemporaryLedger()
            let copy = try HouseholdLedger(at: place.path, clock: { RuleScenario.now })
            for entry in try scenario.ledger.ledger.entries(limit: .max) {
                try copy.record(try Entry(entry, references: [:]))
            }
            try write(wrong, through: "2022-12-31", id: "forged", copy.ledger)
            let check = try #require(try copy.checkClosings().first)
            #expect(check.difference?.figure == figure)
            #expect(check.firstEvent == EventReference(entry: "aid", ordinal: event))
        }
    }

    @Test func sumsThatAreTooLargeAreRefused() throws {
        var scenario = try RuleScenario.poorHousehold()
        for id in ["one", "two"] {
            try scenario.given(
                .aidGiven(
                    to: .household("H1"), .cash, donor: "d", donorKind: .agency, on: "2022-06-01", amountVND: .max),
                id: id)
        }
        let ledger = scenario.ledger
        let error = #expect(throws: LedgerError.self) { try ledger.close(through: "2022-12-31", actor: "UBND") }
        #expect(error?.code == .overflow)
        #expect(try ledger.closings().isEmpty)
        try ledger.close(through: "2022-05-31", actor: "UBND")
    }
}
