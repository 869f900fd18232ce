// The promise: a figure that was filed can be followed to what it is now, by the entries that changed it. Counted by
// hand.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite struct RevisionTests {
    private static let poor = Account(householdClass: .poor, socialProtection: false)

    /// H1 (4 members) and H2 (3) poor in A, closed through 2022; then H2's class is voided and H3 (2) comes late and
    /// poor; closed through 2023; then H1 turns out to have had 5 members, and A to have merged into C by then.
    private func scenario() throws -> RuleScenario {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(
            .householdRegistered("H2", in: "A", members: 3, on: "2022-05-01"),
            .householdClassified("H2", as: .poor, on: "2022-06-01"), id: "h2")
        try scenario.ledger.close(through: "2022-12-31", actor: "UBND")
        try scenario.given(
            .eventVoided(EventReference(entry: "h2", ordinal: 2), reason: "sai"),
            .householdClassified("H2", as: .nearPoor, on: "2022-06-01"),
            .householdRegistered("H3", in: "B", members: 2, on: "2022-12-30"),
            .householdClassified("H3", as: .poor, on: "2022-12-31"),
            .householdSizeChanged("H1", members: 9, on: "2023-01-01"), id: "mixed", restates: "kiểm tra")
        try scenario.ledger.close(through: "2023-12-31", actor: "UBND")
        try scenario.given(
            .householdSizeChanged("H1", members: 5, on: "2022-12-31"), .unitMerged("A", into: "C", on: "2022-12-31"),
            id: "late", restates: "kiểm tra")
        return scenario
    }

    /// Cause, entry and account of each change, and what changed.
    private func words(_ stage: RevisionStage) -> [String] {
        stage.changes.map { change in
            let unit = change.account.unit.map { $0 + " " } ?? ""
            let name = change.account.householdClass.name
            return "\(change.cause) \(change.entry) \(unit)\(name) \(change.change.households) \(change.change.persons)"
        }
    }

    @Test func figuresAreFollowedByTheEntriesThatChangedThem() throws {
        let periods = try scenario().ledger.revisions()
        #expect(periods.map(\.closing.through) == ["2022-12-31", "2023-12-31"])
        let stages = periods[0].stages
        #expect(stages.map(\.moment) == [.filed, .closing(through: "2023-12-31"), .now])
        let poor = stages.map { stage in stage.counts.first { $0.account == Self.poor }?.tally }
        #expect(
            poor == [
                Tally(households: 2, persons: 7), Tally(households: 2, persons: 6), Tally(households: 2, persons: 7),
            ])
        #expect(words(stages[0]).isEmpty)
        #expect(
            words(stages[1]) == [
                "lateReport mixed poor 1 2", "correction mixed poor -1 -3", "correction mixed nearPoor 1 3",
            ])
        #expect(words(stages[2]) == ["lateReport late poor 0 1"])
        // What takes effect in 2023 changes nothing of 2022; by the end of 2023 H1 has 9 members whatever it had
        // before.
        #expect(periods[1].stages.map(\.moment) == [.filed, .now])
        #expect(periods[1].stages[1].changes.isEmpty)
    }

    @Test func unitsMoveHouseholdsWithoutChangingTheTotal() throws {
        let ledger = try scenario().ledger
        let period = try #require(try ledger.revisions(ofPeriodWith: "2022-03-01", byUnit: true).first)
        #expect(
            words(period.stages[2]) == [
                "unitChange late A poor -1 -4", "unitChange late A nearPoor -1 -3", "unitChange late C poor 1 4",
                "unitChange late C nearPoor 1 3", "lateReport late C poor 0 1",
            ])
    }

    /// A merger stands in what was filed, whatever became of it later.
    @Test func aMergerThatWasKnownAtAClosingIsVoidedAfterIt() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(.unitMerged("A", into: "C", on: "2022-06-01"), id: "merger")
        try scenario.ledger.close(through: "2022-12-31", actor: "UBND")
        try scenario.ledger.close(through: "2023-12-31", actor: "UBND")
        try scenario.given(
            .eventVoided(EventReference(entry: "merger", ordinal: 1), reason: "sai"), id: "undone", restates: "sai")
        let period = try #require(try scenario.ledger.revisions(ofPeriodWith: "2022-06-01", byUnit: true).first)
        #expect(period.stages.map { $0.counts.compactMap(\.account.unit) } == [["C"], ["C"], ["A"]])
        #expect(
            period.stages.map(words) == [[], [], ["unitChange undone A poor 1 4", "unitChange undone C poor -1 -4"]])
    }

    @Test func aDayInNoClosedPeriodIsRefused() throws {
        let ledger = try scenario().ledger
        let error = #expect(throws: LedgerError.self) { try ledger.revisions(ofPeriodWith: "2024-01-01") }
        #expect(error?.code.rawValue == "notFound")
        #expect(error?.description.contains("the last closed day is 2023-12-31") == true)
        let empty = try RuleScenario()
        #expect(try empty.ledger.revisions().isEmpty)
    }
}
