// The promise that a chart has the figures of the trajectory and of a replay, and draws them where they belong: at any
// width, in ASCII or not, in both languages, on a terminal and as SVG.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@testable import PovertyReports

@Suite("Charts")
struct TrajectoryChartTests {
    @Test("Each point has what a replay counts on its day, and the ends of years what the trajectory has")
    func pointsAreReplayed() throws {
        var compared = 0
        for seed in 1...6 as ClosedRange<UInt64> {
            let history = GeneratedHistory.of(seed: seed, events: 400, breakPercent: 0)
            let place = try TemporaryLedger()
            let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
            for entry in history.accepted { try ledger.record(entry, keepingRecordedTime: true) }
            let view = try ledger.view()
            var cuts = CutGenerator(seed: seed, ledger: history.ledger)
            for _ in 0..<6 {
                guard let known = try? history.ledger.resolve(cuts.request()).position, known > 0 else { continue }
                let at = view.at(Cut(effectiveOn: cuts.day(), position: known))
                let years = try at.trajectory().years
                guard let chart = try? at.trajectoryChart() else {
                    #expect(years.isEmpty, "seed \(seed)")
                    continue
                }
                #expect(chart.cut == at.cut && chart.points.last?.day == at.cut.effectiveOn)
                for point in chart.points {
                    let counts = try view.replayed.at(Cut(effectiveOn: point.day, position: known)).counts()
                    #expect(point.poor == counts.tally(of: .poor).households, "seed \(seed), \(point.day)")
                    #expect(point.nearPoor == counts.tally(of: .nearPoor).households, "seed \(seed), \(point.day)")
                    compared += point.poor + point.nearPoor > 0 ? 1 : 0
                }
                for year in years {
                    let end = min(Day.endOfYear(year.year) ?? .last, at.cut.effectiveOn)
                    let point = try #require(chart.points.first { $0.day == end })
                    #expect(point.households(of: year.householdClass) == year.closing)
                }
            }
        }
        #expect(compared > 100)
    }

    private static func target(
        _ id: String, _ measure: TokenSet<HouseholdClass>, of count: TargetCount? = nil,
        where filter: TargetFilter? = nil,
        _ kind: TargetKind, due: Day, _ comparison: PovertyLedger.Comparison, _ value: TargetValue
    ) -> Target {
        Target(
            id: id, measure: measure, of: count, where: filter, kind: kind, due: due, comparison: comparison,
            value: value,
            quote: id)
    }

    /// At the end of 2021 three are poor and one is near-poor, at the end of 2022 two and two.
    @Test("Targets are where the plan wants the households to be")
    func targetsAreWhereThePlanWantsThem() throws {
        var scenario = try TargetScenario.ledger()
        try scenario.given(
            .planAdopted(
                "p", title: "P",
                targets: [
                    Self.target("reduction", [.poor], .reduction, due: "2022-12-31", .atLeast, 2),
                    Self.target("impossible", [.poor], .reduction, due: "2022-12-31", .atLeast, 9),
                    Self.target("stock", [.nearPoor], .stock, due: "2022-12-31", .atMost, 3),
                    Self.target("increase", [.nearPoor], .increase, due: "2022-12-31", .atLeast, 1),
                    Self.target("later", [.poor], .reduction, due: "2023-12-31", .atLeast, 1),
                    Self.target("rate", [.poor], .rate, due: "2022-12-31", .below, .decimal(ExactDecimal("0.5")!)),
                    Self.target("persons", [.poor], of: .persons, .stock, due: "2022-12-31", .atMost, 3),
                    Self.target("both", [.poor, .nearPoor], .stock, due: "2022-12-31", .atMost, 3),
                    Self.target("unit", [.poor], where: TargetFilter(unit: "A"), .stock, due: "2022-12-31", .atMost, 3),
                    Self.target("average", [.average], .stock, due: "2022-12-31", .atMost, 3),
                ], on: "2022-01-01"))
        func marks(_ day: Day) throws -> [String] {
            try scenario.ledger.at(CutExpression(day)).trajectoryChart().targets.map {
                "\($0.id) \($0.householdClass.name) \($0.households) \($0.verdict.rawValue)"
            }
        }
        #expect(
            try marks("2022-12-31") == [
                "impossible poor 0 missed", "increase nearPoor 2 met", "reduction poor 1 missed",
                "stock nearPoor 3 met", "later poor 1 notDue",
            ])
        // Nobody knows in the middle of a year from where the next one's reduction counts.
        #expect(
            try marks("2022-06-30") == [
                "impossible poor 0 notDue", "increase nearPoor 2 notDue", "reduction poor 1 notDue",
                "stock nearPoor 3 notDue",
            ])
    }

    @Test("Before the first year there is nothing to draw")
    func nothingToDraw() throws {
        let scenario = try TargetScenario.ledger()
        let error = #expect(throws: LedgerError.self) { try scenario.ledger.at("2019-12-31").trajectoryChart() }
        #expect(error?.code == .notFound)
    }

    /// A chart with figures of a test's own.
    static func chart(
        _ points: [(Day, poor: Int, nearPoor: Int)], _ targets: [(Day, HouseholdClass, Int64, Verdict)] = []
    ) -> TrajectoryChart {
        TrajectoryChart(
            cut: Cut(effectiveOn: points.last?.0 ?? .first, position: 7),
            points: points.map { TrajectoryChart.Point(day: $0.0, poor: $0.poor, nearPoor: $0.nearPoor) },
            targets: targets.map { due, householdClass, households, verdict in
                TrajectoryChart.TargetPoint(
                    plan: "p", id: "t", due: due, householdClass: householdClass, households: households,
                    verdict: verdict)
            })
    }

    @Test("An axis has at most five steps of 1, 2 or 5 times a power of ten, and its top is no further than it must be")
    func scales() throws {
        var random = SeededGenerator(seed: 3)
        let figures = (0...1_000).map { Int64($0) } + (0..<2_000).map { _ in Int64(random.number(0...2_000_000_000)) }
        for figure in figures + [CountScale.largest - 1, CountScale.largest] {
            let scale = CountScale(through: figure)
            var rest = scale.step
            while rest % 10 == 0 { rest /= 10 }
            #expect([1, 2, 5].contains(rest), "\(figure): \(scale.step)")
            #expect(scale.top >= figure && scale.top % scale.step == 0 && scale.top / scale.step <= 5, "\(figure)")
            #expect(scale.top - scale.step < max(1, figure), "\(figure): \(scale.top)")
            #expect(scale.marks.first == 0 && scale.marks.last == scale.top)
            #expect(scale.place(of: scale.top, in: 77) == 77 && scale.place(of: 0, in: 77) == 0)
        }
        // What a plan promises can be any number; the drawing stays a drawing.
        let huge = CountScale(through: .max)
        #expect(huge.top == CountScale.largest && huge.place(of: .max, in: 10) == 10)
        // The nearest of 4 places of 10 figures: 2.5 is the place of a quarter.
        let ten = CountScale(through: 10)
        #expect((0...10).map { ten.place(of: $0, in: 4) } == [0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 4])
    }
}
