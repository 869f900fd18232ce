// Making the derived tables again from the entries. The entries and the format row are read and never written.
//
// While it lasts the row of the running state is under another key, `rebuilding`, and there is none under `state`:
//   1  one commit: the state moves to `rebuilding`, the derived tables are emptied
//   2  commits of bounded size: the rows of the next entries are added
//   3  one commit: the last rows, and the state moves back
// If the process dies behind 1 and before 3, every program that reads or writes the ledger, an older one too, gets an
// error instead of half a table, and the next rebuild begins again at 1.

import Files
import LMDB

extension ReadableLedger {
    /// Makes every derived table again, as recording the entries anew would; returns the last position.
    ///
    /// Throws `damaged` with the ledger as it was when pages or entries are damaged or contradict each other, when the
    /// stored hashes or a kept checkpoint show that an entry or its secret is not what it was, or when the state can't
    /// be read, since then nobody knows what is visible; and `noSpace` where there is less room than the tables take that are
    /// made again, unless a rebuild was cut short before. Other writers wait; readers get `needsRebuild` meanwhile. If
    /// it throws later, or the process dies, the ledger says `needsRebuild` until a rebuild succeeds. Cost: that of an
    /// import without parsing; memory for each id of an entry and of a stream.
    @discardableResult
    public func rebuild(
        rules: (any LedgerRules)? = nil, progress: (Position, Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> Position {
        let lock = try store.lockWriters()
        defer { withExtendedLifetime(lock) {} }
        let state = try store.checkedForRebuild()
        var rebuilder = try Rebuilder(store, state, rules)
        try rebuilder.run(progress)
        store.checkedBalances.forget()
        store.log(.rebuilt(through: state.visible.position, isUpgrade: false))
        return state.visible.position
    }
}

extension LedgerStore {
    /// The state of a ledger whose tables are to be made again, those of the newest format beside them where it is
    /// upgraded; throws where that can't be done, before anything is changed. The writers' lock is the caller's to hold.
    func checkedForRebuild(upgrading: Bool = false) throws(LedgerError) -> LedgerState {
        do {
            try environment.checkPages()
        } catch { throw failure(error) }
        let (state, isCutShort) = try stateToRebuild()
        // After a rebuild that was cut short there are no stored hashes to compare, and readers wait for its end.
        if !isCutShort {
            let needed = try upgrading ? fileBytes() : derivedBytes()
            try checkRoom(free: System.freeBytes(besideFileAt: path), needed: needed)
        }
        try checkEntries(state)
        try RebuildCheck.run(self, state)
        try checkLeaves(state, isCutShort: isCutShort)
        return state
    }

    /// The bytes of the tables that are made again. Their pages are free only behind the commit that empties them.
    func derivedBytes() throws(LedgerError) -> UInt64 {
        let transaction = try beginRead()
        var bytes = 0
        do {
            for table in tables.all where LedgerTables.derivedNames.contains(table.name) {
                bytes &+= try transaction.bytes(of: table)
            }
        } catch { throw failure(error) }
        return UInt64(max(0, bytes))
    }

    /// Throws unless there is room for so much beside what there is: once tables are emptied nothing can be read until
    /// they are made again.
    func checkRoom(free: UInt64?, needed: UInt64) throws(LedgerError) {
        guard let free, free < needed else { return }
        throw LedgerError(
            .noSpace,
            "making the derived tables again can take \(needed) bytes beside the ledger, and \(free) are free",
            remedy: "make room and run it again; nothing was changed", file: path)
    }

    private func fileBytes() throws(LedgerError) -> UInt64 {
        do {
            return UInt64(try FileStatus(path: environment.resolvedPath).sizeBytes)
        } catch { throw LedgerError(.storage, "the size of the file can't be read", file: path) }
    }

    /// Throws unless every entry is sound; derived tables are not looked at.
    private func checkEntries(_ state: LedgerState) throws(LedgerError) {
        var verifier = try LedgerVerifier(
            self, rules: nil, skipping: Set(LedgerTables.derivedNames), Verification())
        verifier.state = state
        let report = try verifier.checkEntries()
        guard let finding = report.findings.first(where: { !$0.isDerived }) else { return }
        throw damaged(finding.problem, position: finding.position)
    }

    /// Throws where stored hashes that bear each other out are not those of an entry, or the entries give another root
    /// than a kept checkpoint has: made again from them, the tree would show less of the change, or nothing.
    private func checkLeaves(_ state: LedgerState, isCutShort: Bool) throws(LedgerError) {
        let skipped = isCutShort ? Set(ProofTables.derivedNames) : []
        guard let tree = try TreeVerifier(self, state: state, skipping: skipped) else { return }
        var report = Verification()
        try tree.end { _, _ in }
        try tree.finish(.none, &report)
        if let finding = report.findings.first(where: { $0.kind == .secrets }) {
            throw damaged(finding.problem, position: finding.position)
        }
        if let contradiction = report.contradiction { throw damaged(contradiction) }
    }

    /// The state of a ledger that is to be rebuilt, and whether an earlier rebuild was cut short.
    private func stateToRebuild() throws(LedgerError) -> (state: LedgerState, isCutShort: Bool) {
        let transaction = try beginRead()
        try checkFormat(in: transaction)
        var row = try value(tables.properties, LedgerTables.stateKey, in: transaction)
        let isCutShort = row == nil
        if isCutShort { row = try value(tables.properties, LedgerTables.rebuildingKey, in: transaction) }
        guard let row, let state = LedgerState(row) else {
            throw damaged("the running state can't be read, so what is visible is not known")
        }
        return (state, isCutShort)
    }
}
