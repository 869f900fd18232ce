// Where programs that follow a ledger keep how far they have come: in the ledger, so that it is committed with what
// they record, or alone. It uses no position.

import LMDB

extension ReadableLedger {
    /// The position that a consumer has reached; nil while it kept none. Throws `damaged` where the row can't be read.
    /// Cost: a lookup.
    public func position(ofConsumer name: String) throws(LedgerError) -> Position? {
        guard let table = try store.consumerTable() else { return nil }
        let key = Array(name.utf8)
        guard (1...EntryLimits.identifierBytes).contains(key.count),
            let row = try store.value(table, key, in: try store.beginRead())
        else { return nil }
        guard let position = ConsumerRow.position(key.span.bytes, row.span.bytes) else {
            throw store.damaged("the position of consumer \(name) can't be read")
        }
        return position
    }

    /// Every consumer that kept a position, with it. Throws `damaged` where a row can't be read.
    public func consumers() throws(LedgerError) -> [String: Position] {
        var found: [String: Position] = [:]
        var damaged: String?
        try store.scanConsumers { name, position in
            if let position { found[name] = position } else { damaged = name }
        }
        if let damaged { throw store.damaged("the position of consumer \(damaged) can't be read") }
        return found
    }

    /// Keeps the position that a consumer has reached: behind every event through it, 0 behind none. It may go back.
    ///
    /// When this returns it is on the disk. Throws `invalidPosition` where no event that readers see has
    /// it, `invalidEntry` for a name of other than 1–64 bytes, `readOnly`, `noSpace`. Cost: one durable
    /// commit, and two for the first of a ledger.
    public func setPosition(_ position: Position, ofConsumer name: String) throws(LedgerError) {
        try store.checkConsumer(name, at: position, through: lastPosition())
        let lock = try store.lockWriters()
        defer { withExtendedLifetime(lock) {} }
        let table: Table
        do {
            table = try store.environment.openTables([ConsumerRow.table], create: true)[0]
        } catch { throw store.failure(error) }
        var transaction = try StoreTransaction(store)
        try transaction.put(table, Array(name.utf8), ConsumerRow.bytes(name, position))
        try transaction.commit()
    }
}
