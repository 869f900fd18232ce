// Looking an entry up by position or id, in a transaction of either kind.

import LMDB

extension LedgerStore {
    func beginRead() throws(LedgerError) -> TransactionReader {
        do {
            return try environment.beginRead()
        } catch { throw failure(error) }
    }

    func beginWrite() throws(LedgerError) -> WriteTransaction {
        do {
            return try environment.beginWrite()
        } catch { throw failure(error) }
    }

    /// A copy of the row with a key; nil when there is none.
    func value(_ table: Table, _ key: [UInt8], in transaction: TransactionReader) throws(LedgerError) -> [UInt8]? {
        do {
            return try transaction.value(table, key: key)
        } catch { throw failure(error) }
    }

    /// Throws `fileReplaced` where the ledger has another format than when it was opened: another program has brought it
    /// to the newest, whose tables are not those that are open here. Cost: one lookup.
    func checkFormat(in transaction: TransactionReader) throws(LedgerError) {
        let row = try value(tables.properties, LedgerTables.formatKey, in: transaction)
        guard let version = row.flatMap(LedgerFormat.version), version != format.version else { return }
        throw LedgerError(
            .fileReplaced, "the ledger was brought from format \(format.version) to \(version) while it is open here",
            remedy: "close it and open it again", file: path)
    }

    /// Whether what rules leave of entries is complete; false where it is not kept.
    func isFollowed(in transaction: TransactionReader) throws(LedgerError) -> Bool {
        guard tables.balances != nil else { return false }
        return try value(tables.properties, LedgerTables.followedKey, in: transaction) == LedgerTables.followedRow
    }

    /// A scan from a key on.
    func scan(_ table: Table, from key: [UInt8], in transaction: TransactionReader) throws(LedgerError) -> Scan {
        do {
            return try transaction.scan(table, from: key)
        } catch { throw failure(error) }
    }

    /// Goes to the next record of a scan; false when there is none.
    func step(_ scan: inout Scan) throws(LedgerError) -> Bool {
        do {
            return try scan.next()
        } catch { throw failure(error) }
    }

    /// How many rows a table has.
    func count(_ table: Table, in transaction: TransactionReader) throws(LedgerError) -> Int {
        do {
            return try transaction.count(table)
        } catch { throw failure(error) }
    }

    /// The entry that holds the event at a position; nil when there is none.
    func entry(holding position: Position, in transaction: TransactionReader) throws(LedgerError) -> RecordedEntry? {
        guard let found = try record(holding: position, in: transaction, RecordedEntry.init(record:)) else {
            return nil
        }
        // The key is checked too: a record under another entry's key is damage.
        guard let entry = found.value, entry.firstPosition == found.key else { throw unreadable(position) }
        return entry.lastPosition >= position ? entry : nil
    }

    /// The event at a position, without decoding the rest of its entry; nil when there is none.
    func event(at position: Position, in transaction: TransactionReader) throws(LedgerError) -> RecordedEvent? {
        guard try head(ofEntryHolding: position, in: transaction) != nil else { return nil }
        return try events(atFirstOf: CollectionOfOne(position), in: transaction).first
    }

    /// The numbers in the record of the entry that holds the event at a position, without its digest being checked
    /// unless `digest` says so; nil when there is none.
    func head(
        ofEntryHolding position: Position, digest: Bool = false, in transaction: TransactionReader
    ) throws(LedgerError) -> EntryHead? {
        let found = try record(holding: position, in: transaction) { record -> EntryHead? in
            EntryRecord(checking: record, digest: digest)?.head(in: record)
        }
        guard let found else { return nil }
        guard let head = found.value, head.firstPosition == found.key else { throw unreadable(position) }
        return head.lastPosition >= position ? head : nil
    }

    /// The events at the first of some positions, as many as are in the entry that holds the first of them; only they
    /// are decoded. Cost: a search in the tree and the digest of that record.
    func events(
        atFirstOf positions: some Collection<Position>, in transaction: TransactionReader
    ) throws(LedgerError) -> [RecordedEvent] {
        guard let first = positions.first else { return [] }
        let found = try record(holding: first, in: transaction) { record -> [RecordedEvent]? in
            guard let entry = EntryRecord(checking: record), let id = EntryTexts.id(head: record) else { return nil }
            var events: [RecordedEvent] = []
            for position in positions {
                guard position >= entry.firstPosition, position <= entry.lastPosition else { break }
                guard let event = RecordedEvent(at: position, of: entry, id: id, in: record) else { return nil }
                events.append(event)
            }
            return events.isEmpty ? nil : events
        }
        guard let events = found?.value, let event = events.first,
            found?.key == event.position - event.reference.ordinal + 1
        else { throw unreadable(first) }
        return events
    }

