// A ledger as it stood at a position, read from one snapshot of the file: what a writer that records nothing stands on. What
// was staged or recorded behind that position is not there. It never writes and holds no lock.

import LMDB

/// A ledger through a position. What is recorded meanwhile does not change it.
class EarlierLedger {
    let store: LedgerStore
    let transaction: ReadTransaction
    /// The last position that is there.
    var position: Position
    /// What the ledger's clock is taken to have shown; nil for what it shows.
    var present: Instant?
    /// Whether an import has staged events behind the position.
    private let isStaging: Bool

    /// The ledger as readers see it, in a state that was read from the snapshot.
    init(_ store: LedgerStore, _ transaction: consuming ReadTransaction, _ state: LedgerState) {
        self.store = store
        self.transaction = transaction
        position = state.visible.position
        isStaging = state.isStaging
    }

    /// The entry with an id; nil when there is none.
    func entry(withID id: String) throws(LedgerError) -> RecordedEntry? {
        met(try store.entry(withID: id, in: transaction))
    }

    /// The entry that holds the event at a position; nil when there is none.
    func entry(holding position: Position) throws(LedgerError) -> RecordedEntry? {
        guard position <= self.position else { return nil }
        return met(try store.entry(holding: position, in: transaction))
    }

    private func met(_ entry: RecordedEntry?) -> RecordedEntry? {
        guard let entry, entry.lastPosition <= position else { return nil }
        return entry
    }

    /// The event that a reference names; nil when there is none.
    func event(_ reference: EventReference) throws(LedgerError) -> RecordedEvent? {
        guard let event = try store.event(reference, in: transaction), event.position <= position else { return nil }
        return event
    }

    /// The event at a position; nil when there is none.
    func event(at position: Position) throws(LedgerError) -> RecordedEvent? {
        guard position <= self.position else { return nil }
        return try store.event(at: position, in: transaction)
    }

    /// The position of the void that takes out the event at a position; nil while it stands.
    func void(ofEventAt position: Position) throws(LedgerError) -> Position? {
        guard let void = try store.void(ofEventAt: position, in: transaction), void <= self.position else { return nil }
        return void
    }

    /// The name of the stream with a number; nil when there is none.
    func streamName(category: UInt8, number: UInt32) throws(LedgerError) -> StreamName? {
        guard let first = try store.firstItem(category: category, number: number, in: transaction) else { return nil }
        return try event(at: first.position)?.stream
    }

    /// A stream as it stood; nil when it had no event. Cost: two lookups, and one more for each 32 events staged behind.
    func stream(_ name: StreamName) throws(LedgerError) -> WorkingStream? {
        guard let number = try store.number(of: name, in: transaction) else { return nil }
        guard var row = try store.row(category: name.category, number: number, in: transaction) else {
            throw store.damaged("the timeline of stream number \(number) can't be read")
        }
        while isStaging, row.version > 0 {
            if row.tailCount == 0 {
                // Taken back into the row only where at least its last event goes: a row has room for less than a chunk.
                let chunk = UInt32(row.sealedChunks - 1)
                let bytes = try store.sealedChunk(try sealedChunk(name.category, number, chunk), number, chunk)
                guard let last = StreamRow.items(bytes.span.bytes)?.last, last.position > position else { break }
                row.unseal(bytes)
            }
            guard let last = row.tail.last, last.position > position else { break }
            _ = row.removeLast()
        }
        return row.version > 0 ? WorkingStream(name: name, number: number, row: row, isStored: true) : nil
    }

    /// The bytes of a sealed chunk of a stream's timeline; nil when there is none.
    func sealedChunk(_ category: UInt8, _ number: UInt32, _ chunk: UInt32) throws(LedgerError) -> [UInt8]? {
        let key = LedgerTables.key(category: category, number: number, chunk: chunk)
        return try store.value(store.tables.sealedTimelines, key, in: transaction)
    }

    /// The items of a stream where its row does not lead to them; nil where it does.
    func items(of stream: WorkingStream) throws(LedgerError) -> [TimelineItem]? { nil }

    /// A walk over all its entries; `laterVoids` are rows of voids recorded on top of it.
    func walk(laterVoids: consuming Scan?) throws(LedgerError) -> EntryWalk {
        try EntryWalk(
            store, transaction, after: 0, through: position, visible: position, isCommitted: false,
            laterVoids: laterVoids)
    }

    /// Throws where reading went without a lock and what was read may be wrong.
    func checkSnapshot() throws(LedgerError) {
        do { try transaction.checkSnapshot() } catch { throw store.failure(error) }
    }
}
