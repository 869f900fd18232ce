// The work of a rebuild: empty the derived tables, then add the rows of one entry after another, as a writer does that
// records them. What the entries themselves say of numbers and voids must come out of it again.

import LMDB

/// One rebuild, under the lock of the writers.
struct Rebuilder: ~Copyable {
    private let store: LedgerStore
    private let rules: (any LedgerRules)?
    private let state: LedgerState
    private var rows: RowWriter

    /// Moves the state aside and empties the derived tables, in one commit.
    init(_ store: LedgerStore, _ state: LedgerState, _ rules: (any LedgerRules)?) throws(LedgerError) {
        self.store = store
        self.state = state
        self.rules = rules
        let tables = store.tables
        var transaction = try StoreTransaction(store)
        try transaction.put(tables.properties, LedgerTables.rebuildingKey, state.bytes)
        try transaction.remove(tables.properties, LedgerTables.stateKey)
        for table in tables.all where LedgerTables.derivedNames.contains(table.name) {
            try transaction.removeAll(table)
        }
        if try transaction.value(tables.properties, LedgerTables.formatKey) != store.format.bytes {
            // An upgrade.
            try transaction.put(tables.properties, LedgerTables.formatKey, store.format.bytes)
        }
        if tables.balances != nil {
            // Of a domain whose rules are not at hand nobody knows what its entries post.
            let isNamed = try store.hasNamedDomain()
            if rules != nil || !isNamed {
                try transaction.put(tables.properties, LedgerTables.followedKey, LedgerTables.followedRow)
            } else {
                try transaction.remove(tables.properties, LedgerTables.followedKey)
            }
        }
        try transaction.commit()
        try transaction.begin()
        let book = try store.book(in: transaction.reader)
        rows = RowWriter(transaction, LedgerExtent(), StoredEdge(emptyIn: store), book)
    }

    /// Adds the rows of all entries, and moves the state back.
    mutating func run(_ progress: (Position, Position) -> Void) throws(LedgerError) {
        while rows.ledger.lastPosition < state.written.position {
            try appendRows()
            guard rows.isFull else { continue }
            try stage()
            progress(rows.ledger.lastPosition, state.written.position)
        }
        try finish()
    }

    /// Adds the rows of the next entry. Throws `damaged` where they contradict it, which `RebuildCheck` has ruled out.
    mutating func appendRows() throws(LedgerError) {
        let first = rows.ledger.lastPosition + 1
        let key = LedgerTables.key(first)
        guard let record = try rows.transaction.value(store.tables.entries, key),
            let entry = RecordedEntry(record: record.span.bytes),
            let numbers = EntryRecord.streamNumbers(in: record.span.bytes), entry.firstPosition == first
        else { throw store.damaged("the entry at this position can't be read", position: first) }
        guard try rows.put(store.tables.entryIDs, Array(entry.id.utf8), key, mode: .noOverwrite) else {
            throw contradiction(first)
        }
        var streams: [StreamHandle] = []
        streams.reserveCapacity(entry.events.count)
        for event in entry.events { streams.append(try rows.ledger.open(event.stream)) }
        let followed = FollowedEntry(entry, in: streams)
        let effects = try effects(of: followed)
        for (index, event) in entry.events.enumerated() {
            guard try rows.ledger.number(streams[index]) == numbers[index] else { throw contradiction(event.position) }
            try rows.ledger.append(followed.items[index], to: streams[index])
            guard let voided = event.voids else { continue }
            let void = LedgerTables.key(event.position)
            guard try rows.put(store.tables.voids, LedgerTables.key(voided), void, mode: .noOverwrite) else {
                throw contradiction(event.position)
            }
        }
        if let proofs = rows.tree?.proofs {
            guard let secret = try rows.transaction.value(proofs.secrets, key).flatMap({ EntrySecret($0) }) else {
                throw store.damaged("the secret of the entry can't be read", position: first)
            }
            try rows.appendLeaves(of: record, at: first, secret, in: proofs)
        }
        try rows.add(effects, of: followed) { entry.events[$0].voids }
        try rows.noteDay(of: entry.recordedAt, through: entry.lastPosition)
        rows.ledger.extent.position = entry.lastPosition
        rows.ledger.extent.recordedAt = entry.recordedAt.microsecondsSinceEpoch
        rows.ledger.extent.entries += 1
        rows.pendingEvents += entry.events.count
    }

    /// What the rules leave of an entry. Postings that a series has no room for were recorded without being kept, by a
    /// program that had no balances: none are kept then.
    private mutating func effects(of entry: FollowedEntry) throws(LedgerError) -> EntryEffects {
        do {
            let effects = try rules?.effects(of: entry, on: rows.ledger) ?? EntryEffects()
            try rows.check(effects.postings)
            return effects
        } catch {
            guard error.code == .overflow else { throw error }
            try rows.dropFollowed()
            return EntryEffects()
        }
    }

    /// Commits what was added and goes on in a new transaction.
    mutating func stage() throws(LedgerError) {
        try rows.flush()
        try rows.stage()
    }

    /// Commits the last rows, and with them the state as it was before.
    private mutating func finish() throws(LedgerError) {
        // The time of the last visible entry is put back only when the last of an unfinished import is taken out.
        if state.isStaging { rows.ledger.extent.recordedAt = state.written.recordedAt }
        guard rows.ledger.extent == state.written else { throw contradiction(rows.ledger.lastPosition) }
        try rows.flush()
        try rows.put(store.tables.properties, LedgerTables.stateKey, state.bytes)
        try rows.transaction.remove(store.tables.properties, LedgerTables.rebuildingKey)
        try rows.commit()
    }

    private func contradiction(_ position: Position) -> LedgerError {
        store.damaged("the entries contradict each other", position: position)
    }
}
