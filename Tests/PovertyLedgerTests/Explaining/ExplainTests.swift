// The promise that a number is explained by the households and events that a person would find with a finger on the
// list.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite("Explaining")
struct ExplainTests {
    private let scenario: ExplainScenario

    init() throws { scenario = try ExplainScenario() }

    @Test func eachHouseholdIsThereByTheEventThatBroughtItIn() throws {
        let poor = try scenario.ledger.at("2022-12-31").explain(AccountFilter(.poor))
        #expect(poor.households.map(\.household) == ["H1", "H2", "H3"])
        #expect(poor.tally == Tally(households: 3, persons: 9))
        #expect(poor.households.map { "\($0.entered.reference)" } == ["e1#2", "e3#1", "e1#6"])
        #expect(poor.households.map { $0.confirmed.map { "\($0.reference)" } } == ["e2#1", nil, "e4#2"])
        #expect(poor.households.map { "\($0.placed.reference)" } == ["e1#1", "e1#3", "e1#5"])
        #expect(poor.households.map(\.entered.document) == ["e1/QĐ", "e3/QĐ", "e1/QĐ"])
        #expect(poor.households.map { $0.account.unit } == ["A", "A", "B"])
    }

    @Test func asKnownBeforeTheLateReportTheyAreOthers() throws {
        let filed = try scenario.ledger.at(CutExpression("2022-12-31", knownAt: .day("2023-01-15"))).explain(
            AccountFilter(.poor))
        #expect(filed.households.map(\.household) == ["H1"])
    }

    @Test func protectionIsAPartOfTheAccountOnlyWhereItIsAskedFor() throws {
        // H1 stays poor and comes under social protection.
        try scenario.record(
            "e5", "2024-08-01", [.householdClassified("H1", as: .poor, on: "2024-08-01", socialProtection: true)])
        let cut = try CutExpression("2024-12-31")
        let all = try scenario.ledger.at(cut).explain(AccountFilter(.poor))
        let protected = try scenario.ledger.at(cut).explain(AccountFilter(.poor, socialProtection: true))
        #expect("\(all.households[0].entered.reference)" == "e1#2")
        #expect(all.households[0].confirmed.map { "\($0.reference)" } == "e5#1")
        #expect(protected.households.map(\.household) == ["H1", "H2"])
        #expect("\(protected.households[0].entered.reference)" == "e5#1" && protected.households[0].confirmed == nil)
        // After the merger all stand in B.
        #expect(all.households.map { $0.account.unit } == ["B", "B", "B"])
        let unmapped = try scenario.ledger.at(cut, unitsOn: "2024-06-30").explain(AccountFilter(.poor, unit: "A"))
        #expect(unmapped.households.map(\.household) == ["H1", "H2"])
    }

    @Test func aDifferenceIsWhoEnteredLessWhoLeft() throws {
        let change = try scenario.ledger.at("2022-12-31").explainChange(
            since: try scenario.ledger.cut(CutExpression("2022-12-31", knownAt: .day("2022-12-31"))),
            AccountFilter(.poor))
        #expect(change.opening == Tally(households: 1, persons: 4))
        #expect(change.closing == Tally(households: 3, persons: 9))
        #expect(change.entered == 2 && change.left == 0)
        #expect(change.households.map(\.household) == ["H2", "H3"])
        // The void of its exit is why H3 is there again; that it was found to be poor changed nothing.
        #expect(change.households.map { $0.events.map { "\($0.source.reference)" } } == [["e3#1"], ["e2#2"]])
        #expect(change.households.map { $0.events.map(\.isInForceAtSecond) } == [[true], [false]])
        #expect(change.households[1].events[0].voidedBy?.document == "e4/QĐ")
    }

    @Test func aMoveIsWhyAUnitsNumberChanges() throws {
        try scenario.record("mv", "2024-07-02", [.householdMoved("H1", to: "B", on: "2024-05-01")])
        let change = try scenario.ledger.at("2024-06-30").explainChange(
            since: try scenario.ledger.cut(CutExpression("2023-12-31")), AccountFilter(.poor, unit: "A"))
        #expect(change.households.map(\.household) == ["H1"] && change.left == 1)
        #expect(change.households[0].events.map { "\($0.source.reference)" } == ["mv#1"])
        #expect(change.households[0].from?.unit == "A" && change.households[0].to?.unit == "B")
        // By the units after the merger it never left.
        let mapped = try scenario.ledger.at("2024-06-30", unitsOn: "2024-12-31").explainChange(
            since: try scenario.ledger.cut(CutExpression("2023-12-31")), AccountFilter(.poor, unit: "B"))
        #expect(mapped.households.isEmpty && mapped.closing.households == 3)
    }

