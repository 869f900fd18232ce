// A writer that makes the derived tables again from entries that are recorded already. It writes no entry and no state
// until the last commit.

import LMDB

extension Writer {
    /// A writer before the first entry, whose derived tables are empty.
    init(rebuilding store: LedgerStore, _ transaction: consuming WriteTransaction) {
        self.store = store
        self.transaction = consume transaction
        state = LedgerState()
        tree = store.tables.proofs == nil ? nil : GrowingTree()
    }

    /// Adds the rows of the next entry. Throws `damaged` where they contradict it, which `RebuildCheck` has ruled out.
    mutating func appendRows() throws(LedgerError) {
        let key = LedgerTables.key(lastPosition + 1)
        guard let record = try value(store.tables.entries, key), let entry = RecordedEntry(record: record.span.bytes),
            let numbers = EntryRecord.streamNumbers(in: record.span.bytes), entry.firstPosition == lastPosition + 1
        else { throw store.damaged("the entry at this position can't be read", position: lastPosition + 1) }
        guard try put(store.tables.entryIDs, Array(entry.id.utf8), key, mode: .noOverwrite) else {
            throw contradiction(entry.firstPosition)
        }
        for (event, recorded) in zip(entry.events, numbers) {
            let handle = try open(event.stream)
            let item = TimelineItem(
                position: event.position, type: event.type,
                effectiveDay: event.effectiveOn?.daysSinceEpoch ?? EventRecord.noDay, summary: event.summary)
            guard try number(handle) == recorded else {
                throw contradiction(event.position)
            }
            try append(item, to: handle)
            guard let voided = event.voids else { continue }
            guard
                try put(
                    store.tables.voids, LedgerTables.key(voided), LedgerTables.key(event.position),
                    mode: .noOverwrite)
            else { throw contradiction(event.position) }
        }
        try appendLeavesAgain(of: record)
        state.written.position = entry.lastPosition
        state.written.recordedAt = entry.recordedAt.microsecondsSinceEpoch
        state.written.entries += 1
        pendingEvents += entry.events.count
    }

    /// Commits what was added and goes on in a new transaction.
    mutating func stageRows() throws(LedgerError) {
        try flushStreams()
        try flushTree()
        try commit()
        transaction = try store.beginWrite()
    }

    /// Commits the last rows, and with them the state as it was before.
    mutating func finishRows(_ before: LedgerState) throws(LedgerError) {
        // The time of the last visible entry is put back only when the last of an unfinished import is taken out.
        if before.isStaging { state.written.recordedAt = before.written.recordedAt }
        guard state.written == before.written else {
            throw contradiction(state.written.position)
        }
        try flushStreams()
        try flushTree()
        try put(store.tables.properties, LedgerTables.stateKey, before.bytes)
        try remove(store.tables.properties, LedgerTables.rebuildingKey)
        try commit()
    }

    private func contradiction(_ position: Position) -> LedgerError {
        store.damaged("the entries contradict each other", position: position)
    }
}
