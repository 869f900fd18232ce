// The promise that damage gives the typed error `damaged` and never ends the program: every byte of an entry record
// flipped, records cut short or under a wrong key, lengths that lie, and damaged rows in every derived table.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct DamageTests {
    /// Three entries; the second has texts of every kind, several events and a void.
    private func ledger() throws -> TestLedger {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "s"))
        _ = try test.ledger.record(
            NewEntry(
                id: "bđ", actor: "UBND", document: "d", reason: "r", restates: "e",
                events: [
                    fact("s", payload: [1, 2]), NewEvent(voiding: 2, in: "s", reason: "sai"),
                    fact("long-id", payload: []),
                ]))
        try test.record("c", facts(2, of: "t"))
        return test
    }

    private static let key = big(4, 8)

    /// All ways to come upon the second entry; the codes of what they throw.
    private func readings(_ ledger: Ledger) -> [LedgerError.Code?] {
        [
            code { () throws(LedgerError) in _ = try ledger.entries(after: 0, limit: 10) },
            code { () throws(LedgerError) in _ = try ledger.entries(before: .max, limit: 10) },
            code { () throws(LedgerError) in _ = try ledger.entry(at: 5) },
            code { () throws(LedgerError) in _ = try ledger.entry(withID: "bđ") },
            code { () throws(LedgerError) in _ = try ledger.event(at: 6) },
            code { () throws(LedgerError) in _ = try ledger.events(of: "s", limit: 10) },
            code { () throws(LedgerError) in _ = try ledger.documentedEvent(at: 6) },
            code { () throws(LedgerError) in try ledger.checkEndOfEntry(5) },
            code { () throws(LedgerError) in
                var everything = Everything()
                try ledger.replay(through: 8, into: &everything)
            },
        ]
    }

    @Test func everyFlippedByteOfARecordIsDamage() throws {
        let test = try ledger()
        let record = try #require(try test.ledger.rows("entries").first { $0.key == Self.key }).value
        for index in record.indices {
            for mask: UInt8 in [0x01, 0x80, 0xFF] {
                var damaged = record
                damaged[index] ^= mask
                try test.ledger.store.overwrite("entries", Self.key, damaged)
                let codes = readings(test.ledger)
                #expect(codes.allSatisfy { $0 == .damaged }, "byte \(index) ^ \(mask): \(codes)")
            }
        }
        try test.ledger.store.overwrite("entries", Self.key, record)
        #expect(readings(test.ledger).dropLast().filter { $0 != nil } == [.invalidPosition])
    }

    /// Replays of one opening check each digest once; the next opening checks again.
    @Test func everyOpeningChecksDigests() throws {
        let place = try TemporaryLedger()
        do {
            let ledger = try Ledger(at: place.path)
            _ = try ledger.record(entry("a", facts(3, of: "s")))
            var totals = Totals()
            try ledger.replay(through: 3, into: &totals)
            try Self.damage(ledger, entryAt: 1)
        }
        let ledger = try Ledger(at: place.path)
        var totals = Totals()
        #expect(code { () throws(LedgerError) in try ledger.replay(through: 3, into: &totals) } == .damaged)
    }

    /// What a writer replayed before it gave up says nothing of the records that later lie in the same place.
    @Test func discardedEntriesDoNotCountAsChecked() throws {
        struct Refused: Error, LedgerFailure {
            init() {}
            init(_ error: LedgerError) {}
        }
        let test = try TestLedger()
        let ledger = test.ledger
        try test.record("a", facts(3, of: "s"))
        for isStaged in [false, true] {
            #expect(throws: Refused.self) {
                try ledger.write { (writer: inout Writer) throws(Refused) in
                    do throws(LedgerError) {
                        _ = try writer.record(entry("b", facts(3, of: "s")))
                        if isStaged { try writer.stage() }
                        var totals = Totals()
                        try writer.ledger.replay(into: &totals)
                        #expect(totals.count == 6)
                    } catch { Issue.record(error) }
                    throw Refused()
                }
            }
        }
        try test.record("c", facts(3, of: "s"))
        try Self.damage(ledger, entryAt: 4)
        var totals = Totals()
        #expect(code { () throws(LedgerError) in try ledger.replay(through: 6, into: &totals) } == .damaged)
    }

    /// A replay that began behind an entry says nothing of the entries before it.
    @Test func aReplayOfAPartChecksNothingBeforeIt() throws {
        let place = try TemporaryLedger()
        do {
            let ledger = try Ledger(at: place.path)
            for id in ["a", "b", "c"] { _ = try ledger.record(entry(id, facts(3, of: "s"))) }
            try Self.damage(ledger, entryAt: 1)
        }
        let ledger = try Ledger(at: place.path)
        var part = Totals()
        try ledger.replay(after: 6, through: 9, into: &part)
        #expect(part.count == 3)
        for _ in 1...2 {
            var whole = Totals()
            let error = failure { () throws(LedgerError) in try ledger.replay(through: 9, into: &whole) }
            #expect(error?.code == .damaged && error?.place.position == 1)
        }
    }

    /// Flips a bit in the summary of an entry's first event, which no length depends on.
    private static func damage(_ ledger: Ledger, entryAt position: Position) throws {
        var record = try #require(try ledger.rows("entries").first { $0.key == big(position, 8) }).value
        // 32 bytes of head, the texts "a" (or "c") and "tester", three places in the directory.
        record[32 + 7 + 12 + 12] ^= 0x10
        try ledger.store.overwrite("entries", big(position, 8), record)
    }

    @Test func cutLengthenedMovedAndMissingRecordsAreDamage() throws {
        let test = try ledger()
        let rows = try test.ledger.rows("entries")
        let record = rows[1].value
        for length in 0..<record.count {
            try test.ledger.store.overwrite("entries", Self.key, Array(record[..<length]))
            #expect(readings(test.ledger).allSatisfy { $0 == .damaged }, "\(length) bytes")
        }
        for other in [record + [0], record + record, rows[0].value, rows[2].value] {
            try test.ledger.store.overwrite("entries", Self.key, other)
            #expect(readings(test.ledger).allSatisfy { $0 == .damaged })
        }
        try test.ledger.store.overwrite("entries", Self.key, nil)
        #expect(readings(test.ledger).allSatisfy { $0 == .damaged })
    }

    /// Bytes whose digest is right but whose lengths and values are anybody's: an error or an entry, never a trap.
    @Test func hostileRecordsNeverTrap() throws {
        let test = try ledger()
        let rows = try test.ledger.rows("entries")
        let content = Array(rows[1].value.dropLast(8))
        var random = SeededGenerator(seed: 101)
        var hostile: [[UInt8]] = []
        for index in content.indices {
            for mask: UInt8 in [0x01, 0x80, 0xFF] {
                var bytes = content
                bytes[index] ^= mask
                hostile.append(bytes)
            }
        }
        for _ in 0..<1_500 {
            var bytes = content
            for _ in 0..<random.number(1...6) {
                bytes[random.number(0...(bytes.count - 1))] = UInt8(random.number(0...255))
            }
            if random.chance(20) { bytes.removeLast(random.number(1...bytes.count - 1)) }
            if random.chance(20) { bytes += [UInt8](repeating: 0xFF, count: random.number(1...20)) }
            hostile.append(bytes)
        }
        var refused = 0
        for bytes in hostile {
            let record = bytes + little(XXH64.digest(bytes.span.bytes, count: bytes.count), 8)
            let entry = RecordedEntry(record: record.span.bytes)
            if entry == nil { refused += 1 }
            guard entry == nil || entry?.firstPosition != 4 || entry?.events.count != 3 else { continue }
            guard random.chance(20) else { continue }
            try test.ledger.store.overwrite("entries", Self.key, record)
            #expect(readings(test.ledger)[0] == .damaged, "\(random): \(hexadecimal(bytes))")
        }
        #expect(refused > 300)
    }

    /// Bytes between the last event and the digest, which is right. Every event can be decoded, and still no entry is
    /// recorded so.
    @Test func bytesThatBelongToNoEventAreDamage() throws {
        let test = try ledger()
        let record = try #require(try test.ledger.rows("entries").first { $0.key == Self.key }).value
        let content = Array(record.dropLast(8))
        func put(_ content: [UInt8]) throws {
            let digest = little(XXH64.digest(content.span.bytes, count: content.count), 8)
            try test.ledger.store.overwrite("entries", Self.key, content + digest)
        }
        for extra in [1, 4, 8, 16, 40] {
            try put(content + [UInt8](repeating: 0, count: extra))
            #expect(readings(test.ledger).allSatisfy { $0 == .damaged }, "\(extra) bytes")
        }
        // 32 bytes of head, the texts, and of the directory the two places before the last event's.
        let last = 32 + ["bđ", "UBND", "d", "r", "e"].joined().utf8.count + 8
        let length = content.span.bytes.loadUnchecked(last, as: UInt32.self)
        var longer = content
        longer.replaceSubrange(last..<last + 4, with: little(length + 1, 4))
        try put(longer + [0])
        #expect(readings(test.ledger).dropLast().filter { $0 != nil } == [.invalidPosition], "a byte of payload")
        try put(content + [0])
        #expect(readings(test.ledger).allSatisfy { $0 == .damaged }, "the same byte, and it is no event's")
        try put(content)
        #expect(readings(test.ledger).dropLast().filter { $0 != nil } == [.invalidPosition])
    }

    /// What a program does with a ledger, all of it; the codes of the errors it meets.
    private func exercise(_ ledger: Ledger) -> Set<LedgerError.Code> {
        var codes: [LedgerError.Code?] = readings(ledger)
        for stream: StreamName in ["s", "t", "long-id", "new"] {
            codes += [
                code { () throws(LedgerError) in _ = try ledger.version(of: stream) },
                code { () throws(LedgerError) in _ = try ledger.streamNumber(stream) },
                code { () throws(LedgerError) in _ = try ledger.events(of: stream, backwardFromVersion: 9, limit: 9) },
                code { () throws(LedgerError) in
                    _ = try ledger.timeline(of: stream, at: Cut(effectiveOn: .last, position: 8))
                },
                code { () throws(LedgerError) in
                    try ledger.write { (writer: inout Writer) throws(LedgerError) in
                        _ = try writer.record(
                            entry("w", [NewEvent(voiding: 1, in: "s", reason: "r")] + facts(33, of: stream)))
                        _ = try writer.ledger.timeline(try writer.ledger.open(stream))
                        throw LedgerError(.notFound, "nothing is to stay")
                    }
                },
            ]
        }
        codes += (0...3).map { number in
            code { () throws(LedgerError) in _ = try ledger.streamID(category: 1, number: UInt32(number)) }
        }
        codes += (0...3).map { number in
            code { () throws(LedgerError) in
                _ = try ledger.timeline(
                    category: 1, number: UInt32(number), at: Cut(effectiveOn: .last, position: 8))
            }
        }
        codes += [
            code { () throws(LedgerError) in _ = try ledger.lastRecordedAt() },
            code { () throws(LedgerError) in _ = try ledger.position(knownAt: .epoch) },
            code { () throws(LedgerError) in _ = try ledger.streamCount(category: 1) },
        ]
        return Set(codes.compactMap { $0 })
    }

    @Test(arguments: ["entryIDs", "streams", "timelines", "sealedTimelines", "voids"])
    func damagedDerivedRowsNeverTrap(table: String) throws {
        let test = try ledger()
        try test.record("d", facts(64, of: "long-id"))
        let store = test.ledger.store
        let undamaged = exercise(test.ledger)
        #expect(undamaged == [.invalidPosition, .notFound])
        var found = 0
        for row in try test.ledger.rows(table) {
            let step = row.value.count > 100 ? 7 : 1
            var variants: [[UInt8]] = [[], row.value + [0], [UInt8](repeating: 0xFF, count: row.value.count)]
            for index in stride(from: 0, to: row.value.count, by: step) {
                variants.append(Array(row.value[..<index]))
                for mask: UInt8 in [0x01, 0xFF] {
                    var bytes = row.value
                    bytes[index] ^= mask
                    variants.append(bytes)
                }
            }
            for bytes in variants {
                try store.overwrite(table, row.key, bytes)
                let codes = exercise(test.ledger).subtracting(undamaged)
                #expect(codes.isSubset(of: [.damaged, .invalidVoid, .duplicateEntry]), "\(table) \(row): \(codes)")
                found += codes.contains(.damaged) ? 1 : 0
            }
            try store.overwrite(table, row.key, nil)
            _ = exercise(test.ledger)
            try store.overwrite(table, row.key, row.value)
        }
        #expect(found > 0)
        #expect(exercise(test.ledger) == undamaged)
        try NaiveRows.audit(test.ledger)
    }

    @Test func everyFlippedByteOfTheStateIsDamage() throws {
        let test = try ledger()
        let key = Array("state".utf8)
        let row = try #require(try test.ledger.rows("properties").first { $0.key == key }).value
        var variants = row.indices.map { Array(row[..<$0]) } + [row + [0]]
        for index in row.indices {
            for mask: UInt8 in [0x01, 0x80, 0xFF] {
                var bytes = row
                bytes[index] ^= mask
                variants.append(bytes)
            }
        }
        for bytes in variants {
            try test.ledger.store.overwrite("properties", key, bytes)
            #expect(readings(test.ledger).allSatisfy { $0 == .damaged })
            let writing = code { () throws(LedgerError) in _ = try test.ledger.record(entry("x", facts(1, of: "s"))) }
            #expect(writing == .damaged)
        }
        // A damaged row is never taken for an unfinished import: nothing was discarded.
        try test.ledger.store.overwrite("properties", key, row)
        #expect(try test.ledger.lastPosition() == 8)
        try NaiveRows.audit(test.ledger)
    }

    @Test func writerRefusesEntriesThatDoNotEndWhereTheStateSays() throws {
        let test = try ledger()
        let last = try #require(try test.ledger.rows("entries").last)
        try test.ledger.store.overwrite("entries", last.key, nil)
        let refusal = code { () throws(LedgerError) in _ = try test.ledger.record(entry("x", facts(1, of: "s"))) }
        #expect(refusal == .damaged)
    }
}
