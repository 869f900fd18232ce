// What the tree costs whoever records: a new ledger beside one that begins as a copy of the frozen ledger of format 1,
// in which the same program records without a tree.

import EventLedger
import PovertyLedger
import PovertyReports

/// Measures imports and single records with the tree and without.
struct TreeCostRows {
    let bench: Workbench
    /// How many single records are measured.
    let calls: Int

    func measure(_ events: Int) throws -> [Finding] { try [importing(events), recording()] }

    private func importing(_ events: Int) throws -> Finding {
        let history = try bench.history(events)
        var with: [Double] = []
        var without: [Double] = []
        for round in 1...min(bench.rounds, 3) {
            bench.tell("importing \(Format.events(events)) events with and without a tree, round \(round)")
            with.append(try importing(history, withTree: true))
            without.append(try importing(history, withTree: false))
        }
        return Finding(
            what: "import of \(Format.events(events)) events with the tree", figure: with.median,
            shown: Format.rate(events, with.median), peer: "without a tree: \(Format.rate(events, without.median))",
            ratio: without.median / with.median, bar: .ratioAtLeast(0.6))
    }

    /// The recorded times are the clock's: those of the history lie before those of the frozen ledger.
    private func importing(_ history: History, withTree: Bool) throws -> Double {
        let ledger = bench.file("tree-cost.socai")
        try make(ledger, withTree: withTree)
        defer { TextFile.remove(ledger, ledger + "-lock") }
        return try Stopwatch.measure { try ChildProcess.run(bench.socai, ["import", ledger, history.lines]) }.seconds
    }

    private func recording() throws -> Finding {
        bench.tell("recording \(calls) single entries with and without a tree")
        let ledgers = try [true, false].map { withTree in
            let path = bench.file(withTree ? "with-tree.socai" : "without-tree.socai")
            try make(path, withTree: withTree)
            let ledger = try HouseholdLedger(at: path, mode: .readWrite, clock: RecordRows.clock)
            try ledger.record(RecordRows.opening)
            return ledger
        }
        guard (try? ledgers[1].ledger.treeHead()) == nil else { throw BenchmarkError("both ledgers have a tree") }
        var with: [Double] = []
        var without: [Double] = []
        for call in 0..<calls {
            let entry = RecordRows.entry(call)
            with.append(try Stopwatch.measure { try ledgers[0].record(entry) }.seconds)
            without.append(try Stopwatch.measure { try ledgers[1].record(entry) }.seconds)
        }
        return Finding(
            what: "single durable record with the tree", figure: with.median, shown: Format.time(with.median),
            peer: "without a tree: \(Format.time(without.median))", ratio: without.median / with.median,
            bar: .ratioAtLeast(0.6))
    }

    private func make(_ ledger: String, withTree: Bool) throws {
        TextFile.remove(ledger, ledger + "-lock")
        if withTree {
            try ChildProcess.run(bench.socai, ["init", ledger])
        } else {
            try ChildProcess.run("/bin/cp", [bench.treelessLedger, ledger])
            try ChildProcess.run("/bin/chmod", ["u+w", ledger])
        }
    }
}
