// One way to say when: a view of the ledger and a cut in it. Every report of the domain is asked here in the same words; it
// holds no figures and folds nothing by itself.

import EventLedger

/// By which units figures are told apart.
public enum UnitGrouping: Hashable, Sendable {
    /// By the units that households stand in, mergers in effect applied.
    case unit
    /// By the units of a level that those are parts of.
    case level(UnitKind)

    /// The level, where one is named.
    public var level: UnitKind? {
        switch self {
        case .unit: nil
        case .level(let level): level
        }
    }
}

/// What a view answers at one cut, by the units of one day.
public struct CutView {
    /// The state of the ledger that is asked.
    public let view: HouseholdView
    /// The day, and the last position that is known.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day
}

extension HouseholdView {
    /// What is asked at a cut: `view.at("2023-12-31@2024-01-15")`, as `CutExpression` reads it.
    ///
    /// `unitsOn` is the day whose units are counted by, by default the cut's own. Throws `invalidValue` for what is no cut,
    /// `invalidPosition`, naming the two nearest, for a position inside an entry, and `notFound` when a period is named that
    /// was not closed.
    public func at(_ text: String, unitsOn: Day? = nil) throws(LedgerError) -> CutView {
        try at(CutExpression(text), unitsOn: unitsOn)
    }

    /// What is asked at a cut that is not resolved yet; the same otherwise.
    public func at(_ expression: CutExpression, unitsOn: Day? = nil) throws(LedgerError) -> CutView {
        CutView(view: self, cut: try cut(expression), unitsOn: unitsOn ?? expression.effectiveOn)
    }

    /// What is asked on a day, with everything known that was recorded by this view; the same otherwise.
    public func on(_ day: Day, unitsOn: Day? = nil) -> CutView {
        CutView(
            view: self, cut: Cut(effectiveOn: day, position: ledger.lastPosition), unitsOn: unitsOn ?? day)
    }
}

extension CutView {
    /// The cut in words of which each has one meaning.
    private var expression: CutExpression {
        CutExpression(cut.effectiveOn, knownAt: .position(cut.position))
    }

    /// Households and persons by class and social protection: all, or one unit and all below it. Cost: one replay.
    public func counts(by grouping: UnitGrouping? = nil, unit: String? = nil) throws(LedgerError) -> Counts {
        try view.counts(at: cut, unitsOn: unitsOn, byUnit: grouping != nil, unit: unit, level: grouping?.level)
    }

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

    /// The trajectory up to the cut, compared with the plans that are known. Cost: one replay.
    public func trajectory() throws(LedgerError) -> Trajectory { try view.trajectory(expression) }

    /// The plans adopted inside the cut, by id.
    public func plans() throws(LedgerError) -> [PlanAdopted] { try view.plans(cut) }

    /// The units known at the cut. Cost: the events of units.
    public func units() throws(LedgerError) -> UnitList { try view.units(expression) }

    /// The households behind a count, and the events that put each there. Cost: one replay.
    public func explain(_ filter: AccountFilter) throws(LedgerError) -> CountExplanation {
        try view.explain(expression, filter, unitsOn: unitsOn)
    }

    /// What the rules of the audit find. Cost: six replays.
    public func audit(_ parameters: AuditParameters = AuditParameters()) throws(LedgerError) -> Audit {
        try view.audit(expression, parameters)
    }
}
