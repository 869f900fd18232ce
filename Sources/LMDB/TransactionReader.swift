// What can be read in a transaction of either kind: a snapshot of the file, or what a write transaction sees. It never
// writes and waits for nobody. Mapped bytes are given to a closure, which can't keep them.

/// Reading in a transaction: one committed state of the file (`Environment.beginRead`), unaffected by what is written
/// meanwhile, or what a write transaction sees (`WriteTransaction.reader`), its own writes included.
///
/// A snapshot ends with the last copy of its reader and the last cursor and scan made from it; it should be short,
/// because old pages can't be reused meanwhile. Once a write transaction has ended every call throws
/// `transactionEnded`.
public struct TransactionReader {
    @usableFromInline let state: TransactionState

    init(_ state: TransactionState) { self.state = state }

    /// The identifier of the last transaction that had been committed when this one began; in a write transaction the
    /// one that the file's state will have when it is committed.
    public var identifier: Int { state.identifier }

    /// Throws `snapshotLost` if the environment reads without a lock and two transactions were committed since this
    /// began, so that what was read may be wrong; call it at the end of a long read. Otherwise it costs nothing.
    public func checkSnapshot() throws(LMDBError) { try state.checkSnapshot() }

    /// Gives the value of a key to `body`, in which nothing may be written to the transaction; nil if there is no such
    /// key. Allocates nothing.
    @inlinable
    public func withValue<R>(_ table: Table, key: RawSpan, _ body: (RawSpan) -> R) throws(LMDBError) -> R? {
        guard let bytes = try state.find(table, key) else {
            try state.checkSnapshot()
            return nil
        }
        state.readingClosures += 1
        let result = body(bytes.bytes)
        state.readingClosures -= 1
        try state.checkSnapshot()
        return result
    }

    /// Gives the value of a key to `body`; nil if there is no such key.
    @inlinable
    public func withValue<R>(_ table: Table, key: [UInt8], _ body: (RawSpan) -> R) throws(LMDBError) -> R? {
        try withValue(table, key: key.span.bytes, body)
    }

    /// A copy of the value of a key; nil if there is no such key.
    @inlinable
    public func value(_ table: Table, key: RawSpan) throws(LMDBError) -> [UInt8]? {
        try withValue(table, key: key) { bytes in bytes.withUnsafeBytes { [UInt8]($0) } }
    }

    /// A copy of the value of a key; nil if there is no such key.
    @inlinable
    public func value(_ table: Table, key: [UInt8]) throws(LMDBError) -> [UInt8]? {
        try value(table, key: key.span.bytes)
    }

    /// The number of records of a table, at once.
    public func count(_ table: Table) throws(LMDBError) -> Int { try state.count(table) }

    /// The bytes of all pages of a table, at once.
    public func bytes(of table: Table) throws(LMDBError) -> Int { try state.bytes(of: table) }

    /// A cursor over a table, not yet placed.
    public func cursor(_ table: Table) throws(LMDBError) -> Cursor { try Cursor(state, table) }

    /// A scan upwards from the first record whose key is at least `key`, or from the first of all. A write transaction
    /// must not be written to while it lasts.
    public func scan(_ table: Table, from key: [UInt8]? = nil) throws(LMDBError) -> Scan {
        try Scan.begin(state, table, from: key)
    }
}
