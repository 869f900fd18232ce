// The figures and verdicts of targets of all kinds through the program against a second implementation: the export
// loaded into SQLite and asked in SQL. The two share nothing.

import Foundation
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct SQLTargetTests {
    private static let script = Repository.path("Tests/PovertyLedgerTests/SQL/figures_targets.py")

    @Test func targetsAreJudgedAlike() throws {
        var compared: [String: Int] = [:]
        for seed in UInt64(1151)...1158 {
            let history = GeneratedHistory.of(seed: seed, events: 400, breakPercent: 5)
            let session = try Session(recording: history)
            try session.export("t.socai")
            var random = SeededGenerator(seed: seed)
            let days = ["2022-06-30", "2022-12-31", "2023-06-30", "2023-12-31", "2024-12-31", "2025-12-31"]
            let knownDays = ["2022-02-28", "2022-05-31", "2022-08-31", "2022-12-31", "2023-12-31"]
            for _ in 0..<6 {
                let known = random.chance(40) ? "@\(random.one(of: knownDays))" : ""
                try compare("t.socai", "\(random.one(of: days))\(known)", session, "\(history)", &compared)
            }
        }
        // The control: every kind of target was compared several times, with each verdict.
        let kinds = [
            "reduction", "increase", "stock", "rate", "income", "lasting", "leftBehind", "resources", "sponsored",
        ]
        for word in kinds + ["met", "missed", "unknown", "notDue"] {
            #expect(compared[word, default: 0] > 5, "\(word): \(compared)")
        }
    }

    @Test func theFixturesTargetsAreJudgedAlike() throws {
        let session = try Session.exportedFixture()
        var compared: [String: Int] = [:]
        for year in 2022...2025 { try compare("bac-lieu.socai", "\(year)", session, "the fixture", &compared) }
        #expect(compared["met", default: 0] > 20 && compared["missed", default: 0] > 10, "\(compared)")
    }

    /// Compares the targets of one cut, and adds up how many there were of each kind and verdict.
    private func compare(
        _ ledger: String, _ cut: String, _ session: Session, _ name: String, _ compared: inout [String: Int]
    ) throws {
        let outcome = try session.run(
            "socai trajectory \(ledger) \(cut) --format json > answer.json"
                + " && python3 '\(Self.script)' export.jsonl answer.json")
        #expect(outcome.status == 0, "\(name): \(cut): \(outcome.text)\(outcome.errorText)")
        for match in outcome.text.matches(of: /(\w+):(\d+)/) {
            compared[String(match.output.1), default: 0] += Int(match.output.2) ?? 0
        }
    }
}
