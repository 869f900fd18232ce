// The promise that the postings of single households sum up to the counts of any cut, back-dated entries and voids
// included: they are what a page's sliders add up.

import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite("Postings of households", .timeLimit(.minutes(60)))
struct HouseholdHistoriesTests {
    private struct Place: Hashable {
        let unit: UInt32
        let account: Int
    }

    /// The sums of the postings inside a cut that are not zero.
    private static func sums(_ postings: [HouseholdPosting], _ cut: Cut) -> [Place: Tally] {
        var sums: [Place: Tally] = [:]
        for posting in postings where posting.day <= cut.effectiveOn.daysSinceEpoch && posting.position <= cut.position
        {
            let place = Place(unit: posting.unit, account: Int(posting.account))
            sums[place, default: .zero] += Tally(
                households: Int(posting.households), persons: Int(posting.persons))
        }
        return sums.filter { $0.value != .zero }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>) func postingsAddUpToTheCountsOfAnyCut(seed: UInt64) throws {
        let history = GeneratedHistory.of(seed: seed, events: 300)
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
        for entry in history.accepted { try ledger.record(entry, keepingRecordedTime: true) }
        let view = try ledger.view()
        let histories = try view.householdHistories(knownThrough: view.ledger.lastPosition)
        var postings: [HouseholdPosting] = []
        histories.forEachPosting { postings.append($0) }
        var generator = CutGenerator(seed: seed, ledger: history.ledger)
        var compared = 0
        for _ in 0..<40 {
            guard let cut = try? view.cut(CutExpression(generator.request())) else { continue }
            var expected: [Place: Tally] = [:]
            let accounts = try view.fold(cut).households.accounts { $0 }
            for (unit, tallies) in accounts {
                for (bits, tally) in tallies.enumerated() where tally != .zero {
                    expected[Place(unit: unit, account: bits)] = tally
                }
            }
            #expect(Self.sums(postings, cut) == expected, "\(history), \(cut)")
            compared += expected.count
        }
        #expect(compared > 40, "\(history)")
        // Each household is in one place at a time, or in none.
        for household in Set(postings.map(\.household)) {
            let own = postings.filter { $0.household == household }
            for cut in [Cut(effectiveOn: .last, position: view.ledger.lastPosition)] {
                let places = Self.sums(own, cut)
                #expect(places.count <= 1 && places.values.allSatisfy { $0.households == 1 }, "\(history) \(household)")
            }
        }
    }

    /// The control: without the entries that change the past, the sums are others.
    @Test func backDatedEntriesMatter() throws {
        let history = GeneratedHistory.of(seed: 3, events: 300)
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
        for entry in history.accepted { try ledger.record(entry, keepingRecordedTime: true) }
        let view = try ledger.view()
        let histories = try view.householdHistories(knownThrough: view.ledger.lastPosition)
        let voided = histories.items.filter { $0.item.voidedBy != .max }
        #expect(!voided.isEmpty && histories.items.count > 50)
        var withdrawn = 0
        histories.forEachPosting { if $0.households < 0 { withdrawn += 1 } }
        #expect(withdrawn > 10)
    }
}
