// The figure and the verdict of every kind of target, on a small ledger whose figures are counted by hand; plans below
// others, and plans that were revised.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@testable import PovertyReports

@Suite struct TargetTests {
    private static func household(_ id: String, _ unit: String, _ members: UInt32, _ state: HouseholdClass) -> [Event] {
        [
            .householdRegistered(id, in: unit, members: members, on: "2021-12-01"),
            .householdClassified(id, as: state, on: "2021-12-01", socialProtection: id == "H2"),
        ]
    }

    private static func gift(
        to subject: AidSubject, _ kind: AidKind = .cash, of amount: Int64?, by giver: DonorKind = .stateBudget,
        on day: Day,
        for programme: String? = nil
    ) -> Event {
        .aidGiven(
            to: subject, kind, donor: "d", donorKind: giver, on: day, amountVND: amount, programme: programme)
    }

    /// The units A (urban) and B (rural) in a city; C, which merges into A on 2022-07-01; and five households. At the end
    /// of 2021 H1 (4 members), H2 (2, under social protection) and H5 (1) in A are poor, H3 (3) in B is near-poor, H4 (5)
    /// in B is average. At the end of 2022 H2 and H5 are poor, H1 and H3 near-poor.
    private static func ledger() throws -> RuleScenario {
        var scenario = try RuleScenario()
        try scenario.given(
            .unitEstablished("city", name: "TP", kind: .city, on: "2020-01-01"),
            .unitChanged("A", on: "2020-01-02", area: .urban, parent: "city"),
            .unitChanged("B", on: "2020-01-02", area: .rural, parent: "city"),
            .unitMerged("C", into: "A", on: "2022-07-01"),
            .householdTotalReported("A", households: 100, on: "2022-12-31", persons: 300),
            .householdTotalReported("B", households: 50, on: "2022-12-31"))
        try scenario.given(
            household("H1", "A", 4, .poor) + household("H2", "A", 2, .poor) + household("H3", "B", 3, .nearPoor)
                + household("H4", "B", 5, .average) + household("H5", "A", 1, .poor))
        try scenario.given(
            .householdExitedPoverty("H5", from: .poor, to: .average, on: "2022-03-10"),
            .householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2022-06-01"),
            .householdClassified("H5", as: .poor, on: "2022-12-20"))
        try scenario.given(
            .incomeAssessed("H2", perPersonMonthlyVND: 1_000_000, on: "2021-12-10"),
            .incomeAssessed("H5", perPersonMonthlyVND: 900_000, on: "2021-12-10"),
            .incomeAssessed("H2", perPersonMonthlyVND: 1_200_000, on: "2022-11-01"),
            gift(to: .household("H1"), of: 100_000, by: .enterprise, on: "2022-02-01", for: "Tết"),
            gift(to: .household("H2"), .credit, of: 9_000_000, by: .policyBank, on: "2022-02-01"),
            gift(to: .household("H3"), .goods, of: nil, on: "2021-12-31"),
            gift(to: .unit("B"), .livelihood, of: 50_000, on: "2022-07-01"),
            .sponsorAssigned("H2", sponsor: "s", on: "2022-05-01"),
            .sponsorAssigned("H5", sponsor: "s", on: "2022-05-01"),
            .sponsorAssigned("H5", sponsor: "t", on: "2022-05-01"), .sponsorEnded("H5", sponsor: "s", on: "2022-08-01"),
            .sponsorEnded("H5", sponsor: "t", on: "2022-12-31"))
        return scenario
    }

    /// A target of the end of 2022 that is changed, and what it must come to.
    private typealias Case = (
        kind: TargetKind, value: TargetValue?, actual: TargetActual?, verdict: Verdict, change: (inout Target) -> Void
    )

    private static func count(_ actual: Int64) -> TargetActual { .count(actual) }

    private static func share(_ part: Int64, _ all: Int64) -> TargetActual { .share(part: part, of: all) }

    private static func decimal(_ text: String) -> TargetValue { .decimal(ExactDecimal(text) ?? ExactDecimal("9")!) }

