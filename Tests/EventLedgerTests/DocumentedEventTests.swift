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
