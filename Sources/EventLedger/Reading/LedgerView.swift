// One committed state of a ledger, to ask several questions of: none sees what was recorded between them. It holds a
// read transaction, so old pages can't be used again while it lives; a program keeps it as short as the question.

import LMDB

/// A ledger as it was at one moment, unaffected by what is recorded meanwhile.
///
/// `Ledger.read` yields one; it ends with the last reference to it. It stays on the thread that it was yielded on.
public final class LedgerView {
    let snapshot: Snapshot

    init(_ store: LedgerStore) throws(LedgerError) { snapshot = try Snapshot(store) }

    var store: LedgerStore { snapshot.store }

    /// The path that the ledger was opened at.
    public var path: String { store.path }

    /// The offset from UTC that says when a day ends, fixed when the ledger was made.
    public var offset: UTCOffset { store.format.offset }

    /// The day that the ledger's clock shows now at its own offset from UTC.
    public var today: Day { now.day(at: offset) }

    /// What the ledger's clock shows now.
    public var now: Instant { store.clock() }

    /// The version of the file's format.
    public var formatVersion: Int { Int(store.format.version) }
}

extension ReadableLedger {
    /// Yields one committed state of the ledger: everything that is asked of it fits together.
    ///
    /// Throws what `body` throws, and what looking at the file does. Cost: opening and ending a read transaction, some
    /// microseconds; pages that the state uses are kept meanwhile.
    public func read<Result>(
        _ body: (LedgerView) throws(LedgerError) -> Result
    ) throws(LedgerError) -> Result {
        try body(view())
    }

    /// A state of now.
    @usableFromInline
    package func view() throws(LedgerError) -> LedgerView { try LedgerView(store) }
}

// From what was known when to a position. A cut is between entries, never inside one: an entry is known all at once.

extension LedgerView {
    /// The last position that was recorded at an instant or before it; 0 when nothing was.
    /// Cost: a search over the entries of one day; over all of them, the square of the logarithm of their number, where
    /// the ledger is of a format before 3.
    public func position(knownAt instant: Instant) throws(LedgerError) -> Position {
        var low = 0
        var high = lastPosition
        if snapshot.state.visible.recordedAt <= instant.microsecondsSinceEpoch { return high }
        if let table = store.tables.recordedDays {
            let day = instant.day(at: offset).daysSinceEpoch
            low = try position(recordedThrough: day - 1, table)
            high = try position(recordedThrough: day, table)
        }
        // Invariant: entries that end at `low` or before were recorded by then, those that hold `high` were not.
        while low < high {
            guard let entry = try snapshot.head(ofEntryHolding: low + (high - low + 1) / 2) else {
                throw store.damaged("an entry is missing", position: high)
            }
            if entry.recordedAt <= instant.microsecondsSinceEpoch {
                low = entry.lastPosition
            } else {
                high = entry.firstPosition - 1
            }
        }
        return low
    }

    /// The last visible position that was recorded on a day or before it; 0 when nothing was.
    private func position(recordedThrough day: Int32, _ table: Table) throws(LedgerError) -> Position {
        try store.recordedDay(atMost: day, table, in: snapshot.transaction).map { min($0.position, lastPosition) } ?? 0
    }

    /// The last position that was recorded by the end of a day, at the ledger's own offset from UTC. Cost: one lookup;
    /// a search over all entries where the ledger is of a format before 3.
    public func position(knownOn day: Day) throws(LedgerError) -> Position {
        if let table = store.tables.recordedDays { return try position(recordedThrough: day.daysSinceEpoch, table) }
        guard let end = Instant(endOf: day, at: offset) else { return lastPosition }
        return try position(knownAt: end)
    }

    /// Checks that a position is the last of an entry (or 0), as a cut's must be.
    ///
    /// Throws `invalidPosition`, naming the nearest two that are.
    public func checkEndOfEntry(_ position: Position) throws(LedgerError) {
        try snapshot.checkEndOfEntry(position)
    }
}
