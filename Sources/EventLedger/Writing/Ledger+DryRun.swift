// Judging what would be recorded without recording it: on a snapshot of the ledger, with what is appended in a file of its own
// that has no name. It takes no lock, waits for nobody and makes nobody wait, and needs no right to write.

import LMDB

extension Ledger {
    /// Runs `body` with a writer whose entries nobody else ever sees, and which stands on what is recorded at this moment.
    ///
    /// The writer answers as one of `writeForDomain` would that began at the same moment. What it appends is kept in memory
    /// and, beyond that, in a file without a name in the ledger's folder or, where this user may not write there, in /tmp.
    /// Throws `noSpace` where there is no room for it. While it lasts, pages that writers give up are not used again.
    package func dryRunForDomain<Result, Failure: LedgerFailure>(
        allowingTimesAheadOfClock: Bool = false, _ body: (inout Writer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try failing(as: Failure.self) { () throws -> Result in
            var writer = try Writer(dryRunOn: store)
            writer.allowsTimesAheadOfClock = allowingTimesAheadOfClock
            let result = try body(&writer)
            try writer.earlier?.checkSnapshot()
            return result
        }
    }
}

extension Writer {
    /// A writer behind the last entry that readers see, whose own transaction is that of a file without a name.
    init(dryRunOn ledger: LedgerStore) throws(LedgerError) {
        // A program that names the domain of an older file may have come since this one opened it.
        if let domain = ledger.domain { try Ledger.check(ledger.environment, ledger.tables, domain) }
        let snapshot = try ledger.beginRead()
        var (state, _) = try Writer.end(of: ledger, snapshot)
        let store = try LedgerStore(asideOf: ledger)
        let transaction = try store.beginWrite()
        earlier = EarlierLedger(ledger, snapshot, state)
        state.written = state.visible
        appearedStreams = state.written.streamCounts
        self.state = state
        self.store = store
        self.transaction = consume transaction
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
