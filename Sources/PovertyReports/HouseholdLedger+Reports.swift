// What a ledger answers in one call: each takes a view of its own. Several questions that belong together are asked of one
// view, which `read` lends. Costs and errors are those of the view's calls.

import PovertyLedger

extension HouseholdLedger {
    /// The cohorts of each year's exits inside a cut, from a year on, by the unit they stood in at their exit where units
    /// are told apart, mapped to the units of a day (by default the cut's), or to those of a level.
    public func cohorts(
        _ expression: CutExpression, from year: Int? = nil, byUnit: Bool = false, unitsOn: Day? = nil,
        level: UnitKind? = nil
    ) throws(LedgerError) -> Cohorts {
        try view().cohorts(expression, from: year, byUnit: byUnit, unitsOn: unitsOn, level: level)
    }

    /// What changed between two days, as known at some time.
    public func diff(from: Day, to: Day, knownAt: KnownAt = .now) throws(LedgerError) -> Difference {
        try view().diff(from: from, to: to, knownAt: knownAt)
    }

    /// What changed between two cuts, both by the units of one day, by default the later one, as the later knows them;
    /// where units are told apart, by those that households stand in or those of a level.
    public func diff(
        from: CutExpression, to: CutExpression, unitsOn: Day? = nil, byUnit: Bool = false,
        level: UnitKind? = nil, listingHouseholds: Bool = false
    ) throws(LedgerError) -> Difference {
        try view().diff(
            from: from, to: to, unitsOn: unitsOn, byUnit: byUnit, level: level, listingHouseholds: listingHouseholds)
    }

    /// The same with the bridge from the first cut to the second, which is later in both times: every event between them
    /// under the term that it is, and for each account the proof that the terms lead from one balance to the other.
    public func bridgedDiff(
        from: CutExpression, to: CutExpression, unitsOn: Day? = nil, byUnit: Bool = false,
        level: UnitKind? = nil, lookBackMonths: Int? = nil, listingEvents: Bool = false, listingHouseholds: Bool = false
    ) throws(LedgerError) -> Difference {
        try view().bridgedDiff(
            from: from, to: to, unitsOn: unitsOn, byUnit: byUnit, level: level, lookBackMonths: lookBackMonths,
            listingEvents: listingEvents, listingHouseholds: listingHouseholds)
    }

    /// Writes an evidence bundle into a new folder, which is checked before it gets its name.
    @discardableResult
    public func bundle(
        _ cuts: [CutExpression], unitsOn: Day? = nil, to path: String, signedBy key: SigningKey
    ) throws(LedgerError) -> EvidenceBundle {
        try view().bundle(cuts, unitsOn: unitsOn, to: path, signedBy: key)
    }

    /// Whether the ledger gives a published number, and if not, every near reading that gives exactly it.
    public func check(_ number: PublishedNumber) throws(LedgerError) -> NumberCheck {
        try view().check(number)
    }

    /// Holds several published numbers against the ledger, in their order; cuts that they share are folded once.
    public func check(_ numbers: [PublishedNumber]) throws(LedgerError) -> [NumberCheck] {
        try view().check(numbers)
    }

    /// The households that a filter counts at a cut, by the units of a day (by default the cut's), with the events that put
    /// each there and the documents they come from.
    public func explain(
        _ expression: CutExpression, _ filter: AccountFilter, unitsOn: Day? = nil
    ) throws(LedgerError) -> CountExplanation {
        try view().explain(expression, filter, unitsOn: unitsOn)
    }

    /// The households that a filter counts at one of two cuts only, with the events that did it; both by the units of one
    /// day, by default the later one, as the later position knows them.
    public func explainChange(
        from: CutExpression, to: CutExpression, _ filter: AccountFilter, unitsOn: Day? = nil
    ) throws(LedgerError) -> ChangeExplanation {
        try view().explainChange(from: from, to: to, filter, unitsOn: unitsOn)
    }

