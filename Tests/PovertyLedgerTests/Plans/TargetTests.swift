// The figure and the verdict of every kind of target, on a small ledger whose figures are counted by hand, and what each
// figure is made of.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@testable import PovertyReports

@Suite struct TargetTests {
    /// A target of the end of 2022 that is changed, and what it must come to.
    private typealias Case = (
        kind: TargetKind, value: TargetValue?, actual: TargetActual?, verdict: Verdict, change: (inout Target) -> Void
    )

    private static func count(_ actual: Int64) -> TargetActual { .count(actual) }

    private static func share(_ part: Int64, _ all: Int64) -> TargetActual { .share(part: part, of: all) }

    private static func decimal(_ text: String) -> TargetValue { .decimal(ExactDecimal(text) ?? ExactDecimal("9")!) }

    /// Asks for one target after the other, in plans of their own, and compares each.
    private func compare(_ cases: [Case], unknown: UnknownFigure? = nil) throws {
        var scenario = try TargetScenario.ledger()
        let targets = cases.enumerated().map { number, one in
            var target = Target(
                id: "t\(number)", measure: [.poor], kind: one.kind, due: "2022-12-31", comparison: .atLeast,
                value: one.value, quote: "q")
            one.change(&target)
            return target
        }
        try scenario.given(.planAdopted("p", title: "p", targets: targets, on: "2022-01-01"))
        for view in [try scenario.ledger.at("2024-12-31"), try scenario.ledger.at("2024-12-31").replayed] {
            let outcomes = try view.trajectory().targets
            #expect(outcomes.count == cases.count)
            for outcome in outcomes { try explain(outcome, view) }
            for (outcome, one) in zip(outcomes, cases) {
                #expect(outcome.actual == one.actual && outcome.verdict == one.verdict, "\(outcome)")
                #expect(outcome.unknown == (one.verdict == .unknown ? unknown : nil), "\(outcome)")
            }
        }
        // Nothing is due yet, and nothing is known.
        #expect(try scenario.ledger.at("2022-12-30").trajectory().targets.first?.verdict == .notDue)
    }

