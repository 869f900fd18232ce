// Counts looked up in ledgers that are larger than the usual ones: of 100 M events, and of a country's units. The history
// goes through a pipe into the import; no file of it is made.

import EventLedger
import Glibc
import PovertyLedger

/// Measures what is looked up in large ledgers.
struct LargeBalanceRows {
    let bench: Workbench

    private static let cuts = 2_000

    /// A history of so many events in ten units, and what counts and the command line cost in it.
    func measure(_ events: Int) throws -> [Finding] {
        let ledger = bench.file("large.socai")
        defer { TextFile.remove(ledger, ledger + "-lock") }
        let seconds = try imported(
            ["synthesize", "--events", "\(events)", "--households", "\(bench.households)"], into: ledger)
        let size = "of \(Format.events(events)) events"
        return [
            Finding(
                what: "import \(size) through a pipe", figure: Double(events) / seconds,
                shown: "\(Format.time(seconds)), \(Format.rate(events, seconds)); \(Format.memory(try bytes(ledger)))",
                bar: .none)
        ] + (try questions(ledger, size, [("counts of one unit", 20e-6), ("counts of all units together", 80e-6)]))
            + [try command(ledger, size)]
    }

    /// 10 M events, a million households and so many units.
    func measure(units: Int) throws -> [Finding] {
        let (ledger, events, households) = (bench.file("country.socai"), 10_000_000, 1_000_000)
        defer { TextFile.remove(ledger, ledger + "-lock") }
        _ = try imported(
            ["synthesize", "--events", "\(events)", "--households", "\(households)"],
            through: [bench.unitScript, "\(households)", "\(units)"], into: ledger)
        return try questions(
            ledger, "of 10 M events in \(Format.grouped(units)) units",
            [("counts of one unit", 20e-6), ("counts of all units together", 10e-3), ("counts by unit", 10e-3)])
    }

    /// Makes a ledger of what socai writes, through a Python script where there is one; gives the seconds of all.
    private func imported(_ words: [String], through script: [String]? = nil, into ledger: String) throws -> Double {
        bench.tell("importing " + words.joined(separator: " "))
        TextFile.remove(ledger, ledger + "-lock")
        try ChildProcess.run(bench.socai, ["init", ledger])
        return try Stopwatch.measure {
            var children: [ChildProcess] = []
            var commands: [(program: String, words: [String])] = [(bench.socai, words)]
            if let script { commands.append((bench.python, script)) }
            commands.append((bench.socai, ["import", ledger, "-", "--keep-recorded-times"]))
            var input: Int32?
            for (index, command) in commands.enumerated() {
                var ends: [Int32] = [-1, -1]
                if index + 1 < commands.count {
                    guard pipe(&ends) == 0 else { throw BenchmarkError("no pipe can be made") }
                    for descriptor in ends { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
                }
                children.append(
                    try ChildProcess(
                        command.program, command.words, input: input, output: ends[1] < 0 ? nil : ends[1]))
                if let input { close(input) }
                if ends[1] >= 0 { close(ends[1]) }
                input = ends[0] < 0 ? nil : ends[0]
            }
            for child in children { try child.finish() }
        }.seconds
    }

    /// The questions at random cuts; each must have the answer of a replay at one of them.
    private func questions(
        _ path: String, _ size: String, _ bars: [(what: String, median: Double)]
    ) throws -> [Finding] {
        let ledger = try HouseholdLedger(at: path, mode: .readOnly)
        let last = try ledger.ledger.lastPosition()
        let count = try ledger.ledger.streamCount(category: StreamCategory.unit.rawValue)
        let units = try (0..<count).map { number in
            try ledger.ledger.streamID(category: StreamCategory.unit.rawValue, number: UInt32(number)) ?? ""
        }
        var random = Steps(state: 12)
        let cuts = try (0..<LargeBalanceRows.cuts).map { _ in
            let position = Position.random(in: 1...last, using: &random)
            let end = try ledger.ledger.positions(ofEntryHolding: position)?.upperBound ?? last
            let day = Day(daysSinceEpoch: Int32.random(in: 19_000...20_400, using: &random)) ?? .last
            return Cut(effectiveOn: day, position: end)
        }
        let (looked, folded) = (try ledger.at(cuts[0]), try ledger.at(cuts[0]).replayed)
        guard try looked.counts(by: .unit) == folded.counts(by: .unit), try looked.counts() == folded.counts() else {
            throw BenchmarkError("the balances differ from a replay at \(cuts[0])")
        }
        return try bars.map { what, bar in
            let seconds = try cuts.map { cut in
                let unit = units.randomElement(using: &random)
                return try Stopwatch.measure {
                    switch what {
                    case "counts of one unit": try ledger.at(cut).counts(unit: unit)
                    case "counts by unit": try ledger.at(cut).counts(by: .unit)
                    default: try ledger.at(cut).counts()
                    }
                }.seconds
            }.sorted()
            return Finding(
                what: "\(what) \(size), median (99 of 100)", figure: seconds.median,
                shown: "\(Format.time(seconds.median)) (\(Format.time(seconds[seconds.count * 99 / 100])))",
                bar: .atMost(bar, shown: Format.time(bar)))
        }
    }

    /// The whole process, from its start to its end.
    private func command(_ ledger: String, _ size: String) throws -> Finding {
        let seconds = try (0..<20).map { _ in
            try Stopwatch.measure { try ChildProcess.run(bench.socai, ["counts", ledger, "2025-06-30"]) }.seconds
        }.median
        return Finding(
            what: "`socai counts` \(size), start to end", figure: seconds, shown: Format.time(seconds),
            bar: .atMost(0.010, shown: "10 ms"))
    }

    private func bytes(_ path: String) throws -> Double {
        var status = stat()
        guard stat(path, &status) == 0 else { throw BenchmarkError("\(path) is not there") }
        return Double(status.st_size)
    }
}
