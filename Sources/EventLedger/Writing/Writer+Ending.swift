// How a write transaction ends: flushed and committed, staged half-way through a long import, or discarded.
// Readers see nothing beyond the visible position, and only `finish` moves it: an import is all or nothing.

import LMDB

extension Writer {
    /// Whether so much is pending that a long import should `stage` before it goes on.
    public var isFull: Bool {
        pendingEvents >= Writer.maximumPendingEvents || streams.count >= Writer.maximumWorkingStreams
    }

    /// Commits what was appended without showing it to readers, and goes on in a new transaction with bounded memory.
    /// All handles are good for nothing afterwards. If the process dies here, the next writer discards what was staged.
    public mutating func stage() throws(LedgerError) {
        try flush()
        try commit()
        hasStaged = true
        transaction = try store.beginWrite()
    }

    /// Makes everything that was appended visible. When this returns it is on the disk.
    mutating func finish() throws(LedgerError) {
        guard state.isStaging else {
            transaction = nil
            return
        }
        state.visible = state.written
        try putDomain()
        try flush()
        try commit()
    }

    /// Leaves nothing of what was appended. If the process dies here, the next writer completes it.
    mutating func rollBack() throws(LedgerError) {
        transaction = nil
        guard hasStaged else { return }
        var cleaner = try Writer(store: store)
        try cleaner.discardStaged()
    }

    /// Takes out every entry beyond the visible position, the latest first, in bounded transactions. If the process
    /// dies here, the next writer goes on with it.
    mutating func discardStaged() throws(LedgerError) {
        while state.isStaging {
            while state.isStaging, !isFull { try discardLastEntry() }
            if !state.isStaging { state.written.recordedAt = state.visible.recordedAt }
            try cutTree(to: state.written.position)
            try flush()
            guard state.isStaging || state.written == state.visible else {
                throw store.damaged("what an unfinished import left can't be discarded")
            }
            try commit()
            transaction = try store.beginWrite()
        }
        hasStaged = false
    }

    private mutating func discardLastEntry() throws(LedgerError) {
        guard let entry = try entry(at: state.written.position), entry.lastPosition == state.written.position else {
            throw store.damaged("the last entry of an unfinished import can't be read")
        }
        for event in entry.events.reversed() {
            let handle = try open(event.stream)
            guard let item = try removeLast(of: handle), item.position == event.position else {
                throw store.damaged("the timeline of stream \(event.stream.id) does not end with its last event")
            }
            if let voided = event.voids { try remove(store.tables.voids, LedgerTables.key(voided)) }
        }
        try remove(store.tables.entryIDs, Array(entry.id.utf8))
        try remove(store.tables.entries, LedgerTables.key(entry.firstPosition))
        if let proofs = store.tables.proofs { try remove(proofs.secrets, LedgerTables.key(entry.firstPosition)) }
        pendingEvents += entry.events.count
        state.written.position = entry.firstPosition - 1
        state.written.entries -= 1
    }

    /// Writes the rows of the streams that changed, the end of the tree, and the running state.
    private mutating func flush() throws(LedgerError) {
        try flushStreams()
        try flushTree()
        try put(store.tables.properties, LedgerTables.stateKey, state.bytes)
    }

    /// Writes the rows of the streams that changed, in the order of the table.
    mutating func flushStreams() throws(LedgerError) {
        let dirty = streams.indices.filter { streams[$0].isDirty && streams[$0].number != nil }.sorted {
            (streams[$0].name.category, streams[$0].number ?? 0) < (streams[$1].name.category, streams[$1].number ?? 0)
        }
        for index in dirty.reversed() where streams[index].row.version == 0 { try forget(index) }
        for index in dirty where streams[index].row.version > 0 {
            let stream = streams[index]
            guard let number = stream.number else { continue }
            let key = LedgerTables.key(category: stream.name.category, number: number)
            try put(store.tables.timelines, key, stream.row.bytes)
            if !stream.isStored {
                var row: [UInt8] = []
                row.appendLittleEndian(number)
                try put(store.tables.streams, LedgerTables.key(stream.name), row)
            }
        }
    }

    /// A stream that lost its only events has no number any more; numbers are given in order, so it is the last one's.
    private mutating func forget(_ index: Int) throws(LedgerError) {
        let stream = streams[index]
        guard let number = stream.number else { return }
        if stream.isStored {
            try remove(store.tables.streams, LedgerTables.key(stream.name))
            try remove(
                store.tables.timelines, LedgerTables.key(category: stream.name.category, number: number))
        }
        let category = Int(stream.name.category)
        guard state.written.streamCounts[category] == number + 1 else {
            guard stream.isStored else {
                throw LedgerError(
                    .invalidEntry, "stream \(stream.name.id) was given a number and no event",
                    remedy: "ask for the number of a stream only for an entry that brings its first event",
                    file: store.path)
            }
            throw store.damaged("stream \(stream.name.id) has no events but is not the latest of its category")
        }
        state.written.streamCounts[category] = number
    }

    mutating func commit() throws(LedgerError) {
        closeStreams()
        appearedStreams = state.written.streamCounts
        pendingEvents = 0
        // Without this a body that swallows the failure of `stage` would end as if it had succeeded.
        guard transaction != nil else {
            throw LedgerError(
                .storage, "an earlier failure ended the transaction", remedy: "nothing was recorded; try again",
                file: store.path)
        }
        do {
            try transaction.take()?.commit()
        } catch { throw store.failure(error) }
    }
}
