// Verifying and rebuilding with the rules of the domain: what the generic ledger checks, and beside it that every entry
// keeps the rules and is written as the domain writes it, and that every closing closed what the events gave.

import EventLedger

extension HouseholdLedger {
    /// Verifies a ledger that this process does not have open, from the structure of its pages to the figures of its
    /// closings, its tree, and the checkpoints that it keeps or that are `known` from elsewhere. It changes nothing; what is
    /// damaged is in the answer.
    ///
    /// Throws when there is nothing to verify: `noSuchFile`, `notALedger`, `newerFormat`, `wrongDomain`, `newerRules`,
    /// `alreadyOpen`, `permissionDenied`, `storage`; `noTree` when checkpoints are known and the ledger has no tree. Cost: see `Ledger.verify`, and one replay
    /// a closing; memory 32 bytes a stream.
    public static func verify(
        at path: String, against known: KnownCheckpoints = .none, clock: @escaping LedgerClock = SystemClock.now,
        progress: (Position, Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> Verification {
        try Ledger.verify(
            at: path, domain: .povertyReduction, rules: HouseholdRules(), against: known, clock: clock,
            progress: progress)
    }

    /// Verifies this ledger, which is open: the same, of the moment it is called.
    public func verify(
        against known: KnownCheckpoints = .none, progress: (Position, Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> Verification {
        try ruled.verify(against: known, progress: progress)
    }

    /// Makes every derived table again from the entries, which stay as they are. See `Ledger.rebuild`.
    @discardableResult
    public func rebuild(
        progress: (Position, Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> Position {
        try ruled.rebuild(progress: progress)
    }
}
