// The official movement tables of a ledger: what was asked for is resolved and checked here, `FigureSource+Movement` folds.

import EventLedger
import PovertyLedger

extension HouseholdView {
    /// How many months back a relapse can be asked for at the most.
    public static let maximumLookBackMonths = 1_200

    /// The movement of the poor and the near-poor over a period, first and last day included, as known at some time.
    ///
    /// Rows are by the units of a day, by default the last of the period, or by those of a level; `unit` asks for one of them
    /// and all below it. A return is a
    /// relapse when the household had left the class by a recognised exit, at most `lookBackMonths` before where that is
    /// given. Throws `invalidValue` for a period that ends before it begins, `unknownUnit`, and what a cut throws.
    /// Cost: one replay, more where a period has millions of events; memory 64 bytes a household and at most 30 MiB.
    /// Source: the forms "Diễn biến hộ nghèo" and "Diễn biến hộ cận nghèo" of the yearly review.
    public func movement(
        from: Day, to: Day, knownAt: KnownAt = .now, unit: String? = nil, unitsOn: Day? = nil,
        level: UnitKind? = nil, lookBackMonths: Int? = nil
    ) throws(LedgerError) -> Movement {
        try movement(
            from: from, to: to, knownAt: knownAt, unit: unit, unitsOn: unitsOn, level: level,
            lookBackMonths: lookBackMonths, capacity: FlowSteps.usualCapacity)
    }

    /// The same with so much room for the steps of a pass.
    func movement(
        from: Day, to: Day, knownAt: KnownAt, unit: String?, unitsOn: Day?, level: UnitKind? = nil,
        lookBackMonths: Int?, capacity: Int
    ) throws(LedgerError) -> Movement {
        guard from <= to else {
            throw LedgerError(
                .invalidValue, "the period from \(from) to \(to) ends before it begins",
                remedy: "give its first day and then its last")
        }
        let lookBack = try HouseholdView.checked(lookBackMonths: lookBackMonths)
        let unit = try unit.map { (text) throws(LedgerError) in
            try self.unit(numbered: text, on: unitsOn ?? to)
        }
        let cut = try cut(CutExpression(to, knownAt: knownAt))
        return try foldedMovement(
            FlowWindow(from: from, to: to, known: cut.position, lookBackMonths: lookBack), from: from, unit: unit,
            unitsOn: unitsOn ?? to, level: level, capacity: capacity)
    }
}

extension HouseholdView {
    /// The look-back that was asked for, if it is within reason.
    static func checked(lookBackMonths: Int?) throws(LedgerError) -> Int? {
        guard let lookBackMonths, !(0...maximumLookBackMonths).contains(lookBackMonths) else { return lookBackMonths }
        throw LedgerError(
            .invalidValue, "a look-back of \(lookBackMonths) months",
            remedy: "a whole number from 0 to \(maximumLookBackMonths), or none for no limit")
    }
}
