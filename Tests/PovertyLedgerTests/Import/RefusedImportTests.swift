// The promise that an import ends with the error of its first bad line wherever that line is and however much was
// parsed ahead of it: the process goes on, the ledger is as it was, and the next import is as good as the first.

import EventLedger
import Foundation
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite(.timeLimit(.minutes(60))) struct RefusedImportTests {
    /// Four batches are parsed ahead: with four events in each, files of up to 60 lines have all cases.
    private static let batch = 4
    private static let now = Instant("2023-01-01T00:00:00Z")
    private var options: ImportOptions {
        var options = ImportOptions(keepsRecordedTimes: true)
        options.batchEvents = RefusedImportTests.batch
        return options
    }

    /// Line counts on both sides of each number of batches that is parsed ahead, waited for, or more.
    private static let counts: [Int] = {
        let batches = [1, 2, 4, 5, 6, 14]
        return batches.flatMap { [$0 * batch - 1, $0 * batch, $0 * batch + 1] }
    }()

    private func ledger(in folder: TemporaryFolder) throws -> HouseholdLedger {
        let now = try #require(RefusedImportTests.now)
        let ledger = try HouseholdLedger(at: folder.file("t.socai"), mode: .create, clock: { now })
        _ = try ledger.importLines(
            from: [try folder.write("before.jsonl", RefusedImport.earlier)],
            options: ImportOptions(keepsRecordedTimes: true))
        return ledger
    }

    @Test(arguments: RefusedImport.Reason.allCases)
    func everyReasonAtEveryPlace(_ reason: RefusedImport.Reason) throws {
        let folder = try TemporaryFolder()
        let ledger = try ledger(in: folder)
        let before = try ContractTables(ledger)
        for count in RefusedImportTests.counts {
            // A household can't be registered before the first line's unit is there.
            let first = reason == .twiceInTheFile ? 2 : 1
            for bad in Set([first, (count + first) / 2, count]) {
                let path = try folder.write("bad.jsonl", RefusedImport.lines(count, bad: bad, reason))
                let error = #expect(throws: LedgerError.self) {
                    try ledger.importLines(from: [path], options: options)
                }
                #expect(error?.code == reason.code, "\(reason), line \(bad) of \(count): \(String(describing: error))")
                #expect(error?.place.line == bad && error?.place.file == path, "\(reason), line \(bad) of \(count)")
            }
        }
        #expect(try ContractTables(ledger) == before, "\(reason) left something behind")
        try importsAGoodFile(ledger, folder)
    }

    /// After whatever was refused, a good file goes in.
    private func importsAGoodFile(_ ledger: HouseholdLedger, _ folder: TemporaryFolder) throws {
        let count = RefusedImportTests.batch * 7 + 1
        let report = try ledger.importLines(
            from: [try folder.write("good.jsonl", RefusedImport.lines(count))], options: options)
        #expect(report.entries == count && report.lastPosition == 2 + count)
        #expect(try ledger.at("2022-12-31").counts(by: .unit).rows.reduce(0) { $0 + $1.tally.households } == count)
    }

    /// What refuses an import before its first line is looked at, while batches are being parsed ahead.
    @Test func aLedgerThatTakesNothing() throws {
        let folder = try TemporaryFolder()
        _ = try ledger(in: folder)
        let reader = try HouseholdLedger(at: folder.file("t.socai"), mode: .readOnly)
        for count in RefusedImportTests.counts {
            let path = try folder.write("good.jsonl", RefusedImport.lines(count))
            let error = #expect(throws: LedgerError.self) { try reader.importLines(from: [path], options: options) }
            #expect(error?.code.rawValue == LedgerError.Code.readOnly.rawValue)
        }
    }

    /// A file that is not there, or can't be read, between good ones.
    @Test func aFileThatCantBeRead() throws {
        let folder = try TemporaryFolder()
        let ledger = try ledger(in: folder)
        for count in RefusedImportTests.counts {
            let good = try folder.write("good.jsonl", RefusedImport.lines(count))
            for paths in [[folder.path, good], [good, folder.path], [good, folder.file("none.jsonl"), good]] {
                let error = #expect(throws: LedgerError.self) { try ledger.importLines(from: paths, options: options) }
                #expect(error?.code == .readFailed)
            }
        }
        #expect(try ledger.ledger.lastPosition() == 2)
        try importsAGoodFile(ledger, folder)
    }

    @Test func aTaskThatIsCancelled() async throws {
        let folder = try TemporaryFolder()
        let ledger = try ledger(in: folder)
        let options = options
        for count in RefusedImportTests.counts {
            let path = try folder.write("good.jsonl", RefusedImport.lines(count))
            // Cancelled before it begins, and during each of its batches but the last.
            let batches = (count + RefusedImportTests.batch - 1) / RefusedImportTests.batch
            for step in 0..<batches {
                let task = Task {
                    if step == 0 { withUnsafeCurrentTask { $0?.cancel() } }
                    var reports = 0
                    return try ledger.importLines(
                        from: [path], options: options,
                        progress: { _ in
                            reports += 1
                            if reports == step { withUnsafeCurrentTask { $0?.cancel() } }
                        })
                }
                let error = await #expect(throws: LedgerError.self) { try await task.value }
                #expect(error?.code == .cancelled, "\(step) of \(batches): \(String(describing: error))")
            }
        }
        #expect(try ledger.ledger.lastPosition() == 2)
        try importsAGoodFile(ledger, folder)
    }

    /// A full disk, for which a limit on the size of files stands, at the beginning, in the middle and at the end of an
    /// import that stages; in a process of its own, since the limit is a process's.
    @Test func aDiskThatIsFull() async throws {
        await #expect(processExitsWith: .success) {
            signal(SIGXFSZ, SIG_IGN)
            let folder = try TemporaryFolder()
            let ledger = try HouseholdLedger(at: folder.file("t.socai"), mode: .create)
            let path = try folder.write("good.jsonl", RefusedImport.lines(6_000))
            var unlimited = rlimit()
            guard getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &unlimited) == 0 else { exit(1) }
            for kibibytes in [80, 200, 400, 700] {
                var limit = rlimit(rlim_cur: rlim_t(kibibytes << 10), rlim_max: unlimited.rlim_max)
                setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
                do throws(LedgerError) {
                    _ = try ledger.importLines(from: [path], options: ImportOptions(keepsRecordedTimes: true))
                    exit(2)
                } catch {
                    guard error.code.rawValue == LedgerError.Code.noSpace.rawValue else { exit(3) }
                }
                guard try ledger.ledger.lastPosition() == 0 else { exit(4) }
            }
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &unlimited)
            guard try ledger.importLines(from: [path]).lastPosition == 6_000 else { exit(5) }
        }
    }

    /// With the batches that programs have: a file of many batches and the bad line at many places.
    /// `SOCAI_REFUSED_LINES` and `SOCAI_REFUSED_PLACES` make it longer.
    @Test func largeFilesAtManyPlaces() throws {
        let count = ContractSeeds.number("SOCAI_REFUSED_LINES", otherwise: 13_000)
        let places = ContractSeeds.number("SOCAI_REFUSED_PLACES", otherwise: 5)
        let folder = try TemporaryFolder()
        let ledger = try ledger(in: folder)
        let good = Array(RefusedImport.lines(count).split(separator: "\n"))
        for place in 0..<places {
            let bad = 2 + (count - 2) * place / max(1, places - 1)
            let reasons = RefusedImport.Reason.allCases
            let reason = reasons[place % reasons.count]
            var lines = good
            lines[bad - 1] = Substring(reason.line(bad))
            let path = try folder.write("bad.jsonl", lines.joined(separator: "\n"))
            let error = #expect(throws: LedgerError.self) {
                try ledger.importLines(from: [path], options: ImportOptions(keepsRecordedTimes: true))
            }
            #expect(error?.code == reason.code && error?.place.line == bad, "\(reason), line \(bad) of \(count)")
            #expect(try ledger.ledger.lastPosition() == 2)
        }
        let report = try ledger.importLines(from: [try folder.write("good.jsonl", good.joined(separator: "\n"))])
        #expect(report.entries == count)
    }
}
