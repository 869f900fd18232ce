// The promise: a closing records what the naive model counts at its cut, an import of an export has the same figures,
// and the ledger finds every closing right that it made itself.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

extension NaiveFigures {
    init(_ figures: ClosedFigures) {
        self.init()
        for row in figures.counts { counts[NaiveAccount(row.account)] = NaiveTally(row.tally) }
        aid = [
            Int64(figures.gifts.count), figures.gifts.amountVND, Int64(figures.loans.count), figures.loans.amountVND,
        ]
        awards = [Int64(figures.awards.granted), Int64(figures.awards.revoked)]
    }
}

@Suite("Contract of closings")
struct ContractClosingTests {
    /// The entries of a history, restating where they must, and now and then one that closes a period together with
    /// whatever the entry holds.
    static func closedHistory(_ seed: UInt64, events: Int) -> (model: NaiveLedger, clock: Instant) {
        let history = GeneratedHistory.of(seed: seed, events: events, breakPercent: 0)
        var random = SeededGenerator(seed: seed)
        var model = NaiveLedger()
        for var entry in history.accepted {
            entry.restates = entry.restates ?? "kiểm tra lại"
            if random.chance(12), let today = entry.recordedAt?.day(at: .vietnam) {
                var days = CutGenerator(seed: random.next(), ledger: model)
                let through = random.chance(50) ? days.day() : Day.endOfYear(today.year - 1) ?? today
                var closing = entry
                let place = random.number(0...entry.events.count)
                closing.events.insert(.periodClosed(through: through, on: max(today, through)), at: place)
                if model.record(closing, clock: history.clock, keepingRecordedTimes: true).isAccepted { continue }
            }
            _ = model.record(entry, clock: history.clock, keepingRecordedTimes: true)
        }
        return (model, history.clock)
    }

    @Test(arguments: ContractSeeds.shares)
    func closingsRecordWhatTheModelCounts(share: Int) throws {
        var closings = 0
        for seed in ContractSeeds.of(share) {
            let (model, clock) = Self.closedHistory(seed, events: 150)
            let folder = try TemporaryFolder()
            let real = try HouseholdLedger(at: folder.file("real"), mode: .create, clock: { clock })
            for recorded in model.entries { try real.record(recorded.entry, keepingRecordedTime: true) }
            let found = try real.closings()
            closings += found.count
            #expect(found.map(\.reference) == model.closings.map(\.reference), "seed \(seed)")
            for (closing, expected) in zip(found, model.closings) {
                let place: Comment = "seed \(seed), \(closing.reference)"
                #expect(NaiveCut(closing.cut) == expected.cut, place)
                let figures = try #require(closing.figures, place)
                #expect(NaiveFigures(figures) == model.figures(expected.cut), place)
                #expect(figures.counts.map(\.account) == figures.counts.map(\.account).sorted(), place)
            }
            #expect(try real.checkClosings().allSatisfy { $0.difference == nil && $0.firstEvent == nil })
            let export = try real.exported()
            let path = try folder.write("export.jsonl", String(decoding: export, as: UTF8.self))
            let copy = try HouseholdLedger(at: folder.file("copy"), mode: .create, clock: { clock })
            _ = try copy.importLines(from: [path], options: ImportOptions(keepsRecordedTimes: true))
            #expect(try copy.exported() == export, "seed \(seed)")
        }
        #expect(closings > ContractSeeds.of(share).count, "too few closings to show anything")
    }
}