    /// What a figure is made of adds up to it.
    private func explain(_ outcome: TargetOutcome, _ view: CutView) throws {
        let explanation = try view.explain(target: outcome.target.id, in: outcome.plan)
        #expect(explanation.outcome == outcome)
        func size(_ part: TargetPart) -> Int64 {
            let rows = explanation.rows.filter { $0.part == part }
            switch outcome.target.of {
            case .households, .gifts: return Int64(rows.count)
            case .persons: return Int64(rows.reduce(0) { $0 + ($1.members ?? 0) })
            case .amountVND: return rows.reduce(0) { $0 + ($1.amountVND ?? 0) }
            }
        }
        switch outcome.actual {
        case nil:
            let isShareOfNobody =
                explanation.rows.isEmpty || outcome.target.kind == .rate || outcome.target.kind == .income
            #expect(isShareOfNobody, "\(explanation)")
        case .count(let count):
            switch outcome.target.kind {
            case .reduction: #expect(size(.before) - size(.due) == count, "\(explanation)")
            case .increase: #expect(size(.due) - size(.before) == count, "\(explanation)")
            default: #expect(size(.counted) == count, "\(explanation)")
            }
        case .share(let part, let all):
            #expect(size(.counted) == part, "\(explanation)")
            if outcome.target.kind != .rate { #expect(size(.counted) + size(.notCounted) == all, "\(explanation)") }
        case .income(let before, let due):
            for (part, figure) in [(TargetPart.before, before), (.due, due)] {
                let rows = explanation.rows.filter { $0.part == part }
                #expect(rows.count == figure.households && rows.count { $0.amountVND != nil } == figure.assessed)
                guard outcome.target.statistic == .mean else { continue }
                let sum = rows.reduce(Int64(0)) { $0 + ($1.amountVND ?? 0) * Int64($1.members ?? 0) }
                #expect(sum == figure.perPerson.sum)
            }
        }
    }

    /// Who is behind a figure, with the events.
    @Test func figuresAreExplainedDownToTheirEvents() throws {
        var scenario = try TargetScenario.ledger()
        var exits = Target(
            id: "exits", measure: [.poor], kind: .lasting, months: 12, due: "2023-12-31", comparison: .atLeast,
            value: Self.decimal("0.5"), quote: "q")
        var fewer = Target(
            id: "fewer", measure: [.poor], kind: .reduction, due: "2022-12-31", comparison: .atLeast, value: 1,
            quote: "q")
        try scenario.given(.planAdopted("p", title: "p", targets: [exits, fewer], on: "2022-01-01"))
        func rows(_ id: String) throws -> [String] {
            try scenario.ledger.at("2024-12-31").explain(target: id).rows.map { row in
                let days = [row.event, row.ended].compactMap { $0?.event.effectiveOn?.description }
                return "\(row.part) \(row.subject) \(days.joined(separator: " "))"
            }
        }
        #expect(try rows("exits") == ["counted H1 2022-06-01", "notCounted H5 2022-03-10 2022-12-20"])
        // H5 left and came back: it is on both days, and in neither list.
        #expect(try rows("fewer") == ["before H1 2021-12-01"])
        exits.id = "x"
        fewer.id = "exits"
        try scenario.given(.planAdopted("q", title: "q", targets: [exits, fewer], on: "2022-01-01"))
        for id in ["exits", "nothing"] {
            let error = #expect(throws: LedgerError.self) { try scenario.ledger.at("2024-12-31").explain(target: id) }
            #expect(error?.code == .notFound)
        }
        #expect(
            try scenario.ledger.at("2024-12-31").explain(target: "exits", in: "q").outcome.target.kind == .reduction)
        #expect(try scenario.ledger.at("2022-06-30").explain(target: "x").rows.isEmpty)
    }

    @Test func stocksAndChangesCountHouseholdsOrPersonsOfSomeUnits() throws {
        let unit = { (name: String) in { (target: inout Target) in target.filter = TargetFilter(unit: name) } }
        try compare([
            (.stock, 2, Self.count(2), .met, { _ in }),
            (.stock, 3, Self.count(2), .missed, { _ in }),
            (.stock, 4, Self.count(4), .met, { $0.measure = [.poor, .nearPoor] }),
            (.stock, 10, Self.count(10), .met, { ($0.measure, $0.of) = ([.poor, .nearPoor], .persons) }),
            (.stock, 5, Self.count(5), .met, { ($0.measure, $0.of) = ([.average], .persons) }),
            (.reduction, 1, Self.count(1), .met, { _ in }),
            (.reduction, 0, Self.count(-1), .missed, { $0.measure = [.nearPoor] }),
            (.reduction, 4, Self.count(4), .met, { $0.of = .persons }),
            (.increase, 1, Self.count(1), .met, { $0.measure = [.nearPoor] }),
            (.increase, 2, Self.count(1), .missed, { $0.measure = [.nearPoor] }),
            (.increase, 4, Self.count(4), .met, { ($0.measure, $0.of) = ([.nearPoor], .persons) }),
            (.increase, 0, Self.count(-1), .missed, { _ in }),
            // On the last of March H5 was out of poverty.
            (.increase, 0, Self.count(0), .met, { $0.from = "2022-03-31" }),
            (.stock, 2, Self.count(2), .met, unit("A")), (.stock, 1, Self.count(0), .missed, unit("B")),
            (.stock, 2, Self.count(2), .met, unit("city")),
            (.stock, 1, Self.count(1), .met, { $0.filter = TargetFilter(unit: "A", socialProtection: false) }),
            (.stock, 1, Self.count(1), .met, { ($0.measure, $0.filter) = ([.nearPoor], TargetFilter(area: .rural)) }),
            (.stock, 1, Self.count(1), .met, { ($0.measure, $0.filter) = ([.nearPoor], TargetFilter(area: .urban)) }),
            (
                .stock, 1, Self.count(0), .missed,
                { ($0.measure, $0.filter) = ([.nearPoor], TargetFilter(unit: "B", area: .urban)) }
            ),
        ])
    }

