// A place in a table that can move both ways. It shares its transaction's inner part, so it can't dangle: in a read
// transaction it keeps the snapshot, in a write transaction that has ended it throws `transactionEnded`.
internal import CLMDB

/// A movable place in one table. Bytes are given to a closure only.
///
/// After the transaction writes, the current record is looked up again; after it deletes that record, seek anew.
public struct Cursor: ~Copyable {
    private let state: TransactionState
    private let handle: OpaquePointer
    private let table: Table
    private var isPlaced = false
    private var writes = 0
    private var currentKey = UnsafeRawBufferPointer(start: nil, count: 0)
    private var currentValue = UnsafeRawBufferPointer(start: nil, count: 0)

    init(_ state: TransactionState, _ table: Table) throws(LMDBError) {
        self.handle = try state.openCursor(table)
        self.state = state
        self.table = table
    }

    deinit { state.closeCursor(handle) }

    /// Goes to the last record; false if the table is empty.
    @discardableResult
    public mutating func seekLast() throws(LMDBError) -> Bool { try move(MDB_LAST) }

    /// Goes to the first record whose key is at least `key`; false if there is none.
    @discardableResult
    public mutating func seek(atLeast key: RawSpan) throws(LMDBError) -> Bool { try move(MDB_SET_RANGE, to: key) }

    /// Goes to the first record whose key is at least `key`; false if there is none.
    @discardableResult
    public mutating func seek(atLeast key: [UInt8]) throws(LMDBError) -> Bool {
        try move(MDB_SET_RANGE, to: key.span.bytes)
    }

    /// Goes to the record of a key; false if there is none.
    @discardableResult
    public mutating func seek(exactly key: RawSpan) throws(LMDBError) -> Bool { try move(MDB_SET_KEY, to: key) }

    /// Goes to the record of a key; false if there is none.
    @discardableResult
    public mutating func seek(exactly key: [UInt8]) throws(LMDBError) -> Bool {
        try move(MDB_SET_KEY, to: key.span.bytes)
    }

    /// Goes one record up, or to the first if the cursor was never placed; false at the end.
    @discardableResult
    public mutating func next() throws(LMDBError) -> Bool { try move(MDB_NEXT) }

    /// Goes one record down, or to the last if the cursor was never placed; false at the beginning.
    @discardableResult
    public mutating func previous() throws(LMDBError) -> Bool { try move(MDB_PREV) }

    /// Gives the current key and value to `body`; nil if the cursor is not on a record.
    public mutating func withCurrent<R, E: Error>(
        _ body: (_ key: RawSpan, _ value: RawSpan) throws(E) -> R
    ) throws(E) -> R? {
        refresh()
        guard isPlaced else { return nil }
        state.readingClosures += 1
        defer { state.readingClosures -= 1 }
        return try body(currentKey.bytes, currentValue.bytes)
    }

    /// A copy of the current key; nil if the cursor is not on a record.
    public mutating func key() -> [UInt8]? {
        withCurrent { key, _ in key.withUnsafeBytes { [UInt8]($0) } }
    }

    /// A copy of the current value; nil if the cursor is not on a record.
    public mutating func value() -> [UInt8]? {
        withCurrent { _, value in value.withUnsafeBytes { [UInt8]($0) } }
    }

    private mutating func move(_ step: MDB_cursor_op, to key: RawSpan) throws(LMDBError) -> Bool {
        var found = MDB_val()
        var value = MDB_val()
        _ = try state.active("read")
        let handle = handle
        let result = key.withUnsafeBytes { bytes in
            found = MDB_val(bytes)
            return mdb_cursor_get(handle, &found, &value, step)
        }
        return try arrive(result, found, value)
    }

    private mutating func move(_ step: MDB_cursor_op) throws(LMDBError) -> Bool {
        var key = MDB_val()
        var value = MDB_val()
        _ = try state.active("read")
        return try arrive(mdb_cursor_get(handle, &key, &value, step), key, value)
    }

    private mutating func arrive(_ result: Int32, _ key: MDB_val, _ value: MDB_val) throws(LMDBError) -> Bool {
        isPlaced = result == MDB_SUCCESS
        try state.checkSnapshot()
        guard isPlaced else {
            if result == MDB_NOTFOUND { return false }
            throw state.failure(result, "read", table)
        }
        currentKey = UnsafeRawBufferPointer(key)
        currentValue = UnsafeRawBufferPointer(value)
        writes = state.writes
        return true
    }

    /// Looks the current record up again if the transaction was written to, or notes that it has ended.
    private mutating func refresh() {
        guard isPlaced, state.isWriter else { return }
        guard state.handle != nil else {
            isPlaced = false
            return
        }
        guard writes != state.writes else { return }
        var key = MDB_val()
        var value = MDB_val()
        isPlaced = mdb_cursor_get(handle, &key, &value, MDB_GET_CURRENT) == MDB_SUCCESS
        currentKey = UnsafeRawBufferPointer(key)
        currentValue = UnsafeRawBufferPointer(value)
        writes = state.writes
    }
}

extension TransactionState {
    func openCursor(_ table: Table) throws(LMDBError) -> OpaquePointer {
        var cursor: OpaquePointer?
        let result = mdb_cursor_open(try active("read"), table.handle, &cursor)
        guard result == MDB_SUCCESS, let cursor else { throw failure(result, "read", table) }
        return cursor
    }

    /// Closes a cursor, unless the end of a write transaction has done so.
    func closeCursor(_ cursor: OpaquePointer) {
        if handle != nil || !isWriter { mdb_cursor_close(cursor) }
    }
}
