// SQLite as its C interface gives it: one connection, statements prepared once. It knows no table.

import CSQLitePeer

/// An open SQLite file.
final class SQLiteFile {
    private let connection: OpaquePointer

    /// The version of the library.
    static var version: String { String(cString: sqlite3_libversion()) }

    /// Opens a file, making it where there is none.
    init(path: String) throws {
        var connection: OpaquePointer?
        guard sqlite3_open(path, &connection) == SQLITE_OK, let connection else {
            throw BenchmarkError("SQLite can't open \(path)")
        }
        self.connection = connection
        // Memory enough for the largest index page path, and commits that wait for the disk.
        try run("pragma cache_size = -262144; pragma synchronous = full; pragma temp_store = memory")
    }

    deinit { sqlite3_close(connection) }

    /// Runs statements that answer nothing.
    func run(_ statements: String) throws {
        guard sqlite3_exec(connection, statements, nil, nil, nil) == SQLITE_OK else { throw failure() }
    }

    /// A statement to be run many times; to be let go of before the file.
    func prepare(_ text: String) throws -> SQLiteStatement {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, text, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw failure()
        }
        return SQLiteStatement(statement, of: self)
    }

    /// The last error.
    func failure() -> BenchmarkError { BenchmarkError("SQLite: \(String(cString: sqlite3_errmsg(connection)))") }
}

/// A prepared statement.
final class SQLiteStatement {
    private let statement: OpaquePointer
    private let file: SQLiteFile

    init(_ statement: OpaquePointer, of file: SQLiteFile) {
        self.statement = statement
        self.file = file
    }

    deinit { sqlite3_finalize(statement) }

    /// Binds a number or nothing to a parameter, from 1.
    func bind(_ index: Int32, _ value: Int64?) {
        if let value {
            sqlite3_bind_int64(statement, index, value)
        } else {
            sqlite3_bind_null(statement, index)
        }
    }

    /// Binds bytes as text without copying them: they must stay until the statement was run.
    func bind(_ index: Int32, text: UnsafePointer<CChar>, count: Int) {
        sqlite3_bind_text(statement, index, text, Int32(clamping: count), nil)
    }

    /// Runs it to its end and makes it ready for the next time; gives its rows with commas between the columns.
    func rows() throws -> [String] {
        defer { sqlite3_reset(statement) }
        var rows: [String] = []
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_DONE: return rows
            case SQLITE_ROW:
                rows.append(
                    (0..<sqlite3_column_count(statement)).map { column in
                        sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
                    }.joined(separator: ","))
            default: throw file.failure()
            }
        }
    }

    /// Runs a statement that answers nothing, and makes it ready for the next time.
    func run() throws {
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        guard code == SQLITE_DONE else { throw file.failure() }
    }
}
