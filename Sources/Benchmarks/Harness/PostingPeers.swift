// DuckDB and SQLite over the postings of a ledger: what a user would have who exports them. Each is asked for the same
// cut, and must answer what the ledger answers.

import EventLedger
import PovertyLedger

/// The answers of those who sum up exported postings.
struct PostingPeers {
    /// One of them.
    struct Side {
        let name: String
        let seconds: Double
    }

    let sides: [Side]

    /// Asks all; throws where one answers otherwise than the ledger.
    init(_ history: History, _ question: Question, _ bench: Workbench) throws {
        bench.tell("summing up exported postings with DuckDB and SQLite")
        // Postings are in the units that households are recorded in: those of before the merger.
        let expected = try question.ask(try history.ledger(), unitsOn: "2022-01-01")
        let units = try history.names(.unit)
        let text = try ChildProcess.output(
            bench.python,
            [
                bench.postingScript, try history.ledgerPath(), bench.file("postings"),
                "\(question.cut.effectiveOn.daysSinceEpoch)", "\(question.cut.position)", "\(bench.rounds)",
            ])
        TextFile.remove(bench.file("postings.sqlite"), bench.file("postings.duckdb"))
        sides = try text.split(separator: "\n").map { line in
            let parts = line.split(separator: "\t")
            guard parts.count == 3, let seconds = Double(parts[1]) else {
                throw BenchmarkError("those who sum up postings did not answer")
            }
            let rows = try parts[2].split(separator: ";").map { row in
                let numbers = row.split(separator: ",").compactMap { Int($0) }
                guard numbers.count == 4, units.indices.contains(numbers[0]) else {
                    throw BenchmarkError("a row of postings can't be read: \(row)")
                }
                return "\(units[numbers[0]]),\(numbers[1] & 7),\(numbers[1] >> 3),\(numbers[2]),\(numbers[3])"
            }
            let side = Side(name: String(parts[0]), seconds: seconds)
            try expected.mustEqual(Answer(rows: rows), of: side.name)
            return side
        }
        guard sides.count == 2 else { throw BenchmarkError("those who sum up postings did not answer") }
    }
}
