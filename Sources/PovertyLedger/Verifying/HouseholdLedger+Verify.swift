// Verifying and rebuilding with the rules of the domain: what the generic ledger checks, and also that every entry
// keeps the rules and is encoded as the domain encodes it, and that the figures of every closing equal those of the
// events.

import EventLedger

extension HouseholdLedger {
    /// Verifies a ledger that this process does not have open, from the structure of its pages to the figures of its
    /// closings, its tree, and the checkpoints that it keeps or that are `known` from elsewhere. It changes nothing;
    /// damage is reported in the answer.
    ///
    /// Throws where it cannot verify: `noSuchFile`, `notALedger`, `newerFormat`, `wrongDomain`, `newerRules`,
    /// `alreadyOpen`, `permissionDenied`, `storage`; `noTree` when checkpoints are known and the ledger has no tree.
    /// Cost: see `Ledger.verify`, and one replay a closing; memory 32 bytes a stream.
    public static func verify(
        at path: String, against known: KnownCheckpoints = .none, clock: @escaping LedgerClock = SystemClock.now,
        progress: (Position, Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> Verification {
        try Ledger.verify(
            at: path, domain: .povertyReduction, rules: HouseholdRules(), against: known, clock: clock,
            progress: progress)
    }

    /// Verifies this ledger, which is open: the same checks, of its state when called.
    public func verify(
        against known: KnownCheckpoints = .none, progress: (Position, Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> Verification {
        try ruled.verify(against: known, progress: progress)
    }

    /// Rebuilds every derived table from the entries, which are not changed. See `Ledger.rebuild`.
    @discardableResult
    public func rebuild(
        progress: (Position, Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> Position {
        defer { known.forget() }
        return try ruled.rebuild(progress: progress)
    }

    /// Brings the ledger at a path, which nobody has open, to the newest format: see `DomainLedger.upgrade`. Positions
    /// and entries stay, and the root where there was a tree; figures are then looked up in balances.
    @discardableResult
    public static func upgrade(
        at path: String, clock: @escaping LedgerClock = SystemClock.now,
        progress: (Position, Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> Position {
        try DomainLedger.upgrade(at: path, rules: HouseholdRules(), clock: clock, progress: progress)
    }
}

extension Verification: LedgerAnswer {
    /// What was checked and how far, which only JSON has, and the findings.
    public var columns: [AnswerColumn<Verification>] {
        let members: [AnswerColumn<Verification>] = [
            .truth("sound", \.isSound), .truth("entriesSound", \.truthIsSound),
            .number("lastPosition", .position, \.lastPosition),
            .count("soundEntries", \.soundEntries), .count("soundEvents", \.soundEvents),
            .count("lostEvents", \.lostEvents),
            .number("comparedThrough", .position, \.comparedThrough),
            .number("judgedThrough", .position, \.judgedThrough),
            .number("hashedThrough", .position, \.hashedThrough),
            .count("agreeingCheckpoints", \.agreeingCheckpoints),
            .count("checkedSignatures", \.checkedSignatures),
            .number("vouchedThrough", .position, \.vouchedThrough),
            .count("unfinishedEvents", \.unfinishedEvents),
        ]
        return members.map(\.onlyInJSON) + [.list("findings", \.findings, VerificationFinding.columns)]
    }
}

extension VerificationFinding {
    /// What was found, and where.
    package static var columns: [AnswerColumn<VerificationFinding>] {
        [
            .code("kind", \.kind.word), .truth("derived", \.isDerived), .count("count", \.count),
            .number("position", .position, \.position), .text("key", \.key), .sentence("problem", \.problem),
        ]
    }
}

extension VerificationKind {
    /// The word for a kind of finding: the figures that entries of this domain state are those of closings.
    fileprivate var word: String { self == .figures ? "closings" : rawValue }
}
