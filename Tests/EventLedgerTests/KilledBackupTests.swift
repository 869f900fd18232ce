// The promise that a backup killed at any moment leaves nothing under its name but a whole one, and that the next
// backup to that name goes on as if nothing had been.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct KilledBackupTests {
    private static let kills = 40

    @Test func nothingHalfGetsTheName() throws {
        let test = try TestLedger()
        for number in 0..<20 {
            try test.record("e\(number)", (0..<5).map { _ in fact("s", payload: [UInt8](repeating: 7, count: 50_000)) })
        }
        let entries = try test.ledger.allEntries()
        let folder = try TemporaryFolder()
        let path = folder.file("copy")
        var random = SeededGenerator(seed: 92)
        var left = 0
        for round in 1...Self.kills {
            let process = try TestProcess("ledger")
            #expect(process.ask("open read \(test.path)") == "ok")
            process.tell("\(round.isMultiple(of: 2) ? "backup" : "backup-compact") \(path)")
            let isAcknowledged = round.isMultiple(of: 5)
            if isAcknowledged {
                #expect(process.answer() == "ok 100")
            } else {
                usleep(UInt32(random.number(0...60_000)))
            }
            process.kill()
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            let isAllowed = names == ["copy"] || !isAcknowledged && [[], ["copy-partial"]].contains(names)
            #expect(isAllowed, "\(random), round \(round): \(names)")
            left += names == ["copy-partial"] ? 1 : 0
            guard names == ["copy"] else { continue }
            try check(path, entries)
        }
        #expect(left > Self.kills / 8, "too few kills hit a backup under way: the test shows little")
        if try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty {
            _ = try folder.write("copy-partial", "left")
        }
        _ = try test.ledger.backup(to: path)
        try check(path, entries)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    /// Checks a backup and takes it away with its lock file.
    private func check(_ path: String, _ entries: [RecordedEntry]) throws {
        do {
            let copy = try Ledger(at: path, mode: .readOnly)
            #expect(try copy.allEntries() == entries)
        }
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.removeItem(atPath: path + "-lock")
    }
}
