// The promise that each kind of damage is found as what it is, with the first position or key, and only by the check that
// is there for it: with that one switched off the damage goes unseen.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(30))) struct VerifyKindTests {
    /// A row that is written past everything that guards a ledger.
    private struct Damage {
        let kind: VerificationKind
        let table: String
        let key: [UInt8]
        let value: [UInt8]?
        var position: Position?
        /// What the quick check stumbles over first, where that is another kind.
        var doubt: VerificationKind?
    }

    private let second = Instant(microsecondsSinceEpoch: Instant.test.microsecondsSinceEpoch + 1_000_000) ?? .test
    private let later = Instant(microsecondsSinceEpoch: Instant.test.microsecondsSinceEpoch + 2_000_000) ?? .test

    /// 40 events of "a", of which the 3rd is voided, and one of "b".
    private func ledger() throws -> TestLedger {
        let test = try TestLedger()
        try test.record("one", facts(40, of: "a"))
        try test.record("two", [NewEvent(voiding: 3, in: "a", reason: "sai"), fact("b")])
        try test.record("three", facts(2, of: "b"))
        return test
    }

    @Test func eachKindIsFoundByItsOwnCheck() throws {
        let item = [UInt8](repeating: 1, count: 16)
        let early = Instant(microsecondsSinceEpoch: Instant.test.microsecondsSinceEpoch - 1) ?? .test
        let void = NewEvent(voiding: 3, in: "a", reason: "sai")
        let damages = [
            // Earlier than entry "one", but not the last entry, whose time the state knows.
            Damage(
                kind: .recordedTimes, table: "entries", key: big(41, 8),
                value: entry("two", [void, fact("b")]).record(
                    at: 41, recordedAt: early, numbers: [0, 1], summaries: [3, 0]), position: 41),
            Damage(
                kind: .streamNumbers, table: "entries", key: big(43, 8),
                value: entry("three", facts(2, of: "b")).record(
                    at: 43, recordedAt: later, numbers: [1, 0]), position: 44),
            Damage(
                kind: .streamNumbers, table: "entries", key: big(43, 8),
                value: entry("three", facts(2, of: "b")).record(
                    at: 43, recordedAt: later, numbers: [1, 3]), position: 44),
            // The stream's third event is said to be voided, the payload says another one is.
            Damage(
                kind: .voidEvents, table: "entries", key: big(41, 8),
                value: entry("two", [void, fact("b")]).record(
                    at: 41, recordedAt: second, numbers: [0, 1], summaries: [4, 0]), position: 41, doubt: .timelines),
            // An event of the same entry.
            Damage(
                kind: .voidEvents, table: "entries", key: big(41, 8),
                value: entry("two", [fact("a"), NewEvent(voiding: 41, in: "a", reason: "sai")]).record(
                    at: 41, recordedAt: second, numbers: [0, 0], summaries: [0, 41]), position: 42),
            Damage(
                kind: .snapshots, table: "timelines", key: [1] + big(1, 4),
                value: try timelineOfB(snapshot: little(0, 4) + big(5, 16))),
            Damage(kind: .entryIDs, table: "entryIDs", key: Array("two".utf8), value: big(1, 8), position: 41),
            Damage(kind: .entryIDs, table: "entryIDs", key: Array("six".utf8), value: big(1, 8)),
            Damage(kind: .streams, table: "streams", key: [1] + Array("b".utf8), value: little(7, 4), position: 42),
            Damage(kind: .streams, table: "streams", key: [1] + Array("c".utf8), value: little(0, 4)),
            Damage(kind: .timelines, table: "timelines", key: [1, 0, 0, 0, 1], value: nil, position: 42),
            Damage(kind: .timelines, table: "timelines", key: [1, 0, 0, 0, 9], value: little(1, 24) + item),
            Damage(
                kind: .sealedTimelines, table: "sealedTimelines", key: [1] + big(0, 8),
                value: [UInt8](repeating: 3, count: 512), position: 1),
            Damage(kind: .sealedTimelines, table: "sealedTimelines", key: [1] + big(5, 8), value: item),
            Damage(kind: .voids, table: "voids", key: big(3, 8), value: nil, position: 41),
            Damage(kind: .voids, table: "voids", key: big(4, 8), value: big(41, 8)),
            Damage(kind: .state, table: "properties", key: Array("more".utf8), value: [1]),
            Damage(kind: .records, table: "entries", key: big(43, 8), value: [1, 2, 3], position: 43),
            Damage(kind: .positions, table: "entries", key: big(43, 8), value: nil, position: 43),
            Damage(kind: .positions, table: "entries", key: big(41, 8), value: nil, position: 41),
        ]
        for damage in damages {
            let test = try ledger()
            #expect(try test.ledger.verify().isSound)
            try test.ledger.store.overwrite(damage.table, damage.key, damage.value)
            let found = try test.ledger.verify()
            let first = try #require(found.findings.first)
            #expect(first.kind == damage.kind && first.position == damage.position, "\(damage): \(found)")
            #expect(found.truthIsSound == damage.kind.isDerived, "\(damage)")
            let verifier = try LedgerVerifier(
                test.ledger.store, rules: nil, skipping: [], Verification(leavingOut: [damage.kind]))
            #expect(try verifier.run { _, _ in }.findings.first?.kind != damage.kind, "\(damage)")
            #expect(try doubt(test.ledger) == damage.doubt ?? damage.kind, "\(damage)")
        }
    }

    /// Entry and timeline agree that the stream's fourth event is voided, and the void's own bytes name the third.
    @Test func aVoidThatNamesTwoEventsIsFound() throws {
        let test = try ledger()
        let void = NewEvent(voiding: 3, in: "a", reason: "sai")
        try test.ledger.store.overwrite(
            "entries", big(41, 8),
            entry("two", [void, fact("b")]).record(
                at: 41, recordedAt: second, numbers: [0, 1], summaries: [4, 0]))
        let row = try #require(test.ledger.rows("timelines").first)
        try test.ledger.store.overwrite("timelines", row.key, row.value.dropLast(4) + little(4, 4))
        #expect(try doubt(test.ledger) == .voidEvents)
        #expect(try test.ledger.verify().findings.first?.kind == .voidEvents)
    }

    /// A visible position at which no entry ends, in a state row whose digest was made again.
    @Test func aVisiblePositionInsideAnEntryIsFound() throws {
        for (position, recordedAt) in [(20, Int64.min), (41, 5), (0, 5)] {
            let test = try ledger()
            var state = try Snapshot(test.ledger.store).state
            state.visible = LedgerExtent()
            try test.ledger.store.overwrite("properties", LedgerTables.stateKey, state.bytes)
            // Nothing visible beside staged entries is what a killed first import leaves.
            #expect(try test.ledger.verify().isSound && doubt(test.ledger) == nil)
            state.visible.position = position
            state.visible.recordedAt = recordedAt
            try test.ledger.store.overwrite("properties", LedgerTables.stateKey, state.bytes)
            #expect(try doubt(test.ledger) == .state, "\(position)")
            let found = try test.ledger.verify()
            #expect(found.findings.map(\.kind) == [.state] && found.findings.first?.position == position, "\(found)")
        }
    }

    /// What a soundness check is not sure of; nil when it says that all is sound.
    private func doubt(_ ledger: Ledger) throws -> VerificationKind? {
        let check = try SoundnessCheck(ledger.store, rules: nil)
        do {
            _ = try check.run(Verification()) { _, _ in }
            return nil
        } catch { return error.kind }
    }

    /// The row of "b", with other bytes in the place of its snapshot.
    private func timelineOfB(snapshot: [UInt8]) throws -> [UInt8] {
        let test = try ledger()
        let rows = try test.ledger.rows("timelines")
        let row = try #require(rows.first { $0.key == [1] + big(1, 4) }).value
        return row[..<4] + snapshot + row[24...]
    }

    /// Whatever row is lost, doubled or changed in one byte: the quick check is never sure where the precise one finds
    /// something.
    @Test func theQuickCheckIsNeverSureOfDamage() throws {
        var random = SeededGenerator(seed: 12)
        for round in 0..<300 {
            let test = try TestLedger()
            var entries = RandomEntries(seed: UInt64(round), streamCount: 5)
            for entry in entries.next(14, maximumEvents: 20) { _ = try test.ledger.record(entry) }
            #expect(try doubt(test.ledger) == nil)
            let table = random.one(of: Array(LedgerTables.names(format: 1).dropFirst()))
            let rows = try test.ledger.rows(table)
            guard !rows.isEmpty else { continue }
            let row = random.one(of: rows)
            var (key, value) = (row.key, Optional(row.value))
            switch random.number(1...4) {
            case 1: value = nil
            case 2: value = random.one(of: rows).value
            case 3: key[random.number(0...(key.count - 1))] ^= 1 << UInt8(random.number(0...7))
            default:
                var bytes = row.value
                bytes[random.number(0...(bytes.count - 1))] ^= 1 << UInt8(random.number(0...7))
                value = bytes
            }
            try test.ledger.store.overwrite(table, key, value)
            let isSound = try LedgerVerifier(test.ledger.store, rules: nil, skipping: [], Verification()).run { _, _ in
            }
            .isSound
            #expect(try (doubt(test.ledger) == nil) == isSound, "round \(round): \(table) \(key)")
        }
    }

    @Test func recordsReplacedWithValidOthersAreFound() throws {
        let test = try ledger()
        let other = try TestLedger()
        try other.record("one", facts(40, of: "a"))
        try other.record("two", [fact("a"), fact("b")])
        let rows = try other.ledger.rows("entries")
        try test.ledger.store.overwrite("entries", rows[1].key, rows[1].value)
        #expect(try test.ledger.verify().findings.map(\.kind).contains(.voids))
        try test.ledger.store.overwrite("entries", rows[1].key, rows[0].value)
        #expect(try test.ledger.verify().findings.first?.position == 41)
    }

    @Test func whatIsIntactIsSaid() throws {
        let test = try ledger()
        try test.ledger.store.overwrite("entries", big(41, 8), [0])
        let found = try test.ledger.verify()
        #expect(found.soundEntries == 2 && found.soundEvents == 42 && found.lostEvents == 2)
        #expect(found.comparedThrough == 40 && found.lastPosition == 44 && !found.truthIsSound)
    }

    @Test func anUnfinishedImportIsNoDamage() throws {
        let test = try ledger()
        let process = try TestProcess("ledger")
        #expect(process.ask("open write \(test.path)") == "ok")
        _ = process.ask("write")
        _ = process.ask("append staged s 40 10")
        _ = process.ask("stage")
        let found = try test.ledger.verify()
        #expect(found.isSound && found.unfinishedEvents == 40 && found.lastPosition == 44, "\(found)")
        process.kill()
    }
}
