// All ids of a ledger, straight from the tables that find streams and entries by them. Those tables are derived: what is
// found there is looked up in the entries before it is said of the ledger.

import LMDB

extension LedgerView {
    /// Lends the id of every visible stream of a category, in the order of its bytes, with the stream's number.
    ///
    /// Throws `damaged` when a row can't be read, and what `body` throws. Cost: one pass over the rows of the category.
    package func scanStreamIDs(
        of category: UInt8, _ body: (_ id: RawSpan, _ number: UInt32) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        let count = snapshot.streamCount(category: category)
        var rows = try store.scan(store.tables.streams, from: [category], in: snapshot.transaction)
        while try step(&rows) {
            let isInside = try rows.withRecord { (key, row) throws(LedgerError) -> Bool in
                guard key.load(0, as: UInt8.self) == category else { return false }
                guard row.byteCount == 4, let number = row.load(0, as: UInt32.self) else {
                    throw store.damaged("the number of a stream of category \(category) can't be read")
                }
                // Streams that an unfinished import opened are not visible.
                if number < count { try body(key.extracting(1..<key.byteCount), number) }
                return true
            }
            guard isInside else { return }
        }
    }

    /// Lends the id of every visible entry, in the order of its bytes, with the position of the entry's first event.
    ///
    /// Throws `damaged` when a row can't be read, and what `body` throws. Cost: one pass over the ids.
    package func scanEntryIDs(
        _ body: (_ id: RawSpan, _ first: Position) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        let last = snapshot.state.visible.position
        var rows = try store.scan(store.tables.entryIDs, from: [0], in: snapshot.transaction)
        while try step(&rows) {
            try rows.withRecord { (key, row) throws(LedgerError) in
                guard let position = LedgerTables.position(row) else {
                    throw store.damaged("the position of an entry can't be read")
                }
                if position <= last { try body(key, position) }
            }
        }
    }

    private func step(_ rows: inout Scan) throws(LedgerError) -> Bool {
        do {
            return try rows.next()
        } catch { throw store.failure(error) }
    }
}
