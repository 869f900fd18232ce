// The promise that replay hands a projection exactly the events of the entries, in order, with what voided them, and
// that any number of projections share one pass.

import EventLedger
import LedgerTestSupport
import Testing

@Suite struct ReplayTests {
    /// What a replay through the last position must show of these entries.
    private func expected(_ entries: [RecordedEntry]) -> [SeenEvent] {
        var numbers: [StreamName: UInt32] = [:]
        var counts: [UInt8: UInt32] = [:]
        var versions: [StreamName: [Position]] = [:]
        var voidedBy: [Position: Position] = [:]
        for event in entries.flatMap(\.events) {
            if let voided = event.voids { voidedBy[voided] = event.position }
        }
        return entries.flatMap(\.events).map { event in
            let number = numbers[event.stream] ?? counts[event.stream.category, default: 0]
            if numbers[event.stream] == nil { counts[event.stream.category, default: 0] += 1 }
            numbers[event.stream] = number
            versions[event.stream, default: []].append(event.position)
            let version = event.voids.flatMap { versions[event.stream]?.firstIndex(of: $0) }.map { UInt32($0 + 1) }
            let payload = event.voids.map { little($0, 8) + Array((event.voidReason ?? "").utf8) } ?? event.payload
            return SeenEvent(
                position: event.position, voidedBy: voidedBy[event.position] ?? .max,
                effectiveDay: event.effectiveOn?.daysSinceEpoch ?? .min, category: event.stream.category,
                streamNumber: number, type: event.type, summary: version ?? event.summary, payload: payload)
        }
    }

    @Test(arguments: [41, 42, 43, 44, 45, 46] as [UInt64])
    func equalsAFoldOverTheEntries(seed: UInt64) throws {
        let test = try TestLedger()
        var random = RandomEntries(seed: seed, streamCount: 20)
        for entry in random.next(100, maximumEvents: seed % 2 == 0 ? 1 : 30) { _ = try test.ledger.record(entry) }
        let entries = try test.ledger.allEntries()
        let events = expected(entries)
        var everything = Everything()
        try test.ledger.replay(through: test.ledger.lastPosition(), into: &everything)
        #expect(everything.events == events, "seed \(seed)")
        var draws = SeededGenerator(seed: seed)
        for _ in 0..<30 {
            let ends = [0] + entries.map(\.lastPosition)
            let (first, last) = (draws.one(of: ends), draws.one(of: ends))
            var part = Everything()
            try test.ledger.replay(after: first, through: last, into: &part)
            #expect(part.events == events.filter { $0.position > first && $0.position <= last }, "seed \(seed)")

            let cut = Cut(
                effectiveOn: Day(daysSinceEpoch: Int32(draws.number(18_990...19_410))) ?? .first, position: last)
            var inside = Everything()
            try test.ledger.replay(cut, into: &inside)
            let naive = events.filter {
                $0.position <= last && $0.effectiveDay <= cut.effectiveOn.daysSinceEpoch && $0.voidedBy > last
            }
            #expect(inside.events == naive, "seed \(seed), \(cut)")

            // The same of one view, and beside another cut of it, in either order.
            let other = Cut(effectiveOn: "2022-06-30", position: first)
            let earlier = events.filter {
                $0.position <= first && $0.effectiveDay <= other.effectiveOn.daysSinceEpoch && $0.voidedBy > first
            }
            try test.ledger.read { view throws(LedgerError) in
                #expect(try view.project(Everything(), at: cut).events == naive, "seed \(seed), \(cut)")
                let two = try view.project(Everything(), at: other, cut)
                let turned = try view.project(Everything(), at: cut, other)
                #expect(two.first.events == earlier && two.second.events == naive, "seed \(seed), \(other), \(cut)")
                #expect(turned.first.events == naive && turned.second.events == earlier, "seed \(seed)")
            }
        }
    }

