// `socai info` from start to end, as a shell script would wait for it.

/// Measures the start of the command line.
struct InfoRow {
    let bench: Workbench

    private static let runs = 50

    func measure(_ events: Int) throws -> [Finding] {
        let history = try bench.history(events)
        let ledger = try history.ledgerPath()
        history.close()
        bench.tell("starting socai info \(InfoRow.runs) times")
        let seconds = try (0..<InfoRow.runs).map { _ in
            try Stopwatch.measure { try ChildProcess.run(bench.socai, ["info", ledger]) }.seconds
        }
        return [
            Finding(
                what: "socai info of \(Format.events(events)) events, start to end", figure: seconds.median,
                shown: Format.time(seconds.median), bar: .atMost(0.010, shown: "10 ms"))
        ]
    }
}
