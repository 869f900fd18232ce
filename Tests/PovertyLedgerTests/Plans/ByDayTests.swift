// One fold for several days gives at each of them what a fold of that day alone gives, on histories with back-dated and
// voided events.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@testable import PovertyReports

@Suite("Folds of several days")
struct ByDayTests {
    @Test("Each day has what a fold of that day alone has")
    func daysAreAsAlone() throws {
        var compared = Compared()
        for seed in 1...8 as ClosedRange<UInt64> { try compare(seed: seed, &compared) }
        #expect(compared.present > 1_000 && compared.assessed > 100 && compared.sponsored > 10, "\(compared)")
    }

    /// How much there was to compare.
    private struct Compared {
        var present = 0
        var assessed = 0
        var sponsored = 0
    }

    private func compare(seed: UInt64, _ compared: inout Compared) throws {
        let history = GeneratedHistory.of(seed: seed, events: 400, breakPercent: 0)
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
        for entry in history.accepted { try ledger.record(entry, keepingRecordedTime: true) }
        let view = try ledger.view()
        var random = SeededGenerator(seed: seed)
        var cuts = CutGenerator(seed: seed, ledger: history.ledger)
        for _ in 0..<10 {
            let days = Set((0...random.number(0...6)).map { _ in cuts.day() }).sorted()
            guard let known = try? history.ledger.resolve(cuts.request()).position else { continue }
            // No room at the start, so that every fold has to grow, and to another size than its neighbours.
            var together = Both(
                ByDay(days) { IncomeFold(Cut(effectiveOn: $0, position: known), households: 0) },
                ByDay(days) { SponsorFold(Cut(effectiveOn: $0, position: known), households: 0) })
            try view.ledger.replay(through: known, into: &together)
            together.first.finish()
            together.second.finish()
            for day in days {
                let cut = Cut(effectiveOn: day, position: known)
                var alone = Both(
                    IncomeFold(cut, households: view.householdCount), SponsorFold(cut, households: view.householdCount))
                try view.ledger.replay(through: known, into: &alone)
                let (incomes, sponsors) = (try #require(together.first[day]), try #require(together.second[day]))
                #expect(incomes.assessments.hasAny == alone.first.assessments.hasAny)
                for number in 0..<view.householdCount {
                    let household = alone.first.households[number]
                    let income = alone.first.assessments.income(number)
                    let isSponsored = alone.second.isSponsored(number)
                    #expect(incomes.households[number] == household, "household \(number) on \(day), \(history)")
                    #expect(incomes.assessments.income(number) == income, "household \(number) on \(day), \(history)")
                    #expect(sponsors.isSponsored(number) == isSponsored, "household \(number) on \(day), \(history)")
                    compared.present += household.isPresent ? 1 : 0
                    compared.assessed += income != nil ? 1 : 0
                    compared.sponsored += isSponsored ? 1 : 0
                }
            }
        }
    }

    @Test("A day that was not asked for has nothing")
    func otherDays() {
        let fold = ByDay(["2024-12-31"]) { SponsorFold(Cut(effectiveOn: $0, position: 0), households: 1) }
        #expect(fold["2024-12-31"] != nil)
        #expect(fold["2024-12-30"] == nil)
    }
}
