// The promise that a backup is a whole ledger: what the source held at one moment, in every table, and nothing that no
// reader saw; and that there is no backup where it can't be that.

import Foundation
import LMDB
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct BackupTests {
    private func names(_ place: TemporaryLedger) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: place.folder.path).sorted()
    }

    @Test(arguments: [false, true]) func generatedHistories(compact: Bool) throws {
        for seed in UInt64(1)...8 {
            var random = RandomEntries(seed: seed)
            let test = try TestLedger(offset: try #require(UTCOffset(minutes: Int(seed) * 60)))
            let size = Int(seed - 1) * 20
            try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
                for entry in random.next(size) { _ = try writer.record(entry) }
            }
            let entries = try test.ledger.allEntries()
            let path = test.place.folder.file("copy.socai")
            var done: [Position] = []
            let backup = try test.ledger.backup(to: path, compact: compact) { position, _ in done.append(position) }
            #expect(backup.path == path && backup.isCompact == compact)
            #expect(backup.entries == size && backup.lastPosition == random.position)
            #expect(backup.lastRecordedAt == (size == 0 ? nil : .test))
            #expect(try backup.fileBytes == test.place.folder.read("copy.socai").count)
            #expect(done == done.sorted())
            #expect(try names(test.place) == ["copy.socai", "ledger.socai", "ledger.socai-lock"])
            let copy = try Ledger(at: path, mode: .readWrite, clock: test.clock.reading)
            #expect(copy.offset == test.ledger.offset)
            #expect(try copy.allEntries() == entries)
            let isEqual = try copy.allRows() == test.ledger.allRows()
            #expect(isEqual, "seed \(seed)")
            // Restoring is using the copy.
            for entry in random.next(5) { _ = try copy.record(entry) }
            try NaiveRows.audit(copy, "seed \(seed)")
            #expect(try test.ledger.allEntries() == entries)
        }
    }

    /// What a killed import staged lies in a copy of the file too; no reader sees it, and the next writer discards it.
    @Test(arguments: [false, true]) func halfStagedImportStaysInvisible(compact: Bool) throws {
        var random = RandomEntries(seed: 82)
        let test = try TestLedger()
        for entry in random.next(40) { _ = try test.ledger.record(entry) }
        let before = try test.ledger.allRows()
        let entries = try test.ledger.allEntries()
        let other = try TestProcess("ledger")
        #expect(other.ask("open write \(test.path)") == "ok" && other.ask("write") == "ok")
        for stage in 0..<3 {
            #expect(other.ask("append i\(stage) new-\(stage) 50 9").hasPrefix("ok"))
            #expect(other.ask("stage").hasPrefix("ok"))
        }
        other.kill()
        let path = test.place.folder.file("copy.socai")
        let backup = try test.ledger.backup(to: path, compact: compact)
        #expect(backup.entries == 40 && backup.lastPosition == random.position)
        let copy = try Ledger(at: path, mode: .readWrite)
        #expect(try copy.lastPosition() == random.position)
        #expect(try copy.allEntries() == entries)
        #expect(try copy.rows("entries").count == 43)
        try copy.write { (writer: inout Writer) throws(LedgerError) in
            let last = writer.ledger.lastPosition
            #expect(last == random.position)
        }
        let isEqual = try copy.allRows() == before
        #expect(isEqual)
        try NaiveRows.audit(copy)
    }

    /// A compacted copy waits for nobody; a plain one for the transaction under way.
    @Test func besideARunningImport() throws {
        let test = try TestLedger()
        try test.record("a", facts(10, of: "s"))
        let (importer, keeper) = try (TestProcess("ledger"), TestProcess("ledger"))
        #expect(importer.ask("open write \(test.path)") == "ok" && importer.ask("write") == "ok")
        #expect(importer.ask("append b s 40 100") == "ok 50" && importer.ask("stage") == "ok 50")
        #expect(importer.ask("append c s 40 100") == "ok 90")
        let folder = test.place.folder
        #expect(try test.ledger.backup(to: folder.file("compact.socai"), compact: true).lastPosition == 10)
        #expect(keeper.ask("open read \(test.path)") == "ok")
        keeper.tell("backup \(folder.file("plain.socai"))")
        usleep(100_000)
        #expect(!FileManager.default.fileExists(atPath: folder.file("plain.socai")))
        importer.tell("finish")
        #expect(importer.answer() == "ok")
        #expect(keeper.answer() == "ok 90")
        try NaiveRows.audit(Ledger(at: folder.file("plain.socai"), mode: .readOnly))
    }

    @Test func whileAnotherProcessRecords() throws {
        let test = try TestLedger()
        let path = test.path
        let writer = try TestProcess("ledger")
        #expect(writer.ask("open write \(path)") == "ok")
        writer.tell("record-on e s 3 700 1000000")
        var copies: [[RecordedEntry]] = []
        for round in 0..<36 {
            let copy = test.place.folder.file("copy-\(round).socai")
            let backup = try test.ledger.backup(to: copy, compact: round.isMultiple(of: 2))
            let ledger = try Ledger(at: copy, mode: .readOnly)
            #expect(try ledger.lastPosition() == backup.lastPosition)
            // The ledger grows all the while, and the audit with it: two kinds of copies, every third time.
            if round % 6 < 2 { try NaiveRows.audit(ledger, "round \(round)") }
            copies.append(try ledger.allEntries())
        }
        writer.kill()
        let final = try test.ledger.allEntries()
        for (round, entries) in copies.enumerated() {
            #expect(entries == Array(final.prefix(entries.count)), "round \(round)")
        }
        #expect(zip(copies, copies.dropFirst()).allSatisfy { $0.count <= $1.count })
        #expect(Set(copies.map(\.count)).count > 10, "too little was recorded between the backups")
    }

    @Test func fromAFolderWhereNothingCanBeWritten() throws {
        let test = try TestLedger()
        try test.record("a", facts(10, of: "s"))
        let source = try TemporaryLedger()
        let target = try TemporaryFolder()
        _ = try test.ledger.backup(to: source.path)
        for (path, mode) in [(source.path, 0o444), (source.folder.path, 0o555), (target.path, 0o777)] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }
        defer { chmod(source.folder.path, 0o755) }
        let process = try TestProcess("ledger", asNobody: true)
        #expect(process.ask("open read \(source.path)") == "ok")
        #expect(process.ask("backup \(target.file("plain"))") == "ok 10")
        #expect(process.ask("backup-compact \(target.file("compact"))") == "ok 10")
        #expect(process.ask("backup \(source.path)-copy") == "error permissionDenied")
        #expect(try names(source) == ["ledger.socai"])
    }

    @Test func fullDiskLeavesNothing() throws {
        let test = try TestLedger()
        for number in 0..<20 {
            try test.record("e\(number)", [fact("s", payload: [UInt8](repeating: 7, count: 50_000))])
        }
        let process = try TestProcess("ledger", shell: "trap '' XFSZ; ulimit -f 1024")
        #expect(process.ask("open read \(test.path)") == "ok")
        let target = try TemporaryFolder()
        for _ in 0..<3 {
            #expect(process.ask("backup \(target.file("copy"))") == "error noSpace")
            #expect(process.ask("backup-compact \(target.file("copy"))") == "error noSpace")
            #expect(try FileManager.default.contentsOfDirectory(atPath: target.path) == [])
        }
        #expect(process.ask("replay") == "ok 20 0")
        #expect(try test.ledger.backup(to: target.file("copy")).entries == 20)
    }

    @Test func errorsSayWhatIsWrong() throws {
        let test = try TestLedger()
        try test.record("a", facts(1, of: "s"))
        let taken = try test.place.folder.write("taken", "mine")
        for (path, expected) in [
            (taken, LedgerError.Code.fileExists), (test.path, .fileExists), (test.place.folder.path, .fileExists),
            ("/no/such/folder/copy", .noSuchFile), ("", .storage),
        ] {
            let error = failure { () throws(LedgerError) in _ = try test.ledger.backup(to: path) }
            #expect(error?.code == expected && error?.place.file == path, "\(path)")
        }
        #expect(try test.place.folder.read("taken") == Array("mine".utf8))
        // Inside a write it would wait for itself.
        let ledger = test.ledger
        let path = test.place.folder.file("copy")
        try ledger.write { (_: inout Writer) throws(LedgerError) in
            #expect(code { () throws(LedgerError) in _ = try ledger.backup(to: path) } == .nestedWrite)
        }
        #expect(try names(test.place) == ["ledger.socai", "ledger.socai-lock", "taken"])
    }
}
