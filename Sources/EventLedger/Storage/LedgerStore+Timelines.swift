// The running state and the items of a stream, in a transaction of either kind.

import LMDB

extension LedgerStore {
    /// How far the ledger reaches. Throws `needsRebuild` while its derived tables are made again, or that was cut short.
    func state<Transaction: TransactionReading & ~Copyable>(
        in transaction: borrowing Transaction
    ) throws(LedgerError) -> LedgerState {
        let row = try value(tables.properties, LedgerTables.stateKey, in: transaction)
        if let row, let state = LedgerState(row) { return state }
        if row == nil, try value(tables.properties, LedgerTables.rebuildingKey, in: transaction) != nil {
            throw LedgerError(
                .needsRebuild, "its derived tables are being made again, or that was cut short",
                remedy: "run `socai rebuild`; no entry is lost", file: path)
        }
        throw damaged("the running state can't be read")
    }

    /// All items of the stream with a number, staged ones included, without their voids; empty when there is none.
    func items<Transaction: TransactionReading & ~Copyable>(
        category: UInt8, number: UInt32, in transaction: borrowing Transaction
    ) throws(LedgerError) -> [TimelineItem] {
        let key = LedgerTables.key(category: category, number: number)
        guard let bytes = try value(tables.timelines, key, in: transaction) else { return [] }
        guard let row = StreamRow(bytes) else {
            throw damaged("the timeline of stream number \(number) can't be read")
        }
        var items: [TimelineItem] = []
        for chunk in 0..<UInt32(row.sealedChunks) {
            items += try chunkItems(category: category, number: number, chunk: chunk, in: transaction)
        }
        return items + row.tail
    }

    /// The items of a sealed chunk.
    func chunkItems<Transaction: TransactionReading & ~Copyable>(
        category: UInt8, number: UInt32, chunk: UInt32, in transaction: borrowing Transaction
    ) throws(LedgerError) -> [TimelineItem] {
        let key = LedgerTables.key(category: category, number: number, chunk: chunk)
        guard let bytes = try value(tables.sealedTimelines, key, in: transaction),
            let items = StreamRow.items(bytes.span.bytes), items.count == StreamRow.itemsPerChunk
        else { throw damaged("part \(chunk) of the timeline of stream number \(number) can't be read") }
        return items
    }
}
