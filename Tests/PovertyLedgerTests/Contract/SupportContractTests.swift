// The promise: sums of aid, who was left behind, awards and incomes are what going through all events by hand gives, at
// any cut, by any units, however the question is put.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite("Support contract")
struct SupportContractTests {
    private static let seeds = UInt64(701)...716

    @Test(arguments: 0..<4)
    func figuresAreWhatTheEventsGive(share: Int) throws {
        for seed in SupportContractTests.seeds where Int(seed) % 4 == share {
            let sides = try SupportSides(seed: seed, events: 160)
            var random = SeededGenerator(seed: seed)
            var cuts = CutGenerator(seed: seed, ledger: sides.model)
            let units = sides.model.events.compactMap(\.body.stream).filter {
                $0.category == StreamCategory.unit.rawValue
            }.map(\.id)
            for _ in 0..<12 {
                let question = SupportQuestion(&random, &cuts, units: units)
                let request = cuts.request()
                try sides.compareAid(request, question)
                try sides.compareAwards(request, question)
                try sides.compareIncomes(request, question)
            }
            try sides.compareAid(
                NaiveCutRequest("2025-12-31"), SupportQuestion(&random, &cuts, units: units))
        }
    }

    /// The hard cases are there: otherwise the contract would hold of nothing.
    @Test func historiesReachTheHardCases() {
        var seen: Set<String> = []
        for seed in SupportContractTests.seeds {
            let history = GeneratedHistory.of(seed: seed, events: 160, breakPercent: 0)
            let model = SupportScatter(history, seed: seed).ledger
            let cut = NaiveCut("2025-12-31", position: model.position)
            let aid = model.aid(cut, from: nil, by: Set(AidDimension.allCases), unit: nil, unitsOn: cut.effectiveOn)
            for (group, sum) in aid {
                if group.unit == nil { seen.insert("aid to a household that is not in the register") }
                if group.programme == nil { seen.insert("aid outside a programme") }
                if sum.events > sum.households.count + sum.units.count { seen.insert("aid twice in a group") }
                if sum.withoutAmount > 0 { seen.insert("aid without an amount") }
                if !sum.units.isEmpty { seen.insert("aid to a unit") }
            }
            for first in ["2022-01-01", "2023-01-01", "2024-01-01", "2025-01-01"] as [Day] {
                for household in model.needy(cut, from: first, unit: nil, unitsOn: cut.effectiveOn) {
                    seen.insert("gift \(household.hasGift), loan \(household.hasLoan)")
                    if household.lastAid == nil { seen.insert("never any aid") }
                }
            }
            let awards = model.awards(cut, from: nil)
            if awards.contains(where: { $0.revokedBy != nil }) { seen.insert("a revoked award") }
            for income in model.incomes(cut, from: nil, byUnit: false, unitsOn: cut.effectiveOn).values {
                seen.insert("\(income.ofHouseholds.count.isMultiple(of: 2)) median")
                if income.all.households > income.assessed.households { seen.insert("not assessed") }
            }
        }
        #expect(seen.count == 14, "\(seen.sorted())")
    }
}
