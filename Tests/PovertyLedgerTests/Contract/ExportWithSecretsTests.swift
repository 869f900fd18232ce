// The promise that an export with its secrets gives a ledger with the same root at every size, and that one without
// them gives equal figures and a root of its own.

import EventLedger
import Foundation
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite struct ExportWithSecretsTests {
    private static let keeping = ImportOptions(keepsRecordedTimes: true)

    @Test func theSameRootAtEverySize() throws {
        for seed in UInt64(901)...906 {
            let history = GeneratedHistory.of(seed: seed, events: 150)
            let folder = try TemporaryFolder()
            func ledger(_ name: String) throws -> HouseholdLedger {
                try HouseholdLedger(at: folder.file(name), mode: .create, clock: { history.clock })
            }
            let original = try ledger("original")
            // The first half claims its times, the second has those of the ledger's clock.
            for (index, entry) in history.accepted.enumerated() {
                var entry = entry
                if index >= history.accepted.count / 2 { entry.recordedAt = nil }
                try original.record(entry, keepingRecordedTime: true)
            }
            let size = try original.ledger.lastPosition()
            try #require(size == history.ledger.position && size > 20, "\(history)")
            let (whole, plain) = (try ledger("whole"), try ledger("plain"))
            try copy(original, to: whole, withSecrets: true, folder)
            try copy(original, to: plain, withSecrets: false, folder)
            #expect(try whole.ledger.treeHead() == original.ledger.treeHead(), "\(history)")
            for past in stride(from: 0, through: size, by: 7) {
                #expect(try whole.ledger.root(ofSize: past) == original.ledger.root(ofSize: past), "\(history)")
            }
            #expect(try plain.ledger.treeHead().root != original.ledger.treeHead().root, "\(history)")
            #expect(
                try plain.at("9999-12-31").counts(by: .unit) == original.at("9999-12-31").counts(by: .unit),
                "\(history)")
            #expect(try export(whole, withSecrets: true) == export(original, withSecrets: true), "\(history)")
        }
    }

    private func copy(
        _ ledger: HouseholdLedger, to other: HouseholdLedger, withSecrets: Bool, _ folder: TemporaryFolder
    ) throws {
        let path = folder.file(withSecrets ? "whole.jsonl" : "plain.jsonl")
        try Data(export(ledger, withSecrets: withSecrets)).write(to: URL(fileURLWithPath: path))
        _ = try other.importLines(from: [path], options: Self.keeping)
    }

    private func export(_ ledger: HouseholdLedger, withSecrets: Bool) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try ledger.export(withSecrets: withSecrets) { (lines: [UInt8]) in bytes += lines }
        return bytes
    }
}
