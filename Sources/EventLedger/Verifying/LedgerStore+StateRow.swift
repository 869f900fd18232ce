// A row of the running state that can't be read, as verifying reports it: which row it is, what it
// holds, and how far the ledger reaches by the row of the tree, so that the rest can be looked at all
// the same. Nothing is ever recorded by it.

import Files
import LMDB

extension LedgerStore {
    /// What is wrong with the row of the running state, and what it says; nil where it
    /// can be read, or a rebuild has moved it.
    func stateRowProblem(in transaction: TransactionReader) throws(LedgerError) -> Sentence? {
        let name: Sentence = "row \"state\" of table \"properties\", which says how far the ledger reaches,"
        guard let row = try value(tables.properties, LedgerTables.stateKey, in: transaction) else {
            let isRebuilding = try value(tables.properties, LedgerTables.rebuildingKey, in: transaction) != nil
            return isRebuilding ? nil : "the \(name) is missing"
        }
        guard LedgerState(row) == nil else { return nil }
        guard row.count == LedgerState.byteCount else {
            return "the \(name) has \(row.count) bytes, and \(LedgerState.byteCount) are right"
        }
        guard let visible = LedgerExtent(row.span.bytes, at: 0),
            let written = LedgerExtent(row.span.bytes, at: LedgerExtent.byteCount)
        else { return "the \(name) has numbers that can't be so" }
        return "the \(name) is not what was written: it says that readers see \(visible.words), and that "
            + "\(written.words) are written"
    }

    /// How far the ledger reaches: what the running state says or, where its row is damaged, the row of the tree, as if
    /// all of it were visible; nil when neither says, or a rebuild is under way.
    func probableState(in transaction: TransactionReader) throws(LedgerError) -> LedgerState? {
        if let state = try? state(in: transaction) { return state }
        guard try stateRowProblem(in: transaction) != nil,
            let frontier = try value(tables.properties, LedgerTables.treeKey, in: transaction).flatMap(TreeRow.frontier)
        else { return nil }
        var state = LedgerState()
        state.written.position = frontier.size
        state.visible.position = frontier.size
        return state
    }
}

extension LedgerExtent {
    /// How far it reaches, in words.
    fileprivate var words: Sentence { "\(position) events in \(entries) entries" }
}
