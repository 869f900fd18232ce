// A database of SQLite, written under a temporary name: one transaction without a journal, since a file that is not
// whole never gets its name; indexes when all rows are there. SQLite opens the path of the file that is locked and made
// here, so that permissions and names are those of every other file.
#if SQLite
    internal import CSQLite
    import EventLedger
    import Files

    /// Writes tables into a new database.
    final class DatabaseSink: TableSink {
        private let file: StagedFile
        private let handle: OpaquePointer
        private var isOpen = true
        private var statements: [OpaquePointer] = []
        private var tables: [TableDescription] = []

        /// The pages that SQLite keeps in memory, in KiB; an index is sorted in as much before it goes to the disk.
        private static let cacheKibibytes = 65_536

        init(_ path: String) throws(LedgerError) {
            file = try StagedFile(for: path)
            var handle: OpaquePointer?
            let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
            let code = sqlite3_open_v2(file.temporaryPath, &handle, flags, nil)
            guard let handle, code == SQLITE_OK else {
                let error = DatabaseSink.failure(handle, code, file)
                sqlite3_close_v2(handle)
                throw error
            }
            self.handle = handle
            sqlite3_extended_result_codes(handle, 1)
            try run(
                """
                PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
                PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -\(DatabaseSink.cacheKibibytes);
                PRAGMA user_version = \(ExportedTables.version); BEGIN
                """)
        }

        deinit {
            for statement in statements { sqlite3_finalize(statement) }
            if isOpen { sqlite3_close_v2(handle) }
        }

        func begin(_ table: TableDescription) throws(LedgerError) {
            let columns = table.columns.map { column in
                let type = column.kind.isNumber ? "INTEGER" : "TEXT"
                let rule = column.name == table.key ? " PRIMARY KEY" : column.isOptional ? "" : " NOT NULL"
                return "\(column.name) \(type)\(rule)"
            }
            try run("CREATE TABLE \(table.name) (\(columns.joined(separator: ", "))) STRICT")
            let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
            let sql = "INSERT INTO \(table.name) VALUES (\(marks))"
            var statement: OpaquePointer?
            let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
            guard let statement, code == SQLITE_OK else { throw DatabaseSink.failure(handle, code, file) }
            statements.append(statement)
            tables.append(table)
        }

        func append(_ values: inout [ExportValue], to table: Int) throws(LedgerError) {
            let statement = statements[table]
            precondition(values.count == tables[table].columns.count, "a row has a value for each column")
            var code = SQLITE_OK
            for (index, value) in values.enumerated() where code == SQLITE_OK {
                code = DatabaseSink.bind(value, Int32(index + 1), statement)
            }
            if code == SQLITE_OK { code = sqlite3_step(statement) }
            sqlite3_reset(statement)
            guard code == SQLITE_DONE else { throw DatabaseSink.failure(handle, code, file) }
        }

        @inline(__always)
        private static func bind(_ value: ExportValue, _ index: Int32, _ statement: OpaquePointer) -> Int32 {
            switch value {
            case .absent: return sqlite3_bind_null(statement, index)
            case .number(let number): return sqlite3_bind_int64(statement, index, number)
            case .text(let text):
                var text = text
                return text.withUTF8 { bind(UnsafeRawBufferPointer($0), index, statement) }
            case .json(let json): return json.withUnsafeBytes { bind($0, index, statement) }
            case .day(let day): return DayText.withBytes(day) { bind($0, index, statement) }
            }
        }

        /// An empty buffer may have no address, which SQLite would take for NULL.
        private static func bind(_ text: UnsafeRawBufferPointer, _ index: Int32, _ statement: OpaquePointer) -> Int32 {
            guard let address = text.baseAddress else { return socai_bind_text(statement, index, "", 0) }
            return socai_bind_text(
                statement, index, address.assumingMemoryBound(to: CChar.self), Int32(truncatingIfNeeded: text.count))
        }

        func end(_ views: [ViewDescription], progress: () throws(LedgerError) -> Void) throws(LedgerError) {
            for table in tables {
                for (number, columns) in table.indexes.enumerated() {
                    try progress()
                    let name = "\(table.name)_\(number + 1)"
                    try run("CREATE INDEX \(name) ON \(table.name) (\(columns.joined(separator: ", ")))")
                }
            }
            for view in views { try run("CREATE VIEW \(view.name) AS \(view.sql)") }
            try progress()
            try run("COMMIT")
        }

        func publish() throws(LedgerError) {
            for statement in statements { sqlite3_finalize(statement) }
            statements.removeAll()
            let code = sqlite3_close(handle)
            guard code == SQLITE_OK else { throw DatabaseSink.failure(handle, code, file) }
            isOpen = false
            try file.publish()
        }

        private func run(_ sql: String) throws(LedgerError) {
            let code = sqlite3_exec(handle, sql, nil, nil, nil)
            guard code == SQLITE_OK else { throw DatabaseSink.failure(handle, code, file) }
        }

        private static func failure(_ handle: OpaquePointer?, _ code: Int32, _ file: StagedFile) -> LedgerError {
            let number = sqlite3_system_errno(handle)
            if code & 0xFF == SQLITE_FULL { return file.failure(errno: SystemError.noSpace) }
            if number != 0 { return file.failure(errno: number) }
            let reason = handle.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? "out of memory"
            return LedgerError(
                .storage, "SQLite cannot write the file: \(reason)",
                remedy: "check that the disk has room, and run it again", file: file.path)
        }
    }
#endif
