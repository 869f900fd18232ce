// The promise that an event looked up with its document is the event of its entry, and that a fold is told of each
// entry before its events.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct DocumentedEventTests {
    @Test func eventsAreThoseOfTheirEntries() throws {
        let test = try TestLedger()
        var random = RandomEntries(seed: 31)
        for entry in random.next(40) { _ = try test.ledger.record(entry) }
        for entry in try test.ledger.allEntries() {
            for event in entry.events {
                let cited = try test.ledger.documentedEvent(at: event.position)
                #expect(
                    cited
                        == DocumentedEvent(
                            event: event, actor: entry.actor, document: entry.document, reason: entry.reason,
                            restates: entry.restates, recordedAt: entry.recordedAt,
                            claimedTime: entry.claimedTime))
            }
        }
        for position in [0, -1, try test.ledger.lastPosition() + 1, .max] {
            #expect(try test.ledger.documentedEvent(at: position) == nil)
        }
    }

    @Test func everyFlippedByteIsDamage() throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "s"))
        try test.record("b", facts(2, of: "t"))
        let row = try #require(try test.ledger.rows("entries").first)
        for index in row.value.indices {
            var bytes = row.value
            bytes[index] ^= 0x10
            try test.ledger.store.overwrite("entries", row.key, bytes)
            #expect(
                code { () throws(LedgerError) in _ = try test.ledger.documentedEvent(at: 2) } == .damaged, "\(index)")
        }
        try test.ledger.store.overwrite("entries", row.key, nil)
        #expect(code { () throws(LedgerError) in _ = try test.ledger.documentedEvent(at: 2) } == .damaged)
    }

    /// Many at once are the same as one by one, in the order that was asked for, before and after a replay has checked them.
    @Test func manyEventsAreThoseOfTheirEntries() throws {
        let test = try TestLedger()
        var random = RandomEntries(seed: 33)
        for entry in random.next(40) { _ = try test.ledger.record(entry) }
        let last = try test.ledger.lastPosition()
        let all = Array(1...last)
        for positions in [[], all, all.reversed(), [last, 1, last, last], all.filter { $0 % 3 == 0 }] {
            let view = try test.ledger.view()
            var found: [DocumentedEvent] = []
            try view.documentedEvents(at: positions) { found.append($0) }
            #expect(try found == positions.map { try #require(try test.ledger.documentedEvent(at: $0)) })
        }
        for position in [0, -1, last + 1, .max] {
            let error = code { () throws(LedgerError) in
                try test.ledger.view().documentedEvents(at: [1, position]) { _ in }
            }
            #expect(error == .damaged, "\(position)")
        }
        // What the closure throws ends it.
        var calls = 0
        let error = code { () throws(LedgerError) in
            try test.ledger.view().documentedEvents(at: all) { (_) throws(LedgerError) in
                calls += 1
                throw LedgerError(.invalidValue, "no", remedy: "yes")
            }
        }
        #expect(error == .invalidValue && calls == 1)
    }

    /// Damage in an entry is found before any event of it is given, and in a later entry too.
    @Test func manyEventsOfADamagedEntryAreRefused() throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "s"))
        try test.record("b", facts(2, of: "t"))
        let row = try #require(try test.ledger.rows("entries").last)
        for index in row.value.indices {
            var bytes = row.value
            bytes[index] ^= 0x10
            try test.ledger.store.overwrite("entries", row.key, bytes)
            var found: [Position] = []
            let error = code { () throws(LedgerError) in
                try test.ledger.view().documentedEvents(at: [1, 2, 3, 4, 5]) { found.append($0.event.position) }
            }
            #expect(error == .damaged && found == [1, 2, 3], "\(index): \(found)")
        }
    }

    /// Keeps what it is told of entries, and how many events came before.
    private struct Entries: Projection {
        var heads: [[Int64]] = []
        var events = 0

        mutating func apply(_ event: EventHead, payload: RawSpan) { events += 1 }
        mutating func begin(_ entry: EntryHead) {
            heads.append([
                Int64(entry.firstPosition), Int64(entry.lastPosition), entry.recordedAt, entry.restates ? 1 : 0,
                Int64(events),
            ])
        }
    }

    @Test func foldsAreToldOfEachEntry() throws {
        let test = try TestLedger()
        var random = RandomEntries(seed: 32)
        for entry in random.next(40) { try test.record(entry.id, entry.events) }
        _ = try test.ledger.record(
            NewEntry(id: "r", actor: "tester", restates: "đính chính", events: facts(2, of: "s")))
        let last = try test.ledger.lastPosition()
        let expected = try test.ledger.allEntries().map { entry in
            [
                Int64(entry.firstPosition), Int64(entry.lastPosition), entry.recordedAt.microsecondsSinceEpoch,
                entry.restates == nil ? 0 : 1, Int64(entry.firstPosition) - 1,
            ]
        }
        var joined = Both(Entries(), Each([AtCut(Cut(effectiveOn: .last, position: last), Entries())]))
        try test.ledger.replay(through: last, into: &joined)
        #expect(joined.first.heads == expected)
        #expect(joined.second.all[0].inner.heads.map { $0.dropLast() } == expected.map { $0.dropLast() })
    }
}
