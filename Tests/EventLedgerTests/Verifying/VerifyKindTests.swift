// The promise that each kind of damage is found as what it is, with the first position or key, and only by the check
// that is there for it: with that one switched off the damage goes unseen.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct VerifyKindTests {
    /// A row that is written past everything that guards a ledger.
    private struct Damage {
        let kind: VerificationKind
        let table: String
        let key: [UInt8]
        let value: [UInt8]?
        var position: Position?
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
                    at: 41, recordedAt: second, numbers: [0, 1], summaries: [4, 0]), position: 41),
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
            // A ledger without rules posts nothing and lists nothing.
            Damage(kind: .balances, table: "balances", key: big(1, 4) + [2] + big(0, 12), value: little(0, 48)),
            Damage(kind: .keyEvents, table: "keyEvents", key: big(1, 8), value: little(0, 24)),
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
            var verifier = try LedgerVerifier(
                test.ledger.store, rules: nil, skipping: [], Verification(leavingOut: [damage.kind]))
            #expect(try verifier.run { _, _ in }.findings.first?.kind != damage.kind, "\(damage)")
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
        let found = try test.ledger.verify()
        #expect(found.findings.first?.kind == .voidEvents && found.findings.first?.position == 41, "\(found)")
    }

    /// A visible position at which no entry ends, in a state row whose digest was made again.
    @Test func aVisiblePositionInsideAnEntryIsFound() throws {
        for (position, recordedAt) in [(20, Int64.min), (41, 5), (0, 5)] {
            let test = try ledger()
            var state = try Snapshot(test.ledger.store).state
            state.visible = LedgerExtent()
            try test.ledger.store.overwrite("properties", LedgerTables.stateKey, state.bytes)
            // Nothing visible beside staged entries is what a killed first import leaves.
            #expect(try test.ledger.verify().isSound)
            state.visible.position = position
            state.visible.recordedAt = recordedAt
            try test.ledger.store.overwrite("properties", LedgerTables.stateKey, state.bytes)
            let found = try test.ledger.verify()
            #expect(found.findings.map(\.kind) == [.state] && found.findings.first?.position == position, "\(found)")
        }
    }

    /// The row of "b", with other bytes in the place of its snapshot.
    private func timelineOfB(snapshot: [UInt8]) throws -> [UInt8] {
        let test = try ledger()
        let rows = try test.ledger.rows("timelines")
        let row = try #require(rows.first { $0.key == [1] + big(1, 4) }).value
        return row[..<4] + snapshot + row[24...]
    }

    /// Whatever rows are lost, doubled or changed in one byte, also in records whose digest was made again: comparing
    /// tables by sums finds what comparing them row by row finds, and nothing is only found by one of the two.
    @Test func sumsAreNeverSureOfDamage() throws {
        var random = SeededGenerator(seed: 12)
        var sound = 0
        for round in 0..<400 {
            let test = try TestLedger()
            var entries = RandomEntries(seed: UInt64(round), streamCount: 5)
            for entry in entries.next(14, maximumEvents: 20) { _ = try test.ledger.record(entry) }
            for _ in 0..<random.number(1...2) {
                let table = random.one(of: Array(LedgerTables.names(format: 1).dropFirst()))
                try damage(test, table, &random)
            }
            var bySums = try LedgerVerifier(test.ledger.store, rules: nil, skipping: [], Verification())
            let found = try bySums.run { _, _ in }
            var byRows = try LedgerVerifier(test.ledger.store, rules: nil, skipping: [], Verification())
            byRows.isSureOfTables = false
            #expect("\(found)" == "\(try byRows.run { _, _ in })", "round \(round)")
            if found.isSound { sound += 1 }
        }
        #expect(sound < 40)
    }

    /// Changes a row of a table, if it has one.
    private func damage(_ test: TestLedger, _ table: String, _ random: inout SeededGenerator) throws {
        let rows = try test.ledger.rows(table)
        guard !rows.isEmpty else { return }
        let row = random.one(of: rows)
        var (key, value) = (row.key, Optional(row.value))
        switch random.number(1...5) {
        case 1: value = nil
        case 2: value = random.one(of: rows).value
        case 3: key[random.number(0...(key.count - 1))] ^= 1 << UInt8(random.number(0...7))
        default:
            var bytes = row.value
            bytes[random.number(0...(bytes.count - 1))] ^= 1 << UInt8(random.number(0...7))
            value = table == "entries" && random.chance(70) ? withDigest(bytes) : bytes
        }
        try test.ledger.store.overwrite(table, key, value)
    }

    /// A record with the digest of its other bytes.
    private func withDigest(_ record: [UInt8]) -> [UInt8] {
        var record = record
        let end = record.count - EntryRecord.digestBytes
        record.storeLittleEndian(XXH64.digest(record.span.bytes, count: end), at: end)
        return record
    }

    /// A record is never told to be as recording writes it where decoding and encoding it again says that it is not.
    @Test func recordsAreNeverRightInPlaceAlone() throws {
        var random = SeededGenerator(seed: 13)
        var form = EntryForm(.random())
        var (right, wrong) = (0, 0)
        for round in 0..<40 {
            let test = try TestLedger()
            var entries = RandomEntries(seed: UInt64(round), streamCount: 5)
            for entry in entries.next(6, maximumEvents: 6) { _ = try test.ledger.record(entry) }
            for row in try test.ledger.rows("entries") {
                let isSound = isRight(row.value, &form)
                #expect(isSound, "round \(round)")
                for _ in 0..<40 {
                    var bytes = row.value
                    bytes[random.number(0...(bytes.count - 9))] ^= 1 << UInt8(random.number(0...7))
                    bytes = withDigest(bytes)
                    guard isRight(bytes, &form) else {
                        wrong += 1
                        continue
                    }
                    right += 1
                    let entry = RecordedEntry(record: bytes.span.bytes)
                    let problem = entry.map { EntryForm.problem(of: $0, bytes.span.bytes) }
                    #expect(problem == .some(nil), "round \(round): \(bytes)")
                }
            }
        }
        // Payloads, numbers and letters can be others; lengths, texts and days can't.
        #expect(right > 1_000 && wrong > 1_000, "\(right) \(wrong)")
    }

    private func isRight(_ record: [UInt8], _ form: inout EntryForm) -> Bool {
        guard let entry = EntryRecord(checking: record.span.bytes) else { return false }
        return form.isRight(entry, in: record.span.bytes)
    }

    /// A row of a stream that was made empty, which has no item to compare.
    @Test func anEmptiedTimelineIsFound() throws {
        let test = try ledger()
        try test.ledger.store.overwrite("timelines", [1] + big(1, 4), [UInt8](repeating: 0, count: 24))
        let found = try test.ledger.verify()
        #expect(found.findings.map(\.kind) == [.timelines], "\(found)")
        #expect(found.findings.first?.key == "01 00 00 00 01")
    }

    /// A void that names an event by its place in a timeline of which a later part is missing.
    @Test func aVoidBeforeAMissingPartOfItsTimeline() throws {
        let test = try TestLedger()
        try test.record("one", facts(10, of: "a") + facts(1, of: "b"))
        try test.record("two", [NewEvent(voiding: 3, in: "a", reason: "sai")])
        try test.record("three", facts(60, of: "a"))
        #expect(try test.ledger.verify().isSound)
        try test.ledger.store.overwrite("sealedTimelines", [1] + big(0, 4) + big(1, 4), nil)
        let found = try test.ledger.verify()
        // The 33rd event of "a": behind the ten, the one of "b", and the void.
        #expect(found.findings.map(\.kind) == [.sealedTimelines] && found.findings.first?.position == 34, "\(found)")
        #expect(found.truthIsSound && found.comparedThrough == 72)
    }

    /// Behind a damaged entry nothing that is derived is compared, and up to it everything is.
    @Test func rowsAreComparedUpToADamagedEntry() throws {
        for (key, isFound) in [("one", true), ("two", false), ("three", false)] {
            let test = try ledger()
            try test.ledger.store.overwrite("entries", big(41, 8), [0])
            #expect(try test.ledger.verify().findings.map(\.kind) == [.records])
            try test.ledger.store.overwrite("entryIDs", Array(key.utf8), nil)
            let found = try test.ledger.verify()
            #expect(found.findings.map(\.kind) == (isFound ? [.records, .entryIDs] : [.records]), "\(key): \(found)")
            #expect(found.comparedThrough == 40, "\(key)")
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
