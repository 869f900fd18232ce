// Two ledgers walked in step, entry by entry, from the first on for as long as their records are the same bytes. It
// holds one look at each file for as long as it lasts, and no record.

import LMDB

struct EntryPairWalk: ~Copyable {
    private let store: LedgerStore
    private let otherStore: LedgerStore
    private var entries: Scan
    private var otherEntries: Scan
    /// The last position that both ledgers reach.
    let last: Position
    /// The last position up to which they were found to be the same.
    private(set) var common: Position = 0
    /// The number of entries up to there.
    private(set) var count = 0

    /// What a step comes upon.
    enum Step {
        /// Two records of the same bytes.
        case same
        /// Two that are not.
        case fork(LedgerFork)
        /// The end of one of the ledgers, or of both.
        case end
    }

    private enum Found {
        case same(last: Position)
        case fork(LedgerFork)
        case damaged, otherDamaged
    }

    /// Starts before the first entry of each.
    init(_ snapshot: borrowing Snapshot, _ other: borrowing Snapshot) throws(LedgerError) {
        let first = LedgerTables.key(1)
        let entries = try snapshot.store.scan(snapshot.store.tables.entries, from: first, in: snapshot.transaction)
        let otherEntries = try other.store.scan(other.store.tables.entries, from: first, in: other.transaction)
        self.entries = entries
        self.otherEntries = otherEntries
        store = snapshot.store
        otherStore = other.store
        last = min(snapshot.state.visible.position, other.state.visible.position)
    }

    /// Steps over the next entry of both, unless they differ. Cost: their bytes, compared at the speed of memory.
    ///
    /// Throws `damaged` when a record is missing, can't be one, or differs and does not have its digest.
    mutating func next() throws(LedgerError) -> Step {
        guard common < last else { return .end }
        let expected = common + 1
        guard try store.step(&entries) else { throw damage(store, expected) }
        guard try otherStore.step(&otherEntries) else { throw damage(otherStore, expected) }
        let found = entries.withRecord { key, record in
            otherEntries.withRecord { otherKey, otherRecord -> Found in
                guard LedgerTables.position(key) == expected else { return .damaged }
                guard LedgerTables.position(otherKey) == expected else { return .otherDamaged }
                return EntryPairWalk.compare(record, otherRecord, at: expected)
            }
        }
        switch found {
        case .same(let last):
            common = last
            count += 1
            return .same
        case .fork(let fork): return .fork(fork)
        case .damaged: throw damage(store, expected)
        case .otherDamaged: throw damage(otherStore, expected)
        }
    }

    private static func compare(_ record: RawSpan, _ other: RawSpan, at expected: Position) -> Found {
        if record.hasBytes(of: other) {
            guard let entry = EntryRecord(checking: record, digest: false), entry.firstPosition == expected else {
                return .damaged
            }
            return .same(last: entry.lastPosition)
        }
        // A record that an accident changed is damage and no fork.
        guard let entry = RecordedEntry(record: record), entry.firstPosition == expected else { return .damaged }
        guard let otherEntry = RecordedEntry(record: other), otherEntry.firstPosition == expected else {
            return .otherDamaged
        }
        return .fork(LedgerFork(entry, record, otherEntry, other))
    }

    private func damage(_ store: LedgerStore, _ position: Position) -> LedgerError {
        store.damaged("the entry at this position is missing or damaged", position: position)
    }
}
