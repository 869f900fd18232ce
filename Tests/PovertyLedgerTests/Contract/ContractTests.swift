// The promise: whatever is recorded, in whatever order, the ledger accepts what the rules allow and answers what
// folding the events by hand gives. Generated histories are given to the real ledger and to a naive model that shares
// no code with it.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite("Contract")
struct ContractTests {
    /// Verdicts after every step; figures at generated cuts, a few on the way and more at the end.
    @Test(arguments: ContractSeeds.shares)
    func theLedgerAnswersAsTheRulesSay(share: Int) throws {
        for seed in ContractSeeds.of(share) {
            var sides = try ContractSides(seed: seed, events: ContractSeeds.events)
            let pause = max(1, sides.history.steps.count / 3)
            for (number, step) in sides.history.steps.enumerated() {
                guard try sides.offer(step) else { break }
                if number % pause == pause - 1 { try compare(sides, cuts: 4, seed: seed &* 1_000 &+ UInt64(number)) }
            }
            try compare(sides, cuts: 16, seed: seed)
            try sides.compareTrajectory(NaiveCutRequest("2025-12-31"))
            try sides.compareExtent()
        }
    }

    private func compare(_ sides: ContractSides, cuts: Int, seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var generator = CutGenerator(seed: seed, ledger: sides.model)
        let streams = Set(sides.model.events.compactMap(\.body.stream)).filter {
            $0.category == StreamCategory.household.rawValue
        }
        let households = streams.map(\.id).sorted()
        let units = sides.model.unitIDs
        func level() -> UnitKind? { random.chance(40) ? random.one(of: UnitKind.allCases) : nil }
        for _ in 0..<cuts {
            try sides.compareCounts(
                generator.request(), unitsOn: generator.unitsOn(), level: level(),
                unit: random.chance(40) ? random.pick(units) : nil)
            let (first, second) = generator.pair()
            try sides.compareDiff(first, second, unitsOn: generator.unitsOn(), level: level())
            guard let household = random.pick(households) else { continue }
            try sides.compareTimeline(of: household, generator.request())
        }
        try sides.compareTrajectory(generator.request())
    }
}
