// The cursor of a replay: upwards only, and always one record ahead, so that memory fetches the next record while the
// caller works on this one. It allocates nothing per record and never writes.
internal import CLMDB

/// Has the processor fetch what is at an address that will be read soon; any address is harmless.
package func prefetch(_ address: UnsafeRawPointer) { socai_prefetch(address) }

/// A walk upwards over a table's records, for a transaction that is not written to meanwhile.
///
/// Call `next`, then `withRecord`. It keeps its transaction's snapshot until it is gone.
public struct Scan: ~Copyable {
    private let state: TransactionState
    private let cursor: OpaquePointer
    private let table: Table
    private let writes: Int
    private var hasUpcoming = false
    private var upcomingKey = MDB_val()
    private var upcomingValue = MDB_val()
    @usableFromInline var key = UnsafeRawBufferPointer(start: nil, count: 0)
    @usableFromInline var value = UnsafeRawBufferPointer(start: nil, count: 0)

    /// Bytes of a coming value that are fetched ahead; the processor follows longer ones by itself.
    private static let bytesFetchedAhead = 256
    /// Bytes below a coming value that are fetched ahead: where the value after it is.
    private static let bytesFetchedBelow = 1024
    private static let lineBytes = 64
    /// The usual page size; where it is another, what is fetched is only less useful.
    private static let pageBytes = 4096

    private init(_ state: TransactionState, _ table: Table, cursor: OpaquePointer) {
        self.cursor = cursor
        self.state = state
        self.table = table
        writes = state.writes
    }

    /// Begins before the first record whose key is at least `key`, or before the first of all.
    static func begin(_ state: TransactionState, _ table: Table, from key: [UInt8]?) throws(LMDBError) -> Scan {
        var scan = Scan(state, table, cursor: try state.openCursor(table))
        let cursor = scan.cursor
        var foundKey = MDB_val()
        var foundValue = MDB_val()
        let result: Int32
        if let key {
            result = key.withUnsafeBytes { bytes in
                foundKey = MDB_val(bytes)
                return mdb_cursor_get(cursor, &foundKey, &foundValue, MDB_SET_RANGE)
            }
        } else {
            result = mdb_cursor_get(cursor, &foundKey, &foundValue, MDB_FIRST)
        }
        scan.upcomingKey = foundKey
        scan.upcomingValue = foundValue
        try scan.arrive(result)
        return scan
    }

    deinit { state.closeCursor(cursor) }

    /// Goes to the next record (the first, at first); false when there is none, also if called again.
    ///
    /// Throws `scanInvalidated` if the transaction was written to, and `snapshotLost`
    /// where reading goes without a lock.
    public mutating func next() throws(LMDBError) -> Bool {
        guard state.handle != nil, state.writes == writes else { throw invalidated() }
        guard hasUpcoming else {
            key = UnsafeRawBufferPointer(start: nil, count: 0)
            value = key
            try state.checkSnapshot()
            return false
        }
        key = UnsafeRawBufferPointer(upcomingKey)
        value = UnsafeRawBufferPointer(upcomingValue)
        try arrive(mdb_cursor_get(cursor, &upcomingKey, &upcomingValue, MDB_NEXT))
        return true
    }

    /// Gives the current record to `body`; both spans are empty before the first `next` and after the last.
    @inlinable @inline(__always)
    public borrowing func withRecord<R, E: Error>(
        _ body: (_ key: RawSpan, _ value: RawSpan) throws(E) -> R
    ) throws(E) -> R {
        try body(key.bytes, value.bytes)
    }

    private mutating func arrive(_ result: Int32) throws(LMDBError) {
        if state.environment.readsWithoutLock { try state.checkSnapshot() }
        hasUpcoming = result == MDB_SUCCESS
        guard hasUpcoming else {
            if result == MDB_NOTFOUND { return }
            throw state.failure(result, "read", table)
        }
        guard let start = upcomingValue.mv_data else { return }
        prefetch(around: UnsafeRawPointer(start), byteCount: upcomingValue.mv_size)
    }

    /// Asks for the beginning of a record and for what is below it. LMDB fills a page from its end downwards, so the
    /// record after this one is just below, or at the end of the next page; stepping the cursor touches its head, and
    /// waiting for that is most of what a plain scan costs.
    @inline(__always)
    private func prefetch(around start: UnsafeRawPointer, byteCount: Int) {
        var offset = 0
        while offset < min(byteCount, Self.bytesFetchedAhead) {
            socai_prefetch(start + offset)
            offset += Self.lineBytes
        }
        let place = Int(UInt(bitPattern: start) & UInt(Self.pageBytes - 1))
        if place < Self.bytesFetchedBelow {
            let next = start + (2 * Self.pageBytes - place)
            offset = Self.lineBytes
            while offset <= Self.bytesFetchedBelow {
                socai_prefetch(next - offset)
                offset += Self.lineBytes
            }
            socai_prefetch(start + (Self.pageBytes - place))
        }
        offset = Self.lineBytes
        while offset <= min(place, Self.bytesFetchedBelow) {
            socai_prefetch(start - offset)
            offset += Self.lineBytes
        }
    }

    private func invalidated() -> LMDBError {
        state.environment.failure(
            state.handle == nil ? .transactionEnded : .scanInvalidated, "read table '\(table.name)' of")
    }
}
