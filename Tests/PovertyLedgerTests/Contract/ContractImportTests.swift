// The promises of importing: the same entries give the same ledger by whatever way, a dry run says of each line what
// recording it would say, and one bad line leaves nothing behind.

import EventLedger
import Foundation
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite("Contract of import and export")
struct ContractImportTests {
    private static let seeds = UInt64(501)...512
    private static let keeping = ImportOptions(keepsRecordedTimes: true)

    private func history(_ seed: UInt64) -> GeneratedHistory {
        GeneratedHistory.of(seed: seed, events: 150)
    }

    /// An empty ledger with the history's clock, in a folder.
    private func ledger(
        _ name: String, in folder: TemporaryFolder, _ history: GeneratedHistory
    ) throws -> HouseholdLedger {
        try HouseholdLedger(at: folder.file(name), mode: .create, clock: { history.clock })
    }

    private func write(_ bytes: [UInt8], _ name: String, in folder: TemporaryFolder) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: folder.file(name)))
        return folder.file(name)
    }

    @Test func importingGivesTheSameLedgerAsRecording() throws {
        for seed in Self.seeds {
            let history = history(seed)
            let folder = try TemporaryFolder()
            let recorded = try ledger("recorded", in: folder, history)
            for entry in history.accepted { try recorded.record(entry, keepingRecordedTime: true) }
            let imported = try ledger("imported", in: folder, history)
            let path = try write(EntryWriter.lines(history.accepted), "history.jsonl", in: folder)
            let report = try imported.importLines(from: [path], options: Self.keeping)
            #expect(report.entries == history.ledger.entries.count && report.skippedEntries == 0, "\(history)")
            #expect(report.events == history.ledger.position, "\(history)")
            #expect(report.lastPosition == history.ledger.position, "\(history)")
            let tables = try ContractTables(recorded)
            #expect(try ContractTables(imported) == tables, "\(history)")
            let export = try recorded.exported()
            #expect(try imported.exported() == export, "\(history)")

            let copy = try ledger("copy", in: folder, history)
            let exportPath = try write(export, "export.jsonl", in: folder)
            _ = try copy.importLines(from: [exportPath], options: Self.keeping)
            #expect(try copy.exported() == export, "\(history): an export of an import of an export")
            #expect(try ContractTables(copy) == tables, "\(history): an import of an export")

            let again = try copy.importLines(from: [path, exportPath], options: Self.keeping)
            #expect(again.entries == 0 && again.skippedEntries == 2 * report.entries, "\(history): sent again")
            #expect(try copy.exported() == export, "\(history): sent again")
        }
    }

    @Test func aDryRunSaysOfEachLineWhatRecordingWouldSay() throws {
        for seed in Self.seeds {
            let history = history(seed)
            let folder = try TemporaryFolder()
            let ledger = try ledger("ledger", in: folder, history)
            let path = try write(EntryWriter.lines(history.steps.map(\.entry)), "all.jsonl", in: folder)
            let refused = history.steps.indices.filter { history.steps[$0].verdict.refusal != nil }.map { $0 + 1 }
            var problems: [LedgerError] = []
            let report = try ledger.importLines(
                from: [path], options: ImportOptions(isDryRun: true, keepsRecordedTimes: true),
                problem: { problems.append($0) })
            #expect(problems.map(\.place.line) == refused, "\(history)")
            #expect(problems.allSatisfy { $0.place.file == path }, "\(history)")
            #expect(report.problems == refused.count, "\(history)")
            #expect(report.entries == history.ledger.entries.count, "\(history)")
            #expect(report.skippedEntries == history.steps.count { $0.verdict == .skipped }, "\(history)")
            #expect(try ledger.ledger.lastPosition() == 0, "\(history): a dry run recorded something")
        }
    }

    @Test func oneBadLineLeavesNothing() throws {
        for seed in Self.seeds {
            let history = history(seed)
            guard let bad = history.steps.firstIndex(where: { $0.verdict.refusal != nil }) else { continue }
            let folder = try TemporaryFolder()
            let ledger = try ledger("ledger", in: folder, history)
            let start = history.steps[..<(bad / 2)].map(\.entry)
            for entry in start { try ledger.record(entry, keepingRecordedTime: true) }
            let before = try ContractTables(ledger)
            let path = try write(EntryWriter.lines(history.steps.map(\.entry)), "all.jsonl", in: folder)
            let error = #expect(throws: LedgerError.self, "\(history)") {
                try ledger.importLines(from: [path], options: Self.keeping)
            }
            let place = error?.place
            #expect(place?.line == bad + 1 && place?.file == path, "\(history): \(String(describing: error))")
            #expect(try ContractTables(ledger) == before, "\(history)")
            // Nothing of the failed import is in the way of a good one.
            let good = try write(EntryWriter.lines(history.accepted), "good.jsonl", in: folder)
            _ = try ledger.importLines(from: [good], options: Self.keeping)
            #expect(try ledger.ledger.lastPosition() == history.ledger.position, "\(history)")
        }
    }
}
