// The subcommand `households`: does to a ledger of the domain what the test says, a line at a time, and answers each
// line with `ok ...` or `error CODE`. Its entries establish units.
import EventLedger
import PovertyLedger

/// One process's view of a ledger of households, driven by a test.
final class HouseholdSession: AnsweringSession {
    private var ledger: HouseholdLedger?

    func answer(_ words: [String]) throws -> String {
        switch (words.first, words.count) {
        case ("open", 2): ledger = try HouseholdLedger(at: words[1], mode: .readWrite)
        case ("read", 2): ledger = try HouseholdLedger(at: words[1], mode: .readOnly)
        case ("close", 1): ledger = nil
        case ("entries", 1): return try String(opened().info().entries)
        case ("import", 2): return try String(opened().importLines(from: [words[1]]).entries)
        case ("dry-run", 2):
            let report = try opened().importLines(
                from: [words[1]], options: ImportOptions(isDryRun: true, keepsRecordedTimes: true))
            return "\(report.entries) \(report.skippedEntries) \(report.problems)"
        case ("record", 3): return try record(words[1], units: Int(words[2]) ?? 1)
        default: throw Misuse(line: words)
        }
        return ""
    }

    /// `record ID COUNT`: an entry that establishes so many units.
    private func record(_ id: String, units: Int) throws -> String {
        let events = (1...max(1, units)).map {
            Event.unitEstablished("\(id)-\($0)", name: "Phường \($0)", kind: .ward, on: "2025-01-01")
        }
        return try String(opened().record(Entry(id: id, actor: "process", events: events)).positions.lowerBound)
    }

    private func opened() throws -> HouseholdLedger {
        guard let ledger else { throw Misuse(line: ["nothing is open"]) }
        return ledger
    }
}
