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
                bar: .atLeast(1_200_000, shown: "1,200,000 events/s")),
            Finding(
                what: "verify of \(Format.events(events)) events on two cores", figure: Double(events) / two.median,
                shown: "\(Format.time(two.median)), \(Format.rate(events, two.median))",
                peer: "on one: \(Format.time(one.median))", ratio: one.median / two.median,
                bar: .atLeast(2_200_000, shown: "2,200,000 events/s")),
        ] + memory(history, events, households)
    }

    private func verify(_ ledger: String, processors: String) throws -> Double {
        try Stopwatch.measure {
            try ChildProcess.run("/usr/bin/taskset", ["-c", processors, bench.socai, "verify", ledger])
        }.seconds
    }

    /// What is held beside mapped files: a bound that does not grow with the events.
    private func memory(_ history: History, _ events: Int, _ households: Int) throws -> [Finding] {
        bench.tell("watching the memory of importing, proving and verifying")
        let ledger = bench.file("memory.socai")
        let key = bench.file("memory.key")
        let kept = [ledger, ledger + "-lock", key, key + ".signed"]
        for path in kept { TextFile.remove(path) }
        defer { for path in kept { TextFile.remove(path) } }
        try ChildProcess.run(bench.socai, ["init", ledger])
        let bound = 64 * Double(households) + 16 * 1_048_576
        func peak(_ words: [String]) throws -> Finding {
            let peak = Double(
                try ChildProcess(bench.socai, words).peakAnonymousBytes(every: words[0] == "prove" ? 100 : 10_000))
            return Finding(
                what: "memory of `\(words[0])`, \(Format.events(events)) events", figure: peak,
                shown: Format.memory(peak), bar: .atMost(bound, shown: Format.memory(bound)))
        }
        let importing = try peak(["import", ledger, history.lines, "--keep-recorded-times"])
        try ChildProcess.run(bench.socai, ["key", "new", "benchmark.example/ledger", "-o", key])
        try ChildProcess.run(bench.socai, ["checkpoint", ledger, "--key", key])
        return try [importing, peak(["prove", ledger, "#\(events / 3)"]), peak(["verify", ledger])]
    }
}
