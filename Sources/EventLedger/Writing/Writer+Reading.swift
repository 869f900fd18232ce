// Looking at recorded entries from inside a write transaction, those of this writer included.

import LMDB

extension Writer {
    /// The entry with an id; nil when there is none. Cost: two tree lookups and a copy of the entry.
    public func entry(withID id: String) throws(LedgerError) -> RecordedEntry? {
        if let rehearsal {
            return rehearsal.met(try store.entry(withID: id, in: rehearsal.transaction), through: lastPosition)
        }
        switch transaction {
        case .some(let transaction): return try store.entry(withID: id, in: transaction)
        case .none: return nil
        }
    }

    /// The entry that holds the event at a position; nil when there is none.
    public func entry(at position: Position) throws(LedgerError) -> RecordedEntry? {
        if let rehearsal {
            return rehearsal.met(try store.entry(holding: position, in: rehearsal.transaction), through: lastPosition)
        }
        switch transaction {
        case .some(let transaction): return try store.entry(holding: position, in: transaction)
        case .none: return nil
        }
    }

    /// The event that a reference names; nil when there is none. Cost: two tree lookups and the digest of its entry.
    public func event(_ reference: EventReference) throws(LedgerError) -> RecordedEvent? {
        if let rehearsal {
            guard let event = try store.event(reference, in: rehearsal.transaction) else { return nil }
            return event.position <= lastPosition ? event : nil
        }
        switch transaction {
        case .some(let transaction): return try store.event(reference, in: transaction)
        case .none: return nil
        }
    }

    /// The event at a position; nil when there is none.
    public func event(at position: Position) throws(LedgerError) -> RecordedEvent? {
        if let rehearsal {
            guard position <= lastPosition else { return nil }
            return try store.event(at: position, in: rehearsal.transaction)
        }
        switch transaction {
        case .some(let transaction): return try store.event(at: position, in: transaction)
        case .none: return nil
        }
    }

    /// The position of the void that takes out the event at a position; nil while it stands. Cost: a tree lookup.
    public func void(ofEventAt position: Position) throws(LedgerError) -> Position? {
        guard let row = try value(store.tables.voids, LedgerTables.key(position)) else { return nil }
        guard let void = LedgerTables.position(row.span.bytes) else {
            throw store.damaged("the void of the event can't be read", position: position)
        }
        return void <= lastPosition ? void : nil
    }
}

extension Writer {
    /// Opens the stream with a number in a category. Throws `notFound` when there is none.
    public mutating func open(category: UInt8, number: UInt32) throws(LedgerError) -> StreamHandle {
        if let open = streams.first(where: { $0.name.category == category && $0.number == number }) {
            return try self.open(open.name)
        }
        let bytes = try value(store.tables.timelines, LedgerTables.key(category: category, number: number))
        let sealed = try value(
            store.tables.sealedTimelines, LedgerTables.key(category: category, number: number, chunk: 0))
        let first =
            sealed.flatMap { StreamRow.items($0.span.bytes)?.first }
            ?? bytes.flatMap { StreamRow($0)?.tail.first }
        guard let first, let event = try event(at: first.position) else {
            throw LedgerError(
                .notFound, "there is no stream with number \(number) in category \(category)", file: store.path)
        }
        return try open(event.stream)
    }

    /// Folds all raw events recorded so far, those of this writer included, into a projection.
    public func replay<Folding: Projection>(into projection: inout Folding) throws(LedgerError) {
        if let rehearsal {
            let walk = try EntryWalk(
                store, rehearsal.transaction, after: 0, through: lastPosition, visible: lastPosition, isCommitted: false
            )
            return try Writer.fold(walk, into: &projection)
        }
        switch transaction {
        case .some(let transaction):
            let walk = try EntryWalk(
                store, transaction, after: 0, through: lastPosition, visible: lastPosition, isCommitted: false)
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
