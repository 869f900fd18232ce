// The systems that answer the question in SQL, loaded with the same events, and the ways they are asked.

/// DuckDB and SQLite holding one history.
final class ReplayPeers {
    /// One system asked in one way.
    struct Side {
        let name: String
        let bar: Finding.Bar
        let ask: (Question) throws -> (answer: Answer, seconds: Double)
    }

    /// All of them, in the order they are asked.
    let sides: [Side]
    private let history: History

    /// Loads both with a history.
    init(_ history: History, _ bench: Workbench) throws {
        bench.tell("loading DuckDB and SQLite with \(Format.events(history.events)) events")
        self.history = history
        let duckDB = try DuckDBPeer(python: bench.python, script: bench.duckDBScript, time: bench.time)
        let sqlite = try SQLitePeer(path: bench.file("replay.sqlite"))
        let units = try history.names(.unit)
        try ReplayPeers.load(duckDB, sqlite, history, units, bench)
        sides = ReplayPeers.sides(duckDB) + ReplayPeers.sides(sqlite, bench.time)
    }

    /// Throws unless all sides answer the same at several cuts.
    func compareAnswers() throws {
        for question in try history.questionsToCompare() {
            let expected = try question.ask(try history.ledger())
            guard !expected.rows.isEmpty else { throw BenchmarkError("there is nothing to count at \(question.cut)") }
            for side in sides { try expected.mustEqual(try side.ask(question).answer, of: side.name) }
        }
    }

    private static func load(
        _ duckDB: DuckDBPeer, _ sqlite: SQLitePeer, _ history: History, _ units: [String], _ bench: Workbench
    ) throws {
        let codes = try history.names(.household)
        let events = bench.file("events.csv")
        try TextFile.write(events) { write in
            try history.flatten { event in
                let columns = event.columns.map { $0.map(String.init) ?? "" }
                let code = event.household.map { codes[Int($0)] } ?? ""
                write(columns.joined(separator: ",") + "," + code + "\n")
                try sqlite.add(event)
            }
        }
        try sqlite.finish(units: units)
        let names = bench.file("units.csv")
        try TextFile.write(names) { write in
            for (number, name) in units.enumerated() { write("\(number),\(name)\n") }
        }
        let database = bench.file("replay.duckdb")
        TextFile.remove(database, database + ".wal")
        try duckDB.load(database: database, events: events, units: names)
        TextFile.remove(events, names)
    }

    private static func sides(_ peer: DuckDBPeer) -> [Side] {
        var sides: [Side] = []
        for table in DuckDBPeer.Table.allCases {
            for threads in [0, 1] {
                let order = table == .event ? "as recorded, codes" : "sorted by household, numbers for codes"
                sides.append(
                    Side(
                        name: "DuckDB \(peer.version), \(order), " + (threads == 0 ? "its own threads" : "one thread"),
                        bar: threads == 0 ? .ratioAtLeast(10) : .none
                    ) { try peer.ask($0, table, threads: threads) })
            }
        }
        return sides
    }

    private static func sides(_ peer: SQLitePeer, _ time: Stopwatch.Time) -> [Side] {
        SQLitePeer.Way.allCases.map { way in
            Side(name: "SQLite \(SQLiteFile.version), \(way.rawValue)", bar: .ratioAtLeast(30)) { question in
                let (answer, seconds) = try Stopwatch.measure(time) { try peer.ask(question, way) }
                return (answer, seconds)
            }
        }
    }
}
