// The ledger as the next entry meets it: what is recorded, what the transaction has appended, and the streams that were
// opened to judge an entry. Rules look at it and decide; it stores nothing.

import LMDB
import Synchronization

/// What is recorded before the entry that is being judged or recorded.
///
/// A `Writer` has one, and so does a walk that judges entries again. Streams are opened by name, then asked by handle.
public struct WorkingLedger: ~Copyable {
    let store: LedgerStore
    /// What it reads from.
    var ground: Ground
    /// How far it reaches, the entries of this transaction included.
    var extent: LedgerExtent
    var streams: [WorkingStream] = []
    /// Where each of them is among those.
    var places: [StreamName: Int] = [:]
    /// The index of the stream that was opened last.
    var latestStream = 0
    /// What the handles of this transaction carry, and no others do.
    private(set) var transactionNumber = WorkingLedger.nextTransactionNumber()
    /// How many streams of each category have events; numbers are given in the order of the first of them.
    var appearedStreams: [UInt32]
    /// When the entry that is judged was recorded in the ledger it is folded from; nil where the clock says it.
    var presentInOrigin: Instant?

    private static let transactionNumbers = Atomic<UInt64>(0)

    private static func nextTransactionNumber() -> UInt64 {
        transactionNumbers.add(1, ordering: .relaxed).newValue
    }

    init(_ store: LedgerStore, _ ground: Ground, _ extent: LedgerExtent) {
        self.store = store
        self.ground = ground
        self.extent = extent
        appearedStreams = extent.streamCounts
    }

    /// The last position there is, entries of this transaction included; 0 in an empty ledger.
    public var lastPosition: Position { extent.position }

    /// When the last entry was recorded: no entry may be recorded before it; nil in an empty ledger.
    public var lastRecordedAt: Instant? { Instant(microsecondsSinceEpoch: extent.recordedAt) }

    /// The day on which an entry is recorded now, by the ledger's clock and its own offset from UTC.
    public var today: Day { now.day(at: store.format.offset) }

    /// Whether the ledger is of a format that keeps what rules post, and what they need for it beside streams: 3 and
    /// newer.
    public var keepsPostings: Bool { store.format.version >= 3 }

    private var now: Instant {
        if let presentInOrigin { return presentInOrigin }
        return switch ground {
        case .ledger, .dryRun: store.clock()
        case .rehearsal(let rehearsal): rehearsal.present
        }
    }

    /// Forgets all open streams, whose handles are invalid from then on.
    mutating func closeStreams() {
        streams.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        latestStream = 0
        renewHandles()
    }

    /// Takes in that all that changed is stored. The streams stay in memory, and their handles are invalid from then on.
    mutating func keepStreams() {
        for index in streams.indices where streams[index].isDirty {
            streams[index].isStored = true
            streams[index].isDirty = false
            streams[index].hasNewEvents = false
        }
        renewHandles()
    }

    private mutating func renewHandles() {
        transactionNumber = WorkingLedger.nextTransactionNumber()
        appearedStreams = extent.streamCounts
    }

    /// What is found in the transaction, or else in the ledger below it.
    func find<Value>(
        _ own: (TransactionReader) throws(LedgerError) -> Value?,
        below: (EarlierLedger) throws(LedgerError) -> Value?
    ) throws(LedgerError) -> Value? {
        switch ground {
        case .ledger(let transaction): return try own(transaction)
        case .dryRun(let transaction, let earlier):
            if let value = try own(transaction) { return value }
            return try below(earlier)
        case .rehearsal(let rehearsal): return try below(rehearsal)
        }
    }
}

/// What a working ledger reads from.
enum Ground {
    /// The ledger itself, in the transaction that records.
    case ledger(TransactionReader)
    /// A dry run: what it appended, in a file of its own, over the ledger as it was when it began.
    case dryRun(TransactionReader, over: EarlierLedger)
    /// The ledger before an entry that was recorded long ago and is judged again.
    case rehearsal(Rehearsal)
}

// Looking at recorded entries, those of this transaction included.

extension WorkingLedger {
    /// The entry with an id; nil when there is none. Cost: two tree lookups and a copy of the entry.
    public func entry(withID id: String) throws(LedgerError) -> RecordedEntry? {
        try find { (own) throws(LedgerError) in
            try store.entry(withID: id, in: own)
        } below: { (earlier) throws(LedgerError) in
            try earlier.entry(withID: id)
        }
    }

