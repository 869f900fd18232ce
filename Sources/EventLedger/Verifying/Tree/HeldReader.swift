// A look at the committed state that is handed to another thread. LMDB ties no reader to a thread here (MDB_NOTLS); it may
// only not be used by two at once.

import LMDB

/// A read transaction that one thread begins and another uses.
final class HeldReader: @unchecked Sendable {
    let transaction: ReadTransaction

    init(_ transaction: consuming ReadTransaction) { self.transaction = transaction }

    /// Two looks at the same committed state, whatever others commit meanwhile.
    static func pair(_ store: LedgerStore) throws(LedgerError) -> (HeldReader, HeldReader) {
        while true {
            let readers = (HeldReader(try store.beginRead()), HeldReader(try store.beginRead()))
            if readers.0.transaction.identifier == readers.1.transaction.identifier { return readers }
        }
    }
}
