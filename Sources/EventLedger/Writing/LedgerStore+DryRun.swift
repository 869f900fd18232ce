// Judging what would be recorded without recording it: on a snapshot of the ledger, with what is appended in a file of
// its own that has no name. It takes no lock, waits for nobody and makes nobody wait, and needs no right to write.

import LMDB

extension LedgerStore {
    /// Runs `body` with a writer whose entries nobody else ever sees, and which begins at
    /// what is recorded at this moment.
    ///
    /// The writer answers as one of `write` would that began at the same moment. What it appends is kept in memory
    /// and, beyond that, in a file without a name in the ledger's folder or, where permission to write there is denied,
    /// in /tmp. Throws `noSpace` where there is no room for it. Meanwhile pages that writers give up are not reused.
    func dryRun<Result, Failure: LedgerFailure>(
        allowingTimesAheadOfClock: Bool, _ body: (inout Writer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try failing(as: Failure.self) { () throws -> Result in
            // A program that names the domain of an older file may have come since this one opened it.
            if let domain { try LedgerStore.check(environment, tables, domain) }
            let consumerTable = try consumerTable()
            let snapshot = try beginRead()
            let state = try checkedState(in: snapshot)
            // It grows no tree, and stops at one that a writer would stop at.
            _ = try StoredEdge.read(self, snapshot, size: state.written.position)
            let below = EarlierLedger(self, snapshot, state)
            let transaction = try StoreTransaction(LedgerStore(asideOf: self))
            var writer = Writer(
                RowWriter(transaction, over: below, state.visible, nil), visible: state.visible,
                consumerTable: consumerTable, allowsTimesAheadOfClock: allowingTimesAheadOfClock)
            let result = try body(&writer)
            try below.checkSnapshot()
            return result
        }
    }
}

extension LedgerStore {
    /// The tables of entries and streams, empty, in a file without a name.
    fileprivate convenience init(asideOf ledger: LedgerStore) throws(LedgerError) {
        let file = try ScratchFile(besideLedgerAt: ledger.path)
        defer { file.release() }
        do throws(LMDBError) {
            let environment = try Environment(takingNameOf: file.path)
            // Those of the first format: nothing is proved of what is not recorded.
            let tables = try environment.openTables(LedgerTables.names(format: 1), create: true)
            self.init(
                environment: environment, tables: LedgerTables(tables), format: ledger.format, domain: ledger.domain,
                clock: ledger.clock, secrets: ledger.secrets, path: file.place)
        } catch { throw LedgerStore.failure(error, path: file.place) }
    }
}
