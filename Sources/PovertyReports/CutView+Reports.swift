// The reports at a cut. Each is asked here in the same words; it holds no figures and folds nothing by itself.

import PovertyLedger

extension CutView {
    /// The official movement tables from a day to the cut's, both included. Cost: one replay and a walk over households.
    public func movement(
        since first: Day, unit: String? = nil, level: UnitKind? = nil, lookBackMonths: Int? = nil
    ) throws(LedgerError) -> Movement {
        try view.movement(
            from: first, to: cut.effectiveOn, knownAt: .position(cut.position), unit: unit, unitsOn: unitsOn,
            level: level, lookBackMonths: lookBackMonths)
    }

    /// What is different from an earlier cut of the same view. Cost: one replay.
    public func difference(
        since earlier: CutView, by grouping: UnitGrouping? = nil, listingHouseholds: Bool = false
    ) throws(LedgerError) -> Difference {
        try view.diff(
            from: earlier.expression, to: expression, unitsOn: unitsOn, byUnit: grouping != nil,
            level: grouping?.level, listingHouseholds: listingHouseholds)
    }

    /// The aid from a day to the cut's; from the first on where none is given. Cost: two replays.
    public func aid(
        since first: Day? = nil, by dimensions: Set<AidDimension> = [.kind], unit: String? = nil,
        level: UnitKind? = nil, listingLeftBehind: Bool = false
    ) throws(LedgerError) -> AidReport {
        try view.aid(
            expression, from: first, by: dimensions, unit: unit, unitsOn: unitsOn, level: level,
            listingLeftBehind: listingLeftBehind)
    }

    /// The households of the cut that no aid reached from a day on. Cost: two replays.
    public func leftBehind(
        since first: Day? = nil, by grouping: UnitGrouping? = nil, unit: String? = nil, listingHouseholds: Bool = false
    ) throws(LedgerError) -> LeftBehind {
        try view.leftBehind(
            expression, from: first, byUnit: grouping != nil, unit: unit, unitsOn: unitsOn, level: grouping?.level,
            listingHouseholds: listingHouseholds)
    }

    /// The awards from a day to the cut's. Cost: one replay.
    public func awards(
        since first: Day? = nil, by dimensions: Set<AwardDimension> = [.form, .recipientKind],
        revokedOnly: Bool = false, listingAwards: Bool = false
    ) throws(LedgerError) -> AwardReport {
        try view.awards(
            expression, from: first, by: dimensions, revokedOnly: revokedOnly, listingAwards: listingAwards)
    }

    /// The exits of each year from a first one on, and how long they lasted by the cut. Cost: one replay.
    public func cohorts(since year: Int? = nil, by grouping: UnitGrouping? = nil) throws(LedgerError) -> Cohorts {
        try view.cohorts(
            expression, from: year, byUnit: grouping != nil, unitsOn: unitsOn, level: grouping?.level)
    }

    /// Incomes by class and year, from a first year on. Cost: one replay for each few years.
    public func incomes(
        since year: Int? = nil, by grouping: UnitGrouping? = nil, unit: String? = nil
    ) throws(LedgerError) -> IncomeReport {
        try view.incomes(
            expression, from: year, byUnit: grouping != nil, unit: unit, unitsOn: unitsOn, level: grouping?.level)
    }

    /// The households behind a count, and the events that put each there. Cost: one replay.
    public func explain(_ filter: AccountFilter) throws(LedgerError) -> CountExplanation {
        try view.explain(expression, filter, unitsOn: unitsOn)
    }

    /// What the rules of the audit find. Cost: six replays.
    public func audit(_ parameters: AuditParameters = AuditParameters()) throws(LedgerError) -> Audit {
        try view.audit(expression, parameters)
    }
}
