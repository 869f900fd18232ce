// How the rate of a replay holds as the ledger grows: a small and a large ledger in turn, round by round.

/// Measures the growth of replays; that of imports is measured with the imports.
struct GrowthRow {
    let bench: Workbench

    func measure(_ events: Int, small: Int) throws -> [Finding] {
        let large = try bench.history(events)
        let little = try bench.history(small)
        let questions = (try little.question(), try large.question())
        let ledgers = (try little.ledger(), try large.ledger())
        bench.tell("replaying \(Format.events(small)) and \(Format.events(events)) events in turn")
        _ = try questions.0.ask(ledgers.0)
        _ = try questions.1.ask(ledgers.1)
        var before: [Double] = []
        var after: [Double] = []
        for _ in 0..<max(bench.rounds, 5) {
            before.append(try Stopwatch.measure(bench.time) { try questions.0.ask(ledgers.0) }.seconds)
            after.append(try Stopwatch.measure(bench.time) { try questions.1.ask(ledgers.1) }.seconds)
        }
        little.close()
        large.close()
        let rates = (Double(small) / before.median, Double(events) / after.median)
        return [
            Finding(
                what: "replay rate as the ledger grows", figure: rates.1, shown: Format.rate(events, after.median),
                peer: "of \(Format.events(small)) events: \(Format.rate(small, before.median))",
                ratio: rates.1 / rates.0, bar: .ratioAtLeast(0.8))
        ]
    }
}
