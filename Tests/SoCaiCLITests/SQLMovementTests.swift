// Movement tables and bridges through the program against a second implementation: the export loaded into SQLite and
// asked in SQL. The two share nothing, and their JSON must be the same, byte for byte.

import Foundation
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct SQLMovementTests {
    private static let script = Repository.path("Tests/PovertyLedgerTests/SQL/figures_movement.py")

    @Test func theFixtureIsCountedAlike() throws {
        let session = try Session.exportedFixture()
        for year in 2022...2025 {
            try compareMovement("bac-lieu.socai", "--from \(year)-01-01 --to \(year)-12-31", known: 12583, session)
            try compareBridge(
                "bac-lieu.socai", "\(year - 1)-12-31", "\(year)-12-31", "--by unit", known: 12583, session)
        }
        try compareMovement(
            "bac-lieu.socai", "--from 2022-05-01 --to 2025-12-31 --look-back 12 --units-on 2021-12-31", known: 7358,
            session)
        try compareBridge("bac-lieu.socai", "2021-12-31", "2025-12-31", "--look-back 24", known: 12583, session)
    }

    @Test func syntheticHistoriesAreCountedAlike() throws {
        for seed in UInt64(41)...44 {
            let session = try Session.exportedHistory(seed: seed)
            let last = try #require(
                try session.run("socai info t.socai --format json").text.firstMatch(of: lastPosition))
            let position = try #require(Int(last.output.1))
            var random = SeededGenerator(seed: seed)
            let days = ["2022-02-28", "2022-12-31", "2023-06-30", "2024-02-29", "2024-12-31", "2025-12-31"]
            for _ in 0..<5 {
                let pair = [random.one(of: days), random.one(of: days)].sorted()
                let options =
                    (random.chance(50) ? " --look-back \(random.number(0...40))" : "")
                    + (random.chance(50) ? " --units-on \(random.one(of: days))" : "")
                try compareMovement("t.socai", "--from \(pair[0]) --to \(pair[1])\(options)", known: position, session)
                let grouping = random.chance(50) ? " --by unit" : ""
                try compareBridge("t.socai", pair[0], pair[1], options + grouping, known: position, session)
            }
        }
    }

    private var lastPosition: Regex<(Substring, Substring)> { /"lastPosition":(\d+)/ }

    private func compareMovement(_ ledger: String, _ options: String, known: Int, _ session: Session) throws {
        let program = try session.run("socai movement \(ledger) \(options) --known '#\(known)' --format json")
        try #require(program.status == 0, "\(options): \(program.errorText)")
        let inSQL = try session.run("python3 '\(Self.script)' export.jsonl movement \(known) \(options)")
        #expect(inSQL.status == 0, "\(inSQL.errorText)")
        #expect(inSQL.text == program.text, "movement \(options)")
    }

    private func compareBridge(
        _ ledger: String, _ from: String, _ to: String, _ options: String, known: Int, _ session: Session
    ) throws {
        let cuts = "'\(from)@#\(known)' '\(to)@#\(known)'"
        let program = try session.run("socai diff \(ledger) \(cuts) \(options) --bridge --format json")
        try #require(program.status == 0, "\(options): \(program.errorText)")
        let inSQL = try session.run(
            "python3 '\(Self.script)' export.jsonl bridge \(known) --from \(from) --to \(to) \(options)")
        #expect(inSQL.status == 0, "\(inSQL.errorText)")
        let bridge = inSQL.text.dropLast()
        #expect(program.text.hasSuffix("\"bridge\":\(bridge)}\n"), "diff \(cuts) \(options)")
    }
}
