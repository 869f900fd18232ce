// A state of the ledger, and a cut in it. Each question that is asked at a cut is an extension of `CutView`, in a file
// `CutView+….swift`. It holds no figures.

import EventLedger

/// By which units figures are broken down.
public enum UnitGrouping: Hashable, Sendable {
    /// By the units that households are in, mergers in effect applied.
    case unit
    /// By the units of a level that those units are part of.
    case level(UnitKind)

    /// By the units of a level, or without one by those that households are in.
    public init(_ level: UnitKind?) { self = level.map(UnitGrouping.level) ?? .unit }

    /// The level, where one is named.
    public var level: UnitKind? {
        switch self {
        case .unit: nil
        case .level(let level): level
        }
    }
}

/// The questions at one cut, by the units of one day: `view.at("2023-12-31@2024-01-15").counts()`.
///
/// Reports that compare two cuts are asked at the later one, `since` the earlier.
public struct CutView {
    /// The state of the ledger.
    public let view: HouseholdView
    /// The day, and the last position that is known.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day

    /// The same state without the domain.
    package var ledger: LedgerView { view.ledger }

    /// The same questions, each figure folded from the raw events, even where balances are kept.
    public var replayed: CutView { CutView(view: view.replayed, cut: cut, unitsOn: unitsOn) }
}

extension HouseholdView {
    /// A view at a cut as `CutExpression` reads it; `unitsOn` is the day whose units are counted by, by default the
    /// cut's own.
    ///
    /// Throws `invalidValue` for what is not a cut, `invalidPosition`, naming the two nearest, for a position inside an
    /// entry, and `notFound` when a period is named that was not closed.
    public func at(_ text: String, unitsOn: Day? = nil) throws(LedgerError) -> CutView {
        try at(CutExpression(text), unitsOn: unitsOn)
    }

    /// The same at a cut that is not resolved yet.
    public func at(_ expression: CutExpression, unitsOn: Day? = nil) throws(LedgerError) -> CutView {
        at(try cut(expression), unitsOn: unitsOn)
    }

    /// The same at a resolved cut; its questions throw `invalidPosition` where its position is not the end of an entry.
    public func at(_ cut: Cut, unitsOn: Day? = nil) -> CutView {
        CutView(view: self, cut: cut, unitsOn: unitsOn ?? cut.effectiveOn)
    }
}

extension HouseholdLedger {
    /// One question of a state of its own: `try ledger.at("2023").counts()`. Several that belong together are asked in
    /// `read`.
    ///
    /// Throws as `HouseholdView.at` does. Cost: opening a read transaction, some microseconds; it ends with the last
    /// reference to the view.
    public func at(_ text: String, unitsOn: Day? = nil) throws(LedgerError) -> CutView {
        try view().at(text, unitsOn: unitsOn)
    }

    /// The same at a cut that is not resolved yet.
    public func at(_ expression: CutExpression, unitsOn: Day? = nil) throws(LedgerError) -> CutView {
        try view().at(expression, unitsOn: unitsOn)
    }

    /// The same at a resolved cut.
    public func at(_ cut: Cut, unitsOn: Day? = nil) throws(LedgerError) -> CutView {
        try view().at(cut, unitsOn: unitsOn)
    }
}
