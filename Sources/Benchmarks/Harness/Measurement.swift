// The measurements there are, by the names that `--only` takes.

import ArgumentParser

/// A group of rows.
enum Measurement: String, CaseIterable, ExpressibleByArgument {
    /// Replay beside a bare cursor, DuckDB and SQLite.
    case replay
    /// Counts, series and trajectories looked up in balances, beside a replay and its peers.
    case balances
    /// Replay of entries of one event beside a bare cursor.
    case single
    /// Movement tables, bridges, explanations and audits beside a replay, and their memory.
    case audit
    /// Targets, reviews and statements of funds beside a replay.
    case movement
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
    /// The Merkle tree beside Go's, and proofs.
    case tree
    /// Recording with the tree beside recording without.
    case treeCost = "tree-cost"
    /// Recording with balances beside recording without.
    case balanceCost = "balance-cost"
    /// Verifying on one core and on two, and the memory of commands that make and check the tree.
    case verify
    /// Workbooks beside openpyxl.
    case tables
    /// Lists drafted beside a script, and forms.
    case lists
    /// Publishing a ledger and keeping a mirror, beside an export and an import.
    case replication
    /// Counts of many ledgers beside one SQLite file with their events.
    case union
    /// Reviews sent again.
    case resend
}
