// The rules on plans: what a plan may be part of and replace, when it is voided, and in which units its targets count.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite("Rules: plans")
struct RulePlanTests {
    private func void(_ entry: String, _ ordinal: Int = 1) -> Event {
        .eventVoided(EventReference(entry: entry, ordinal: ordinal), reason: "ghi nhầm")
    }

    private func targets(in unit: String? = nil) -> [Target] {
        [
            Target(
                id: "t", measure: [.poor], where: unit.map { TargetFilter(unit: $0) }, kind: .stock, due: "2023-12-31",
                comparison: .atMost, value: 3, quote: "còn 3 hộ")
        ]
    }

    private func plan(_ id: String, on day: Day = "2022-01-05", under parent: String? = nil) -> Event {
        .planAdopted(id, title: "Kế hoạch", targets: targets(), on: day, under: parent)
    }

    private func revision(
        _ id: String, of old: String, on day: Day = "2022-06-01", under parent: String? = nil
    ) -> Event {
        .planRevised(id, replacing: old, title: "Điều chỉnh", targets: targets(), on: day, under: parent)
    }

    @Test func aPlanIsPartOfOneThatIsAdopted() throws {
        var scenario = try RuleScenario()
        try scenario.refuses(.unknownReference, plan("ward", under: "city"))
        try scenario.refuses(.unknownReference, plan("ward", under: "ward"))
        try scenario.given(plan("city"), id: "city")
        try scenario.refuses(
            .unknownReference, conflicting: ["city#1"], plan("ward", on: "2022-01-04", under: "city"))
        try scenario.given(plan("ward", under: "city"), plan("hamlet", under: "ward"))
        // The parent comes first, also within one entry, so that no plan is part of itself.
        try scenario.refuses(.unknownReference, conflicting: ["x#2"], plan("a", under: "b"), plan("b"), id: "x")
        try scenario.refuses(
            .unknownReference, conflicting: ["x#2"], plan("a", under: "b"), plan("b", under: "a"), id: "x")
        try scenario.given(plan("b"), plan("a", under: "b"))
        #expect(try scenario.ledger.verify().isSound)
    }

    @Test func aPlanIsReplacedOnceByOneThatComesLater() throws {
        var scenario = try RuleScenario()
        try scenario.refuses(.unknownReference, revision("two", of: "one"))
        try scenario.given(plan("one"), id: "one")
        try scenario.refuses(.unknownReference, conflicting: ["one#1"], revision("two", of: "one", on: "2022-01-04"))
        try scenario.refuses(.ruleBroken, conflicting: ["one#1"], revision("one", of: "one"))
        try scenario.given(revision("two", of: "one", on: "2022-01-05"), id: "two")
        try scenario.refuses(.ruleBroken, conflicting: ["two#1"], revision("three", of: "one"))
        try scenario.refuses(.ruleBroken, conflicting: ["two#1"], plan("two"))
        try scenario.refuses(
            .ruleBroken, event: 2, conflicting: ["x#1"], revision("three", of: "two"), revision("four", of: "two"),
            id: "x")
        // A chain of revisions, in one entry or in several; and another where the first is voided.
        try scenario.given(revision("three", of: "two"), revision("four", of: "three", under: "one"), id: "chain")
        try scenario.given(void("chain", 2), revision("five", of: "three"), id: "again")
        let at = try scenario.ledger.at("2023-12-31")
        let replacements = try at.plans().map { [$0.plan, $0.replaces, $0.replacement?.plan] }
        #expect(
            replacements == [
                ["five", "three", nil], ["one", nil, "two"], ["three", "two", "five"], ["two", "one", "three"],
            ])
        #expect(try scenario.ledger.verify().isSound)
    }

    @Test func aPlanThatOthersNameIsVoidedOnlyWithThem() throws {
        var scenario = try RuleScenario()
        try scenario.given(plan("city"), id: "city")
        try scenario.given(plan("ward", under: "city"), id: "ward")
        try scenario.given(revision("new", of: "city"), id: "new")
        try scenario.refuses(.ruleBroken, conflicting: ["ward#1"], void("city"))
        // An adoption anew comes after those that name it.
        try scenario.refuses(.ruleBroken, conflicting: ["ward#1"], void("city"), plan("city"))
        try scenario.refuses(.ruleBroken, conflicting: ["new#1"], void("city"), void("ward"))
        try scenario.given(void("ward"))
        try scenario.refuses(.ruleBroken, conflicting: ["new#1"], void("city"))
        try scenario.given(void("new"), void("city"), plan("city", on: "2022-02-01"), id: "anew")
        try scenario.refuses(
            .unknownReference, event: 1, plan("a", on: "2022-03-01", under: "city"), void("anew", 3))
    }

    @Test func targetsCountInUnitsThatAreEstablished() throws {
        var scenario = try RuleScenario()
        func plan(_ id: String, in unit: String, on day: Day) -> Event {
            .planAdopted(id, title: "Kế hoạch", targets: targets(in: unit), on: day)
        }
        try scenario.refuses(.unknownUnit, plan("p", in: "nowhere", on: "2022-01-05"))
        let unit = Event.unitEstablished("new", name: "Phường mới", kind: .ward, on: "2022-03-01")
        try scenario.given(unit, id: "unit")
        try scenario.refuses(.unknownUnit, plan("p", in: "new", on: "2022-02-28"))
        try scenario.given(plan("p", in: "new", on: "2022-03-01"), id: "plan")
        try scenario.refuses(.ruleBroken, unit: "new", conflicting: ["plan#1"], void("unit"))
        try scenario.refuses(
            .ruleBroken, unit: "new", conflicting: ["plan#1"], void("unit"),
            .unitEstablished("new", name: "Phường mới", kind: .ward, on: "2022-03-02"))
        try scenario.given(void("plan"), void("unit"))
        #expect(try scenario.ledger.verify().isSound)
    }

    /// What a ledger recorded of plans comes back as it was.
    @Test func plansAreExportedAsTheyWereRecorded() throws {
        var scenario = try RuleScenario()
        let target = Target(
            id: "thu", measure: [.poor, .nearPoor], where: TargetFilter(unit: "A", area: .urban), kind: .income,
            statistic: .median, leastShare: ExactDecimal("0.50"), from: "2022-06-30", due: "2023-06-30",
            comparison: .rises, value: nil, quote: "thu nhập tăng")
        let gifts = Target(
            id: "quà", of: .gifts, kind: .resources, givers: [.enterprise], programmes: ["Tết", "Xuân"],
            due: "2023-12-31", comparison: .atLeast, value: 5, quote: "5 suất")
        let events = [
            plan("city"), .planAdopted("w", title: "w", targets: [target, gifts], on: "2022-02-01", under: "city"),
            revision("new", of: "w", under: "city"),
        ]
        try scenario.given(events, id: "x")
        var exported: [UInt8] = []
        try scenario.ledger.export { (bytes: [UInt8]) in exported += bytes }
        var reader = EntryReader()
        let entries = try exported.split(separator: 10).map { try reader.read(Array($0)).entry }
        #expect(entries.last?.events == events)
        let line = try #require(String(decoding: exported, as: UTF8.self).split(separator: "\n").last)
        #expect(
            line.contains(#""measure":["poor","nearPoor"],"kind":"income","due":"2023-06-30","comparison":"rises","#))
        #expect(line.contains(#""where":{"unit":"A","area":"urban"},"from":"2022-06-30","statistic":"median","#))
        #expect(line.contains(#""measure":"poor","kind":"stock""#) && !line.contains(#""of":"households""#))
    }
}
