// A snapshot of the file. It never writes, waits for nobody, and should be short: old pages can't be reused meanwhile.

/// One committed state of the file, unaffected by what is written meanwhile; ends when it goes out of scope.
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

    /// Gives the value of a key to `body`; nil if there is no such key. Allocates nothing.
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

// What can be read in a transaction of either kind, so that code can be written once for both. Mapped bytes are
// given to a closure, which can't keep them.

/// Reading inside a transaction: `ReadTransaction` and `WriteTransaction` both offer it.
public protocol TransactionReading: ~Copyable {
    /// The identifier of the state that is read; in a write transaction the one it will have.
    var identifier: Int { get }

    /// Gives the value of a key to `body`; nil if there is no such key. Allocates nothing.
    func withValue<R>(_ table: Table, key: RawSpan, _ body: (RawSpan) -> R) throws(LMDBError) -> R?

    /// The number of records of a table, at once.
    func count(_ table: Table) throws(LMDBError) -> Int

    /// A cursor over a table, not yet placed.
    func cursor(_ table: Table) throws(LMDBError) -> Cursor

    /// A scan upwards from the first record whose key is at least `key`, or from the first of all.
    func scan(_ table: Table, from key: [UInt8]?) throws(LMDBError) -> Scan
}

extension TransactionReading where Self: ~Copyable {
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

    /// A scan upwards from the first record of all.
    @inlinable
    public func scan(_ table: Table) throws(LMDBError) -> Scan { try scan(table, from: nil) }
}

extension TransactionState {
    /// Yields a value; the one body of `withValue` of both kinds of transaction.
    @inlinable
    func withValue<R>(_ table: Table, _ key: RawSpan, _ body: (RawSpan) -> R) throws(LMDBError) -> R? {
        guard let bytes = try find(table, key) else {
            try checkSnapshot()
            return nil
        }
        readingClosures += 1
        let result = body(bytes.bytes)
        readingClosures -= 1
        try checkSnapshot()
        return result
    }
}