    /// Asks for one target after the other, in plans of their own, and compares each.
    private func compare(_ cases: [Case], unknown: UnknownFigure? = nil) throws {
        var scenario = try TargetTests.ledger()
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
            case .reduction where outcome.target.of == .households: #expect(size(.before) - size(.due) == count)
            case .increase where outcome.target.of == .households: #expect(size(.due) - size(.before) == count)
            case .reduction, .increase: break
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
        var scenario = try TargetTests.ledger()
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

    @Test func sumsThatAreNoFiguresAreReported() throws {
        var scenario = try TargetTests.ledger()
        let target = Target(
            id: "t", kind: .resources, due: "2022-12-31", comparison: .atLeast, value: 1, quote: "q")
        try scenario.given(
            .planAdopted("p", title: "p", targets: [target], on: "2022-01-01"),
            Self.gift(to: .household("H1"), of: .max, on: "2022-01-01"))
        let error = #expect(throws: LedgerError.self) { try scenario.ledger.at("2022-12-31").trajectory() }
        #expect(error?.code == .overflow)
        #expect(try scenario.ledger.at("2022-12-30").trajectory().targets.map(\.verdict) == [.notDue])
    }

    private func stock(_ id: String, due: Day, _ value: TargetValue, in unit: String? = nil) -> Target {
        Target(
            id: id, measure: [.poor], where: unit.map { TargetFilter(unit: $0) }, kind: .stock, due: due,
            comparison: .atMost, value: value, quote: "q")
    }

    /// Both versions are judged; the old one's targets that were due after the revision are marked.
    @Test func aRevisedPlanIsJudgedUnderBothVersions() throws {
        var scenario = try TargetTests.ledger()
        try scenario.given(
            .planAdopted(
                "old", title: "old",
                targets: [
                    stock("a", due: "2022-12-31", 2), stock("b", due: "2023-06-30", 1),
                    stock("c", due: "2023-12-31", 1),
                ],
                on: "2022-01-01"), id: "old")
        let last = try scenario.ledger.ledger.lastPosition()
        try scenario.given(
            .planRevised(
                "new", replacing: "old", title: "new", targets: [stock("c", due: "2023-12-31", 2)], on: "2023-06-30"),
            id: "new")
        func rows(_ cut: String) throws -> [String] {
            try scenario.ledger.at(cut).trajectory().targets.map {
                "\($0.plan) \($0.target.id) \($0.verdict) \($0.replacement.map { "\($0.plan) \($0.from)" } ?? "-")"
            }
        }
        #expect(
            try rows("2023-12-31") == [
                "new c met -", "old a met -", "old b missed new 2023-06-30", "old c missed new 2023-06-30",
            ])
        // Before its day the revision is not in force; before it was recorded nobody knew.
        #expect(try rows("2023-06-29") == ["old a met -", "old b notDue -", "old c notDue -"])
        #expect(try rows("2023-12-31@#\(last)") == ["old a met -", "old b missed -", "old c missed -"])
        try scenario.given(.eventVoided(EventReference(entry: "new", ordinal: 1), reason: "sai"))
        #expect(try rows("2023-12-31") == ["old a met -", "old b missed -", "old c missed -"])
    }

    @Test func plansBelowAPlanAddUp() throws {
        var scenario = try TargetTests.ledger()
        func below(_ id: String, _ value: TargetValue, in unit: String) -> Event {
            .planAdopted(
                id, title: id,
                targets: [
                    stock("s", due: "2022-12-31", value, in: unit), stock("other", due: "2022-12-30", 9, in: unit),
                ],
                on: "2022-02-01", under: "top")
        }
        try scenario.given(
            .planAdopted(
                "top", title: "top", targets: [stock("s", due: "2022-12-31", 5), stock("alone", due: "2023-12-31", 1)],
                on: "2022-01-01"))
        try scenario.given(below("a", 3, in: "A"), below("b", 2, in: "B"))
        func sums() throws -> [String] {
            try scenario.ledger.at("2023-12-31").trajectory().sums.map {
                "\($0.plan) \($0.target.id) \($0.sum) \($0.plans) \($0.isCovered)"
            }
        }
        #expect(try sums() == [#"top s 5 ["a", "b"] true"#])
        // One household more than the plan above allows; and a version that is replaced by the day is left out.
        try scenario.given(
            .planRevised(
                "b2", replacing: "b", title: "b2", targets: [stock("s", due: "2022-12-31", 3, in: "B")],
                on: "2022-12-31",
                under: "top"))
        #expect(try sums() == [#"top s 6 ["a", "b2"] false"#])
    }

    @Test func yearsAreBrokenDownByUnits() throws {
        let scenario = try TargetTests.ledger()
        let view = try scenario.ledger.at("2022-12-31")
        for asked in [view, view.replayed] {
            let rows = try asked.trajectory(by: .unit).years.filter { $0.year == 2022 }.map {
                "\($0.unit ?? "-") \($0.householdClass) \($0.opening) \($0.closing) \($0.totalHouseholds ?? -1)"
            }
            #expect(
                rows == [
                    "A poor 3 2 100", "A nearPoor 0 1 100", "B poor 0 0 50", "B nearPoor 1 1 50",
                ])
            let city = try asked.trajectory(by: .level(.city)).years.filter { $0.year == 2022 }
            #expect(city.map(\.unit) == ["city", "city"] && city.map(\.closing) == [2, 2])
            #expect(city.map(\.totalHouseholds) == [150, 150])
        }
        let flows = try view.replayed.trajectory(by: .unit).years.filter { $0.year == 2022 && $0.unit == "A" }
        #expect(flows.map(\.left) == [1, 0] && flows.map(\.entered) == [0, 1])
        #expect(try view.trajectory().isByUnit == false)
    }
}
