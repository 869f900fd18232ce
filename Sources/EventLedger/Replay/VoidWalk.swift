// The voided positions in order, walked beside the entries, so that replay knows of each event whether and by what it
// was voided without looking anything up and without holding them all.

import LMDB

@usableFromInline
struct VoidWalk: ~Copyable {
    /// The next voided position, or `Int.max` when there is none.
    @usableFromInline var voided: Position = .max
    /// The position of its void.
    @usableFromInline var by: Position = .max
    private var rows: VoidRows
    /// Voids recorded on top of the ledger, in another file; nil but in a dry run.
    private var laterRows: VoidRows

    private init(_ rows: consuming VoidRows, _ laterRows: consuming VoidRows) {
        self.rows = rows
        self.laterRows = laterRows
    }

    /// Starts at the first row of a scan over the table of voids; voids beyond `visible` are
    /// passed over. Those of `later` are all known.
    static func begin(
        _ store: LedgerStore, _ scan: consuming Scan, visible: Position, later: consuming Scan?
    ) throws(LedgerError) -> VoidWalk {
        let rows = try VoidRows(store, scan, visible: visible)
        let laterRows = try VoidRows(store, later)
        var walk = VoidWalk(rows, laterRows)
        try walk.advance()
        return walk
    }

    /// The position of the void of an event at or behind the next voided position, `Int.max` for none; advances.
    @usableFromInline
    mutating func take(_ position: Position) throws(LedgerError) -> Position {
        while voided < position { try advance() }
        guard voided == position else { return .max }
        let by = self.by
        try advance()
        return by
    }

    private mutating func advance() throws(LedgerError) {
        if laterRows.voided < rows.voided {
            (voided, by) = (laterRows.voided, laterRows.by)
            try laterRows.advance()
        } else {
            (voided, by) = (rows.voided, rows.by)
            try rows.advance()
        }
    }
}

/// The rows of one table of voids, a row ahead.
private struct VoidRows: ~Copyable {
    /// The voided position of the row; `Int.max` when there is none.
    var voided: Position = .max
    var by: Position = .max
    private var scan: Scan?
    private let store: LedgerStore
    private let visible: Position

    /// Before the first row of a scan, if there is one; voids beyond `visible` void nothing.
    init(_ store: LedgerStore, _ scan: consuming Scan?, visible: Position = .max) throws(LedgerError) {
        self.store = store
        self.visible = visible
        self.scan = scan
        try advance()
    }

    /// Goes to the next row whose void is visible: that of an unfinished import is not known yet.
    mutating func advance() throws(LedgerError) {
        repeat { try step() } while voided != .max && by > visible
    }

    private mutating func step() throws(LedgerError) {
        let found: Bool?
        do {
            found = try scan?.next()
        } catch { throw store.failure(error) }
        guard found == true else {
            voided = .max
            return
        }
        let pair =
            scan?.withRecord { key, value in (LedgerTables.position(key), LedgerTables.position(value)) } ?? (nil, nil)
        guard let voided = pair.0, let by = pair.1, voided < by else {
            throw store.damaged("the row of a void can't be read", position: pair.0)
        }
        (self.voided, self.by) = (voided, by)
    }
}
