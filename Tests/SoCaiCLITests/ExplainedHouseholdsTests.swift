// The households behind the fixture's numbers through the program, against a second, naive implementation in Python
// that reads the JSON Lines itself.

import Testing

@Suite(.timeLimit(.minutes(60))) struct ExplainedHouseholdsTests {
    private let session: Session

    init() throws { session = try Session(withLedger: true) }

    /// Day, known at, class, and the other options, which both programs have in common.
    private static let numbers: [(day: String, known: String?, options: String)] = [
        ("2022-12-31", nil, "--class poor"), ("2022-12-31", "2023-01-15", "--class poor"),
        ("2023-12-31", nil, "--class poor --social-protection yes"),
        ("2023-12-31", nil, "--class nearPoor --social-protection no"),
        ("2024-12-31", nil, "--class nearPoor --unit phuong-bac-lieu --units-on 2025-07-01"),
        ("2025-12-31", "2026-01-15", "--class poor --unit phuong-hiep-thanh"),
        ("2024-12-31", nil, "--class average --unit phuong-3"),
    ]

    private static let python = "python3 Fixtures/bac-lieu-2022-2025/explained.py Fixtures/bac-lieu-2022-2025/0*.jsonl"

    @Test func numbersAreExplainedByTheSameEvents() throws {
        for (day, known, options) in Self.numbers {
            let cut = day + (known.map { "@\($0)" } ?? "")
            let socai = try session.run(
                "socai explain bac-lieu.socai \(cut) \(options) --format csv | tr -d '\\r' | tail -n +2")
            let python = try session.run(
                "\(Self.python) --cut \(day) \(known.map { "--known-at \($0)" } ?? "") \(options)")
            #expect(python.status == 0, "\(python.errorText)")
            // household, unit, members, entered, placed, confirmed; documents of the fixture have no commas
            let rows = socai.text.split(separator: "\n").map { line in
                let fields = line.split(separator: ",", omittingEmptySubsequences: false)
                return [0, 1, 4, 5, 11, 12].map { String(fields[$0]) }.joined(separator: ",")
            }
            #expect(rows == python.text.split(separator: "\n").map(String.init), "\(cut) \(options)")
            #expect(!rows.isEmpty, "\(cut) \(options)")
        }
    }

    /// Two cuts and the other options.
    private static let changes: [(from: String, to: String, known: String?, options: String)] = [
        ("2022-12-31", "2022-12-31", "2023-01-15", "--class poor"), ("2022-12-31", "2023-12-31", nil, "--class poor"),
        ("2023-12-31", "2024-12-31", nil, "--class nearPoor --unit phuong-3"),
        ("2022-12-31", "2023-12-31", nil, "--class nearPoor --social-protection yes"),
        ("2024-12-31", "2025-12-31", nil, "--class poor --unit phuong-bac-lieu"),
    ]

    @Test func differencesAreExplainedByTheSameEvents() throws {
        for (from, to, known, options) in Self.changes {
            let cut = from + (known.map { "@\($0)" } ?? "")
            let socai = try session.run(
                "socai explain bac-lieu.socai \(cut) --change \(to) \(options) --format csv | tr -d '\\r' | tail -n +2")
            let python = try session.run(
                "\(Self.python) --cut \(from) \(known.map { "--known-at \($0)" } ?? "") --change \(to) \(options)")
            #expect(python.status == 0, "\(python.errorText)")
            // household, change, events
            let rows = socai.text.split(separator: "\n").map { line in
                let fields = line.split(separator: ",", omittingEmptySubsequences: false)
                return [0, 1, 9].map { String(fields[$0]) }.joined(separator: ",")
            }
            #expect(rows == python.text.split(separator: "\n").map(String.init), "\(cut) \(to) \(options)")
            #expect(!rows.isEmpty, "\(cut) \(to) \(options)")
        }
    }
}