    @Test func aNumberThatTheLedgerGivesNeedsNoExplanation() throws {
        let check = try scenario.ledger.check(
            PublishedNumber(3, of: AccountFilter(.poor), at: CutExpression("2022-12-31")))
        #expect(check.agrees && check.counted == 3 && check.explanations.isEmpty)
    }

    @Test func aNumberIsFoundInTheNearestReadings() throws {
        // One was filed; one is under social protection.
        let one = try scenario.explanations(of: 1)
        #expect(one.map(\.difference) == [.socialProtection, .known])
        #expect(one.first?.reading.filter.socialProtection == true && one.last?.knownAt == .day("2022-12-31"))
        // Two are without it; two there were from the opening to the fall of H2.
        let two = try scenario.explanations(of: 2)
        #expect(two.map(\.difference) == [.socialProtection] + [NumberDifference](repeating: .effectiveOn, count: 6))
        #expect(
            two.dropFirst().map(\.reading.cut.effectiveOn) == [
                "2022-05-31", "2022-04-30", "2022-03-31", "2022-02-28", "2022-01-31", "2021-12-31",
            ])
        let nine = try scenario.explanations(of: 9)
        #expect(nine.map(\.difference) == [.measure] && nine.first?.reading.measure == .persons)
        #expect(try scenario.explanations(of: 3, .persons).map(\.difference).contains(.measure))
        #expect(try scenario.explanations(of: 4).isEmpty)
    }

    @Test func aUnitsNumberIsFoundByTheUnitsOfAnotherDay() throws {
        let none = try scenario.explanations(of: 0, unit: "A")
        // Year ends before the opening, and after the merger: nine of each within ten years.
        let years = [NumberDifference](repeating: .effectiveOn, count: 18)
        #expect(none.map(\.difference) == [.unitsOn] + years + [.householdClass])
        #expect(none.first?.reading.unitsOn == "2024-07-01")
        let three = try scenario.explanations(of: 3, unit: "B")
        #expect(three.map(\.difference).first == .unitsOn)
    }

    @Test func aClosingIsATimeWhenThingsWereKnown() throws {
        try scenario.record("c", "2024-08-01", [.periodClosed(through: "2022-12-31", on: "2024-08-01")])
        let late = Entry(
            id: "r", recordedAt: Instant("2024-09-01T05:00:00Z"), actor: "UBND", restates: "trễ",
            events: [.householdDissolved("H1", cause: .movedAway, on: "2022-10-01")])
        // H1 was found poor in November, which a dissolution before can't leave standing: void that first.
        var correction = late
        correction.events.insert(.eventVoided(EventReference(entry: "e2", ordinal: 1), reason: "đã đi"), at: 0)
        try scenario.ledger.record(correction, keepingRecordedTime: true)
        let three = try scenario.explanations(of: 3)
        let known = three.filter { $0.difference == .known }.map(\.knownAt)
        // Through the void of the exit, the merger and the closing; the first was known at the end of 2023.
        #expect(known == [.position(15), .day("2023-12-31")])
    }

    @Test func anUnknownUnitIsRefused() throws {
        let error = #expect(throws: LedgerError.self) {
            try scenario.ledger.at("2022-12-31").explain(AccountFilter(.poor, unit: "C"))
        }
        #expect(error?.code == .unknownUnit)
    }

    @Test func aHistoryIsToldAsItWasKnown() throws {
        let filed = try scenario.ledger.history(of: "H3", knownAt: .day("2022-12-31"))
        #expect(filed.map { "\($0.source.reference)" } == ["e1#5", "e1#6", "e2#2"])
        #expect(filed.allSatisfy { $0.void == nil })
        let now = try scenario.ledger.history(of: "H3")
        #expect(now.map { "\($0.source.reference)" } == ["e1#5", "e1#6", "e2#2", "e4#2"])
        #expect(now[2].void?.reference == EventReference(entry: "e4", ordinal: 1) && now[2].void?.reason == "ghi sai")
        let error = #expect(throws: LedgerError.self) {
            try scenario.ledger.history(of: "H3", knownAt: .day("2021-06-30"))
        }
        #expect(error?.code.rawValue == "notFound" && error?.problem == "household H3 is not known yet at position 2")
        #expect(error?.remedy.description.hasPrefix("it was first recorded at 2021-12-28T") == true)
        // One that there is not: the nearest codes, capitals aside.
        let unknown = #expect(throws: LedgerError.self) { try scenario.ledger.history(of: "h3") }
        #expect(unknown?.remedy.description.contains("the nearest are H3, H1, H2") == true)
    }
}
