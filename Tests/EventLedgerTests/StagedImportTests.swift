// The promise that a long import is all or nothing although it is committed in parts: readers see none of it before it
// ends, and one that fails or is killed leaves not a byte behind in any table.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct StagedImportTests {
    private struct Refused: Error, LedgerFailure {
        init() {}
        init(_ error: LedgerError) {}
    }

    /// A ledger with a past: long streams, voids, several categories.
    private func ledgerWithPast(_ random: inout RandomEntries) throws -> TestLedger {
        let test = try TestLedger()
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            for entry in random.next(60) { _ = try writer.record(entry) }
        }
        return test
    }

    private func check(_ ledger: Ledger, shows entries: [RecordedEntry], _ stream: StreamName) throws {
        let last = entries.last?.lastPosition ?? 0
        #expect(try ledger.lastPosition() == last)
        #expect(try ledger.entryCount() == entries.count)
        #expect(try ledger.lastRecordedAt() == entries.last?.recordedAt)
        #expect(try ledger.allEntries() == entries)
        #expect(try ledger.entries(before: .max, limit: 1).first == entries.last)
        #expect(try ledger.entry(at: last + 1) == nil)
        let own = entries.flatMap(\.events).filter { $0.stream == stream }
        #expect(try ledger.version(of: stream) == own.count)
        #expect(try ledger.events(of: stream, limit: .max) == own)
        for category: UInt8 in 0...3 {
            let streams = Set(entries.flatMap(\.events).map(\.stream).filter { $0.category == category })
            #expect(try ledger.streamCount(category: category) == streams.count)
            #expect(try ledger.streamID(category: category, number: UInt32(streams.count)) == nil)
        }
        let events = try everything(ledger).events
        #expect(events.count == last)
        #expect(events.filter { $0.voidedBy != .max && $0.voidedBy > last }.isEmpty)
        var beyond = Totals()
        #expect(
            code { () throws(LedgerError) in try ledger.replay(through: last + 1, into: &beyond) } == .invalidPosition)
    }

    /// Whether an entry is found by its id, and its first event by its reference.
    private func finds(_ ledger: Ledger, _ id: String) throws -> [Bool] {
        [try ledger.entry(withID: id) != nil, try ledger.event(EventReference(entry: id, ordinal: 1)) != nil]
    }

    /// What a replay of all that is visible shows.
    private func everything(_ ledger: Ledger) throws -> Everything {
        var everything = Everything()
        try ledger.replay(through: ledger.lastPosition(), into: &everything)
        return everything
    }

    @Test(arguments: [61, 62, 63] as [UInt64])
    func readersSeeNothingUntilItEnds(seed: UInt64) throws {
        var random = RandomEntries(seed: seed)
        let test = try ledgerWithPast(&random)
        let ledger = test.ledger
        let before = try ledger.allEntries()
        let seen = try everything(ledger)
        var live = seen.events.filter { $0.voidedBy == .max && $0.type != EventHead.voidType }.map(\.position)
        var imported = RandomEntries(seed: seed + 100, streamCount: 16, prefix: "new", after: random.position)
        var voided: Set<Position> = []
        try ledger.write { (writer: inout Writer) throws(LedgerError) in
            for step in 1...50 {
                // Every other step voids an event that all readers know and nobody voided yet.
                if step % 2 == 0 {
                    let position = live.removeFirst()
                    let stream = before.flatMap(\.events)[position - 1].stream
                    _ = try writer.record(entry("void-\(step)", [NewEvent(voiding: position, in: stream, reason: "r")]))
                    imported.passOver(1)
                    voided.insert(position)
                }
                _ = try writer.record(imported.next())
                if step % 5 == 0 {
                    try writer.stage()
                    do {
                        #expect(try finds(ledger, "void-2") == [false, false])
                        try check(ledger, shows: before, before[0].events[0].stream)
                        #expect(try everything(ledger) == seen, "seed \(seed), step \(step)")
                    } catch { Issue.record(error) }
                }
            }
        }
        #expect(try finds(ledger, "void-2") == [true, true])
        let after = try ledger.allEntries()
        #expect(after.count == before.count + 75 && Array(after.prefix(before.count)) == before)
        let known = try everything(ledger).events
        let newly = known.filter { $0.position <= seen.events.count && $0.voidedBy > seen.events.count }
        #expect(Set(newly.filter { $0.voidedBy != .max }.map(\.position)) == voided, "seed \(seed)")
        try NaiveRows.audit(ledger, "seed \(seed)")
    }

    @Test(arguments: [71, 72, 73, 74, 75, 76] as [UInt64])
    func failedImportLeavesNoTrace(seed: UInt64) throws {
        var random = RandomEntries(seed: seed)
        let test = try ledgerWithPast(&random)
        let ledger = test.ledger
        let before = try ledger.allRows()
        for attempt in 0..<3 {
            var imported = random
            #expect(throws: Refused.self) {
                try ledger.write { (writer: inout Writer) throws(Refused) in
                    do throws(LedgerError) {
                        for step in 1...60 {
                            // Old streams grow over the bounds of chunks, old facts are voided, new streams appear.
                            _ = try writer.record(imported.next(maximumEvents: 40))
                            if step % (3 + attempt) == 0 { try writer.stage() }
                        }
                        let prefix = "fresh-\(attempt)"
                        var fresh = RandomEntries(
                            seed: seed + 7, streamCount: 30, prefix: prefix, after: imported.position)
                        for _ in 1...10 { _ = try writer.record(fresh.next()) }
                        if attempt == 2 { try writer.stage() }
                    } catch { Issue.record(error) }
                    throw Refused()
                }
            }
            let after = try ledger.allRows()
            for name in LedgerTables.names {
                let isEqual = after[name] == before[name]
                #expect(isEqual, "table \(name), seed \(seed), attempt \(attempt)")
            }
        }
        // The same entries can then be recorded, and the tables are those of a ledger that never saw the import.
        for entry in random.next(20) { _ = try ledger.record(entry) }
        try NaiveRows.audit(ledger, "seed \(seed)")
    }

    /// More streams than one transaction works on, so that discarding takes several transactions too.
    @Test func longImportIsDiscardedInParts() throws {
        let test = try TestLedger()
        try test.record("a", facts(40, of: "s"))
        let before = try test.ledger.allRows()
        #expect(throws: Refused.self) {
            try test.ledger.write { (writer: inout Writer) throws(Refused) in
                do throws(LedgerError) {
                    for part in 0..<5 {
                        let events = (0..<10_000).map { fact(StreamName(category: 2, id: "\(part)-\($0)")) }
                        _ = try writer.record(entry("part-\(part)", events + facts(1, of: "s")))
                        if writer.isFull { try writer.stage() }
                    }
                    try writer.stage()
                } catch { Issue.record(error) }
                throw Refused()
            }
        }
        let isEqual = try test.ledger.allRows() == before
        #expect(isEqual)
        try NaiveRows.audit(test.ledger)
    }

    /// Behind a stage streams go on as they were stored, both while memory has room for all and once it has not.
    @Test(arguments: [100, 50_000]) func streamsGoOnBehindAStage(count: Int) throws {
        let test = try TestLedger()
        let streams = (0..<count).map { StreamName(category: 2, id: "\($0)") }
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            for start in stride(from: 0, to: count, by: 10_000) {
                let events = streams[start..<min(start + 10_000, count)].map { fact($0) }
                _ = try writer.record(entry("first-\(start)", facts(31, of: "s") + events))
                if writer.isFull { try writer.stage() }
            }
            for round in 0..<4 {
                try writer.stage()
                let known = stride(from: round, to: count, by: count / 50).reversed().map { streams[$0] }
                let events = (known + [StreamName(category: 1, id: "new-\(round)")]).map { fact($0) }
                _ = try writer.record(entry("round-\(round)", events + facts(17, of: "s")))
            }
        }
        #expect(try test.ledger.streamCount(category: 2) == count)
        try NaiveRows.audit(test.ledger)
    }

    /// A number that no event took is given to the next new stream, and the stream that had it begins anew.
    @Test(arguments: [true, false]) func aNumberWithoutAnEventIsGoneBehindAStage(getsItsEvent: Bool) throws {
        let test = try TestLedger()
        let (never, other) = (StreamName(category: 1, id: "never"), StreamName(category: 1, id: "other"))
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            _ = try writer.record(entry("a", facts(1, of: StreamName(category: 1, id: "first"))))
            _ = try writer.ledger.number(try writer.ledger.open(never))
            _ = try writer.record(entry("b", facts(1, of: StreamName(category: 2, id: "t"))))
            try writer.stage()
            _ = try writer.record(entry("c", facts(1, of: getsItsEvent ? never : other)))
            try writer.stage()
            _ = try writer.record(entry("d", facts(1, of: getsItsEvent ? other : never)))
        }
        #expect(try test.ledger.version(of: never) == 1 && test.ledger.version(of: other) == 1)
        #expect(try test.ledger.streamCount(category: 1) == 3)
        try NaiveRows.audit(test.ledger)
        #expect(try test.ledger.verify().isSound)
    }

    @Test func snapshotOfADiscardedStateIsNeverLeft() throws {
        let test = try TestLedger()
        let stream: StreamName = "s"
        let settled = StreamSnapshot(first: 1, second: 2)
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            _ = try writer.record(entry("a", facts(3, of: stream)))
            let handle = try writer.ledger.open(stream)
            try writer.setSnapshot(settled, handle)
        }
        #expect(throws: Refused.self) {
            try test.ledger.write { (writer: inout Writer) throws(Refused) in
                do throws(LedgerError) {
                    let kept = try writer.ledger.snapshot(try writer.ledger.open(stream))
                    #expect(kept == settled)
                    _ = try writer.record(entry("b", facts(3, of: stream)))
                    try writer.setSnapshot(StreamSnapshot(first: 8, second: 9), try writer.ledger.open(stream))
                    try writer.stage()
                } catch { Issue.record(error) }
                throw Refused()
            }
        }
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            let handle = try writer.ledger.open(stream)
            let (left, version) = (try writer.ledger.snapshot(handle), try writer.ledger.version(handle))
            #expect(left == nil && version == 3)
        }
    }

    @Test func killedImportIsInvisibleAndDiscarded() throws {
        var random = RandomEntries(seed: 81)
        let test = try ledgerWithPast(&random)
        let before = try test.ledger.allRows()
        let entries = try test.ledger.allEntries()
        let old = try #require(
            entries[0].events.first { $0.stream.category == 1 }
                ?? entries.flatMap(\.events).first {
                    $0.stream.category == 1 && $0.voids == nil
                })
        for stages in 1...4 {
            let other = try TestProcess("ledger")
            #expect(other.ask("open write \(test.path)") == "ok")
            #expect(other.ask("write") == "ok")
            for stage in 0..<stages {
                #expect(other.ask("append i\(stage) \(old.stream.id) 50 9").hasPrefix("ok"))
                #expect(other.ask("append j\(stage) neu-\(stage) 3 9").hasPrefix("ok"))
                #expect(other.ask("stage").hasPrefix("ok"))
                #expect(try finds(test.ledger, "i\(stage)") == [false, false])
                try check(test.ledger, shows: entries, old.stream)
            }
            #expect(other.ask("append last \(old.stream.id) 5 9").hasPrefix("ok"))
            other.kill()
            try check(test.ledger, shows: entries, old.stream)
            #expect(try test.ledger.rows("entries").count == entries.count + stages * 2)
            // Any next writer discards it, even one that records nothing.
            try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
                let last = writer.ledger.lastPosition
                #expect(last == entries.last?.lastPosition)
            }
            let isEqual = try test.ledger.allRows() == before
            #expect(isEqual)
        }
    }

    @Test func otherProcessesReadDuringItAndWriteAfterIt() throws {
        let test = try TestLedger()
        try test.record("a", facts(10, of: "s"))
        let (importer, reader, writer) = try (TestProcess("ledger"), TestProcess("ledger"), TestProcess("ledger"))
        #expect(importer.ask("open write \(test.path)") == "ok")
        #expect(importer.ask("write") == "ok")
        #expect(importer.ask("append b s 40 100") == "ok 50")
        #expect(importer.ask("void c s 3") == "ok 51")
        #expect(importer.ask("stage") == "ok 51")
        // Opening, even so that it may make a ledger, waits for nobody.
        #expect(reader.ask("open make \(test.path)") == "ok")
        #expect(reader.ask("replay") == "ok 10 55" && reader.ask("entries") == "ok 1")
        #expect(writer.ask("open write \(test.path)") == "ok")
        writer.tell("record d s 1 1")
        #expect(importer.ask("append e t 1 100") == "ok 52")
        #expect(importer.ask("stage") == "ok 52")
        #expect(reader.ask("replay") == "ok 10 55" && reader.ask("last") == "ok 10")
        importer.tell("finish")
        #expect(importer.answer() == "ok")
        #expect(writer.answer() == "ok 53 53")
        #expect(reader.ask("last") == "ok 53" && reader.ask("entries") == "ok 5")
        try NaiveRows.audit(test.ledger)
    }
}
