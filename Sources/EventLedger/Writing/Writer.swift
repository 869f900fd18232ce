// What may be done inside a write transaction: look at streams as they stand, append entries, stage a long import.
// It judges nothing that belongs to a domain; it keeps what makes a ledger one: ids, positions, versions, times, voids.

import LMDB
import Synchronization

/// A write transaction of a ledger, lent by `Ledger.write`. What it appended is on the disk once `write` returns, and
/// none of it is there if `write` throws or the process dies before that.
public struct Writer: ~Copyable {
    let store: LedgerStore
    var transaction: WriteTransaction?
    var state: LedgerState
    var streams: [WorkingStream] = []
    var handles: [StreamName: StreamHandle] = [:]
    /// What the handles of this transaction carry, and no others do.
    private(set) var transactionNumber = Writer.nextTransactionNumber()
    /// How many streams of each category have events; numbers are given in the order of the first of them.
    var appearedStreams = LedgerExtent().streamCounts
    /// Events appended since the last commit.
    var pendingEvents = 0
    /// Whether this writer has committed entries beyond the visible position.
    var hasStaged = false
    /// The tree that grows with the entries; nil in a ledger without one, and while entries are judged again.
    var tree: GrowingTree?
    /// Whether recorded times may lie ahead of the clock.
    var allowsTimesAheadOfClock = false
    /// How far the clock may stand behind the last recorded time before nothing is recorded: clocks are set right by little.
    static let maximumClockLagMicroseconds: Int64 = 60_000_000
    /// Where the row that names the domain is to be written when this writer ends; nil where it is there.
    var domainTable: Table?
    /// The ledger below what this writer appends, where that is not in its own transaction: while entries are judged again,
    /// when there is no transaction, and in a dry run, whose transaction is that of a file of its own. Else nil.
    var earlier: EarlierLedger?

    /// Events and streams that one transaction holds before `isFull`, which bound its memory.
    static let maximumPendingEvents = 524_288
    static let maximumWorkingStreams = 49_152

    private static let transactionNumbers = Atomic<UInt64>(0)

    private static func nextTransactionNumber() -> UInt64 {
        transactionNumbers.add(1, ordering: .relaxed).newValue
    }

    init(store: LedgerStore) throws(LedgerError) {
        let transaction = try store.beginWrite()
        (state, tree) = try Writer.end(of: store, transaction)
        self.store = store
        self.transaction = consume transaction
        appearedStreams = state.written.streamCounts
    }

    /// How far a ledger reaches, and its tree; throws unless both fit its entries.
    static func end<Transaction: TransactionReading & ~Copyable>(
        of store: LedgerStore, _ transaction: borrowing Transaction
    ) throws(LedgerError) -> (LedgerState, GrowingTree?) {
        let state = try store.state(in: transaction)
        guard try store.lastPosition(in: transaction) == state.written.position else {
            throw store.damaged("the entries do not end at position \(state.written.position)")
        }
        return (state, try Writer.tree(store, transaction, size: state.written.position))
    }

    /// The last position there is, entries of this writer included; 0 in an empty ledger.
    public var lastPosition: Position { state.written.position }

    /// When the last entry was recorded: no entry may be recorded before it; nil in an empty ledger.
    public var lastRecordedAt: Instant? { Instant(microsecondsSinceEpoch: state.written.recordedAt) }

    /// The day that the ledger's clock shows now at the ledger's own offset from UTC.
    public var today: Day { (earlier?.present ?? store.clock()).day(at: store.format.offset) }

    /// Forgets all open streams; their handles are good for nothing from then on.
    mutating func closeStreams() {
        streams.removeAll(keepingCapacity: true)
        handles.removeAll(keepingCapacity: true)
        transactionNumber = Writer.nextTransactionNumber()
    }

    /// What `read` finds in the transaction; nil where there is none.
    func reading<Value: ~Copyable>(
        _ read: (borrowing WriteTransaction) throws(LedgerError) -> Value?
    ) throws(LedgerError) -> Value? {
        switch transaction {
        case .some(let transaction): return try read(transaction)
        case .none: return nil
        }
    }

    func value(_ table: Table, _ key: [UInt8]) throws(LedgerError) -> [UInt8]? {
        try reading { (transaction) throws(LedgerError) in try store.value(table, key, in: transaction) }
    }

    /// Stores a row; false only where `mode` is `noOverwrite` and the key exists.
    @discardableResult
    func put(
        _ table: Table, _ key: [UInt8], _ value: [UInt8], mode: PutMode = .overwrite
    ) throws(LedgerError) -> Bool {
        do {
            return try transaction?.put(table, key: key, value: value, mode: mode) ?? true
        } catch { throw store.failure(error) }
    }

    func remove(_ table: Table, _ key: [UInt8]) throws(LedgerError) {
        do {
            _ = try transaction?.delete(table, key: key)
        } catch { throw store.failure(error) }
    }
}
