// The memory that the commands hold beside mapped files, watched from outside: the kernel's count of anonymous memory.

/// Measures the memory of replays and imports.
struct MemoryRows {
    let bench: Workbench

    private static let mebibyte = 1_048_576.0

    /// A replay to a cut, counted by unit.
    func replay(_ events: Int) throws -> [Finding] {
        let history = try bench.history(events)
        let households = try history.names(.household).count
        history.close()
        bench.tell("watching the memory of a replay")
        var peaks: [Double] = []
        for _ in 0..<bench.rounds {
            let process = try ChildProcess(
                bench.socai, ["replay", try history.ledgerPath(), "2025-06-30", "--by", "unit"])
            peaks.append(Double(try process.peakAnonymousBytes(every: 500)))
        }
        let bound = 32 * Double(households) + 16 * MemoryRows.mebibyte
        let peak = peaks.max() ?? 0
        return [
            Finding(
                what: "memory of a replay, \(Format.events(events)) events, \(Format.grouped(households)) households",
                figure: peak, shown: Format.memory(peak), bar: .atMost(bound, shown: Format.memory(bound)))
        ]
    }

    /// An import of a file of this size.
    func importing(_ events: Int) throws -> [Finding] {
        let history = try bench.history(events)
        bench.tell("watching the memory of an import of \(Format.events(events)) events")
        let ledger = bench.file("memory.socai")
        TextFile.remove(ledger, ledger + "-lock")
        defer { TextFile.remove(ledger, ledger + "-lock") }
        try ChildProcess.run(bench.socai, ["init", ledger])
        let process = try ChildProcess(bench.socai, ["import", ledger, history.lines, "--keep-recorded-times"])
        let peak = Double(try process.peakAnonymousBytes(every: 10_000))
        return [
            Finding(
                what: "memory of an import, \(Format.events(events)) events", figure: peak,
                shown: Format.memory(peak), bar: .atMost(256 * MemoryRows.mebibyte, shown: "256 MiB"))
        ]
    }
}
