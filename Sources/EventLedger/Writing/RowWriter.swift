// The rows that follow from entries, as they are added and taken out: streams and their timelines,
// and the tree. A `Writer` and a rebuild both work with it, in transactions of bounded size. It
// writes no entry and no state, and judges nothing.

import LMDB

/// Derived rows on their way to the disk.
struct RowWriter: ~Copyable {
    /// The ledger with what was added.
    var ledger: WorkingLedger
    private(set) var transaction: StoreTransaction
    /// The ledger below, where the transaction is that of a dry run's own file; nil where it is the ledger's.
    private let below: EarlierLedger?
    /// The tree that grows with the entries; nil where there is none: in a ledger of format 1 and in a dry run.
    var tree: StoredEdge?
    /// The balances that grow with the entries; nil where there are none: before format 3, in a dry run, and where the
    /// tables were made without the rules.
    var book: BalanceBook?
    /// The day of recording whose row is not written yet.
    var recording: RecordingDay?
    /// Events added since the last commit.
    var pendingEvents = 0
    /// The bytes of the records that were added since the last commit that showed any.
    var recordBytes = 0
    /// What the next commit makes visible; nil where it shows nothing.
    var shown: RecordedAmount?
    /// Whether there were once more streams than memory has room for.
    private var hasManyStreams = false

    /// Events and streams that one transaction holds before `isFull`, which bound its memory.
    static let maximumPendingEvents = 524_288
    static let maximumWorkingStreams = 49_152

    init(
        _ transaction: consuming StoreTransaction, over below: EarlierLedger? = nil, _ extent: LedgerExtent,
        _ tree: StoredEdge?, _ book: BalanceBook? = nil
    ) {
        ledger = WorkingLedger(transaction.store, Ground(transaction.reader, over: below), extent)
        self.transaction = transaction
        self.below = below
        self.tree = tree
        self.book = book
    }

    var store: LedgerStore { ledger.store }

    /// Whether so much is pending that it should be committed before more is added.
    var isFull: Bool {
        pendingEvents >= RowWriter.maximumPendingEvents || ledger.streams.count >= RowWriter.maximumWorkingStreams
            || book?.isFull == true
    }

    /// Stores a row; false only where `mode` is `noOverwrite` and the key exists.
    @discardableResult
    func put(
        _ table: Table, _ key: [UInt8], _ value: [UInt8], mode: PutMode = .overwrite
    ) throws(LedgerError) -> Bool {
        try transaction.put(table, key, value, mode: mode)
    }

    /// Adds what an entry leaves beside its events, which are in the timelines.
    mutating func add(
        _ effects: EntryEffects, of entry: FollowedEntry, voids: (Int) -> Position?
    ) throws(LedgerError) {
        for (stream, snapshot) in effects.snapshots where snapshot != nil {
            try ledger.setSnapshot(snapshot, stream)
        }
        try post(effects.postings, at: entry.firstPosition + entry.items.count - 1)
        guard book != nil, let table = store.tables.keyEvents else { return }
        for index in effects.keyEvents {
            let stream = entry.streams[index]
            let row = KeyEventRow.bytes(
                entry.items[index], category: try ledger.name(stream).category, number: try ledger.number(stream),
                voids: voids(index))
            try put(table, LedgerTables.key(entry.items[index].position), row)
        }
    }

    /// Takes the last event of a stream out again.
    mutating func removeLast(of handle: StreamHandle) throws(LedgerError) -> TimelineItem? {
        guard let removed = try ledger.removeLast(of: handle) else { return nil }
        if let key = removed.key { try transaction.remove(store.tables.sealedTimelines, key) }
        return removed.item
    }

    /// Writes the rows of the streams that changed, in the order of the table, and the ends of balances, days and tree.
    mutating func flush() throws(LedgerError) {
        let dirty = ledger.dirtyStreams
        for index in dirty.reversed() where ledger.streams[index].row.version == 0 { try forget(index) }
        for index in dirty where ledger.streams[index].row.version > 0 {
            guard let number = ledger.streams[index].number else { continue }
            try seal(index, number)
            let stream = ledger.streams[index]
            let key = LedgerTables.key(category: stream.name.category, number: number)
            try put(store.tables.timelines, key, stream.row.bytes)
            if !stream.isStored {
                var row: [UInt8] = []
                row.appendLittleEndian(number)
                try put(store.tables.streams, LedgerTables.key(stream.name), row)
            }
        }
        try flushBalances()
        try flushDay()
        try flushTree()
    }

    /// Writes the chunks that a stream has filled: here, where streams come in the order of the table, since chunks
    /// sealed one by one as entries bring them are all over it.
    private mutating func seal(_ index: Int, _ number: UInt32) throws(LedgerError) {
        var chunk = UInt32(ledger.streams[index].row.sealedChunks)
        for bytes in ledger.streams[index].row.takeFullChunks() {
            let key = LedgerTables.key(category: ledger.streams[index].name.category, number: number, chunk: chunk)
            try put(store.tables.sealedTimelines, key, bytes)
            chunk += 1
        }
    }

    /// A stream that lost its only events has no number any more; numbers are given in order, so it is the last one's.
    private mutating func forget(_ index: Int) throws(LedgerError) {
        let stream = ledger.streams[index]
        guard let number = stream.number else { return }
        if stream.isStored {
            try transaction.remove(store.tables.streams, LedgerTables.key(stream.name))
            try transaction.remove(
                store.tables.timelines, LedgerTables.key(category: stream.name.category, number: number))
        }
        let category = Int(stream.name.category)
        guard ledger.extent.streamCounts[category] == number + 1 else {
            guard stream.isStored else {
                throw LedgerError(
                    .invalidEntry, "stream \(stream.name.id) was given a number and no event",
                    remedy: "ask for the number of a stream only for an entry that brings its first event",
                    file: store.path)
            }
            throw store.damaged("stream \(stream.name.id) has no events but is not the latest of its category")
        }
        ledger.extent.streamCounts[category] = number
        ledger.streams[index].forget()
    }

    /// Commits what was added. Every stream is to be opened anew.
    mutating func commit() throws(LedgerError) {
        ledger.closeStreams()
        try commitRows()
    }

    /// Commits what was flushed and goes on in a new transaction. Every stream is to be opened anew, without being read
    /// again as long as memory has had room for all.
    mutating func stage() throws(LedgerError) {
        hasManyStreams = hasManyStreams || ledger.streams.count >= RowWriter.maximumWorkingStreams
        if hasManyStreams { ledger.closeStreams() } else { ledger.keepStreams() }
        try commitRows()
        try begin()
    }

    private mutating func commitRows() throws(LedgerError) {
        pendingEvents = 0
        book?.trim()
        try transaction.commit(showing: shown.take(), through: ledger.lastPosition)
    }

    /// Goes on in a new transaction behind a commit.
    mutating func begin() throws(LedgerError) {
        try transaction.begin()
        ledger.ground = Ground(transaction.reader, over: below)
    }

    /// Ends the transaction without effect: every later use of it throws.
    mutating func end() { transaction.end() }
}

extension Ground {
    /// What a writer reads from: its own transaction, and the ledger below where it is that of a dry run.
    fileprivate init(_ own: TransactionReader, over below: EarlierLedger?) {
        if let below { self = .dryRun(own, over: below) } else { self = .ledger(own) }
    }
}
