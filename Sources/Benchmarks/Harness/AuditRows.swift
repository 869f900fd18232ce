// What an auditor asks beyond counts, each beside one replay of the same ledger in the same rounds, and the memory that
// the commands hold. There is no other system in these rows: the replay is what they are held against.

import EventLedger
import PovertyLedger
import PovertyReports

/// Measures movement tables, bridges, explanations and audits.
struct AuditRows {
    let bench: Workbench

    /// A question, and how many replays it may cost.
    private struct Ask: Sendable {
        let what: String
        let bar: Finding.Bar
        let run: @Sendable (HouseholdLedger, Cut) throws -> Void
    }

    private static let asks = [
        Ask(what: "movement of a year by unit", bar: .ratioAtMost(3)) { ledger, cut in
            _ = try ledger.at(CutExpression("2024-12-31", knownAt: .position(cut.position))).movement(
                since: "2024-01-01")
        },
        Ask(what: "bridge of a year", bar: .ratioAtMost(3)) { ledger, cut in
            let known = KnownAt.position(cut.position)
            _ = try ledger.at(CutExpression("2024-12-31", knownAt: known)).bridgedDifference(
                since: try ledger.cut(CutExpression("2023-12-31", knownAt: known)))
        },
        Ask(what: "bridge of a year, by unit, from what was known then", bar: .none) { ledger, cut in
            _ = try ledger.at(CutExpression("2024-12-31", knownAt: .position(cut.position))).bridgedDifference(
                since: try ledger.cut(CutExpression("2023-12-31", knownAt: .day("2024-01-15"))), by: .unit)
        },
        Ask(what: "explaining a number of few households", bar: .ratioAtMost(1.5)) { ledger, cut in
            let filter = AccountFilter(.wellOff, unit: "unit-01", socialProtection: true)
            _ = try ledger.at(cut).explain(filter)
        },
        Ask(what: "audit by every rule", bar: .ratioAtMost(5)) { ledger, cut in
            _ = try ledger.at(cut).audit()
        },
    ]

    func measure(_ events: Int) throws -> [Finding] {
        let history = try bench.history(events)
        let ledger = try history.ledger()
        let question = try history.question()
        bench.tell("asking what an auditor asks of \(Format.events(events)) events")
        var replays: [Double] = []
        var asked = [[Double]](repeating: [], count: AuditRows.asks.count)
        _ = try question.ask(ledger)
        for _ in 0..<bench.rounds {
            replays.append(try Stopwatch.measure(bench.time) { _ = try question.ask(ledger) }.seconds)
            for (index, ask) in AuditRows.asks.enumerated() {
                asked[index].append(
                    try Stopwatch.measure(bench.time) { try ask.run(ledger, question.cut) }.seconds)
            }
        }
        let households = try history.names(.household).count
        history.close()
        let times = zip(AuditRows.asks, asked).map { ask, seconds in
            Finding(
                what: "\(ask.what), \(Format.events(events)) events", figure: seconds.median,
                shown: Format.time(seconds.median), peer: "one replay: \(Format.time(replays.median))",
                ratio: seconds.median / replays.median, bar: ask.bar)
        }
        return try times + memory(of: history, events, households)
    }

    /// The anonymous memory of the commands, which a user sees.
    private func memory(of history: History, _ events: Int, _ households: Int) throws -> [Finding] {
        bench.tell("watching the memory of the audit's commands")
        let ledger = try history.ledgerPath()
        let commands: [(String, [String])] = [
            ("movement", ["movement", ledger, "--from", "2024", "--to", "2024"]),
            ("diff --bridge", ["diff", ledger, "2023", "2024", "--bridge"]),
            ("audit", ["audit", ledger, "2025-06-30", "--limit", "0", "--severity", "error"]),
        ]
        let bound = 64 * Double(households) + 32 * 1_048_576
        return try commands.map { name, words in
            var peaks: [Double] = []
            for _ in 0..<min(bench.rounds, 3) {
                let process = try ChildProcess(bench.socai, words, highestStatus: 1)
                peaks.append(Double(try process.peakAnonymousBytes(every: 500)))
            }
            let peak = peaks.max() ?? 0
            return Finding(
                what: "memory of `\(name)`, \(Format.events(events)) events", figure: peak,
                shown: Format.memory(peak), bar: .atMost(bound, shown: Format.memory(bound)))
        }
    }
}
