// What a review lists of the movement, and the households with a sponsor, through the program against a second
// implementation: the export loaded into SQLite and asked in SQL. The two share nothing.

import Foundation
import LedgerTestSupport
import PovertyReports
import Testing

@Suite(.timeLimit(.minutes(60))) struct SQLReviewTests {
    private static let script = Repository.path("Tests/PovertyLedgerTests/SQL/figures_review.py")

    @Test func reviewsAreCountedAlike() throws {
        var compared: [String: Int] = [:]
        for seed in UInt64(1121)...1126 {
            let history = GeneratedHistory.of(seed: seed, events: 300, breakPercent: 5)
            let session = try Session(recording: history)
            try session.export("t.socai")
            var random = SeededGenerator(seed: seed)
            let days = ["2021-12-31", "2022-01-01", "2022-06-30", "2022-12-31", "2023-06-15", "2025-12-31"]
            for _ in 0..<8 {
                let span = [random.one(of: days), random.one(of: days)].sorted()
                let known = random.chance(40) ? " --known \(random.one(of: days))" : ""
                let outcome = try session.run(
                    "socai review t.socai --from \(span[0]) --to \(span[1])\(known) --format json > answer.json"
                        + " && python3 '\(Self.script)' export.jsonl answer.json")
                #expect(outcome.status == 0, "\(history): \(span), known\(known): \(outcome.text)\(outcome.errorText)")
                for match in outcome.text.matches(of: /(\w+):(\d+)/) {
                    compared[String(match.output.1), default: 0] += Int(match.output.2) ?? 0
                }
            }
        }
        // The control: there is something in each list.
        #expect(compared.count == 5 && compared.values.allSatisfy { $0 > 5 }, "\(compared)")
    }

    @Test func theFixturesSponsorsAreCountedAlike() throws {
        let session = try Session.exportedFixture()
        for year in 2022...2025 {
            let outcome = try session.run(
                "socai review bac-lieu.socai --from 2022 --to \(year) --format json > answer.json"
                    + " && python3 '\(Self.script)' export.jsonl answer.json")
            #expect(outcome.status == 0 && outcome.text.contains("sponsors:2"), "\(outcome.text)\(outcome.errorText)")
        }
    }
}
