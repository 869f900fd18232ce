// The walk under every replay: one read transaction, one cursor over entries that stays a record ahead, and the voids
// beside it. It checks every record before it yields it.

import LMDB

@usableFromInline
struct EntryWalk: ~Copyable {
    private let store: LedgerStore
    private let last: Position
    /// Through here digests were checked before.
    @usableFromInline let checked: Position
    /// Whether every digest through `last` is checked once this walk is over.
    private let completesCheck: Bool
    @usableFromInline var expected: Position
    @usableFromInline var entries: Scan
    @usableFromInline var voids: VoidWalk

    /// Starts behind the entry that ends at `first`, to stop behind the one that ends at `last`.
    ///
    /// Throws `invalidPosition` when either is not the end of a visible entry.
    @usableFromInline
    init(_ view: LedgerView, after first: Position, through last: Position) throws(LedgerError) {
        try view.checkEndOfEntry(first)
        try view.checkEndOfEntry(last)
        try self.init(
            view.store, view.snapshot.transaction, after: first, through: last, visible: view.lastPosition,
            isCommitted: true)
    }

    /// Starts in a transaction that is not written to while the walk lasts. Voids beyond `visible` are not known. What
    /// was checked is remembered only if it is committed and visible: other records may yet take its place.
    /// `laterVoids` are rows of voids that are in another file.
    init(
        _ store: LedgerStore, _ transaction: TransactionReader, after first: Position, through last: Position,
        visible: Position, isCommitted: Bool, laterVoids: consuming Scan? = nil
    ) throws(LedgerError) {
        let key = LedgerTables.key(first + 1)
        let entries = try store.scan(store.tables.entries, from: key, in: transaction)
        let voids = try VoidWalk.begin(
            store, try store.scan(store.tables.voids, from: key, in: transaction), visible: visible,
            later: laterVoids)
        self.entries = entries
        self.voids = voids
        self.store = store
        self.last = last
        checked = store.checkedThrough
        completesCheck = isCommitted && first <= checked && last <= visible
        expected = first + 1
    }

    /// Steps to the next entry; false behind the last.
    @usableFromInline
    mutating func next() throws(LedgerError) -> Bool {
        guard expected <= last else {
            if completesCheck { store.noteChecked(through: last) }
            return false
        }
        let found: Bool
        do {
            found = try entries.next()
        } catch { throw store.failure(error) }
        guard found else { throw store.damaged("the entry at this position is missing", position: expected) }
        return true
    }

    /// Folds the events of the current entry.
    @inlinable
    mutating func fold<Folding: Projection>(into projection: inout Folding) throws(LedgerError) {
        guard let last = try EntryWalk.fold(entries, expected, checked, &voids, into: &projection) else {
            throw damage()
        }
        expected = last + 1
    }

    @usableFromInline
    func damage() -> LedgerError { store.damaged("the entry at this position is damaged", position: expected) }

    /// Folds the events of a record and returns the position of the last, or nil when the record is damaged.
    @inlinable
    static func fold<Folding: Projection>(
        _ entries: borrowing Scan, _ expected: Position, _ checked: Position, _ voids: inout VoidWalk,
        into projection: inout Folding
    ) throws(LedgerError) -> Position? {
        try entries.withRecord { (_, record) throws(LedgerError) -> Position? in
            guard let entry = EntryRecord(checking: record, digest: expected > checked),
                entry.firstPosition == expected
            else { return nil }
            projection.begin(entry.head(in: record))
            var start = entry.events
            for index in 0..<entry.eventCount {
                guard let range = entry.eventRange(index, startingAt: start, in: record) else { return nil }
                let position = expected &+ index
                var voidedBy = Position.max
                if position >= voids.voided { voidedBy = try voids.take(position) }
                let payload = start &+ 16 &+ Int(record.loadUnchecked(start &+ 3, as: UInt8.self))
                let head = EventHead(
                    position: position, voidedBy: voidedBy,
                    effectiveDay: record.loadUnchecked(start &+ 4, as: Int32.self),
                    category: record.loadUnchecked(start &+ 2, as: UInt8.self),
                    streamNumber: record.loadUnchecked(start &+ 8, as: UInt32.self),
                    type: record.loadUnchecked(start, as: UInt16.self),
                    summary: record.loadUnchecked(start &+ 12, as: UInt32.self))
                let bytes = record.extracting(unchecked: Range(uncheckedBounds: (payload, range.upperBound)))
                try projection.apply(head, payload: bytes)
                if projection.isFinished { break }
                start = range.upperBound
            }
            return entry.lastPosition
        }
    }
}
