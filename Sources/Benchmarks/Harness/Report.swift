// The table of all findings, as text for a terminal and as Markdown for Docs/Benchmarks.md.

/// Findings in the order they were made.
struct Report {
    /// What the run was: machine, date, command and sizes, one fact a line.
    let facts: [String]
    private(set) var findings: [Finding] = []

    private static let head = ["what", "SoCai", "compared with", "ratio", "bar", "verdict"]

    init(facts: [String]) { self.facts = facts }

    /// Adds findings and prints them at once, so that a long run can be followed.
    mutating func add(_ more: [Finding]) {
        for finding in more {
            findings.append(finding)
            Console.result(finding.cells.filter { !$0.isEmpty }.joined(separator: " | "))
        }
    }

    /// How many rows have a bar, and how many of them meet it.
    var summary: String {
        let judged = findings.compactMap(\.isMet)
        return "\(judged.count(where: { $0 })) of \(judged.count) bars met"
    }

    /// Columns that line up.
    var text: String {
        let rows = [Report.head] + findings.map(\.cells)
        let widths = Report.head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        }
        return (lines + ["", summary]).joined(separator: "\n") + "\n"
    }

    /// The facts as a list, then the table.
    var markdown: String {
        let rows = findings.map { finding in "| " + finding.cells.joined(separator: " | ") + " |" }
        let head = ["| " + Report.head.joined(separator: " | ") + " |", "|---|---|---|---|---|---|"]
        return (facts.map { "- \($0)" } + [""] + head + rows + ["", summary + "."]).joined(separator: "\n") + "\n"
    }
}
