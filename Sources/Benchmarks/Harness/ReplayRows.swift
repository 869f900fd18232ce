// Replay to a cut with counts by unit and class, beside a bare cursor, DuckDB and SQLite. All are warm, all answer in
// turn, round by round, and every answer must be the same.

/// Measures replays.
struct ReplayRows {
    let bench: Workbench

    /// Beside all sides.
    func measure(_ events: Int) throws -> [Finding] {
        let history = try bench.history(events)
        let scan = try bareScan(of: history)
        let peers = try ReplayPeers(history, bench)
        try peers.compareAnswers()
        bench.tell("replaying \(Format.events(events)) events")
        let question = try history.question()
        let ledger = try history.ledger()
        let expected = try question.ask(ledger)
        var own: [Double] = []
        var bare: [Double] = []
        var others = [[Double]](repeating: [], count: peers.sides.count)
        _ = try scan.run()
        for _ in 0..<bench.rounds {
            own.append(try Stopwatch.measure(bench.time) { try question.ask(ledger) }.seconds)
            bare.append(try Stopwatch.measure(bench.time) { try scan.run() }.seconds)
            for (index, side) in peers.sides.enumerated() {
                let (answer, seconds) = try side.ask(question)
                try expected.mustEqual(answer, of: side.name)
                others[index].append(seconds)
            }
        }
        let what = "replay of \(Format.events(events)) events to a cut"
        return [finding(what, events, own.median, "bare C cursor", bare.median, .ratioAbove(1))]
            + zip(peers.sides, others).map { side, seconds in
                finding(what, events, own.median, side.name, seconds.median, side.bar)
            }
    }

    /// With one event an entry, beside a bare cursor.
    func measureSingle(_ events: Int) throws -> [Finding] {
        let history = try bench.history(events, oneEventEntries: true)
        let scan = try bareScan(of: history)
        bench.tell("replaying \(Format.events(events)) events, one an entry")
        let question = try history.question()
        let ledger = try history.ledger()
        _ = try scan.run()
        _ = try question.ask(ledger)
        var own: [Double] = []
        var bare: [Double] = []
        for _ in 0..<bench.rounds {
            own.append(try Stopwatch.measure(bench.time) { try question.ask(ledger) }.seconds)
            bare.append(try Stopwatch.measure(bench.time) { try scan.run() }.seconds)
        }
        history.close()
        let what = "the same with one event an entry"
        return [finding(what, events, own.median, "bare C cursor", bare.median, .ratioAtLeast(0.5))]
    }

    private func finding(
        _ what: String, _ events: Int, _ own: Double, _ peer: String, _ other: Double, _ bar: Finding.Bar
    ) -> Finding {
        Finding(
            what: what, figure: own, shown: "\(Format.time(own)), \(Format.time(own / Double(events))) an event",
            peer: "\(peer): \(Format.time(other))", ratio: other / own, bar: bar)
    }

    /// The event records of the history, one LMDB record each.
    private func bareScan(of history: History) throws -> BareScan {
        let ledger = try history.ledgerPath()
        history.close()
        let path = bench.file("bare.lmdb")
        TextFile.remove(path, path + "-lock")
        let scan = try BareScan(path: path)
        let count = try scan.fill(from: ledger)
        guard count == history.events, try scan.run() == count else {
            throw BenchmarkError("the bare file holds \(count) records, not \(history.events)")
        }
        return scan
    }
}
