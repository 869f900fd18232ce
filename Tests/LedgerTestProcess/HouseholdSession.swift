// The subcommand `households`: does to a ledger of the domain what the test says, a line at a time, and answers each line with
// `ok ...` or `error CODE`. Its entries establish a unit each.
import EventLedger
import PovertyLedger

/// One process's view of a ledger of households, driven by a test.
final class HouseholdSession {
    private var ledger: HouseholdLedger?

    /// Answers lines until the input ends.
    func run() {
        while let line = readLine() {
            let words = line.split(separator: " ").map(String.init)
            do {
                try print("ok", answer(words), separator: " ")
            } catch let error as PovertyError {
                print("error \(error.code.rawValue)")
            } catch {
                print("misuse \(error)")
            }
            flush()
        }
    }

    private struct Misuse: Error { let line: [String] }

    private func answer(_ words: [String]) throws -> String {
        switch (words.first, words.count) {
        case ("open", 2): ledger = try HouseholdLedger(at: words[1], mode: .readWrite)
        case ("close", 1): ledger = nil
        case ("entries", 1): return try String(opened().info().entries)
        case ("import", 2): return try String(opened().importLines(from: [words[1]]).entries)
        case ("record", 2):
            let unit = Event.unitEstablished(words[1], name: "Phường", kind: .ward, on: "2022-01-01")
            return try String(
                opened().record(Entry(id: words[1], actor: "process", events: [unit])).positions.lowerBound)
        default: throw Misuse(line: words)
        }
        return ""
    }

    private func opened() throws -> HouseholdLedger {
        guard let ledger else { throw Misuse(line: ["nothing is open"]) }
        return ledger
    }
}
