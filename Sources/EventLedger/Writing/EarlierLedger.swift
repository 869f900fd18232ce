// A ledger as it was at a position, read from one snapshot of the file: the base of a writer that records nothing. What
// was staged or recorded behind that position is not there. It never writes and holds no lock.

import LMDB

/// A ledger through a position. What is recorded meanwhile does not change it.
class EarlierLedger {
    let store: LedgerStore
    let transaction: TransactionReader
    /// The last position that is there.
    var position: Position
    /// Whether an import has staged events behind the position.
    private let isStaging: Bool

    /// The ledger as readers see it, in a state that was read from the snapshot.
    init(_ store: LedgerStore, _ transaction: TransactionReader, _ state: LedgerState) {
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

    /// The position of the void that takes out the event at a position; nil while it is in force.
    func void(ofEventAt position: Position) throws(LedgerError) -> Position? {
        guard let void = try store.void(ofEventAt: position, in: transaction), void <= self.position else { return nil }
        return void
    }

    /// The position of the first event of the stream with a number; nil when there is none.
    func firstPosition(category: UInt8, number: UInt32) throws(LedgerError) -> Position? {
        guard let first = try store.firstItem(category: category, number: number, in: transaction)?.position else {
            return nil
        }
        return first <= position ? first : nil
    }

    /// A stream as it was; nil when it had no event. Cost: two lookups, and one more for each 32 events staged behind.
    func stream(_ name: StreamName) throws(LedgerError) -> WorkingStream? {
        guard var stream = try store.stream(name, in: transaction), let number = stream.number else { return nil }
        while isStaging, stream.row.version > 0 {
            if stream.row.tailCount == 0 {
                // Taken back into the row only where at least its last event goes: a row
                // has room for less than a chunk.
                let chunk = UInt32(stream.row.sealedChunks - 1)
                let bytes = try store.sealedChunk(try sealedChunk(name.category, number, chunk), number, chunk)
                guard let last = StreamRow.items(bytes.span.bytes)?.last, last.position > position else { break }
                stream.row.unseal(bytes)
            }
            guard let last = stream.row.tail.last, last.position > position else { break }
            _ = stream.row.removeLast()
        }
        return stream.row.version > 0 ? stream : nil
    }

    /// The bytes of a sealed chunk of a stream's timeline; nil when there is none.
    func sealedChunk(_ category: UInt8, _ number: UInt32, _ chunk: UInt32) throws(LedgerError) -> [UInt8]? {
        let key = LedgerTables.key(category: category, number: number, chunk: chunk)
        return try store.value(store.tables.sealedTimelines, key, in: transaction)
    }

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
