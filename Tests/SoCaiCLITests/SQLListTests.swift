// What decisions record, lists of households and sponsors through the program against a second implementation: the
// export loaded into SQLite and asked in SQL. The two share nothing, and their JSON must be the same, byte for byte.

import Foundation
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct SQLListTests {
    private static let script = Repository.path("Tests/PovertyLedgerTests/SQL/figures_lists.py")

    @Test func theFixtureIsCountedAlike() throws {
        let session = try Session.exportedFixture()
        let questions = [
            "deprivations 2023-12-31", "deprivations 2025-12-31 --by unit --units-on 2021-12-31",
            "deprivations 2022-12-31@2023-01-15 --unit phuong-1 --units-on 2022-12-31 --class poor --class average",
            "causes 2023-12-31 --by unit", "causes 2025-12-31 --class nearPoor",
            "list 2022-12-31 --class poor", "list 2023-12-31@2024-01-15 --look-back 12",
            "list 2025-12-31 --from 2022-06-01 --class poor --class nearPoor --class unclassified",
            "list 2024-06-30 --unit phuong-2 --units-on 2021-12-31 --class disadvantaged", "sponsors 2023-12-31",
            "sponsors 2025-12-31 --unit phuong-bac-lieu", "sponsors 2022-12-31@2022-12-31 --units-on 2025-12-31",
        ]
        for question in questions { try session.compare(question, of: "bac-lieu.socai", with: Self.script) }
    }

    @Test func syntheticHistoriesAreCountedAlike() throws {
        for seed in UInt64(61)...64 {
            let session = try Session.exportedHistory(seed: seed)
            var random = SeededGenerator(seed: seed)
            for _ in 0..<4 {
                for verb in ["deprivations", "causes", "list", "sponsors"] {
                    try session.compare(question(verb, &random), of: "t.socai", with: Self.script)
                }
            }
        }
    }

    /// A question with options drawn at random.
    private func question(_ verb: String, _ random: inout SeededGenerator) -> String {
        let days = ["2022-12-31", "2023-06-30", "2024-02-29", "2024-12-31", "2025-12-31"]
        let day = random.one(of: days)
        var words = [verb, random.chance(50) ? "\(day)@\(random.one(of: days))" : day]
        if verb != "sponsors" {
            let classes = ["poor", "nearPoor", "disadvantaged", "average", "betterOff", "wellOff", "unclassified"]
            for name in classes where random.chance(20) { words += ["--class", name] }
        }
        if verb == "list" {
            if random.chance(50) { words += ["--from", "2022-07-01"] }
            if random.chance(50) { words += ["--look-back", "\(random.number(0...40))"] }
        } else if verb != "sponsors", random.chance(50) {
            words += ["--by", "unit"]
        }
        if random.chance(30) { words += ["--unit", "unit-01"] }
        if random.chance(50) { words += ["--units-on", random.one(of: days)] }
        return words.joined(separator: " ")
    }
}
