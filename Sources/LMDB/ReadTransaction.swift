// A snapshot of the file. It never writes, waits for nobody, and should be short: old pages can't be reused meanwhile.

/// One committed state of the file, unchanged whatever is written meanwhile; ends when it goes out of scope.
///
/// Cursors and scans made from it keep its snapshot until they are gone too.
public struct ReadTransaction: ~Copyable, TransactionReading {
    @usableFromInline let state: TransactionState

    init(state: TransactionState) { self.state = state }

    /// The identifier of the last transaction that had been committed when this one began.
    public var identifier: Int { state.identifier }

    /// Throws `snapshotLost` if the environment reads without a lock and two transactions were committed since this
    /// began, so that what was read may be wrong; call it at the end of a long read. Otherwise it costs nothing.
    public func checkSnapshot() throws(LMDBError) { try state.checkSnapshot() }

    /// Lends the value of a key to `body`; nil if there is no such key. Allocates nothing.
    @inlinable
    public func withValue<R>(_ table: Table, key: RawSpan, _ body: (RawSpan) -> R) throws(LMDBError) -> R? {
        try state.withValue(table, key, body)
    }

    /// The number of records of a table, at once.
    public func count(_ table: Table) throws(LMDBError) -> Int { try state.count(table) }

    /// A cursor over a table, not yet placed.
    public func cursor(_ table: Table) throws(LMDBError) -> Cursor { try Cursor(state, table) }

    /// A scan upwards from the first record whose key is at least `key`, or from the first of all.
    public func scan(_ table: Table, from key: [UInt8]?) throws(LMDBError) -> Scan {
        try Scan.begin(state, table, from: key)
    }
}
