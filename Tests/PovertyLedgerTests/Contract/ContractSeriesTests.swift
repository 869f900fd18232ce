// The promise of series: every point of every span is what the naive model counts at that cut, for all intervals, units,
// unit days and knowledge, and the points add up the rows.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite("Contract of series")
struct ContractSeriesTests {
    private struct Question {
        var from: Day
        var to: Day
        var every: SeriesInterval
        var known: NaiveCutRequest.Knowledge
        var unitsOn: Day?
        var isByUnit: Bool
        var level: UnitKind?
        var unit: String?

        var grouping: UnitGrouping? { isByUnit ? UnitGrouping(level) : nil }
    }

    private func question(
        _ generator: inout CutGenerator, _ random: inout SeededGenerator, _ model: NaiveLedger, _ every: SeriesInterval
    ) -> Question {
        let from = generator.day()
        let longest =
            switch every {
            case .day: 12
            case .week: 80
            case .month: 370
            case .quarter: 700
            case .year: 1_900
            }
        let to = Day(daysSinceEpoch: from.daysSinceEpoch + Int32(random.number(0...longest))) ?? .last
        return Question(
            from: from, to: to, every: every, known: generator.request().knownAt, unitsOn: generator.unitsOn(),
            isByUnit: random.chance(60), level: random.chance(40) ? random.one(of: UnitKind.allCases) : nil,
            unit: random.chance(30) ? random.pick(model.unitIDs) : nil)
    }

    /// The position at which a series knows what it knows; nil where it is refused.
    private func position(_ sides: ContractSides, _ question: Question) throws -> Int? {
        guard question.known == .closing else {
            return try sides.resolve(NaiveCutRequest(question.to, knownAt: question.known))?.position
        }
        // Without a day to cut at, `closing` is the last closing.
        return sides.model.entries.last { recorded in
            recorded.entry.events.contains { if case .periodClosed = $0.body { true } else { false } }
        }?.last
    }

    @Test(arguments: ContractSeeds.shares)
    func everyPointIsACountOfTheModel(share: Int) throws {
        for seed in ContractSeeds.of(share) {
            var sides = try ContractSides(seed: seed, events: ContractSeeds.events)
            for step in sides.history.steps { guard try sides.offer(step) else { break } }
            var generator = CutGenerator(seed: seed, ledger: sides.model)
            var random = SeededGenerator(seed: seed)
            for every in SeriesInterval.allCases {
                try compare(sides, question(&generator, &random, sides.model, every), &random)
            }
        }
    }

    private func compare(_ sides: ContractSides, _ question: Question, _ random: inout SeededGenerator) throws {
        let place = "\(sides.history), \(question)"
        let knownAt = CutExpression(NaiveCutRequest(question.to, knownAt: question.known)).knownAt
        guard let position = try position(sides, question) else {
            #expect(throws: LedgerError.self, "\(place)") { try ask(sides, question, knownAt) }
            return
        }
        let series = try ask(sides, question, knownAt)
        #expect(series.position == position && series.isByUnit == question.isByUnit, "\(place)")
        #expect(series.days == NaiveSeries.days(question.from, question.to, question.every), "\(place)")
        var expected: [Day: [NaiveAccount: NaiveTally]] = [:]
        for day in series.days {
            expected[day] = sides.model.counts(
                NaiveCut(day, position: position), unitsOn: question.unitsOn, byUnit: question.isByUnit,
                level: question.level, only: question.unit.map { $0.precomposedStringWithCanonicalMapping })
        }
        check(series, expected, place)
        // Some classes, with or without social protection: the same rows without the others.
        let classes = HouseholdClass.allCases.filter { _ in random.chance(40) }
        let socialProtection = random.chance(50) ? random.chance(50) : nil
        let some = series.selecting(classes, socialProtection: socialProtection)
        let kept = expected.mapValues { accounts in
            accounts.filter { account, _ in
                (classes.isEmpty || classes.contains(account.householdClass))
                    && (socialProtection == nil || account.socialProtection == socialProtection)
            }
        }
        check(some, kept, "\(place), only \(classes), social protection \(String(describing: socialProtection))")
    }

    private func ask(_ sides: ContractSides, _ question: Question, _ knownAt: KnownAt) throws -> CountSeries {
        let series = try sides.real.series(
            from: question.from, to: question.to, every: question.every, knownAt: knownAt,
            unitsOn: question.unitsOn, by: question.grouping, unit: question.unit)
        let replayed = try sides.real.read { (view) throws(LedgerError) in
            try view.replayed.series(
                from: question.from, to: question.to, every: question.every, knownAt: knownAt,
                unitsOn: question.unitsOn, by: question.grouping, unit: question.unit)
        }
        #expect(series == replayed, "\(sides.history), \(question)")
        return series
    }

    /// Compares rows and points with the accounts that are expected on each day.
    private func check(_ series: CountSeries, _ expected: [Day: [NaiveAccount: NaiveTally]], _ place: String) {
        let place = Comment(rawValue: place)
        var rows: [Day: [(NaiveAccount, NaiveTally)]] = [:]
        for row in series.rows { rows[row.day, default: []].append((NaiveAccount(row.account), NaiveTally(row.tally))) }
        #expect(series.rows.map(\.day) == series.rows.map(\.day).sorted(), place)
        for day in series.days {
            let found = rows.removeValue(forKey: day) ?? []
            #expect(found.map(\.0) == found.map(\.0).sorted(), place)
            let figures = Dictionary(found, uniquingKeysWith: { first, _ in first })
            #expect(figures.count == found.count && figures == expected[day], "\(place) on \(day)")
        }
        #expect(rows.isEmpty, place)
        let units: [String?] =
            series.isByUnit ? Set(expected.values.flatMap { $0.keys.compactMap(\.unit) }).sorted() : [nil]
        let points = series.points
        #expect(points.map(\.day) == series.days.flatMap { day in units.map { _ in day } }, place)
        #expect(points.map(\.unit) == series.days.flatMap { _ in units }, place)
        for point in points {
            var total = NaiveTally()
            for householdClass in HouseholdClass.allCases {
                var tally = NaiveTally()
                for (account, one) in expected[point.day] ?? [:]
                where account.unit == point.unit && account.householdClass == householdClass {
                    tally.households += one.households
                    tally.persons += one.persons
                }
                total.households += tally.households
                total.persons += tally.persons
                #expect(NaiveTally(point.tally(of: householdClass)) == tally, "\(place) on \(point.day)")
            }
            #expect(NaiveTally(point.total) == total, "\(place) on \(point.day)")
        }
    }
}
