// Aid, awards and incomes through the program against a second implementation: the export loaded into SQLite and asked
// in SQL. The two share nothing, and their JSON must be the same, byte for byte.

import Foundation
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct SQLAidTests {
    private static let script = Repository.path("Tests/PovertyLedgerTests/SQL/figures_aid.py")

    @Test func theFixtureIsCountedAlike() throws {
        let session = try Session.exportedFixture()
        let questions = [
            "aid 2023-12-31 --from 2023-01-01 --left-behind",
            "aid 2025-12-31 --by unit,kind --by donorKind,programme,year --from 2024-07-01",
            "aid 2022-12-31@2023-01-15 --by unit --units-on 2025-12-31 --left-behind",
            "aid 2025-12-31 --unit phuong-bac-lieu --by year", "aid 2023-12-31 --by giver --from 2022-06-01",
            "aid 2024-12-31@2025-01-15 --by household,donor --unit phuong-1 --units-on 2022-12-31",
            "awards 2025-12-31 --awards",
            "awards 2024-12-31@2024-06-01 --by year,authority",
            "awards 2025-12-31 --revoked --awards --from 2022-06-01",
            "income 2025-12-31", "income 2025-06-30 --by unit --from 2023 --units-on 2021-12-31",
            "income 2025-12-31@2025-01-15 --unit phuong-2 --units-on 2021-12-31",
        ]
        for question in questions { try session.compare(question, of: "bac-lieu.socai", with: Self.script) }
    }

    @Test func syntheticHistoriesAreCountedAlike() throws {
        for seed in UInt64(31)...34 {
            let session = try Session.exportedHistory(seed: seed)
            var random = SeededGenerator(seed: seed)
            for _ in 0..<4 {
                for verb in ["aid", "awards", "income"] {
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
        if random.chance(50) { words += ["--from", verb == "income" ? "2022" : "2022-07-01"] }
        switch verb {
        case "aid":
            let dimensions = ["unit", "household", "kind", "donorKind", "donor", "programme", "year"].filter { _ in
                random.chance(50)
            }
            if !dimensions.isEmpty { words += ["--by", dimensions.joined(separator: ",")] }
            if random.chance(50) { words.append("--left-behind") }
        case "awards":
            words += ["--by", random.one(of: ["form,year", "recipientKind,year", "authority"])]
            if random.chance(60) { words.append("--awards") }
            if random.chance(30) { words.append("--revoked") }
        default: if random.chance(50) { words += ["--by", "unit"] }
        }
        if verb != "awards" {
            if random.chance(30) { words += ["--unit", "unit-01"] }
            if random.chance(50) { words += ["--units-on", random.one(of: days)] }
        }
        return words.joined(separator: " ")
    }
}