    /// Runs the checks of all rules, or of those asked for, on the events inside a cut.
    public func audit(
        _ expression: CutExpression, _ parameters: AuditParameters = AuditParameters()
    ) throws(LedgerError) -> Audit {
        try view().audit(expression, parameters)
    }

    /// The movement of the poor and the near-poor over a period, first and last day included, as known at some time.
    public func movement(
        from: Day, to: Day, knownAt: KnownAt = .now, unit: String? = nil, unitsOn: Day? = nil,
        level: UnitKind? = nil, lookBackMonths: Int? = nil
    ) throws(LedgerError) -> Movement {
        try view().movement(
            from: from, to: to, knownAt: knownAt, unit: unit, unitsOn: unitsOn, level: level,
            lookBackMonths: lookBackMonths)
    }

    /// The incomes per person and month by class, at the last day of each year up to the cut's (in the cut's own year at
    /// its day), as known at the cut, from the latest assessment of each household by that day.
    public func incomes(
        _ expression: CutExpression, from: Int? = nil, byUnit: Bool = false, unit: String? = nil,
        unitsOn: Day? = nil, level: UnitKind? = nil
    ) throws(LedgerError) -> IncomeReport {
        try view().incomes(expression, from: from, byUnit: byUnit, unit: unit, unitsOn: unitsOn, level: level)
    }

    /// Holds each figure of a published table against the ledger as known at some time, by the units of the row's own day
    /// (of a period its last) or of another, and the table against itself.
    public func reconcile(
        _ table: PublishedTable, knownAt: KnownAt = .now, unitsOn: Day? = nil, lookBackMonths: Int? = nil
    ) throws(LedgerError) -> Reconciliation {
        try view().reconcile(table, knownAt: knownAt, unitsOn: unitsOn, lookBackMonths: lookBackMonths)
    }

    /// The figures of each closed period as filed, at each later closing and now, or of the one period that a day falls in;
    /// by the units of the period's last day as they were known at each stage, or by those of a level.
    public func revisions(
        ofPeriodWith day: Day? = nil, byUnit: Bool = false, level: UnitKind? = nil
    ) throws(LedgerError) -> Revisions {
        try view().revisions(ofPeriodWith: day, byUnit: byUnit, level: level)
    }

    /// What was given inside a cut from a day on, told apart by some dimensions, in one unit and all below it or in all
    /// units, by those of a day (by default the cut's), where units are told apart by those of a level if one is given; and
    /// the poor and near-poor households of the cut by whether they got any of it.
    public func aid(
        _ expression: CutExpression, from: Day? = nil, by dimensions: Set<AidDimension> = [.kind],
        unit: String? = nil, unitsOn: Day? = nil, level: UnitKind? = nil, listingLeftBehind: Bool = false
    ) throws(LedgerError) -> AidReport {
        try view().aid(
            expression, from: from, by: dimensions, unit: unit, unitsOn: unitsOn, level: level,
            listingLeftBehind: listingLeftBehind)
    }

    /// The awards granted inside a cut from a day on, told apart by some dimensions; those revoked inside the cut stand by
    /// themselves.
    public func awards(
        _ expression: CutExpression, from: Day? = nil, by dimensions: Set<AwardDimension> = [.form, .recipientKind],
        revokedOnly: Bool = false, listingAwards: Bool = false
    ) throws(LedgerError) -> AwardReport {
        try view().awards(
            expression, from: from, by: dimensions, revokedOnly: revokedOnly, listingAwards: listingAwards)
    }

    /// The poor and near-poor households of a cut by what they got from a day on: a gift, a loan only, or nothing; by
    /// account, of one unit and all below it or of all, by the units of a day (by default the cut's).
    public func leftBehind(
        _ expression: CutExpression, from: Day? = nil, byUnit: Bool = false, unit: String? = nil,
        unitsOn: Day? = nil, level: UnitKind? = nil, listingHouseholds: Bool = false
    ) throws(LedgerError) -> LeftBehind {
        try view().leftBehind(
            expression, from: from, byUnit: byUnit, unit: unit, unitsOn: unitsOn, level: level,
            listingHouseholds: listingHouseholds)
    }
}
