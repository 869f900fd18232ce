// `socai verify` on one core and on two, and the memory of the commands that make and check the tree.

/// Measures verifying.
struct VerifyRows {
    let bench: Workbench

    func measure(_ events: Int) throws -> [Finding] {
        let history = try bench.history(events)
        let ledger = try history.ledgerPath()
        let households = try history.names(.household).count
        history.close()
        var one: [Double] = []
        var two: [Double] = []
        for round in 1...min(bench.rounds, 3) {
            bench.tell("verifying \(Format.events(events)) events, round \(round)")
            one.append(try verify(ledger, processors: "0"))
            two.append(try verify(ledger, processors: "0,1"))
        }
        let rate = Double(events) / one.median
        return try [
            Finding(
                what: "verify of \(Format.events(events)) events on one core", figure: rate,
                shown: "\(Format.time(one.median)), \(Format.rate(events, one.median))",
                bar: .atLeast(1_500_000, shown: "1,500,000 events/s")),
            Finding(
                what: "verify of \(Format.events(events)) events on two cores", figure: two.median,
                shown: "\(Format.time(two.median)), \(Format.rate(events, two.median))",
                peer: "on one: \(Format.time(one.median))", ratio: one.median / two.median, bar: .ratioAtLeast(1.5)),
        ] + memory(history, events, households)
    }

    private func verify(_ ledger: String, processors: String) throws -> Double {
        try Stopwatch.measure {
            try ChildProcess.run("/usr/bin/taskset", ["-c", processors, bench.socai, "verify", ledger])
        }.seconds
    }

    /// What is held beside mapped files: a bound that does not grow with the events.
    private func memory(_ history: History, _ events: Int, _ households: Int) throws -> [Finding] {
        bench.tell("watching the memory of verifying and importing")
        let new = bench.file("memory.socai")
        TextFile.remove(new, new + "-lock")
        defer { TextFile.remove(new, new + "-lock") }
        try ChildProcess.run(bench.socai, ["init", new])
        let commands = [
            ("verify", ["verify", try history.ledgerPath()]),
            ("import", ["import", new, history.lines, "--keep-recorded-times"]),
        ]
        let bound = 64 * Double(households) + 16 * 1_048_576
        return try commands.map { name, words in
            let process = try ChildProcess(bench.socai, words)
            let peak = Double(try process.peakAnonymousBytes(every: 10_000))
            return Finding(
                what: "memory of `\(name)`, \(Format.events(events)) events", figure: peak,
                shown: Format.memory(peak), bar: .atMost(bound, shown: Format.memory(bound)))
        }
    }
}