    /// A unit that is merged into another by the day has no figure; until then it has its own.
    @Test func aUnitOfAnotherDayIsUnknown() throws {
        try compare(
            [
                (.stock, 0, nil, .unknown, { $0.filter = TargetFilter(unit: "C") }),
                (.leftBehind, 0, nil, .unknown, { $0.filter = TargetFilter(unit: "C", area: .urban) }),
                (
                    .stock, 0, Self.count(0), .met,
                    { ($0.filter, $0.due) = (TargetFilter(unit: "C"), "2022-06-30") }
                ),
            ], unknown: .unit)
    }

    @Test func ratesAreOfTheUnitsThatAreCounted() throws {
        try compare(
            [
                (.rate, Self.decimal("0.02"), Self.share(2, 100), .met, { $0.filter = TargetFilter(unit: "A") }),
                (.rate, Self.decimal("0.021"), Self.share(2, 100), .missed, { $0.filter = TargetFilter(unit: "A") }),
                (.rate, Self.decimal("0.01"), Self.share(2, 150), .met, { _ in }),
                (
                    .rate, Self.decimal("0.01"), Self.share(3, 300), .met,
                    { ($0.of, $0.filter) = (.persons, TargetFilter(area: .urban)) }
                ),
                (
                    .rate, Self.decimal("0.02"), Self.share(1, 50), .met,
                    { ($0.measure, $0.filter) = ([.nearPoor], TargetFilter(area: .rural)) }
                ),
                // B has no persons, and B alone no poor ones that a share would be of.
                (.rate, Self.decimal("0"), nil, .unknown, { $0.of = .persons }),
                (.rate, Self.decimal("0"), nil, .unknown, { ($0.of, $0.filter) = (.persons, TargetFilter(unit: "B")) }),
            ], unknown: .totals)
    }

    /// The poor of 2021 with an income are H2 with two members and H5 with one, of three households; of 2022 both of two.
    @Test func incomesAreComparedExactly() throws {
        func income(_ before: (Int64, Int64), _ due: (Int64, Int64)) -> TargetActual {
            .income(
                before: IncomeFigure(
                    perPerson: ExactMean(sum: before.0, divisor: before.1), households: 3, assessed: 2),
                due: IncomeFigure(perPerson: ExactMean(sum: due.0, divisor: due.1), households: 2, assessed: 2))
        }
        let (mean, median) = (income((2_900_000, 3), (3_300_000, 3)), income((1_900_000, 2), (2_100_000, 2)))
        func of(_ statistic: IncomeStatistic, least: String? = nil) -> (inout Target) -> Void {
            { ($0.statistic, $0.leastShare) = (statistic, least.flatMap { ExactDecimal($0) }) }
        }
        try compare(
            [
                (.income, nil, mean, .met, { ($0.statistic, $0.comparison) = (.mean, .rises) }),
                (.income, nil, median, .met, { ($0.statistic, $0.comparison) = (.median, .rises) }),
                // A third of 400,000 more, and 3.3 / 2.9 times as much.
                (.income, 133_333, mean, .met, of(.mean)), (.income, 133_334, mean, .missed, of(.mean)),
                (.income, 100_000, median, .met, of(.median)), (.income, 100_001, median, .missed, of(.median)),
                (.income, Self.decimal("1.137"), mean, .met, of(.mean)),
                (.income, Self.decimal("1.138"), mean, .missed, of(.mean)),
                (.income, 0, mean, .met, of(.mean, least: "0.66")),
                (.income, 0, nil, .unknown, of(.mean, least: "0.67")),
                (
                    .income, 0, nil, .unknown,
                    {
                        of(.mean)(&$0)
                        $0.measure = [.nearPoor]
                    }
                ),
                (
                    .income, 0, nil, .unknown,
                    {
                        of(.mean)(&$0)
                        $0.filter = TargetFilter(unit: "B")
                    }
                ),
            ], unknown: .incomes)
    }

