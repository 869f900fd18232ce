// What a ledger answers in one call: each takes a view of its own. Several questions that belong together are asked of
// one view, which `read` yields. Costs and errors are those of the view's calls.

import PovertyLedger

extension HouseholdLedger {
    /// Writes an evidence bundle into a new folder, which is checked before it gets its name.
    @discardableResult
    public func bundle(
        _ cuts: [CutExpression], unitsOn: Day? = nil, to path: String, signedBy key: SigningKey
    ) throws(LedgerError) -> EvidenceBundle {
        try view().bundle(cuts, unitsOn: unitsOn, to: path, signedBy: key)
    }

    /// Whether the ledger gives a published number, and if not, every near reading that gives exactly that number.
    public func check(_ number: PublishedNumber) throws(LedgerError) -> NumberCheck {
        try view().check(number)
    }

    /// Compares several published numbers with the ledger, in their order; cuts that they share are folded once.
    public func check(_ numbers: [PublishedNumber]) throws(LedgerError) -> [NumberCheck] {
        try view().check(numbers)
    }

    /// Compares each figure of a published table with the ledger as known at some time, by the units of the row's own
    /// day (of a period its last) or of another, and checks the table by itself.
    public func reconcile(
        _ table: PublishedTable, knownAt: KnownAt = .now, unitsOn: Day? = nil, lookBackMonths: Int? = nil
    ) throws(LedgerError) -> Reconciliation {
        try view().reconcile(table, knownAt: knownAt, unitsOn: unitsOn, lookBackMonths: lookBackMonths)
    }

    /// The figures of each closed period as filed, at each later closing and now, or of the one period that a day falls
    /// in; by the units of the period's last day as they were known at each stage, or by those of a level.
    public func revisions(
        ofPeriodWith day: Day? = nil, byUnit: Bool = false, level: UnitKind? = nil
    ) throws(LedgerError) -> Revisions {
        try view().revisions(ofPeriodWith: day, byUnit: byUnit, level: level)
    }
}
