// SQLite loading JSON Lines: its own JSON functions take each line apart, prepared once, all in one durable
// transaction, and the index is made behind the rows, which is faster than keeping it up. Nothing is checked; an event
// is kept as its text with the columns that the question needs. This is the fastest sensible load with what SQLite
// brings.

import Glibc

/// A load of JSON Lines into one indexed table.
struct SQLiteImport {
    private let path: String

    init(_ bench: Workbench) { path = bench.file("import.sqlite") }

    /// Loads a history into a new file, durably, and removes the file again.
    func load(_ history: History) throws {
        TextFile.remove(path, path + "-journal")
        defer { TextFile.remove(path, path + "-journal") }
        let file = try SQLiteFile(path: path)
        try file.run(
            """
            create table event(entry text, ordinal int, type text, day text, subject text, body text);
            begin
            """)
        let insert = try file.prepare(
            """
            insert into event select json_extract(?1, '$.id'), key + 1, json_extract(value, '$.type'),
                json_extract(value, '$.effectiveOn'),
                coalesce(json_extract(value, '$.household'), json_extract(value, '$.unit')), value
            from json_each(?1, '$.events')
            """)
        guard let lines = fopen(history.lines, "r") else { throw BenchmarkError("\(history.lines) can't be read") }
        defer { fclose(lines) }
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        while case let count = getline(&line, &capacity, lines), count > 0, let line {
            insert.bind(1, text: line, count: count - 1)
            try insert.run()
        }
        try file.run("create index timeline on event(subject, day); commit")
        guard try file.prepare("select count(*) from event").rows() == ["\(history.events)"] else {
            throw BenchmarkError("SQLite did not load \(history.events) events")
        }
    }
}
