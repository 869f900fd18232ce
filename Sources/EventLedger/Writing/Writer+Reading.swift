// Looking at recorded entries from inside a write transaction, those of this writer included: first at its own, then at the
// ledger below them.

import LMDB

extension Writer {
    /// The entry with an id; nil when there is none. Cost: two tree lookups and a copy of the entry.
    public func entry(withID id: String) throws(LedgerError) -> RecordedEntry? {
        let own = try reading { (transaction) throws(LedgerError) in try store.entry(withID: id, in: transaction) }
        if let own { return own }
        return try earlier?.entry(withID: id)
    }

    /// The entry that holds the event at a position; nil when there is none.
    public func entry(at position: Position) throws(LedgerError) -> RecordedEntry? {
        let own = try reading { (transaction) throws(LedgerError) in
            try store.entry(holding: position, in: transaction)
        }
        if let own { return own }
        return try earlier?.entry(holding: position)
    }

    /// The event that a reference names; nil when there is none. Cost: two tree lookups and the digest of its entry.
    public func event(_ reference: EventReference) throws(LedgerError) -> RecordedEvent? {
        let own = try reading { (transaction) throws(LedgerError) in try store.event(reference, in: transaction) }
        if let own { return own }
        return try earlier?.event(reference)
    }

    /// The event at a position; nil when there is none.
    public func event(at position: Position) throws(LedgerError) -> RecordedEvent? {
        let own = try reading { (transaction) throws(LedgerError) in try store.event(at: position, in: transaction) }
        if let own { return own }
        return try earlier?.event(at: position)
    }

    /// The position of the void that takes out the event at a position; nil while it stands. Cost: a tree lookup.
    public func void(ofEventAt position: Position) throws(LedgerError) -> Position? {
        let own = try reading { (transaction) throws(LedgerError) in
            try store.void(ofEventAt: position, in: transaction)
        }
        if let own { return own }
        return try earlier?.void(ofEventAt: position)
    }
}

extension Writer {
    /// Opens the stream with a number in a category. Throws `notFound` when there is none.
    public mutating func open(category: UInt8, number: UInt32) throws(LedgerError) -> StreamHandle {
        if let open = streams.first(where: { $0.name.category == category && $0.number == number }) {
            return try self.open(open.name)
        }
        guard let name = try streamName(category: category, number: number) else {
            throw LedgerError(
                .notFound, "there is no stream with number \(number) in category \(category)", file: store.path)
        }
        return try open(name)
    }

    private func streamName(category: UInt8, number: UInt32) throws(LedgerError) -> StreamName? {
        if let name = try earlier?.streamName(category: category, number: number) { return name }
        let first = try reading { (transaction) throws(LedgerError) in
            try store.firstItem(category: category, number: number, in: transaction)
        }
        return try first.flatMap { (first) throws(LedgerError) in try event(at: first.position)?.stream }
    }

    /// Folds all raw events recorded so far, those of this writer included, into a projection.
    public func replay<Folding: Projection>(into projection: inout Folding) throws(LedgerError) {
        if let earlier {
            let voids = try reading { (transaction) throws(LedgerError) in
                try store.scan(store.tables.voids, from: LedgerTables.key(1), in: transaction)
            }
            try Writer.fold(try earlier.walk(laterVoids: voids), into: &projection)
        }
        switch transaction {
        case .some(let transaction):
            let walk = try EntryWalk(
                store, transaction, after: earlier?.position ?? 0, through: lastPosition, visible: lastPosition,
                isCommitted: false)
            try Writer.fold(walk, into: &projection)
        case .none: break
        }
    }

    private static func fold<Folding: Projection>(
        _ walk: consuming EntryWalk, into projection: inout Folding
    ) throws(LedgerError) {
        while try walk.next() { try walk.fold(into: &projection) }
    }
}