    /// The entry that holds the event at a position; nil when there is none.
    public func entry(at position: Position) throws(LedgerError) -> RecordedEntry? {
        try find { (own) throws(LedgerError) in
            try store.entry(holding: position, in: own)
        } below: { (earlier) throws(LedgerError) in
            try earlier.entry(holding: position)
        }
    }

    /// The event that a reference names; nil when there is none. Cost: two tree lookups and the digest of its entry.
    public func event(_ reference: EventReference) throws(LedgerError) -> RecordedEvent? {
        try find { (own) throws(LedgerError) in
            try store.event(reference, in: own)
        } below: { (earlier) throws(LedgerError) in
            try earlier.event(reference)
        }
    }

    /// The event at a position; nil when there is none.
    public func event(at position: Position) throws(LedgerError) -> RecordedEvent? {
        try find { (own) throws(LedgerError) in
            try store.event(at: position, in: own)
        } below: { (earlier) throws(LedgerError) in
            try earlier.event(at: position)
        }
    }

    /// Gives `body` the payload of the event at a position; false when there is none, or it can't be read. Cost: a tree
    /// lookup.
    func withPayload(at position: Position, _ body: (RawSpan) -> Void) throws(LedgerError) -> Bool {
        let isRead: Bool? = try find { (own) throws(LedgerError) in
            try store.withPayload(at: position, in: own, body) ? true : nil
        } below: { (earlier) throws(LedgerError) in
            position <= earlier.position ? try store.withPayload(at: position, in: earlier.transaction, body) : nil
        }
        return isRead == true
    }

    /// The position of the void that takes out the event at a position; nil while it is in force. Cost: a tree lookup.
    public func void(ofEventAt position: Position) throws(LedgerError) -> Position? {
        try find { (own) throws(LedgerError) in
            try store.void(ofEventAt: position, in: own)
        } below: { (earlier) throws(LedgerError) in
            try earlier.void(ofEventAt: position)
        }
    }

    /// Folds all raw events recorded so far, those of this transaction included, into a projection; stops behind
    /// the entry in which the projection is finished.
    public func replay<Folding: Projection>(into projection: inout Folding) throws(LedgerError) {
        switch ground {
        case .ledger(let own): try WorkingLedger.fold(try walk(own, after: 0), into: &projection)
        case .dryRun(let own, let earlier):
            let voids = try store.scan(store.tables.voids, from: LedgerTables.key(1), in: own)
            try WorkingLedger.fold(try earlier.walk(laterVoids: voids), into: &projection)
            guard !projection.isFinished else { return }
            try WorkingLedger.fold(try walk(own, after: earlier.position), into: &projection)
        case .rehearsal(let rehearsal):
            try WorkingLedger.fold(try rehearsal.walk(laterVoids: nil), into: &projection)
        }
    }

    /// A walk over the entries in the transaction.
    private func walk(_ own: TransactionReader, after first: Position) throws(LedgerError) -> EntryWalk {
        try EntryWalk(store, own, after: first, through: lastPosition, visible: lastPosition, isCommitted: false)
    }

    private static func fold<Folding: Projection>(
        _ walk: consuming EntryWalk, into projection: inout Folding
    ) throws(LedgerError) {
        while !projection.isFinished, try walk.next() { try walk.fold(into: &projection) }
    }
}

// Judging entries again that were recorded long ago.

extension WorkingLedger {
    /// A working ledger before the first entry of the ledger that is rehearsed.
    init(rehearsing rehearsal: Rehearsal) { self.init(rehearsal.store, .rehearsal(rehearsal), LedgerExtent()) }

    /// Forgets the entry that was judged, and moves behind it.
    mutating func step(to extent: LedgerExtent, in rehearsal: Rehearsal) {
        self.extent = extent
        closeStreams()
        rehearsal.position = extent.position
    }

    /// Hands the snapshots that judging an entry has set to what follows it.
    func keepSnapshots(in rehearsal: Rehearsal) {
        for stream in streams where stream.isDirty {
            guard let number = stream.number else { continue }
            rehearsal.keep(stream.row.snapshot, stream.name.category, number)
        }
    }
}