    /// What `body` makes of the last record that starts at a position or before it, and
    /// its key; nil when there is none.
    func record<Value>(
        holding position: Position, in transaction: TransactionReader, _ body: (RawSpan) -> Value?
    ) throws(LedgerError) -> (key: Position?, value: Value?)? {
        guard position >= 1 else { return nil }
        do {
            var cursor = try transaction.cursor(tables.entries)
            let isAt = try cursor.seek(atLeast: LedgerTables.key(position))
            let starts = isAt ? cursor.withCurrent { key, _ in LedgerTables.position(key) == position } : false
            if starts != true, try !cursor.previous() { return nil }
            return cursor.withCurrent { key, record in (LedgerTables.position(key), body(record)) }
        } catch { throw failure(error) }
    }

    /// Gives `body` the payload of the event at a position; false when there is none, or it can't be read.
    func withPayload(
        at position: Position, in transaction: TransactionReader, _ body: (RawSpan) -> Void
    ) throws(LedgerError) -> Bool {
        let found = try record(holding: position, in: transaction) { record -> Bool? in
            guard let range = EntryRecord.payload(ofEventAt: position, in: record) else { return nil }
            body(record.extracting(range))
            return true
        }
        return found?.value == true
    }

    /// The error for an entry that should hold a position and can't be read.
    func unreadable(_ position: Position) -> LedgerError {
        damaged("the entry that holds this position can't be read", position: position)
    }

    /// The event that a reference names; nil when there is none. Cost: two tree lookups,
    /// the digest of its entry's record.
    func event(_ reference: EventReference, in transaction: TransactionReader) throws(LedgerError) -> RecordedEvent? {
        guard (1...EntryLimits.identifierBytes).contains(reference.entry.utf8.count), reference.ordinal >= 1,
            let row = try value(tables.entryIDs, Array(reference.entry.utf8), in: transaction)
        else { return nil }
        guard let first = LedgerTables.position(row.span.bytes) else {
            throw damaged("the position of entry \(reference.entry) can't be read")
        }
        let found: (isThere: Bool, event: RecordedEvent?)?
        do {
            found = try transaction.withValue(tables.entries, key: LedgerTables.key(first)) { record in
                let count = Int(record.load(12, as: UInt32.self) ?? 0)
                guard reference.ordinal <= count else { return (false, nil) }
                return (true, RecordedEvent(at: first + reference.ordinal - 1, in: record))
            }
        } catch { throw failure(error) }
        if let found, !found.isThere { return nil }
        guard let event = found?.event, event.reference == reference else {
            throw damaged("the entry \(reference.entry) is not where its id points")
        }
        return event
    }

    /// The position of the void of an event, staged ones included; nil while it is in force. Cost: a tree lookup.
    func void(ofEventAt position: Position, in transaction: TransactionReader) throws(LedgerError) -> Position? {
        guard let row = try value(tables.voids, LedgerTables.key(position), in: transaction) else { return nil }
        guard let void = LedgerTables.position(row.span.bytes) else {
            throw damaged("the void of the event can't be read", position: position)
        }
        return void
    }

    /// The last position that the entries reach, by the head of the last record alone; 0 when there are none, nil when
    /// that record is damaged.
    func lastPosition(in transaction: TransactionReader) throws(LedgerError) -> Position? {
        let last: Position??
        do {
            var cursor = try transaction.cursor(tables.entries)
            guard try cursor.seekLast() else { return 0 }
            last = cursor.withCurrent { key, record in
                guard let position = LedgerTables.position(key), let count = record.load(12, as: UInt32.self),
                    record.load(16, as: UInt64.self) == UInt64(position)
                else { return nil }
                return position + Int(count) - 1
            }
        } catch { throw failure(error) }
        return last ?? nil
    }

    /// The entry with an id; nil when there is none.
    func entry(withID id: String, in transaction: TransactionReader) throws(LedgerError) -> RecordedEntry? {
        guard !id.isEmpty, id.utf8.count <= EntryLimits.identifierBytes else { return nil }
        let row: [UInt8]?
        do {
            row = try transaction.value(tables.entryIDs, key: Array(id.utf8))
        } catch { throw failure(error) }
        guard let row else { return nil }
        guard let position = LedgerTables.position(row.span.bytes),
            let entry = try entry(holding: position, in: transaction), entry.id == id
        else { throw damaged("the entry \(id) is not where its id points") }
        return entry
    }
}
