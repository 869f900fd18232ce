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
    package var expression: CutExpression {
        CutExpression(cut.effectiveOn, knownAt: .position(cut.position))
    }

    /// Households and persons by class and social protection: all, or one unit and all below it. Cost: one replay.
    public func counts(by grouping: UnitGrouping? = nil, unit: String? = nil) throws(LedgerError) -> Counts {
        try view.counts(at: cut, unitsOn: unitsOn, byUnit: grouping != nil, unit: unit, level: grouping?.level)
    }

    /// The trajectory up to the cut, compared with the plans that are known. Cost: one replay.
    public func trajectory() throws(LedgerError) -> Trajectory { try view.trajectory(expression) }

    /// The plans adopted inside the cut, by id.
    public func plans() throws(LedgerError) -> [PlanAdopted] { try view.plans(cut) }

    /// The units known at the cut. Cost: the events of units.
    public func units() throws(LedgerError) -> UnitList { try view.units(expression) }
}
