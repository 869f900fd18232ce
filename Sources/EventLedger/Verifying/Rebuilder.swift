// The work of a rebuild: empty the derived tables, then add the rows of one entry after another, as a writer does that
// records them. What the entries themselves say of numbers and voids must come out of it again.

import LMDB

/// One rebuild, under the lock of the writers.
struct Rebuilder: ~Copyable {
    private let store: LedgerStore
    private let rules: (any LedgerRules)?
    private let state: LedgerState
    /// The writer that adds the rows.
    var writer: Writer

    /// Moves the state aside and empties the derived tables, in one commit.
    init(_ store: LedgerStore, _ state: LedgerState, _ rules: (any LedgerRules)?) throws(LedgerError) {
        self.store = store
        self.state = state
        self.rules = rules
        let transaction = try store.beginWrite()
        do {
            let tables = store.tables
            try transaction.put(tables.properties, key: LedgerTables.rebuildingKey, value: state.bytes)
            try transaction.delete(tables.properties, key: LedgerTables.stateKey)
            for table in tables.all where LedgerTables.derivedNames.contains(table.name) {
                try transaction.removeAll(table)
            }
            try transaction.commit()
        } catch { throw store.failure(error) }
        writer = Writer(rebuilding: store, try store.beginWrite())
    }

    /// Adds the rows of all entries, and moves the state back.
    mutating func run(_ progress: (Position, Position) -> Void) throws(LedgerError) {
        while writer.lastPosition < state.written.position {
            try writer.appendRows()
            guard writer.isFull else { continue }
            try setSnapshots()
            try writer.stageRows()
            progress(writer.lastPosition, state.written.position)
        }
        try setSnapshots()
        try writer.finishRows(state)
    }

    /// Keeps beside each stream what the domain keeps of its state.
    private mutating func setSnapshots() throws(LedgerError) {
        guard let rules else { return }
        for index in writer.streams.indices where writer.streams[index].isDirty {
            var items = try writer.items(at: index)
            TimelineItem.applyVoids(&items)
            writer.streams[index].row.snapshot = rules.snapshot(
                category: writer.streams[index].name.category, items: items)
        }
    }
}
