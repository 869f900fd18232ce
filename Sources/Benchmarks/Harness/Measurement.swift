// The measurements there are, by the names that `--only` takes.

import ArgumentParser

/// A group of rows.
enum Measurement: String, CaseIterable, ExpressibleByArgument {
    /// Replay beside a bare cursor, DuckDB and SQLite.
    case replay
    /// Replay of entries of one event beside a bare cursor.
    case single
    /// Movement tables, bridges, explanations and audits beside a replay, and their memory.
    case audit
    /// Replay rates at two sizes.
    case growth
    /// Import beside SQLite, and its rates at two sizes.
    case importing = "import"
    /// Single durable records beside bare LMDB.
    case record
    /// Memory of a replay and of imports.
    case memory
    /// `socai info`.
    case info
    /// Reviews sent again.
    case resend
}
