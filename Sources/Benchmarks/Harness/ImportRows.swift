// Importing JSON Lines from start to end of the command, validated and durable, beside SQLite loading the same file
// into one indexed table, which validates nothing.

/// Measures imports; the rates at two sizes also say how they grow.
struct ImportRows {
    let bench: Workbench
    /// Imports take long: so many rounds.
    var rounds: Int { min(bench.rounds, 3) }

    /// Both sizes in turn, round by round.
    func measure(_ events: Int, small: Int) throws -> [Finding] {
        let large = try bench.history(events)
        let little = try bench.history(small)
        var own: [Double] = []
        var before: [Double] = []
        var loading: [Double] = []
        for round in 1...rounds {
            bench.tell("importing \(Format.events(events)) events, round \(round) of \(rounds)")
            before.append(try importing(little))
            own.append(try importing(large))
            loading.append(try Stopwatch.measure { try SQLiteImport(bench).load(large) }.seconds)
        }
        let rate = Double(events) / own.median
        let shown = "\(Format.time(own.median)), \(Format.rate(events, own.median))"
        return [
            Finding(
                what: "import of \(Format.events(events)) events", figure: rate, shown: shown,
                bar: .atLeast(450_000, shown: "450,000 events/s")),
            Finding(
                what: "import of \(Format.events(events)) events", figure: rate, shown: shown,
                peer: "SQLite \(SQLiteFile.version), one table, one index: \(Format.rate(events, loading.median))",
                ratio: loading.median / own.median, bar: .ratioAtLeast(2.2)),
            Finding(
                what: "import rate as the ledger grows", figure: rate, shown: Format.rate(events, own.median),
                peer: "of \(Format.events(small)) events: \(Format.rate(small, before.median))",
                ratio: rate / (Double(small) / before.median), bar: .ratioAtLeast(0.8)),
        ]
    }

    private func importing(_ history: History) throws -> Double {
        let ledger = bench.file("import.socai")
        TextFile.remove(ledger, ledger + "-lock")
        defer { TextFile.remove(ledger, ledger + "-lock") }
        return try Stopwatch.measure { try bench.importLines(history.lines, into: ledger) }.seconds
    }
}
