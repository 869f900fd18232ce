// A write transaction on the tables of a ledger, with the errors of this module. Once it is committed, ended or has
// failed, every call throws: a caller that swallows a failure half-way can't commit the rest.

import LMDB

/// A write transaction of a ledger file. Going out of scope ends it without effect.
struct StoreTransaction: ~Copyable {
    let store: LedgerStore
    private var transaction: WriteTransaction?
    /// Reads in the transaction that is under way.
    private(set) var reader: TransactionReader

    /// Begins; the writers' lock is the caller's to hold.
    init(_ store: LedgerStore) throws(LedgerError) {
        let transaction = try store.beginWrite()
        self.store = store
        reader = transaction.reader
        self.transaction = consume transaction
    }

    /// Whether rows can still be stored and committed: false once it was committed or ended, or the storage has failed.
    var isUsable: Bool {
        switch transaction {
        case .some: (try? store.count(store.tables.entries, in: reader)) != nil
        case .none: false
        }
    }

    /// A copy of the row with a key; nil when there is none.
    func value(_ table: Table, _ key: [UInt8]) throws(LedgerError) -> [UInt8]? {
        try store.value(table, key, in: reader)
    }

    /// Stores a row; false only where `mode` is `noOverwrite` and the key exists.
    @discardableResult
    func put(
        _ table: Table, _ key: [UInt8], _ value: [UInt8], mode: PutMode = .overwrite
    ) throws(LedgerError) -> Bool {
        switch transaction {
        case .some(let transaction):
            do {
                return try transaction.put(table, key: key, value: value, mode: mode)
            } catch { throw store.failure(error) }
        case .none: throw ended
        }
    }

    /// Removes a row, if it is there.
    func remove(_ table: Table, _ key: [UInt8]) throws(LedgerError) {
        switch transaction {
        case .some(let transaction):
            do {
                try transaction.delete(table, key: key)
            } catch { throw store.failure(error) }
        case .none: throw ended
        }
    }

    /// Removes every row of a table, which stays.
    func removeAll(_ table: Table) throws(LedgerError) {
        switch transaction {
        case .some(let transaction):
            do {
                try transaction.removeAll(table)
            } catch { throw store.failure(error) }
        case .none: throw ended
        }
    }

    /// Makes everything durable; nothing can be done with it afterwards but `begin` again. `recorded` is what becomes
    /// visible by it, `lastPosition` the last position that then is.
    mutating func commit(showing recorded: RecordedAmount? = nil, through lastPosition: Position? = nil)
        throws(LedgerError)
    {
        guard let transaction = transaction.take() else { throw ended }
        let began = ContinuousClock.now
        do {
            try transaction.commit()
        } catch {
            let failure = store.failure(error)
            store.measures.failures.add(1)
            store.log(.commitFailed(code: failure.code.rawValue))
            throw failure
        }
        let nanoseconds = LedgerMeasures.nanoseconds(since: began)
        store.measures.commits.note(nanoseconds)
        if let recorded { store.measures.note(recorded) }
        store.log(.committed(recorded, lastPosition: lastPosition, nanoseconds: nanoseconds))
    }

    /// Goes on with another transaction behind one that was committed.
    mutating func begin() throws(LedgerError) {
        let next = try store.beginWrite()
        reader = next.reader
        transaction = consume next
    }

    /// Ends it without effect.
    mutating func end() { transaction = nil }

    /// What every use of it throws once it has ended.
    var ended: LedgerError {
        LedgerError(
            .storage, "an earlier failure ended the transaction", remedy: "nothing was recorded; try again",
            file: store.path)
    }
}
