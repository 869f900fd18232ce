// Funds through the program against a second implementation: the export loaded into SQLite and asked in SQL. The two share
// nothing, and their JSON must be the same, byte for byte.

import Foundation
import LedgerTestSupport
import PovertyReports
import Testing

@Suite(.timeLimit(.minutes(60))) struct SQLFundTests {
    private static let script = Repository.path("Tests/PovertyLedgerTests/SQL/figures_funds.py")

    @Test func fundsAreCountedAlike() throws {
        var (pledges, goods) = (0, 0)
        for seed in UInt64(921)...926 {
            let history = GeneratedHistory.of(seed: seed, events: 300, breakPercent: 5)
            let session = try Session(recording: history)
            try session.export("t.socai")
            var random = SeededGenerator(seed: seed)
            let days = ["2021-12-31", "2022-01-01", "2022-06-30", "2022-12-31", "2023-06-15", "2025-12-31"]
            for _ in 0..<12 {
                let span = [random.one(of: days), random.one(of: days)].sorted()
                let known = random.chance(40) ? " --known \(random.one(of: days))" : ""
                let all = try session.run("socai fund t.socai --from \(span[0]) --to \(span[1])\(known) --format json")
                try #require(all.status == 0, "\(history): \(all.errorText)")
                let position = try #require(all.text.firstMatch(of: /"position":(\d+)/)?.output.1)
                let funds = all.text.matches(of: /\{"fund":"([^"]*)","name"/).map { String($0.output.1) }
                pledges += all.text.matches(of: /"overdue":true/).count
                goods += all.text.matches(of: /"quantity":[1-9]/).count
                for fund in [""] + funds.prefix(1) {
                    let program = try session.run(
                        "socai fund t.socai \(fund) --from \(span[0]) --to \(span[1])\(known) --format json")
                    let inSQL = try session.run(
                        "python3 '\(Self.script)' export.jsonl \(span[0]) \(span[1]) \(position) \(fund)")
                    #expect(inSQL.status == 0, "\(inSQL.errorText)")
                    #expect(inSQL.text == program.text, "\(history): \(span), known\(known), fund \(fund)")
                }
            }
        }
        // The control: there is something to count.
        #expect(pledges > 20 && goods > 20, "\(pledges), \(goods)")
    }
}
