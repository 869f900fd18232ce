// The promise of a dry run: its writer answers as one that records would, from the first look to the last, whatever
// other writers have staged or record meanwhile; and nobody waits, and nothing is recorded.

import Foundation
import LedgerTestSupport
import Synchronization
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct DryRunTests {
    private struct Given: Error, LedgerFailure {
        init() {}
        init(_ error: LedgerError) {}
    }

    /// All that a writer can be asked for: of each stream its version, its number and its timeline; each entry by its
    /// id and its first position; each event; each void; a replay.
    private struct Answers: Equatable {
        var lastPosition: Position
        var lastRecordedAt: Instant?
        var streams: [String] = []
        var entries: [RecordedEntry?] = []
        var events: [String] = []
        var replay: [String] = []

        init(_ writer: inout Writer, ids: [String], streamNames: [StreamName]) throws(LedgerError) {
            lastPosition = writer.ledger.lastPosition
            lastRecordedAt = writer.ledger.lastRecordedAt
            for name in streamNames {
                let handle = try writer.ledger.open(name)
                let number = try writer.ledger.existingNumber(handle)
                let version = try writer.ledger.version(handle)
                let timeline = try writer.ledger.timeline(handle)
                let snapshot = try writer.ledger.snapshot(handle)
                streams.append("\(name) \(version) \(number as Any) \(timeline) \(snapshot as Any)")
                guard let number, version > 0 else { continue }
                let again = try writer.ledger.open(category: name.category, number: number)
                let found = try writer.ledger.name(again)
                streams.append("\(found)")
            }
            for id in ids {
                let entry = try writer.ledger.entry(withID: id)
                entries.append(entry)
                let event = try writer.ledger.event(EventReference(entry: id, ordinal: 2))
                events.append("\(event as Any)")
            }
            for position in 0...writer.ledger.lastPosition + 2 {
                entries.append(try writer.ledger.entry(at: position))
                let event = try writer.ledger.event(at: position)
                let void = try writer.ledger.void(ofEventAt: position)
                events.append("\(event as Any) \(void as Any)")
            }
            var everything = Everything()
            try writer.ledger.replay(into: &everything)
            replay = everything.events.map { "\($0)" }
        }
    }

    private static let streamNames = (0..<20).map { StreamName(category: UInt8($0 % 4), id: "hộ-\($0)") }

    /// Records the same entries by a writer, staging after every third one where `stages`, and gives what it answers
    /// before, between and behind; refusals are part of it.
    private func answers(
        _ entries: [NewEntry], stages: Bool, _ writer: inout Writer
    ) throws(LedgerError) -> [Answers] {
        let ids = entries.map(\.id) + ["e-1", "e-30", "e-59", "nobody"]
        var answers = [try Answers(&writer, ids: ids, streamNames: Self.streamNames)]
        for (index, new) in entries.enumerated() {
            let receipt = try writer.record(new)
            let handle = try writer.ledger.open(new.events[0].stream)
            try writer.setSnapshot(StreamSnapshot(first: UInt64(index), second: 7), handle)
            let again = try writer.record(new)
            #expect(again.positions == receipt.positions && again.wasAlreadyRecorded)
            let other = entry(new.id, [fact("other")])
            let refusal = code { () throws(LedgerError) in _ = try writer.record(other) }
            #expect(refusal == .duplicateEntry)
            if index % 7 == 0 { answers.append(try Answers(&writer, ids: ids, streamNames: Self.streamNames)) }
            if stages, index % 3 == 2 { try writer.stage() }
        }
        answers.append(try Answers(&writer, ids: ids, streamNames: Self.streamNames))
        return answers
    }

    /// A ledger with a past whose streams are longer than a part of a timeline, and what is to be recorded after it.
    private func past(_ seed: UInt64, count: Int = 60) throws -> (TestLedger, RandomEntries) {
        var random = RandomEntries(seed: seed, streamCount: 8)
        let test = try TestLedger()
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            for entry in random.next(count, maximumEvents: 16) { _ = try writer.record(entry) }
        }
        return (test, random)
    }

    @Test(arguments: [81, 82, 83, 84] as [UInt64])
    func answersAsAWriterThatRecords(seed: UInt64) throws {
        var (test, random) = try past(seed)
        let entries = random.next(40, maximumEvents: 16)
        let before = try test.ledger.allRows()
        for stages in [false, true] {
            let dry = try test.ledger.store.dryRun(allowingTimesAheadOfClock: false) {
                (writer: inout Writer) throws(LedgerError) in
                try answers(entries, stages: stages, &writer)
            }
            #expect(try test.ledger.allRows() == before, "seed \(seed): a dry run changed the ledger")
            var recorded: [Answers] = []
            #expect(throws: Given.self) {
                try test.ledger.write { (writer: inout Writer) throws(Given) in
                    do throws(LedgerError) {
                        recorded = try answers(entries, stages: stages, &writer)
                    } catch { Issue.record(error) }
                    throw Given()
                }
            }
            #expect(dry == recorded, "seed \(seed), stages \(stages)")
        }
    }

    /// What another process has staged is not there, and its positions and numbers of streams are free.
    @Test(arguments: [91, 92, 93] as [UInt64])
    func doesNotSeeWhatIsStaged(seed: UInt64) throws {
        var (test, random) = try past(seed)
        let position = random.position
        let entries = random.next(30, maximumEvents: 16)
        func dryRun() throws -> [Answers] {
            try test.ledger.store.dryRun(allowingTimesAheadOfClock: false) {
                (writer: inout Writer) throws(LedgerError) in
                try answers(entries, stages: true, &writer)
            }
        }
        let expected = try dryRun()
        let before = try test.ledger.allEntries()
        let live = before.flatMap(\.events).first { event in
            event.voids == nil && !before.flatMap(\.events).contains { $0.voids == event.position }
        }
        let voided = try #require(live)
        var others = RandomEntries(seed: seed + 1_000, streamCount: 8, prefix: "other", after: position)
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            // Old streams grow over the ends of parts, new ones take the next numbers, and a void is of what readers
            // know.
            _ = try writer.record(
                entry("v", [NewEvent(voiding: voided.position, in: voided.stream, reason: "sai")]))
            others.passOver(1)
            for step in 1...40 {
                _ = try writer.record(others.next(maximumEvents: 16))
                if step % 4 == 0 {
                    _ = try writer.record(
                        entry("n\(step)", facts(40, of: StreamName(category: 1, id: "hộ-\(8 + step)"))))
                }
                if step % 4 == 0 { others.passOver(40) }
                guard step % 8 == 0 else { continue }
                try writer.stage()
                do {
                    #expect(try dryRun() == expected, "seed \(seed), step \(step)")
                    // The id of an entry that is staged is free.
                    try test.ledger.store.dryRun(allowingTimesAheadOfClock: false) {
                        (writer: inout Writer) throws(LedgerError) in
                        #expect(try writer.ledger.entry(withID: "v") == nil, "seed \(seed), step \(step)")
                        #expect(try !writer.record(entry("v", facts(1, of: "s"))).wasAlreadyRecorded)
                    }
                } catch { Issue.record(error) }
            }
        }
        // Once it is recorded it is there, and the entries of the dry run void what is voided already.
        let again = entry("again", [NewEvent(voiding: voided.position, in: voided.stream, reason: "r")])
        let refusal = code { () throws(LedgerError) in
            try test.ledger.store.dryRun(allowingTimesAheadOfClock: false) {
                (writer: inout Writer) throws(LedgerError) in
                _ = try writer.record(again)
            }
        }
        #expect(refusal == .invalidVoid)
    }

    /// It takes no lock: another process holds that of the writers, and this one records inside a dry run.
    @Test func nobodyWaits() throws {
        let (test, random) = try past(5)
        var next = random
        let new = next.next(3)
        try test.ledger.store.dryRun(allowingTimesAheadOfClock: false) { (writer: inout Writer) throws(LedgerError) in
            for entry in new { _ = try writer.record(entry) }
            try writer.stage()
            _ = try test.ledger.record(entry("meanwhile", facts(2, of: "meanwhile")))
            // It answers by what was recorded when it began.
            let handle = try writer.ledger.open("meanwhile")
            let version = try writer.ledger.version(handle)
            let entry = try writer.ledger.entry(withID: "meanwhile")
            let last = writer.ledger.lastPosition
            #expect(version == 0 && entry == nil && last == next.position)
        }
        #expect(try test.ledger.lastPosition() == random.position + 2)
        let other = try TestProcess("ledger")
        #expect(other.ask("open write \(test.path)") == "ok")
        #expect(other.ask("write") == "ok")
        #expect(other.ask("append staged s 3 1").hasPrefix("ok"))
        let positions = try test.ledger.store.dryRun(allowingTimesAheadOfClock: false) {
            (writer: inout Writer) throws(LedgerError) in
            try writer.record(entry("dry", facts(1, of: "s"))).positions
        }
        #expect(positions == random.position + 3...random.position + 3)
        #expect(other.ask("finish").hasPrefix("ok"))
    }

    /// The right to read is enough, and nothing is announced as about to be recorded.
    @Test func aLedgerThatIsOpenToRead() throws {
        let place = try TemporaryLedger()
        do {
            let ledger = try Ledger(at: place.path, mode: .create)
            _ = try ledger.record(entry("a", facts(40, of: "s")))
        }
        let reader = try Ledger(at: place.path, mode: .readOnly)
        reader.reportCommitting { Issue.record("a dry run commits nothing") }
        let version = try reader.store.dryRun(allowingTimesAheadOfClock: false) {
            (writer: inout Writer) throws(LedgerError) in
            _ = try writer.record(entry("b", facts(40, of: "s")))
            return try writer.ledger.version(try writer.ledger.open("s"))
        }
        #expect(version == 80)
        #expect(try reader.lastPosition() == 40)
    }

    /// Where no file can be made beside the ledger, one is made where temporary files go; neither has a name for longer
    /// than it takes to open it.
    @Test func whatIsPutAsideHasNoName() throws {
        let folder = try TemporaryFolder()
        let beside = try ScratchFile(besideLedgerAt: folder.file("l.socai"))
        #expect(beside.path.hasPrefix(folder.path) && beside.place == folder.file("l.socai"))
        beside.removeName()
        beside.release()
        let elsewhere = try ScratchFile(besideLedgerAt: folder.file("none/l.socai"))
        #expect(elsewhere.path.hasPrefix("/tmp/") && elsewhere.place == "/tmp")
        elsewhere.removeName()
        elsewhere.release()
        let ledger = try Ledger(at: folder.file("l.socai"), mode: .create)
        try ledger.store.dryRun(allowingTimesAheadOfClock: false) { (writer: inout Writer) throws(LedgerError) in
            _ = try writer.record(entry("a", facts(1, of: "s")))
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            #expect(names == ["l.socai", "l.socai-lock"])
        }
    }

    /// Damage that stops a writer stops a dry run in the same words.
    @Test func damageIsToldAsAWriterTellsIt() throws {
        for (table, key, value) in [
            ("properties", LedgerTables.treeKey, [UInt8](repeating: 1, count: 24)),
            ("entries", LedgerTables.key(70), [1, 2, 3]), ("streams", [1] + Array("s".utf8), [1, 2]),
        ] as [(String, [UInt8], [UInt8])] {
            let test = try TestLedger()
            try test.record("a", facts(40, of: "s"))
            try test.record("b", facts(30, of: "s"))
            try test.ledger.store.overwrite(table, key, value)
            let new = entry("c", facts(1, of: "s"))
            let dry = failure { () throws(LedgerError) in
                try test.ledger.store.dryRun(allowingTimesAheadOfClock: false) {
                    (writer: inout Writer) throws(LedgerError) in
                    _ = try writer.record(new)
                }
            }
            let recording = failure { () throws(LedgerError) in _ = try test.ledger.record(new) }
            #expect(dry?.code == .damaged && dry?.description == recording?.description, "\(table)")
        }
    }
}
