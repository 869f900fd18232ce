// What the tree and the balances cost whoever records: a ledger beside one of the format before it, in which the same
// program records the same entries without them.

import EventLedger
import PovertyLedger
import PovertyReports

/// Measures imports and single records with something that a format added and without it.
struct FormatCostRows {
    let bench: Workbench
    /// How many single records are measured.
    let calls: Int
    /// What is added, as the rows name it.
    let addition: String
    /// The format that added it.
    let format: UInt8
    /// How fast recording with it must be, compared with the format before.
    let bar: Finding.Bar

    /// The tree: format 2 beside format 1.
    static func tree(_ bench: Workbench, calls: Int) -> FormatCostRows {
        FormatCostRows(bench: bench, calls: calls, addition: "the tree", format: 2, bar: .ratioAtLeast(0.6))
    }

    /// Balances, the days of recording and the list of key events: format 3 beside format 2. At most a tenth slower.
    static func balances(_ bench: Workbench, calls: Int) -> FormatCostRows {
        FormatCostRows(bench: bench, calls: calls, addition: "balances", format: 3, bar: .ratioAtLeast(1 / 1.1))
    }

    func measure(_ events: Int) throws -> [Finding] { try [importing(events), recording()] }

    private func importing(_ events: Int) throws -> Finding {
        let history = try bench.history(events)
        var seconds: (with: [Double], without: [Double]) = ([], [])
        for round in 1...min(bench.rounds, 3) {
            bench.tell("importing \(Format.events(events)) events with \(addition) and without, round \(round)")
            seconds.with.append(try importing(history, intoFormat: format))
            seconds.without.append(try importing(history, intoFormat: format - 1))
        }
        return finding("import of \(Format.events(events)) events with \(addition)", seconds) {
            "\(Format.time($0)), \(Format.rate(events, $0))"
        }
    }

    private func importing(_ history: History, intoFormat format: UInt8) throws -> Double {
        let ledger = bench.file("cost.socai")
        try make(ledger, format)
        defer { TextFile.remove(ledger, ledger + "-lock") }
        let (processor, wall) = try Stopwatch.measure {
            try ChildProcess.run(bench.socai, ["import", ledger, history.lines, "--keep-recorded-times"])
        }
        return bench.time == .wall ? wall : processor
    }

    private func recording() throws -> Finding {
        bench.tell("recording \(calls) single entries with \(addition) and without")
        let ledgers = try [format, format - 1].map { format in
            let path = bench.file("cost-\(format).socai")
            try make(path, format)
            let ledger = try HouseholdLedger(at: path, mode: .readWrite, clock: RecordRows.clock)
            try ledger.record(RecordRows.opening)
            return ledger
        }
        var seconds: (with: [Double], without: [Double]) = ([], [])
        for call in 0..<calls {
            let entry = RecordRows.entry(call)
            seconds.with.append(try Stopwatch.measure(bench.time) { try ledgers[0].record(entry) }.seconds)
            seconds.without.append(try Stopwatch.measure(bench.time) { try ledgers[1].record(entry) }.seconds)
        }
        return finding("single durable record with \(addition)", seconds, Format.time)
    }

    private func finding(
        _ what: String, _ seconds: (with: [Double], without: [Double]), _ shown: (Double) -> String
    ) -> Finding {
        let (with, without) = (seconds.with.median, seconds.without.median)
        return Finding(
            what: bench.time == .wall ? what : what + ", by processor time", figure: with, shown: shown(with),
            peer: "without: \(shown(without))", ratio: without / with, bar: bar)
    }

    private func make(_ ledger: String, _ format: UInt8) throws {
        TextFile.remove(ledger, ledger + "-lock")
        try ChildProcess.run(bench.socai, ["init", ledger])
        if format < 3 { try EarlierFormat.set(format, of: ledger) }
    }
}