    /// H1 left on 2022-06-01 and is not back; H5 left on 2022-03-10 and was back in December.
    @Test func exitsLastOrDoNot() throws {
        func due(_ day: Day, _ months: UInt32 = 12) -> (inout Target) -> Void {
            { ($0.due, $0.months) = (day, months) }
        }
        try compare(
            [
                (.lasting, Self.decimal("0.5"), Self.share(1, 2), .met, due("2023-12-31")),
                (.lasting, Self.decimal("0.51"), Self.share(1, 2), .missed, due("2023-12-31")),
                (.lasting, Self.decimal("0.5"), Self.share(0, 1), .missed, due("2023-05-31")),
                (.lasting, Self.decimal("0.5"), Self.share(1, 2), .met, due("2023-06-01")),
                (.lasting, Self.decimal("0.5"), Self.share(1, 2), .met, due("2024-06-01", 24)),
                (.lasting, Self.decimal("0"), nil, .unknown, due("2024-06-01", 36)),
                (
                    .lasting, Self.decimal("1"), Self.share(1, 1), .met,
                    { ($0.due, $0.months, $0.from) = ("2023-12-31", 12, "2022-03-11") }
                ),
                (
                    .lasting, Self.decimal("0.5"), Self.share(1, 2), .met,
                    { ($0.due, $0.months, $0.filter) = ("2023-12-31", 12, TargetFilter(unit: "A", area: .urban)) }
                ),
                (
                    .lasting, Self.decimal("0"), nil, .unknown,
                    { ($0.due, $0.months, $0.filter) = ("2023-12-31", 12, TargetFilter(area: .rural)) }
                ),
                (
                    .lasting, Self.decimal("0"), nil, .unknown,
                    { ($0.due, $0.months, $0.measure) = ("2023-12-31", 12, [.nearPoor]) }
                ),
            ], unknown: .nobody)
    }

    @Test func giftsReachHouseholdsAndAddUp() throws {
        let both: TokenSet<HouseholdClass> = [.poor, .nearPoor]
        try compare([
            (.leftBehind, 3, Self.count(3), .met, { $0.measure = both }),
            (.leftBehind, 6, Self.count(6), .met, { ($0.measure, $0.of) = (both, .persons) }),
            // The gift of the last day of 2021 counts from that day on.
            (.leftBehind, 2, Self.count(2), .met, { ($0.measure, $0.from) = (both, "2021-12-31") }),
            (.leftBehind, 4, Self.count(4), .met, { ($0.measure, $0.from) = (both, "2022-02-02") }),
            (.leftBehind, 2, Self.count(2), .met, { ($0.measure, $0.filter) = (both, TargetFilter(unit: "A")) }),
            (
                .leftBehind, 1, Self.count(1), .met,
                { ($0.measure, $0.filter) = (both, TargetFilter(socialProtection: true)) }
            ),
            (.resources, 150_000, Self.count(150_000), .met, { ($0.measure, $0.of) = ([], .amountVND) }),
            (.resources, 150_001, Self.count(150_000), .missed, { ($0.measure, $0.of) = ([], .amountVND) }),
            (.resources, 2, Self.count(2), .met, { ($0.measure, $0.of) = ([], .gifts) }),
            (.resources, 3, Self.count(3), .met, { ($0.measure, $0.of, $0.from) = ([], .gifts, "2021-12-31") }),
            (
                .resources, 1, Self.count(100_000), .met,
                { ($0.measure, $0.of, $0.filter) = ([], .amountVND, TargetFilter(unit: "A")) }
            ),
            (
                .resources, 1, Self.count(50_000), .met,
                { ($0.measure, $0.of, $0.filter) = ([], .amountVND, TargetFilter(area: .rural)) }
            ),
            (
                .resources, 1, Self.count(100_000), .met,
                { ($0.measure, $0.of, $0.givers) = ([], .amountVND, [.enterprise, .abroad]) }
            ),
            (
                .resources, 1, Self.count(1), .met,
                { ($0.measure, $0.of, $0.programmes) = ([], .gifts, ["Tết", "Xuân"]) }
            ),
            (.resources, 0, Self.count(0), .met, { ($0.measure, $0.of, $0.programmes) = ([], .gifts, ["Xuân"]) }),
        ])
    }

