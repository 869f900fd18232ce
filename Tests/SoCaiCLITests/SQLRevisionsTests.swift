// Closed periods through the program against a second implementation: the export loaded into SQLite, every stage of
// every period counted there, and what the program says of the changes added up to the difference.

import Foundation
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct SQLRevisionsTests {
    private static let script = Repository.path("Tests/PovertyLedgerTests/SQL/figures_revisions.py")

    @Test func theFixtureWithClosingsIsCountedAlike() throws {
        let session = try Session()
        let made = try session.run(
            "socai init t.socai && awk -f Fixtures/transcripts/closed-years.awk Fixtures/bac-lieu-2022-2025/0*.jsonl"
                + " | socai import t.socai - --keep-recorded-times && socai export t.socai > export.jsonl")
        try #require(made.status == 0, "\(made.errorText)")
        for grouping in ["", "--by unit"] {
            let revisions = try session.run("socai revisions t.socai \(grouping) --format json > revisions.json")
            try #require(revisions.status == 0, "\(revisions.errorText)")
            let inSQL = try session.run("python3 '\(Self.script)' export.jsonl revisions.json \(grouping)")
            #expect(inSQL.status == 0, "\(inSQL.errorText)")
            // Five closings: filed, at each later one, and now.
            #expect(inSQL.text == "5 periods, 20 stages\n")
        }
    }

    /// The second implementation must be able to say no.
    @Test func anotherFigureIsNoticed() throws {
        let session = try Session()
        let made = try session.run(
            "socai init t.socai && awk -f Fixtures/transcripts/closed-years.awk Fixtures/bac-lieu-2022-2025/0*.jsonl"
                + " | socai import t.socai - --keep-recorded-times && socai export t.socai > export.jsonl"
                + " && socai revisions t.socai --format json | sed 's/\"households\":143/\"households\":144/' > other.json"
        )
        try #require(made.status == 0, "\(made.errorText)")
        let inSQL = try session.run("python3 '\(Self.script)' export.jsonl other.json")
        #expect(inSQL.status == 1 && inSQL.errorText.contains("2022-12-31 at 7360: the figures differ"))
    }
}
