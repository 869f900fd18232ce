// The promises of closing: the figures are those of the closing's own cut, nobody can record others, and a period is
// closed once. Figures are counted by hand.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite struct ClosingTests {
    private func row(
        _ unit: String, _ householdClass: HouseholdClass, _ households: Int, _ persons: Int, protected: Bool = false
    ) -> Counts.Row {
        Counts.Row(
            account: Account(unit: unit, householdClass: householdClass, socialProtection: protected),
            tally: Tally(households: households, persons: persons))
    }

    /// Two poor households in A, one of them protected, one without class in B; a gift, a loan, two awards.
    private func scenario() throws -> RuleScenario {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(
            .householdRegistered("H2", in: "A", members: 2, on: "2022-03-01"),
            .householdClassified("H2", as: .poor, on: "2022-03-01", socialProtection: true),
            .householdRegistered("H3", in: "B", members: 5, on: "2022-04-01"), id: "more")
        try scenario.given(
            .aidGiven(
                to: .household("H1"), .cash, donor: "d", donorKind: .agency, on: "2022-05-01", amountVND: 500_000),
            .aidGiven(to: .unit("A"), .ideas, donor: "d", donorKind: .agency, on: "2022-05-02"),
            .aidGiven(
                to: .household("H1"), .credit, donor: "d", donorKind: .policyBank, on: "2022-06-01",
                amountVND: 30_000_000),
            .aidGiven(
                to: .household("H1"), .cash, donor: "d", donorKind: .agency, on: "2023-01-01", amountVND: 700_000),
            id: "aid")
        try scenario.given(
            .awardGranted(to: .collective, "T", form: "f", authority: "a", on: "2022-07-01"),
            .awardGranted(to: .individual, "N", form: "f", authority: "a", on: "2022-07-01"), id: "awards")
        try scenario.given(
            .awardRevoked(EventReference(entry: "awards", ordinal: 2), cause: "sai", on: "2022-08-01"), id: "revoked")
        return scenario
    }

    @Test func anExportEndsWithTheLastClosing() throws {
        var scenario = try scenario()
        func exported() throws -> [UInt8] {
            var lines: [UInt8] = []
            try scenario.ledger.export(through: .closing) { (page: [UInt8]) in lines += page }
            return lines
        }
        let early = #expect(throws: LedgerError.self) { try exported() }
        #expect(early?.code == .notFound)
        try scenario.ledger.close(through: "2022-12-31", actor: "UBND")
        var whole: [UInt8] = []
        try scenario.ledger.export { (page: [UInt8]) in whole += page }
        try scenario.given(.householdRegistered("H4", in: "B", members: 1, on: "2023-01-01"), id: "later")
        #expect(try exported() == whole)
    }

    @Test func figuresAreThoseOfTheLastDay() throws {
        let scenario = try scenario()
        let closing = try scenario.ledger.close(through: "2022-12-31", actor: "UBND", document: "1/QĐ")
        #expect(
            closing.figures
                == ClosedFigures(
                    counts: [
                        row("A", .poor, 1, 4), row("A", .poor, 1, 2, protected: true), row("B", .unclassified, 1, 5),
                    ], gifts: ClosedFigures.Sum(count: 2, amountVND: 500_000),
                    loans: ClosedFigures.Sum(count: 1, amountVND: 30_000_000),
                    awards: ClosedFigures.Awards(granted: 1, revoked: 1)))
        #expect(closing.reference == EventReference(entry: "closing-2022-12-31", ordinal: 1))
        #expect(closing.through == "2022-12-31" && closing.effectiveOn == "2026-01-15" && closing.document == "1/QĐ")
        #expect(try scenario.ledger.closings() == [closing])
        #expect(
            try scenario.ledger.cut(CutExpression("2022-06-30", knownAt: .closing)).position == closing.cut.position)
    }

    /// What stands beside a closing in its entry counts, whatever its place; so does what the entry voids.
    @Test func theClosingsOwnEntryCounts() throws {
        var scenario = try scenario()
        try scenario.given(
            .eventVoided(EventReference(entry: "aid", ordinal: 1), reason: "sai"),
            .unitEstablished("D", name: "D", kind: .ward, on: "2022-01-01"),
            .periodClosed(through: "2022-12-31", on: "2023-01-10"),
            .householdRegistered("H4", in: "D", members: 7, on: "2022-12-31"),
            .householdMoved("H3", to: "D", on: "2022-12-30"),
            .householdSizeChanged("H4", members: 8, on: "2023-01-01"), id: "all", )
        let closing = try #require(try scenario.ledger.closings().first)
        #expect(
            closing.figures?.counts == [
                row("A", .poor, 1, 4), row("A", .poor, 1, 2, protected: true), row("D", .unclassified, 2, 12),
            ])
        #expect(closing.figures?.gifts == ClosedFigures.Sum(count: 1))
        #expect(try scenario.ledger.checkClosings().map(\.difference) == [nil])
    }

    @Test func unitsAreThoseOfTheLastDay() throws {
        var scenario = try scenario()
        try scenario.given(.unitMerged("A", into: "C", on: "2022-12-31"), .unitMerged("B", into: "C", on: "2023-01-01"))
        let closing = try scenario.ledger.close(through: "2022-12-31", actor: "UBND")
        #expect(closing.figures?.counts.map(\.account.unit) == ["B", "C", "C"])
    }

    @Test func otherFiguresAreRefused() throws {
        var scenario = try scenario()
        func event(_ change: (inout ClosedFigures) -> Void) throws -> Event {
            let cut = try scenario.ledger.cut(CutExpression("2022-12-31"))
            var figures = try scenario.ledger.at(cut).figures()
            change(&figures)
            return .periodClosed(through: "2022-12-31", on: "2023-01-10", figures: figures)
        }
        try scenario.refuses(.figuresDiffer, event { $0.counts[0] = row("A", .poor, 2, 4) })
        try scenario.refuses(.figuresDiffer, event { $0.counts.removeLast() })
        try scenario.refuses(.figuresDiffer, event { $0.counts.append(row("nowhere", .poor, 1, 1)) })
        try scenario.refuses(.figuresDiffer, event { $0.gifts.amountVND += 1 })
        try scenario.refuses(.figuresDiffer, event { $0.loans.count = 0 })
        try scenario.refuses(.figuresDiffer, event { $0.loans.amountVND += 1 })
        try scenario.refuses(.figuresDiffer, event { $0.awards.revoked = 0 })
        try scenario.refuses(.invalidValue, event { $0.counts.append($0.counts[0]) })
        try scenario.refuses(.invalidValue, event { $0.counts[0] = row("A", .poor, 0, 0) })
        try scenario.refuses(.invalidValue, event { $0.counts[0] = row("", .poor, 1, 1) })
        try scenario.refuses(.invalidValue, event { $0.loans.amountVND = -1 })
        try scenario.given(event { $0.counts.reverse() }, id: "right")
        // The same without figures says the same.
        let again = Entry(id: "right", actor: "UBND", events: [.periodClosed(through: "2022-12-31", on: "2023-01-10")])
        #expect(try scenario.ledger.record(again).wasAlreadyRecorded)
        let other = Entry(id: "right", actor: "UBND", events: [.periodClosed(through: "2022-12-30", on: "2023-01-10")])
        #expect(throws: LedgerError.self) { try scenario.ledger.record(other) }
    }

    @Test func aPeriodIsClosedOnceAndWhenItIsOver() throws {
        let scenario = try scenario()
        let ledger = scenario.ledger
        func refusal(_ day: Day, _ id: String? = nil) -> LedgerError? {
            #expect(throws: LedgerError.self) { try ledger.close(through: day, id: id, actor: "UBND") }
        }
        // Asked before an entry is made: none is named.
        let early = refusal("2026-01-16")
        #expect(early?.code == .ruleBroken && early?.place.entry == nil && early?.place.file == ledger.ledger.path)
        try ledger.close(through: "2022-12-31", actor: "UBND")
        #expect(refusal("2022-12-31")?.description.contains("closing-2022-12-31#1") == true)
        #expect(refusal("2022-12-31", "other")?.code == .ruleBroken)
        #expect(refusal("2021-12-31")?.code == .ruleBroken)
        #expect(try ledger.close(through: "2026-01-15", id: "now", actor: "UBND").reference.entry == "now")
        var scenarioOfRules = try self.scenario()
        try scenarioOfRules.refuses(.ruleBroken, .periodClosed(through: "2026-01-16", on: "2026-01-16"))
    }

    /// Each unit with one account takes 8 bytes, its id of 64 and 16: 681 of them are more than a payload has.
    @Test func figuresOfTooManyUnitsAreRefused() throws {
        var scenario = try RuleScenario()
        let units = (1...681).map { String(repeating: "u", count: 61) + String($0 + 100) }
        try scenario.given(units.map { .unitEstablished($0, name: "u", kind: .hamlet, on: "2020-01-01") })
        try scenario.given(
            units.enumerated().map { .householdRegistered("H\($0)", in: $1, members: 1, on: "2022-01-01") })
        let ledger = scenario.ledger
        let error = #expect(throws: LedgerError.self) { try ledger.close(through: "2022-12-31", actor: "UBND") }
        #expect(error?.code == .invalidValue && error?.description.contains("681 units take 59976 bytes") == true)
        try ledger.close(through: "2021-12-31", actor: "UBND")
    }

    @Test func historyAtClosingIsThatOfTheLastClosing() throws {
        let scenario = try scenario()
        let ledger = scenario.ledger
        #expect(throws: LedgerError.self) { try ledger.history(of: "H1", knownAt: .closing) }
        try ledger.close(through: "2022-12-31", actor: "UBND")
        let late = Entry(
            id: "late", actor: "UBND", restates: "trễ",
            events: [.householdSizeChanged("H1", members: 6, on: "2022-12-01")])
        try ledger.record(late)
        let all = try ledger.history(of: "H1").count
        #expect(try ledger.history(of: "H1", knownAt: .closing).count == all - 1)
    }
}
