// The way in to verifying. A file's pages are checked over plain reads before LMDB is let near them;
// what the pages hold is then checked from the entries up. Nothing is changed, and whatever the file
// holds, it ends in an answer or an error.

import LMDB

extension Ledger {
    /// Verifies a ledger that this process does not have open: the structure of its pages, every entry, every derived
    /// table, and with `rules` every rule of the domain.
    ///
    /// In a ledger with a tree also that tree, the checkpoints it keeps and those that are `known` from elsewhere.
    ///
    /// What is damaged is in the answer. Throws when there is nothing to verify: `noSuchFile`, `notALedger`,
    /// `newerFormat`, `wrongDomain`, `newerRules`, `alreadyOpen`, `permissionDenied`, `storage`; `noTree` when
    /// checkpoints are known and the ledger has no tree. `progress` is given the position and the last one, for entries
    /// and then for the tree. Cost: one small read a page, one pass over the entries and one over each other table,
    /// five hashes an event; 32 bytes a stream. Where a row of a derived table is damaged, a second pass over the
    /// entries with a few lookups an event. It uses two threads.
    public static func verify(
        at path: String, domain: LedgerDomain = .unnamed, rules: (any LedgerRules)? = nil,
        against known: KnownCheckpoints = .none, clock: @escaping LedgerClock = SystemClock.now,
        progress: (Position, Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> Verification {
        try verify(
            at: path, domain: domain, rules: rules, against: known, clock: clock, leavingOut: [], progress: progress)
    }

    /// Verifies with some checks switched off, for tests that must notice it.
    static func verify(
        at path: String, domain: LedgerDomain = .unnamed, rules: (any LedgerRules)?,
        against known: KnownCheckpoints = .none, clock: @escaping LedgerClock, leavingOut: Set<VerificationKind>,
        progress: (Position, Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> Verification {
        var report = Verification(leavingOut: leavingOut)
        let pages: [PageDamage]
        do {
            pages = try Environment.damagedPages(ofFileAt: path)
        } catch {
            guard [.truncated, .corrupted, .pageNotFound].contains(error.code) else {
                throw LedgerStore.openingFailure(error, path: path)
            }
            report.add(.pages, error.detail)
            return report
        }
        let derived = Set(LedgerTables.derivedNames)
        var skipped: Set<String> = []
        var isReadable = true
        for damage in pages {
            if case .table(let name) = damage.part, derived.contains(name) { skipped.insert(name) }
            let isTruth = damage.isTruth(derived: derived)
            report.add(.pages, isDerived: !isTruth, "\(damage)")
            isReadable = isReadable && !isTruth
        }
        guard isReadable else { return report }
        do {
            let ledger = try RecordedLedger(at: path, domain: domain, clock: clock)
            return try ledger.verifyContent(rules, against: known, skipping: skipped, report, progress)
        } catch {
            guard error.code == .damaged else { throw error }
            report.add(.state, position: error.place.position, error.problem)
            return report
        }
    }

}

extension ReadableLedger {
    /// Verifies this ledger, which is open: the same as `Ledger.verify(at:)`, of the moment it is called.
    public func verify(
        rules: (any LedgerRules)? = nil, against known: KnownCheckpoints = .none,
        progress: (Position, Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> Verification {
        var report = Verification()
        do {
            try store.environment.checkPages()
        } catch {
            guard error.code == .corrupted else { throw store.failure(error) }
            report.add(.pages, error.detail)
            return report
        }
        return try verifyContent(rules, against: known, skipping: [], report, progress)
    }

    /// Checks what the pages hold: entries and tables, and the tree on another thread beside them.
    fileprivate func verifyContent(
        _ rules: (any LedgerRules)?, against known: KnownCheckpoints, skipping skipped: Set<String>,
        _ report: Verification, _ progress: (Position, Position) -> Void
    ) throws(LedgerError) -> Verification {
        try store.checkFormat(in: try store.beginRead())
        if !known.checkpoints.isEmpty { _ = try store.proofTables() }
        guard let tree = try TreeVerifier(store, skipping: skipped) else {
            return try verifyEntries(rules, skipping: skipped, report, progress)
        }
        var report = try tree.withHelper { () throws(LedgerError) in
            let report = try verifyEntries(rules, skipping: skipped, report, progress)
            try tree.end(progress)
            return report
        }
        try tree.finish(known, &report)
        return report
    }

    /// Checks entries and tables.
    private func verifyEntries(
        _ rules: (any LedgerRules)?, skipping skipped: Set<String>, _ report: Verification,
        _ progress: (Position, Position) -> Void
    ) throws(LedgerError) -> Verification {
        var report = report
        if let problem = try store.problemBesideEntries() { report.add(.state, problem) }
        var verifier = try LedgerVerifier(store, rules: rules, skipping: skipped, report)
        return try verifier.run(progress)
    }
}

extension PageDamage {
    /// Whether entries, or the way to them, may be lost with the page; the list of free pages only serves writing.
    fileprivate func isTruth(derived: Set<String>) -> Bool {
        switch part {
        case .freeList: false
        case .listOfTables: true
        case .table(let name): !derived.contains(name)
        }
    }
}
