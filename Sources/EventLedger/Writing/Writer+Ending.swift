// How a write transaction ends: flushed and committed, staged half-way through a long import, or discarded.
// Readers see nothing beyond the visible position, and only `finish` moves it: an import is all or nothing.

import LMDB

extension Writer {
    /// A writer behind the last entry of a ledger, an unfinished import included; throws unless the
    /// running state and the tree fit the entries.
    init(recordingIn store: LedgerStore, allowsTimesAheadOfClock: Bool = false) throws(LedgerError) {
        let consumerTable = try store.consumerTable()
        let transaction = try StoreTransaction(store)
        try store.checkFormat(in: transaction.reader)
        let state = try store.checkedState(in: transaction.reader)
        let tree = try StoredEdge.read(store, transaction.reader, size: state.written.position)
        let book = try store.book(in: transaction.reader)
        self.init(
            RowWriter(transaction, state.written, tree, book), visible: state.visible, consumerTable: consumerTable,
            allowsTimesAheadOfClock: allowsTimesAheadOfClock)
    }

    /// Whether so much is pending that a long import should `stage` before it goes on.
    public var isFull: Bool { rows.isFull }

    /// Commits what was appended without showing it to readers, and goes on in a new transaction with bounded memory.
    /// All handles are invalid afterwards. If the process is killed here, the next writer discards what was staged.
    ///
    /// Throws `entryTooLarge` in a ledger that several machines record into: what is recorded there at once is published
    /// at once.
    public mutating func stage() throws(LedgerError) {
        guard !notesRoots else {
            throw LedgerError(
                .entryTooLarge,
                "this is more than can be recorded at once in a ledger that several machines record into",
                remedy: "record it in parts, such as files of 100,000 lines", file: store.path)
        }
        try flush()
        try rows.stage()
    }

    /// Whether there are entries beyond what readers see.
    private var isStaging: Bool { ledger.lastPosition > visible.position }

    /// Makes everything that was appended visible, keeps the positions of consumers, and names the domain of the ledger
    /// where its row is not there yet. When this returns it is on the disk.
    mutating func finish() throws(LedgerError) {
        guard try prepareEnd() else { return rows.end() }
        try rows.commit()
    }

    /// Stores what `finish` commits; false where there is nothing to commit.
    mutating func prepareEnd() throws(LedgerError) -> Bool {
        guard isStaging || !consumers.isEmpty || folding?.isChanged == true else { return false }
        if isStaging {
            if let domain = pendingDomain { try rows.put(domain.table, DomainRow.key, domain.row.bytes) }
            try rows.flush()
            rows.shown = RecordedAmount(
                entries: ledger.extent.entries - visible.entries, events: ledger.lastPosition - visible.position,
                recordBytes: rows.recordBytes)
            rows.recordBytes = 0
            visible = ledger.extent
            try putState()
        }
        if let consumerTable {
            for (name, position) in consumers {
                try rows.put(consumerTable, Array(name.utf8), ConsumerRow.bytes(name, position))
            }
        }
        if let folding { try rows.put(folding) }
        return true
    }

    /// Takes out every entry beyond the visible position, the latest first, in bounded transactions. If the process
    /// dies here, the next writer goes on with it.
    mutating func discardStaged() throws(LedgerError) {
        while isStaging {
            while isStaging, !isFull { try discardLastEntry() }
            if !isStaging { rows.ledger.extent.recordedAt = visible.recordedAt }
            try cutTables()
            try flush()
            guard isStaging || ledger.extent == visible else {
                throw store.damaged("what an unfinished import left can't be discarded")
            }
            try rows.commit()
            try rows.begin()
        }
    }

    /// Takes out of the other tables what is behind the last entry.
    private mutating func cutTables() throws(LedgerError) {
        let last = ledger.lastPosition
        try rows.cutTree(to: last)
        try rows.cutBalances(to: last)
        try rows.cutKeyEvents(to: last)
        try rows.cutDays(to: last)
    }

    private mutating func discardLastEntry() throws(LedgerError) {
        let last = ledger.lastPosition
        guard let entry = try ledger.entry(at: last), entry.lastPosition == last else {
            throw store.damaged("the last entry of an unfinished import can't be read")
        }
        for event in entry.events.reversed() {
            let handle = try rows.ledger.open(event.stream)
            guard let item = try rows.removeLast(of: handle), item.position == event.position else {
                throw store.damaged("the timeline of stream \(event.stream.id) does not end with its last event")
            }
            if let voided = event.voids { try rows.transaction.remove(store.tables.voids, LedgerTables.key(voided)) }
        }
        let key = LedgerTables.key(entry.firstPosition)
        try rows.transaction.remove(store.tables.entryIDs, Array(entry.id.utf8))
        try rows.transaction.remove(store.tables.entries, key)
        if let proofs = rows.tree?.proofs { try rows.transaction.remove(proofs.secrets, key) }
        rows.pendingEvents += entry.events.count
        rows.ledger.extent.position = entry.firstPosition - 1
        rows.ledger.extent.entries -= 1
    }

    /// Writes the rows that changed and the running state.
    private mutating func flush() throws(LedgerError) {
        try rows.flush()
        try putState()
    }

    private func putState() throws(LedgerError) {
        try rows.put(
            store.tables.properties, LedgerTables.stateKey, LedgerState(visible: visible, written: ledger.extent).bytes)
    }
}

extension LedgerStore {
    /// The running state; throws unless the entries end where it says.
    func checkedState(in transaction: TransactionReader) throws(LedgerError) -> LedgerState {
        let state = try state(in: transaction)
        guard try lastPosition(in: transaction) == state.written.position else {
            throw damaged("the entries do not end at position \(state.written.position)")
        }
        return state
    }
}
