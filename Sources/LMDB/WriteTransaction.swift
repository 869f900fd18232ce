// The one write transaction. Nothing of it is seen or survives unless `commit` returns; it never nests and never leaves
// its thread.

internal import CLMDB

/// Changes to the file that become visible and durable together at `commit`, or not at all.
///
/// Going out of scope without `commit` undoes everything.
/// After an error other than `notFound` or `keyExists` drop the transaction. Begin and end it on one thread.
public struct WriteTransaction: ~Copyable {
    private let state: TransactionState

    init(state: TransactionState) { self.state = state }

    // Cursors may still hold the inner part, so dropping the reference would not be enough.
    deinit { state.end() }

    /// Reads what the transaction sees, its own writes included.
    public var reader: TransactionReader { TransactionReader(state) }

    /// Stores a record; false only if `mode` is `noOverwrite` and the key exists.
    ///
    /// Throws `mapFull`, `badValueSize`, and `keyExists` for an append out of order.
    @discardableResult
    public func put(
        _ table: Table, key: RawSpan, value: RawSpan, mode: PutMode = .overwrite
    ) throws(LMDBError) -> Bool {
        try state.put(table, key, value, mode)
    }

    /// Stores a record; false only if `mode` is `noOverwrite` and the key exists.
    @discardableResult
    public func put(
        _ table: Table, key: [UInt8], value: [UInt8], mode: PutMode = .overwrite
    ) throws(LMDBError) -> Bool {
        try state.put(table, key.span.bytes, value.span.bytes, mode)
    }

    /// Removes a record; false if there is none.
    @discardableResult
    public func delete(_ table: Table, key: RawSpan) throws(LMDBError) -> Bool { try state.delete(table, key) }

    /// Removes a record; false if there is none.
    @discardableResult
    public func delete(_ table: Table, key: [UInt8]) throws(LMDBError) -> Bool {
        try state.delete(table, key.span.bytes)
    }

    /// Removes every record of a table, which stays. Costs a look at its branch pages, and room for the numbers of all.
    public func removeAll(_ table: Table) throws(LMDBError) { try state.removeAll(table) }

    /// Makes everything visible at once and, unless the environment is not synchronous, durable.
    ///
    /// If it throws (`noSpace`, `fileTooLarge`, `inputOutput`, `wrongThread`, ...) nothing was written, and unless the
    /// code is `panic` the environment can be used on. Costs one wait for the disk.
    public consuming func commit() throws(LMDBError) { try state.commit("commit to") }
}

// The ways of storing a record. It names LMDB's flags and knows nothing of tables.

/// What `put` does where the key exists already, or is known not to.
public enum PutMode: Hashable, Sendable {
    /// Replaces the value.
    case overwrite
    /// Leaves the value that is there, and returns false.
    case noOverwrite
    /// The key is greater than every key of the table: fast and leaves full pages; throws `keyExists` if it is not.
    case append

    var flags: UInt32 {
        switch self {
        case .overwrite: 0
        case .noOverwrite: UInt32(MDB_NOOVERWRITE)
        case .append: UInt32(MDB_APPEND)
        }
    }
}