    /// H5 had two sponsors; the second ended on the due day.
    @Test func sponsorsAreThoseInForceOnTheDay() throws {
        try compare(
            [
                (.sponsored, Self.decimal("0.5"), Self.share(1, 2), .met, { _ in }),
                (.sponsored, Self.decimal("0.6"), Self.share(2, 3), .met, { $0.of = .persons }),
                (.sponsored, Self.decimal("1"), Self.share(2, 2), .met, { $0.due = "2022-12-30" }),
                (.sponsored, Self.decimal("0"), Self.share(0, 2), .met, { $0.measure = [.nearPoor] }),
                (.sponsored, Self.decimal("0"), nil, .unknown, { $0.measure = [.wellOff] }),
            ].map { one in
                // On the thirtieth H5 was poor again, and still had a sponsor.
                one
            }, unknown: .nobody)
    }

    /// H2 is poor on both days, and had two members, then five.
    @Test func aChangeOfPersonsListsHouseholdsOfAnotherSize() throws {
        var scenario = try TargetScenario.ledger()
        let target = Target(
            id: "t", measure: [.poor], of: .persons, kind: .reduction, due: "2022-12-31", comparison: .atLeast,
            value: 1, quote: "q")
        try scenario.given(
            .householdSizeChanged("H2", members: 5, on: "2022-06-01"),
            .planAdopted("p", title: "p", targets: [target], on: "2022-01-01"))
        let explanation = try scenario.ledger.at("2022-12-31").explain(target: "t")
        #expect(explanation.outcome.actual == .count(4 + 2 + 1 - 5 - 1))
        #expect(
            explanation.rows.map { "\($0.part) \($0.subject) \($0.members ?? 0)" }
                == ["before H1 4", "before H2 2", "due H2 5"])
    }

    /// A reading whose amounts are no figure is not the published one, and hides no other.
    @Test func readingsThatAreNoFiguresArePassedOver() throws {
        var scenario = try TargetScenario.ledger()
        let target = Target(
            id: "t", of: .gifts, kind: .resources, due: "2022-12-31", comparison: .atLeast, value: 1, quote: "q")
        try scenario.given(
            .planAdopted("p", title: "p", targets: [target], on: "2022-01-01"),
            TargetScenario.gift(to: .household("H1"), of: .max, on: "2022-01-01"))
        let view = try scenario.ledger.at("2022-12-31")
        // Two gifts of the scenario, and this one; the loan is none, and one was given before.
        #expect(try view.check(.number(3), ofTarget: "t").agrees)
        let check = try view.check(.number(1_000), ofTarget: "t")
        #expect(!check.agrees && check.explanations.isEmpty, "\(check)")
    }

    @Test func sumsThatAreNoFiguresAreReported() throws {
        var scenario = try TargetScenario.ledger()
        let target = Target(
            id: "t", kind: .resources, due: "2022-12-31", comparison: .atLeast, value: 1, quote: "q")
        try scenario.given(
            .planAdopted("p", title: "p", targets: [target], on: "2022-01-01"),
            TargetScenario.gift(to: .household("H1"), of: .max, on: "2022-01-01"))
        let error = #expect(throws: LedgerError.self) { try scenario.ledger.at("2022-12-31").trajectory() }
        #expect(error?.code == .overflow)
        #expect(try scenario.ledger.at("2022-12-30").trajectory().targets.map(\.verdict) == [.notDue])
    }
}
