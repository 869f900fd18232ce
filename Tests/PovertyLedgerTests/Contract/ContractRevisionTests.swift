// The promise: what became known of a day later is told entry by entry as the naive model finds it by folding
// everything again, and the parts of a closed period's revisions add up to the difference.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger
@testable import PovertyReports

@Suite("Contract of revisions")
struct ContractRevisionTests {
    private func ledger(_ model: NaiveLedger, _ clock: Instant, in folder: TemporaryFolder) throws -> HouseholdLedger {
        let real = try HouseholdLedger(at: folder.file("real"), mode: .create, clock: { clock })
        for recorded in model.entries { try real.record(recorded.entry, keepingRecordedTime: true) }
        return real
    }

    private func standing(_ standing: Standing, _ real: HouseholdLedger) throws -> NaiveStanding? {
        guard standing.isPresent else { return nil }
        let account = NaiveAccount(
            unit: try real.view().unitName(standing.unit), standing.householdClass,
            socialProtection: standing.socialProtection
        )
        return NaiveStanding(account, members: Int64(standing.members))
    }

    @Test(arguments: ContractSeeds.shares)
    func knowledgeChangesAsTheModelSays(share: Int) throws {
        var (changes, corrections) = (0, 0)
        for seed in ContractSeeds.of(share) {
            let (model, clock) = ContractClosingTests.closedHistory(seed, events: 120)
            let folder = try TemporaryFolder()
            let real = try ledger(model, clock, in: folder)
            var random = SeededGenerator(seed: seed)
            var cuts = CutGenerator(seed: seed, ledger: model)
            for _ in 0..<6 {
                let day = cuts.day()
                let ends = [0] + model.entries.map(\.last)
                let (one, other) = (random.one(of: ends), random.one(of: ends))
                let (first, last) = (min(one, other), max(one, other))
                let place: Comment = "seed \(seed), \(day), after \(first) through \(last)"
                let found = try KnowledgeChanges(real.view(), on: day, after: first, through: last).changes
                let named = try found.map { change in
                    NaiveKnowledgeChange(
                        household: try real.ledger.streamID(category: 1, number: change.household) ?? "",
                        entryEnd: change.entryEnd, isCorrection: change.isCorrection,
                        before: try standing(change.before, real), after: try standing(change.after, real))
                }
                let expected = model.knowledgeChanges(on: day, after: first, through: last)
                #expect(Set(named) == Set(expected), place)
                #expect(named.count == expected.count, place)
                let order = found.map { ($0.household, $0.position) }
                #expect(zip(order, order.dropFirst()).allSatisfy { $0 < $1 }, place)
                for (change, name) in zip(found, named) {
                    let position = model.firstEvent(about: name.household, by: day, ofEntryEndingAt: change.entryEnd)
                    #expect(change.position == position, place)
                }
                changes += found.count
                corrections += found.count(where: \.isCorrection)
            }
        }
        #expect(changes > 20 && corrections > 0, "too few changes to show anything")
    }

    @Test(arguments: ContractSeeds.shares)
    func revisionsAddUpAsTheModelSays(share: Int) throws {
        var found: Set<RevisionCause> = []
        for seed in ContractSeeds.of(share) {
            let (model, clock) = ContractClosingTests.closedHistory(seed, events: 180)
            let folder = try TemporaryFolder()
            let real = try ledger(model, clock, in: folder)
            for (byUnit, level) in [(false, nil), (true, nil), (true, UnitKind.city), (true, .ward)] {
                let periods = try real.revisions(byUnit: byUnit, level: level)
                #expect(periods.map(\.closing) == (try real.closings()), "seed \(seed)")
                for (index, period) in periods.enumerated() {
                    let place: Comment =
                        "seed \(seed), \(period.closing.through), by unit: \(byUnit), level: \(level?.name ?? "-")"
                    let stages = model.closings[index...].map(\.cut.position) + [model.position]
                    #expect(period.stages.map(\.position) == stages, place)
                    var parts: [NaiveRevision: NaiveTally] = [:]
                    for stage in period.stages {
                        let cut = NaiveCut(period.closing.through, position: stage.position)
                        let counts = stage.counts.map { (NaiveAccount($0.account), NaiveTally($0.tally)) }
                        #expect(
                            Dictionary(counts) { one, _ in one } == model.counts(cut, byUnit: byUnit, level: level),
                            place)
                        for change in stage.changes {
                            let part = NaiveRevision(
                                stage: stage.position, cause: change.cause, entry: change.entry,
                                account: NaiveAccount(change.account))
                            #expect(parts.updateValue(NaiveTally(change.change), forKey: part) == nil, place)
                            found.insert(change.cause)
                        }
                    }
                    let expected = model.revisions(
                        on: period.closing.through, stages: stages, byUnit: byUnit, level: level)
                    #expect(parts == expected, place)
                }
            }
        }
        #expect(found.count >= 2, "\(found): too few revisions to show anything")
    }
}