    @Test func manyProjectionsShareOnePass() throws {
        let test = try TestLedger()
        var random = RandomEntries(seed: 51)
        for entry in random.next(40) { _ = try test.ledger.record(entry) }
        let last = try test.ledger.lastPosition()
        let ends = try test.ledger.allEntries().map(\.lastPosition)
        let cuts = (0..<8).map { number in
            Cut(effectiveOn: Day(daysSinceEpoch: Int32(19_000 + number * 50)) ?? .first, position: ends[number * 5])
        }
        var joined = Both(Each(cuts.map { AtCut($0, Totals()) }), Both(Totals(), Everything()))
        try test.ledger.replay(through: last, into: &joined)
        for (cut, bounded) in zip(cuts, joined.first.all) {
            var alone = Totals()
            try test.ledger.replay(cut, into: &alone)
            #expect(bounded.inner == alone && bounded.cut == cut)
        }
        #expect(joined.second.first.count == last && joined.second.second.events.count == last)
    }

    /// Each of several projections in one pass is told of every entry, before its events.
    @Test func everyProjectionIsToldOfEveryEntry() throws {
        struct Heads: Projection, Hashable {
            var seen: [[Position]] = []
            mutating func begin(_ entry: EntryHead) { seen.append([entry.firstPosition, entry.lastPosition]) }
            mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
                seen.append([event.position])
            }
        }
        let test = try TestLedger()
        try test.record("a", facts(2, of: "s"))
        try test.record("b", facts(1, of: "t"))
        let all = Heads(seen: [[1, 2], [1], [2], [3, 3], [3]])
        let cut = Cut(effectiveOn: .first, position: 3)
        var joined = Both(Both(Heads(), Heads()), Both(Each([Heads(), Heads()]), AtCut(cut, Heads())))
        try test.ledger.replay(through: 3, into: &joined)
        #expect(joined.first.first == all && joined.first.second == all && joined.second.first.all == [all, all])
        // Nothing lies inside this cut; of entries it is told all the same.
        #expect(joined.second.second.inner == Heads(seen: [[1, 2], [3, 3]]))
    }

    @Test func positionsInsideEntriesAreRefused() throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "s"))
        try test.record("b", facts(3, of: "s"))
        for (first, last) in [(0, 2), (1, 6), (4, 6), (0, 7), (0, .max), (-1, 6), (.min, 6), (.max, 6), (0, -1)] {
            var totals = Totals()
            let error = failure { () throws(LedgerError) in
                try test.ledger.replay(after: first, through: last, into: &totals)
            }
            #expect(error?.code == .invalidPosition, "\(first) to \(last)")
            #expect(totals.count == 0)
        }
        var totals = Totals()
        let cut = Cut(effectiveOn: .last, position: 4)
        #expect(code { () throws(LedgerError) in try test.ledger.replay(cut, into: &totals) } == .invalidPosition)
        try test.ledger.replay(after: 6, through: 3, into: &totals)
        #expect(totals.count == 0)
    }

    @Test func projectionMayRefuseAnEvent() throws {
        struct Picky: Projection {
            var count = 0
            mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
                guard payload.byteCount < 3 else { throw LedgerError(.damaged, "too long", position: event.position) }
                count += 1
            }
        }
        let test = try TestLedger()
        try test.record("a", [fact("s"), fact("s", payload: [1, 2, 3]), fact("s")])
        var picky = Picky()
        let error = failure { () throws(LedgerError) in try test.ledger.replay(through: 3, into: &picky) }
        #expect(error?.code == .damaged && error?.place.position == 2 && picky.count == 1)
    }

    @Test func writerReplaysItsOwnEntriesToo() throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "s"))
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            _ = try writer.record(entry("b", [NewEvent(voiding: 2, in: "s", reason: "r"), fact("t")]))
            var everything = Everything()
            try writer.ledger.replay(into: &everything)
            #expect(everything.events.map(\.position) == [1, 2, 3, 4, 5])
            #expect(everything.events.map(\.voidedBy) == [.max, 4, .max, .max, .max])
        }
    }
}
