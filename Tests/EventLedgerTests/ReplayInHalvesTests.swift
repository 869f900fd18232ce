// The promise that a replay in two threads gives what a replay in one gives: wherever the entries are parted, whatever
// is voided across the parting, and also where a half is damaged or no second reader can be had.

import Files
import LedgerTestSupport
import Testing

@testable import EventLedger

extension Everything: JoinableProjection {
    func withoutEvents() -> Everything { Everything() }
    mutating func join(_ later: Everything) { events += later.events }
}

@Suite struct ReplayInHalvesTests {
    @Test(arguments: [61, 62, 63, 64] as [UInt64])
    func everyPartingGivesTheSame(seed: UInt64) throws {
        let test = try TestLedger()
        var random = RandomEntries(seed: seed, streamCount: 20)
        for entry in random.next(60, maximumEvents: seed % 2 == 0 ? 1 : 30) { _ = try test.ledger.record(entry) }
        let ends = try test.ledger.allEntries().map(\.lastPosition)
        var draws = SeededGenerator(seed: seed)
        for middle in [0] + ends {
            // Also of a view that knows voids behind the last position.
            let last = draws.one(of: ends.filter { $0 >= middle })
            try test.ledger.read { view throws(LedgerError) in
                var straight = Both(Everything(), AtCut(Cut(effectiveOn: "2022-06-30", position: last), Everything()))
                var parted = straight
                try view.replay(through: last, into: &straight)
                try view.replay(through: last, parting: middle, into: &parted)
                #expect(parted.first == straight.first && parted.second.inner == straight.second.inner)
                #expect(straight.first.events.count == last, "seed \(seed), parted at \(middle)")
            }
        }
    }

    @Test func severalProjectionsAreJoinedEachWithItsOwn() throws {
        let test = try TestLedger()
        for number in 1...6 { try test.record("e\(number)", facts(number, of: "s")) }
        let last = try test.ledger.lastPosition()
        let cuts = [3, 6, 10, last].map { Cut(effectiveOn: .last, position: $0) }
        var each = Each(cuts.map { AtCut($0, Everything()) })
        try test.ledger.read { view throws(LedgerError) in try view.replay(through: last, parting: 6, into: &each) }
        #expect(each.all.map { $0.inner.events.map(\.position) } == cuts.map { Array(1...$0.position) })
    }

    /// A void that another ledger program records while the view is open is unknown to both halves.
    @Test func laterVoidsStayUnknown() throws {
        let test = try TestLedger()
        try test.record("a", facts(2, of: "s"))
        try test.record("b", facts(2, of: "s"))
        try test.ledger.read { view throws(LedgerError) in
            _ = try test.ledger.record(entry("c", [NewEvent(voiding: 4, in: "s", reason: "r")]))
            var parted = Everything()
            try view.replay(through: 4, parting: 2, into: &parted)
            #expect(parted.events.map(\.voidedBy) == [.max, .max, .max, .max])
            var now = Everything()
            try test.ledger.view().replay(through: 4, parting: 2, into: &now)
            #expect(now.events.map(\.voidedBy) == [.max, .max, .max, 5])
        }
    }

    @Test func damageInEitherHalfIsFound() throws {
        for number in 1...4 {
            let test = try TestLedger()
            for entry in 1...4 { try test.record("e\(entry)", facts(2, of: "s")) }
            let key = big(UInt64(2 * number - 1), 8)
            var record = try #require(try test.ledger.rows("entries").first { $0.key == key }).value
            record[record.count - 1] ^= 1
            try test.ledger.store.overwrite("entries", key, record)
            var parted = Everything()
            let error = failure { () throws(LedgerError) in
                try test.ledger.view().replay(through: 8, parting: 4, into: &parted)
            }
            #expect(error?.code == .damaged && error?.place.position == 2 * number - 1, "entry \(number)")
            // What was not checked to its end is checked again.
            #expect(test.ledger.store.checkedThrough < 2 * number)
        }
    }

    @Test func digestsOfBothHalvesAreCheckedOnce() throws {
        let test = try TestLedger()
        for entry in 1...4 { try test.record("e\(entry)", facts(2, of: "s")) }
        #expect(test.ledger.store.checkedThrough == 0)
        var parted = Everything()
        try test.ledger.view().replay(through: 8, parting: 4, into: &parted)
        #expect(test.ledger.store.checkedThrough == 8)
    }

    /// With every place of a reader taken there is no second read transaction: the events are folded all the same.
    @Test func withoutASecondReaderOneThreadFolds() throws {
        let test = try TestLedger()
        for entry in 1...4 { try test.record("e\(entry)", facts(2, of: "s")) }
        let view = try test.ledger.view()
        var others: [LedgerView] = []
        while others.count < 10_000, let other = try? test.ledger.view() { others.append(other) }
        #expect(LaterSpan(view, after: 4, through: 8) == nil)
        var parted = Everything()
        try view.replay(through: 8, parting: 4, into: &parted)
        #expect(parted.events.map(\.position) == Array(1...8))
        others.removeAll()
        #expect(LaterSpan(view, after: 4, through: 8) != nil)
    }

    @Test func positionsInsideEntriesAreRefused() throws {
        let test = try TestLedger()
        for entry in 1...4 { try test.record("e\(entry)", facts(2, of: "s")) }
        for last in [-1, 3, 7, 9, .max] {
            var parted = Everything()
            let code = code { () throws(LedgerError) in
                try test.ledger.view().replay(through: last, parting: 2, into: &parted)
            }
            #expect(code == .invalidPosition && parted.events.isEmpty, "\(last)")
        }
    }

    /// Counts events, and the threads that folded them.
    private struct Threads: JoinableProjection {
        var count = 0
        var threads: Set<UInt> = []

        mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
            count += 1
            threads.insert(System.currentThread)
        }

        func withoutEvents() -> Threads { Threads() }

        mutating func join(_ later: Threads) {
            count += later.count
            threads.formUnion(later.threads)
        }
    }

    @Test func onlyManyEventsAreHalved() throws {
        let test = try TestLedger()
        let perEntry = 4_096
        let entries = LedgerView.halvedEvents / perEntry
        for number in 1..<entries {
            try test.record("e\(number)", facts(perEntry, of: StreamName(stringLiteral: "s\(number)")))
        }
        try test.record("almost", facts(perEntry - 1, of: "t"))
        func fold() throws -> Threads {
            var threads = Threads()
            let view = try test.ledger.view()
            try view.replayInHalves(through: view.lastPosition, into: &threads)
            return threads
        }
        let few = try fold()
        #expect(few.count == LedgerView.halvedEvents - 1 && few.threads.count == 1)
        try test.record("last", facts(1, of: "t"))
        let many = try fold()
        #expect(many.count == LedgerView.halvedEvents)
        #expect(many.threads.count == (System.processorCount > 1 ? 2 : 1))
    }
}
