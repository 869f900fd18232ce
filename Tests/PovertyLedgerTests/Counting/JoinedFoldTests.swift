// The promise that the fold of every count gives the same in two halves: of each household, and of each unit.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite struct JoinedFoldTests {
    @Test(arguments: 700..<712 as Range<UInt64>)
    func halvesOfGeneratedHistoriesAreJoined(seed: UInt64) throws {
        var sides = try ContractSides(seed: seed, events: 400)
        for step in sides.history.steps { guard try sides.offer(step) else { break } }
        let ends = [0] + sides.model.entries.map(\.last)
        var random = SeededGenerator(seed: seed)
        var generator = CutGenerator(seed: seed, ledger: sides.model)
        try sides.real.read { view throws(LedgerError) in
            for _ in 0..<40 {
                let cuts = [random.one(of: ends), random.one(of: ends)].map {
                    Cut(effectiveOn: generator.day(), position: $0)
                }
                let last = cuts.map(\.position).max() ?? 0
                let middle = random.one(of: ends.filter { $0 <= last })
                // One has room for all households from the beginning, the other makes room where it meets them.
                var straight = Both(
                    CountingFold(cuts[0], households: view.householdCount), CountingFold(cuts[1], households: 0))
                var parted = Both(straight.first.withoutEvents(), CountingFold(cuts[1], households: 0))
                try view.ledger.replay(through: last, into: &straight)
                try view.ledger.replay(through: last, parting: middle, into: &parted)
                let place = "seed \(seed), cuts \(cuts), parted at \(middle)"
                compare(straight.first, parted.first, place)
                compare(straight.second, parted.second, place)
            }
        }
    }

    private func compare(_ straight: CountingFold, _ parted: CountingFold, _ place: String) {
        for number in 0..<max(straight.households.count, parted.households.count) {
            #expect(straight.households[number] == parted.households[number], "household \(number), \(place)")
        }
        #expect(straight.units.units.count == parted.units.units.count, "\(place)")
        for (number, units) in zip(straight.units.units, parted.units.units).enumerated() {
            #expect("\(units.0)" == "\(units.1)", "unit \(number), \(place)")
        }
    }
}
