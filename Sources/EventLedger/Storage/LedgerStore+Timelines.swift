// The running state and the items of a stream, in a transaction of either kind.

import LMDB

extension LedgerStore {
    /// How far the ledger reaches. Throws `needsRebuild` while its derived tables are
    /// made again, or that was cut short.
    func state(in transaction: TransactionReader) throws(LedgerError) -> LedgerState {
        let row = try value(tables.properties, LedgerTables.stateKey, in: transaction)
        if let row, let state = LedgerState(row) { return state }
        if row == nil, try value(tables.properties, LedgerTables.rebuildingKey, in: transaction) != nil {
            throw LedgerError(
                .needsRebuild, "its derived tables are being made again, or that was cut short",
                remedy: "make them again; no entry is lost", file: path)
        }
        throw damaged("the running state can't be read")
    }

    /// The number of a stream within its category; nil when it has no events.
    func number(of name: StreamName, in transaction: TransactionReader) throws(LedgerError) -> UInt32? {
        // No stream has such an id, and a key has at most 511 bytes.
        guard (1...EntryLimits.identifierBytes).contains(name.id.utf8.count) else { return nil }
        guard let row = try value(tables.streams, LedgerTables.key(name), in: transaction) else { return nil }
        guard row.count == 4, let number = row.span.bytes.load(0, as: UInt32.self) else {
            throw damaged("the number of stream \(name.id) can't be read")
        }
        return number
    }

    /// The row of the stream with a number, staged events included; nil when there is none.
    func row(category: UInt8, number: UInt32, in transaction: TransactionReader) throws(LedgerError) -> StreamRow? {
        let key = LedgerTables.key(category: category, number: number)
        guard let bytes = try value(tables.timelines, key, in: transaction) else { return nil }
        guard let row = StreamRow(bytes) else {
            throw damaged("the timeline of stream number \(number) can't be read")
        }
        return row
    }

    /// The first item of the stream with a number; nil when there is none.
    func firstItem(
        category: UInt8, number: UInt32, in transaction: TransactionReader
    ) throws(LedgerError) -> TimelineItem? {
        guard let row = try row(category: category, number: number, in: transaction) else { return nil }
        guard row.sealedChunks > 0 else { return row.tail.first }
        return try chunkItems(category: category, number: number, chunk: 0, in: transaction).first
    }

    /// All items of the stream with a number, staged ones included, without their voids; empty when there is none.
    func items(
        category: UInt8, number: UInt32, in transaction: TransactionReader
    ) throws(LedgerError) -> [TimelineItem] {
        guard let row = try row(category: category, number: number, in: transaction) else { return [] }
        return try items(of: row, category: category, number: number, in: transaction)
    }

    /// All items of the stream with a number and a row, without their voids. Cost: one lookup, and a step for 32 items.
    func items(
        of row: StreamRow, category: UInt8, number: UInt32, in transaction: TransactionReader
    ) throws(LedgerError) -> [TimelineItem] {
        guard row.sealedChunks > 0 else { return row.tail }
        var items: [TimelineItem] = []
        // A damaged row may say that it has any number.
        items.reserveCapacity(min(row.version, 4_096))
        let first = LedgerTables.key(category: category, number: number, chunk: 0)
        var chunks = try scan(tables.sealedTimelines, from: first, in: transaction)
        for chunk in 0..<UInt32(row.sealedChunks) {
            let isThere = try step(&chunks)
            let isRight = chunks.withRecord { key, bytes in
                guard isThere, LedgerTables.isKey(key, category, number, chunk: chunk),
                    bytes.byteCount == StreamRow.itemsPerChunk * TimelineItem.byteCount
                else { return false }
                StreamRow.append(bytes, to: &items)
                return true
            }
            guard isRight else { throw damagedChunk(chunk, number) }
        }
        row.appendTail(to: &items)
        return items
    }

    /// The items of a sealed chunk.
    func chunkItems(
        category: UInt8, number: UInt32, chunk: UInt32, in transaction: TransactionReader
    ) throws(LedgerError) -> [TimelineItem] {
        let key = LedgerTables.key(category: category, number: number, chunk: chunk)
        let bytes = try sealedChunk(try value(tables.sealedTimelines, key, in: transaction), number, chunk)
        return StreamRow.items(bytes.span.bytes) ?? []
    }

    /// The bytes of a sealed chunk, which must be there whole.
    func sealedChunk(_ bytes: [UInt8]?, _ number: UInt32, _ chunk: UInt32) throws(LedgerError) -> [UInt8] {
        guard let bytes, bytes.count == StreamRow.itemsPerChunk * TimelineItem.byteCount else {
            throw damagedChunk(chunk, number)
        }
        return bytes
    }

    private func damagedChunk(_ chunk: UInt32, _ number: UInt32) -> LedgerError {
        damaged("part \(chunk) of the timeline of stream number \(number) can't be read")
    }
}
