// The promise that the events of the whole log are read a page at a time from any position, by category and type, that
// each has its version in its stream, and that a replay stops where it is asked to.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct EventPageTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func pagesAreThoseOfTheEntries(seed: UInt64) throws {
        let test = try TestLedger()
        var random = RandomEntries(seed: seed, streamCount: 12)
        for entry in random.next(60, maximumEvents: 20) { _ = try test.ledger.record(entry) }
        let all = try test.ledger.allEntries().flatMap(\.events)
        let last = try test.ledger.lastPosition()
        #expect(all.count == last && last > 100)
        var draws = SeededGenerator(seed: seed)
        let kinds = Array(Set(all.map(\.type))).sorted()
        let groups = Array(Set(all.map(\.stream.category))).sorted()
        for _ in 0..<200 {
            let types = draws.chance(2) ? nil : Set(kinds.filter { _ in draws.chance(2) })
            let categories = draws.chance(2) ? nil : Set(groups.filter { _ in draws.chance(2) })
            let position = draws.number(0...last)
            let limit = draws.one(of: [0, 1, 2, 7, last, .max])
            let wanted = all.filter {
                $0.position > position && types?.contains($0.type) ?? true
                    && categories?.contains($0.stream.category) ?? true
            }
            let page = try test.ledger.events(after: position, limit: limit, categories: categories, types: types)
            #expect(page.events == Array(wanted.prefix(limit)), "seed \(seed)")
            let isFull = wanted.count >= limit
            #expect(page.end == (limit == 0 ? position : isFull ? page.events.last?.position : last), "seed \(seed)")
        }
        // Page after page gives everything once.
        for limit in [1, 3, 64] {
            var (read, end): ([RecordedEvent], Position) = ([], 0)
            while end < last {
                let page = try test.ledger.events(after: end, limit: limit)
                read += page.events
                end = page.end
            }
            #expect(read == all)
        }
        for position in [-1, last + 1, .min, .max] {
            let refused = code { () throws(LedgerError) in _ = try test.ledger.events(after: position, limit: 1) }
            #expect(refused == .invalidPosition)
        }
    }

    @Test(arguments: [1, 31, 32, 33, 64, 65, 200])
    func everyEventHasItsVersion(length: Int) throws {
        let test = try TestLedger()
        var versions: [Position: Int] = [:]
        var lengths = ["a": 0, "b": 0]
        for number in 0..<length {
            for name in number % 3 == 0 ? ["a", "b"] : ["a"] {
                try test.record("\(name)\(number)", facts(1, of: StreamName(category: 1, id: name)))
                lengths[name, default: 0] += 1
                versions[try test.ledger.lastPosition()] = lengths[name]
            }
        }
        for (position, version) in versions {
            #expect(try test.ledger.streamVersion(ofEventAt: position) == version)
        }
        #expect(try test.ledger.streamVersion(ofEventAt: 0) == nil)
        #expect(try test.ledger.streamVersion(ofEventAt: test.ledger.lastPosition() + 1) == nil)
    }

    /// A fold that wants so many events.
    private struct First: Projection {
        let wanted: Int
        var seen: [Position] = []
        var isFinished: Bool { seen.count >= wanted }
        mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) { seen.append(event.position) }
    }

    @Test func aReplayStopsWhereItIsAskedTo() throws {
        let test = try TestLedger()
        for number in 1...20 { try test.record("e\(number)", facts(3, of: "s")) }
        let last = try test.ledger.lastPosition()
        for wanted in [0, 1, 2, 3, 4, 59, 60, 61] {
            var fold = First(wanted: wanted)
            let end = try test.ledger.replay(through: last, into: &fold)
            #expect(fold.seen == Array(1...last).prefix(wanted).map(\.self))
            // It comes to the end of the entry.
            #expect(end == min(last, (wanted + 2) / 3 * 3))
        }
        // A writer's look at what is recorded and at what it has appended stops as early.
        func look(_ writer: inout Writer) throws(LedgerError) {
            _ = try writer.record(entry("new", facts(3, of: "s")))
            for wanted in [0, 1, 3, 4, 60, 61, 64] {
                var fold = First(wanted: wanted)
                try writer.ledger.replay(into: &fold)
                #expect(fold.seen == Array(1...last + 3).prefix(wanted).map(\.self))
            }
        }
        try test.ledger.store.dryRun(allowingTimesAheadOfClock: false) { (writer: inout Writer) throws(LedgerError) in
            try look(&writer)
        }
        #expect(
            code { () throws(LedgerError) in
                try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
                    try look(&writer)
                    throw LedgerError(.invalidValue, "changed its mind")
                }
            } == .invalidValue)
        // Two together go on until both are finished.
        var both = Both(First(wanted: 2), First(wanted: 7))
        try test.ledger.replay(through: last, into: &both)
        #expect(both.second.seen == Array(1...7))
        var each = Each([First(wanted: 2), First(wanted: 5)])
        try test.ledger.replay(through: last, into: &each)
        #expect(each.all[1].seen == Array(1...5))
        // Pages of whole entries.
        for limit in [1, 3, 4, 60, .max] {
            var (seen, end): ([Position], Position) = ([], 0)
            while end < last {
                var fold = First(wanted: .max)
                let before = end
                end = try test.ledger.replay(after: end, through: last, limit: limit, into: &fold)
                #expect(fold.seen.count == min(last - before, max(3, limit > 60 ? 60 : (limit + 2) / 3 * 3)))
                seen += fold.seen
            }
            #expect(seen == Array(1...last))
        }
        var none = First(wanted: .max)
        #expect(try test.ledger.replay(through: last, limit: 0, into: &none) == 0 && none.seen.isEmpty)
    }

    @Test func daysAndDefaults() throws {
        #expect(try Day(validating: "2023-12-31") == "2023-12-31")
        for text in ["2023-02-29", "", "2023-1-1", "31/12/2023", "2023-12-31 "] {
            #expect(code { () throws(LedgerError) in _ = try Day(validating: text) } == .invalidValue)
        }
        let test = try TestLedger()
        let event = NewEvent(stream: "s", type: 1, payload: [1])
        _ = try test.ledger.record(NewEntry(id: "a", events: [event]))
        let recorded = try #require(try test.ledger.entry(withID: "a"))
        #expect(recorded.actor == "unnamed" && recorded.events[0].effectiveOn == .first)
        #expect(try test.ledger.timeline(of: "s", at: Cut(effectiveOn: .first, position: 1)).count == 1)
    }
}
