// A writer that rehearses: it shows a domain the ledger as it stood before an entry, so that the rules judge the entry
// again, and never writes. Every look at a table that depends on the time is taken here.

import LMDB

extension Writer {
    /// A writer before the first entry of the ledger that is rehearsed.
    init(rehearsing rehearsal: Rehearsal) {
        store = rehearsal.store
        transaction = nil
        state = LedgerState()
        self.rehearsal = rehearsal
    }

    /// Forgets the entry that was judged, and stands behind it.
    mutating func step(to extent: LedgerExtent) {
        closeStreams()
        state.written = extent
        state.visible = extent
    }

    /// Hands the snapshots that judging an entry has set to what follows it.
    func keepSnapshots() {
        for stream in streams where stream.isDirty {
            guard let number = stream.number, let snapshot = stream.row.snapshot else { continue }
            rehearsal?.keep(snapshot, stream.name.category, number)
        }
    }

    /// A stream as it stood; one that first appears later has no number yet.
    static func rehearsed(_ name: StreamName, _ rehearsal: Rehearsal) throws(LedgerError) -> WorkingStream {
        var stream = WorkingStream(name: name, number: nil, row: StreamRow(), isStored: false)
        let row = try rehearsal.store.value(
            rehearsal.store.tables.streams, LedgerTables.key(name), in: rehearsal.transaction)
        guard let row, let number = row.span.bytes.load(0, as: UInt32.self),
            let met = rehearsal.stream(name.category, number)
        else { return stream }
        stream.number = number
        stream.isStored = true
        stream.row = StreamRow(version: met.version, snapshot: met.snapshot)
        return stream
    }
}

extension StreamRow {
    /// A row that says how long a stream is, and has none of its items.
    fileprivate init(version: UInt32, snapshot: StreamSnapshot?) {
        self.init()
        self.snapshot = snapshot
        setVersion(version)
    }
}
