// The ledger of the domain: what programs open. It records entries under the rules, reads them back, counts at any cut,
// compares cuts and compares the trajectory with the plan. It stores no figures: all are folded from the events.

import EventLedger

/// The audit ledger of poverty-reduction work: households, units, aid, awards, plans.
///
/// Any number of threads and processes may read at once; one writes at a time. Open a file once in a process and share
/// the object.
public final class HouseholdLedger: Sendable {
    /// The ledger with the rules of the domain.
    let ruled: DomainLedger<HouseholdRules>
    let known = KnownUnits()

    /// The generic ledger, to read, verify, prove and follow; nothing can be recorded through it.
    public var ledger: RecordedLedger { ruled.recorded }

    /// Opens the ledger at a path, or creates it; `offset` is fixed when it is created.
    ///
    /// Throws `noSuchFile`, `fileExists`, `notALedger`, `newerFormat`, `wrongDomain`, `newerRules`, `damaged`,
    /// `alreadyOpen`, `permissionDenied`, `noSpace` or `storage`.
    public init(
        at path: String, mode: OpenMode = .createIfMissing, offset: UTCOffset = .vietnam,
        clock: @escaping LedgerClock = SystemClock.now
    ) throws(LedgerError) {
        ruled = try DomainLedger(at: path, mode: mode, rules: HouseholdRules(), offset: offset, clock: clock)
    }

    init(ruled: DomainLedger<HouseholdRules>) { self.ruled = ruled }
}

extension HouseholdLedger {
    /// Gives `body` one committed state of the ledger: all its answers are consistent.
    ///
    /// Throws what `body` throws, and what reading the file does. Cost: opening and ending a read transaction, some
    /// microseconds; pages that the state uses are kept meanwhile.
    public func read<Result>(
        _ body: (HouseholdView) throws(LedgerError) -> Result
    ) throws(LedgerError) -> Result {
        try body(view())
    }

    /// The newest committed state.
    package func view() throws(LedgerError) -> HouseholdView {
        HouseholdView(ledger: try ledger.view(), known: known)
    }
}

extension LedgerDomain {
    /// The domain of this module. Version 2 of its rules added funds and the other events of a movement, version 3
    /// the transfers of households between offices.
    public static let povertyReduction = LedgerDomain(
        "poverty-reduction", rulesVersion: 3,
        categories: StreamCategory.household.rawValue...StreamCategory.fund.rawValue)
}

extension UTCOffset {
    /// Indochina Time, +07:00, the offset of a ledger of households unless another is given.
    public static let vietnam = UTCOffset(minutes: 7 * 60) ?? .utc
}
