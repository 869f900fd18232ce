// Bringing a ledger of an earlier format to the newest: its derived tables are made again with those that the newest
// format has beside them. Entries stay as they are, with their positions; where there was a tree it keeps its root.
//
//   1  one commit for each table that is missing: they are empty, and an earlier program reports no more than that
//   2  from format 1: commits of bounded size that draw a secret for each entry, which has none
//   3  as a rebuild; its first commit also writes the new format
//
// If the process dies before 3 the ledger is one of its own format as before, but for its domain's name, which an older
// file lacks; behind it a rebuild is asked for.

import LMDB

extension DomainLedger {
    /// Brings a ledger, which nobody has open, to the newest format under the rules of its domain; returns the last
    /// position.
    ///
    /// A ledger of the newest format is rebuilt. Programs that know older formats only can't open it afterwards. Throws
    /// as opening and `rebuild` do: before the rebuild begins with entries and format as they were, later so that
    /// another rebuild is asked for. Cost: that of a rebuild.
    @discardableResult
    public static func upgrade(
        at path: String, rules: Rules, clock: @escaping LedgerClock = SystemClock.now,
        progress: (Position, Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> Position {
        let store = try LedgerStore.open(
            path, .readWrite, domain: try rules.domain.checkedForRules(path), offset: .utc, clock: clock,
            secrets: EntrySecret.random)
        return try store.upgrade(rules, progress)
    }
}

extension Ledger {
    /// The same for a ledger of no named domain, which has no rules.
    @discardableResult
    public static func upgrade(
        at path: String, clock: @escaping LedgerClock = SystemClock.now,
        progress: (Position, Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> Position {
        let store = try LedgerStore.open(
            path, .readWrite, domain: .unnamed, offset: .utc, clock: clock, secrets: EntrySecret.random)
        return try store.upgrade(nil, progress)
    }
}

extension LedgerStore {
    fileprivate func upgrade(
        _ rules: (any LedgerRules)?, _ progress: (Position, Position) -> Void
    ) throws(LedgerError) -> Position {
        let lock = try lockWriters()
        defer { withExtendedLifetime(lock) {} }
        let state = try checkedForRebuild(upgrading: format.version < LedgerFormat.current)
        let newest = try inNewestFormat()
        try nameDomain(state)
        if tables.proofs == nil { try newest.drawSecrets(through: state.written.position) }
        var rebuilder = try Rebuilder(newest, state, rules)
        try rebuilder.run(progress)
        log(.rebuilt(through: state.visible.position, isUpgrade: true))
        return state.visible.position
    }

    /// The same file as one of the newest format, with its tables.
    func inNewestFormat() throws(LedgerError) -> LedgerStore {
        do {
            let tables = try environment.openTables(LedgerTables.names, create: true)
            return LedgerStore(
                environment: environment, tables: LedgerTables(tables), format: LedgerFormat(offset: format.offset),
                domain: domain, clock: clock, secrets: secrets, path: path, log: log)
        } catch { throw failure(error) }
    }

    /// Names the domain in a file that does not yet.
    private func nameDomain(_ state: LedgerState) throws(LedgerError) {
        let table = try openDomainTable()
        var transaction = try StoreTransaction(self)
        guard let pending = try pendingDomainRow(in: table, transaction.reader, state) else { return }
        try transaction.put(pending.table, DomainRow.key, pending.row.bytes)
        try transaction.commit()
    }

    /// Draws a secret for each entry of a ledger that has none.
    func drawSecrets(through last: Position) throws(LedgerError) {
        guard let proofs = tables.proofs else { return }
        // What an upgrade that was cut short drew may be of entries that an import had staged and that are gone.
        var emptying = try StoreTransaction(self)
        try emptying.removeAll(proofs.secrets)
        try emptying.commit()
        var next = 1
        while next <= last {
            var transaction = try StoreTransaction(self)
            for _ in 0..<LedgerStore.secretsInOneCommit where next <= last {
                guard let head = try head(ofEntryHolding: next, in: transaction.reader) else { throw unreadable(next) }
                try transaction.put(
                    proofs.secrets, LedgerTables.key(head.firstPosition), secrets().bytes, mode: .append)
                next = head.lastPosition + 1
            }
            try transaction.commit()
        }
    }

    private static let secretsInOneCommit = 65_536
}
