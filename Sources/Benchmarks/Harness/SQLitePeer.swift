// SQLite answering the same question from a typed table, in two ways: one pass over a covering index, and look-ups of
// the latest event of each household in an index for each attribute, which never reads the rest of the history.

import EventLedger

/// The flattened history in SQLite.
final class SQLitePeer {
    /// How it is asked.
    enum Way: String, CaseIterable {
        case pass = "one pass over a covering index"
        case lookups = "look-ups in an index an attribute"
    }

    private let file: SQLiteFile
    private let insert: SQLiteStatement
    private var asking: [Way: SQLiteStatement] = [:]

    /// Makes the table in a new file; rows are added in one transaction that `finish` ends.
    init(path: String) throws {
        TextFile.remove(path, path + "-journal")
        file = try SQLiteFile(path: path)
        try file.run(
            """
            create table event(position integer primary key, household int, type int, day int, class int, sp int,
                unit int, members int, voided_by int, merged_unit int);
            create table unit(number integer primary key, name text);
            begin
            """)
        insert = try file.prepare("insert into event values(?,?,?,?,?,?,?,?,?,?)")
    }

    /// Adds an event.
    func add(_ event: FlatEvent) throws {
        for (index, value) in event.columns.enumerated() { insert.bind(Int32(index + 1), value) }
        try insert.run()
    }

    /// Adds the units, makes the indexes and ends the load durably.
    func finish(units: [String]) throws {
        let unit = try file.prepare("insert into unit values(?, ?)")
        for (number, name) in units.enumerated() {
            unit.bind(1, Int64(number))
            try name.withCString { text in
                unit.bind(2, text: text, count: name.utf8.count)
                try unit.run()
            }
        }
        try file.run(
            """
            create index timeline on event(household, day, position, type, class, sp, unit, members, voided_by)
                where type between 5 and 10;
            create index merger on event(merged_unit, day, position, unit, voided_by) where type = 3;
            create index registration on event(household) where type = 5;
            create index placed on event(household, day, position, type, unit, voided_by) where type in (5, 6);
            create index sized on event(household, day, position, type, members, voided_by) where type in (5, 7);
            create index classified on event(household, day, position, type, class, sp, voided_by)
                where type in (9, 10);
            create index dissolved on event(household, day, position, type, voided_by) where type = 8;
            commit;
            analyze
            """)
        for way in Way.allCases { asking[way] = try file.prepare(SQLitePeer.query(way)) }
    }

    /// The answer at a cut.
    func ask(_ question: Question, _ way: Way) throws -> Answer {
        guard let statement = asking[way] else { throw BenchmarkError("SQLite was asked before it was loaded") }
        statement.bind(1, Int64(question.cut.effectiveOn.daysSinceEpoch))
        statement.bind(2, Int64(question.cut.position))
        return Answer(rows: try statement.rows())
    }
}
