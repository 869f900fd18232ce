// The promise of a dry run of an import: of each line it says what recording that line would say, it takes no lock, and
// it needs no more than to read the ledger.

import EventLedger
import Foundation
import LedgerTestSupport
import Synchronization
import Testing

@testable import PovertyLedger

@Suite(.timeLimit(.minutes(60))) struct DryRunTests {
    private func options(_ batch: Int = ParsedLines.batchEvents) -> ImportOptions {
        var options = ImportOptions(isDryRun: true, keepsRecordedTimes: true)
        options.batchEvents = batch
        return options
    }

    /// Two ledgers with the same beginning of a history: one for dry runs, the other to record entry by entry.
    private func pair(
        _ history: GeneratedHistory, _ folder: TemporaryFolder, through step: Int
    ) throws -> (dry: HouseholdLedger, recorded: HouseholdLedger) {
        let ledgers = try ["dry", "recorded"].map { name in
            let ledger = try HouseholdLedger(at: folder.file(name), mode: .create, clock: { history.clock })
            for step in history.steps[..<step] where step.verdict.isAccepted {
                _ = try ledger.record(step.entry, keepingRecordedTime: true)
            }
            return ledger
        }
        return (ledgers[0], ledgers[1])
    }

    /// Random histories with refusals, from different places on: the same lines are refused, and the same counts come
    /// out, as when one line after another is recorded. Batches of one event and more.
    @Test(arguments: UInt64(601)...606)
    func refusesWhatRecordingRefuses(seed: UInt64) throws {
        let history = GeneratedHistory.of(seed: seed, events: 200)
        for (start, batch) in [(0, 1), (history.steps.count / 3, 7), (history.steps.count / 2, 4_096)] {
            let folder = try TemporaryFolder()
            let (dry, recorded) = try pair(history, folder, through: start)
            let path = try write(history.steps.map(\.entry), folder)
            var problems: [Int?] = []
            let before = try ContractTables(dry)
            let report = try dry.importLines(
                from: [path], options: options(batch), problem: { problems.append($0.place.line) })
            #expect(try ContractTables(dry) == before, "\(history)")
            var expected: [Int] = []
            var events = 0
            for (index, step) in history.steps.enumerated() {
                do throws(LedgerError) {
                    let receipt = try recorded.record(step.entry, keepingRecordedTime: true)
                    if !receipt.wasAlreadyRecorded { events += receipt.positions.count }
                } catch { expected.append(index + 1) }
            }
            #expect(problems == expected, "\(history) from step \(start)")
            #expect(report.problems == expected.count && report.events == events, "\(history)")
            #expect(try report.lastPosition == recorded.ledger.lastPosition(), "\(history)")
            // What the dry run found good is what an import records.
            let goodPath = try write(history.accepted, folder)
            let wouldBe = try dry.importLines(from: [goodPath], options: options(batch))
            var real = options(batch)
            real.isDryRun = false
            #expect(try dry.importLines(from: [goodPath], options: real) == wouldBe, "\(history)")
        }
    }

    private func write(_ entries: [Entry], _ folder: TemporaryFolder) throws -> String {
        try folder.write("entries.jsonl", String(decoding: EntryWriter.lines(entries), as: UTF8.self))
    }

    /// A file with one bad line, behind all the good ones before it: word for word what the import says that it ends.
    @Test(arguments: UInt64(611)...614)
    func saysWhatAnImportSays(seed: UInt64) throws {
        let history = GeneratedHistory.of(seed: seed, events: 150)
        let folder = try TemporaryFolder()
        let start = history.steps.count / 4
        let ledger = try pair(history, folder, through: start).dry
        var good: [Entry] = []
        for (index, step) in history.steps.enumerated() {
            guard step.verdict.refusal != nil else {
                if step.verdict.isAccepted { good.append(step.entry) }
                continue
            }
            guard index >= start else { continue }
            let path = try write(good + [step.entry], folder)
            var problems: [LedgerError] = []
            let report = try ledger.importLines(from: [path], options: options(7), problem: { problems.append($0) })
            var real = options(7)
            real.isDryRun = false
            let error = #expect(throws: LedgerError.self) { try ledger.importLines(from: [path], options: real) }
            #expect(
                problems.map { "\($0.code) \($0)" } == [error].compactMap(\.self).map { "\($0.code) \($0)" },
                "\(history)")
            #expect(problems.first?.place.line == good.count + 1)
            #expect(report.entries + report.skippedEntries == good.count)
        }
    }

    /// Every kind of refusal, at places around the ends of batches.
    @Test(arguments: RefusedImport.Reason.allCases)
    func everyReasonIsTold(_ reason: RefusedImport.Reason) throws {
        let folder = try TemporaryFolder()
        let now = try #require(Instant("2023-01-01T00:00:00Z"))
        let ledger = try HouseholdLedger(at: folder.file("t.socai"), mode: .create, clock: { now })
        _ = try ledger.importLines(
            from: [try folder.write("before.jsonl", RefusedImport.earlier)],
            options: ImportOptions(keepsRecordedTimes: true))
        for count in [3, 4, 5, 19, 20, 21] {
            for bad in Set([2, count / 2 + 1, count]) {
                let path = try folder.write("bad.jsonl", RefusedImport.lines(count, bad: bad, reason))
                var problems: [LedgerError] = []
                let report = try ledger.importLines(from: [path], options: options(4), problem: { problems.append($0) })
                #expect(problems.map(\.place.line) == [bad], "\(reason), \(bad)")
                #expect(problems.map(\.code) == [reason.code], "\(reason), \(bad)")
                #expect(report.entries == count - 1 && report.lastPosition == 2 + count - 1, "\(reason), \(bad)")
                let error = #expect(throws: LedgerError.self) {
                    try ledger.importLines(from: [path], options: ImportOptions(keepsRecordedTimes: true))
                }
                #expect(error?.description == problems.first?.description, "\(reason), \(bad)")
            }
        }
        #expect(try ledger.ledger.lastPosition() == 2)
    }

    /// Another process holds the writers' lock for as long as the dry run lasts, and this one records inside it.
    @Test func nobodyWaits() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("t.socai")
        let ledger = try HouseholdLedger(at: path, mode: .create)
        let good = try folder.write("good.jsonl", RefusedImport.lines(30, bad: 2, .notJSON))
        var dry = options(4)
        dry.keepsRecordedTimes = false
        var told = 0
        let report = try ledger.importLines(
            from: [good], options: dry,
            problem: { _ in
                told += 1
                do {
                    try ledger.record(
                        Entry(
                            id: "meanwhile", actor: "UBND",
                            events: [.unitEstablished("u2", name: "Phường 2", kind: .ward, on: "2022-01-01")]))
                } catch { Issue.record(error) }
            })
        // By the cut that it began at: what was recorded meanwhile is not counted.
        #expect(told == 1 && report.entries == 29 && report.lastPosition == 29)
        #expect(try ledger.ledger.lastPosition() == 1)

        let other = try TestProcess("lmdb")
        #expect(other.ask("open \(path) write 1000000000") == "ok with-lock")
        #expect(other.ask("lock") == "ok")
        #expect(try ledger.importLines(from: [good], options: dry).lastPosition == 30)
        // The control: the same lock is in a writer's way.
        let isInTheWay = Mutex(false)
        ledger.ledger.reportWaiting(after: .milliseconds(20)) { _ in
            isInTheWay.withLock { $0 = true }
            other.tell("unlock")
        }
        #expect(try ledger.importLines(from: [try folder.write("more.jsonl", RefusedImport.lines(2))]).entries == 2)
        #expect(isInTheWay.withLock { $0 })
    }

    /// An idle pipe: others record while the dry run waits for it, and it stands on what they recorded.
    @Test func anIdlePipeHindersNobody() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("t.socai")
        let ledger = try HouseholdLedger(at: path, mode: .create)
        let pipe = folder.file("pipe")
        try #require(mkfifo(pipe, 0o600) == 0)
        let other = try TestProcess("households")
        #expect(other.ask("open \(path)") == "ok")
        other.tell("dry-run \(pipe)")
        // Opening waits until the other one reads from the pipe.
        let writing = try #require(FileHandle(forWritingAtPath: pipe))
        _ = try ledger.importLines(
            from: [try folder.write("before.jsonl", RefusedImport.lines(5))],
            options: ImportOptions(keepsRecordedTimes: true))
        try writing.write(contentsOf: Data(RefusedImport.lines(6).utf8))
        try writing.close()
        #expect(other.answer() == "ok 1 5 0")
        #expect(try ledger.ledger.lastPosition() == 5)
    }

    /// A user who may only read the file and its folder.
    @Test func theRightToReadIsEnough() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("t.socai")
        do {
            let ledger = try HouseholdLedger(at: path, mode: .create)
            _ = try ledger.importLines(
                from: [try folder.write("before.jsonl", RefusedImport.lines(5))],
                options: ImportOptions(keepsRecordedTimes: true))
        }
        let lines = try folder.write("more.jsonl", RefusedImport.lines(8, bad: 7, .brokenRule))
        func setMode(_ mode: Int, _ path: String) throws {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }
        try FileManager.default.removeItem(atPath: path + "-lock")
        try setMode(0o444, path)
        try setMode(0o444, lines)
        try setMode(0o555, folder.path)
        defer { try? setMode(0o755, folder.path) }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let other = try TestProcess("households", asNobody: true)
        #expect(other.ask("open \(path)") == "error \(LedgerError.Code.permissionDenied.rawValue)")
        #expect(other.ask("read \(path)") == "ok")
        #expect(other.ask("import \(lines)") == "error \(LedgerError.Code.readOnly.rawValue)")
        #expect(other.ask("dry-run \(lines)") == "ok 2 5 1")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == names)
    }
}
