// The one command: makes the histories, measures all sides on the same events in turn, and says for each row whether
// the bar is met.

import ArgumentParser

/// `benchmarks`.
@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks",
        abstract: "Measure SoCai beside LMDB, DuckDB, SQLite and Go's tlog on the same events.",
        discussion: """
            Sources/Benchmarks/run installs and builds what this needs and runs it. Histories are made by socai \
            synthesize at two sizes, the second a tenth of the first.
            """)

    @Option(help: "Events of the larger history, from 1000.")
    var events = 1_000_000

    @Option(help: "The most households of a history.")
    var households = 40_000

    @Option(help: "How often each side is measured; imports at most 3 times.")
    var rounds = 7

    @Flag(help: "100000 events and 3 rounds: shows that everything works, not how fast.")
    var quick = false

    @Flag(
        help:
            """
            Compare replays, and what the tree and balances cost, by the processor time of each side (all threads \
            together): for a machine that is not quiet.
            """
    )
    var processorTime = false

    @Option(help: "Measure only this; may be given several times.")
    var only: [Measurement] = []

    @Option(help: "Also the memory of an import of so many events.")
    var memoryOf: Int?

    @Option(help: "Also counts in a ledger of so many events, imported through a pipe.")
    var balancesOf: Int?

    @Option(help: "Also counts in a ledger of 10 M events and a million households in so many units.")
    var balancesInUnits: Int?

    @Option(help: "The folder for the files of the run; it must be on a real disk and have room for 20 times the JSON.")
    var folder: String

    @Option(help: "The static release build of socai.")
    var socai: String

    @Option(help: "A Python with the module duckdb.")
    var python: String

    @Option(help: "The script of the DuckDB peer.")
    var duckdbScript: String

    @Option(help: "The script that sums up exported postings.")
    var postingScript: String

    @Option(help: "The script that gives a history more units.")
    var unitScript: String

    @Option(help: "The program of Go's transparency log.")
    var treePeer: String

    @Option(help: "The program that writes and reads workbooks with Tables.")
    var tableSide: String

    @Option(help: "The script that does the same with openpyxl.")
    var tableScript: String

    @Option(help: "The script that makes lists of households, and compares them.")
    var listScript: String

    @Option(help: "The entries of the fixture; may be repeated.")
    var fixture: [String] = []

    @Option(help: "Write the table as Markdown to this file too.")
    var markdown: String?

    @Option(help: "The command to name in the table.")
    var command = "Sources/Benchmarks/run"

    func validate() throws {
        if events < 1_000 { throw ValidationError("--events is \(events); it must be at least 1000") }
        if rounds < 1 { throw ValidationError("--rounds is \(rounds); it must be at least 1") }
        for path in [folder, socai, python, duckdbScript, postingScript, unitScript, treePeer, tableSide, tableScript]
            + [listScript] + fixture
        where !TextFile.exists(path) {
            throw ValidationError("\(path) is not there")
        }
    }

    func run() throws {
        let bench = Workbench(
            folder: folder, socai: socai, python: python, duckDBScript: duckdbScript, postingScript: postingScript,
            unitScript: unitScript, treePeer: treePeer, tableSide: tableSide, tableScript: tableScript,
            listScript: listScript, fixture: fixture, rounds: quick ? 3 : rounds, households: households,
            time: processorTime ? .processor : .wall)
        let size = quick ? 100_000 : events
        var report = Report(facts: [
            "machine: \(Machine.description)", "date: \(Machine.today)", "command: `\(command)`",
            "\(Format.grouped(size)) events, at most \(Format.grouped(households)) households; medians of "
                + "\(bench.rounds) rounds (imports \(min(bench.rounds, 3))), all sides in turn"
                + (processorTime ? "; replays and costs by processor time" : ""),
        ])
        for measurement in Measurement.allCases where only.isEmpty || only.contains(measurement) {
            report.add(try measure(measurement, size, bench))
        }
        Console.result("\n" + report.text)
        if let markdown { try TextFile.write(markdown) { $0(report.markdown) } }
    }

    private func measure(_ measurement: Measurement, _ events: Int, _ bench: Workbench) throws -> [Finding] {
        let small = events / 10
        switch measurement {
        case .replay: return try ReplayRows(bench: bench).measure(events)
        case .balances:
            let large = LargeBalanceRows(bench: bench)
            return try BalanceRows(bench: bench).measure(events) + (balancesOf.map { try large.measure($0) } ?? [])
                + (balancesInUnits.map { try large.measure(units: $0) } ?? [])
        case .single: return try ReplayRows(bench: bench).measureSingle(events)
        case .audit: return try AuditRows(bench: bench).measure(events)
        case .movement: return try MovementRows(bench: bench).measure(events)
        case .growth: return try GrowthRow(bench: bench).measure(events, small: small)
        case .importing: return try ImportRows(bench: bench).measure(events, small: small)
        case .record: return try RecordRows(bench: bench, calls: quick ? 200 : 2_000).measure()
        case .memory:
            let rows = MemoryRows(bench: bench)
            let sizes = [small, events] + (memoryOf.map { [$0] } ?? [])
            return try rows.replay(events) + sizes.flatMap { try rows.importing($0) }
        case .info: return try InfoRow(bench: bench).measure(events)
        case .tree: return try TreeRows(bench: bench).measure(events)
        case .treeCost: return try FormatCostRows.tree(bench, calls: quick ? 200 : 2_000).measure(events)
        case .balanceCost: return try FormatCostRows.balances(bench, calls: quick ? 200 : 2_000).measure(events)
        case .verify: return try VerifyRows(bench: bench).measure(events)
        case .tables: return try WorkbookRows(bench: bench).measure()
        case .lists: return try ListRows(bench: bench).measure(min(events, 1_000_000))
        case .replication: return try ManyOfficesRows(bench: bench).replication(min(events, 1_000_000))
        case .union: return try ManyOfficesRows(bench: bench).unions(quick)
        case .resend: return try ResendRow(bench: bench).measure(events)
        }
    }
}
