// The official movement tables of a ledger: what was asked for is resolved and checked here, `FigureSource+Movement`
// answers.

import EventLedger
import PovertyLedger

extension CutView {
    /// The movement of the poor and the near-poor from a day to the cut's, both included.
    ///
    /// Rows are by the units of `unitsOn`, or by those of a level; `unit` asks for one of them and all below it. A
    /// return is a relapse when the household had left the class by a recognised exit, at most `lookBackMonths` before
    /// where that is given. Throws `invalidValue` for a period that ends before it begins, and `unknownUnit`. Cost: one
    /// replay, more where a period has millions of events; memory 64 bytes a household, 40 where the ledger keeps balances,
    /// and at most 30 MiB. Source: the
    /// forms "Diễn biến hộ nghèo" and "Diễn biến hộ cận nghèo" of the yearly review.
    public func movement(
        since first: Day, unit: String? = nil, level: UnitKind? = nil, lookBackMonths: Int? = nil
    ) throws(LedgerError) -> Movement {
        try movement(
            since: first, unit: unit, level: level, lookBackMonths: lookBackMonths, capacity: FlowSteps.usualCapacity)
    }

    /// The same with so much room for the steps of a pass; in a part of a union by its units, whose level they have.
    func movement(
        since first: Day, unit: String?, level: UnitKind?, lookBackMonths: Int?,
        capacity: Int = FlowSteps.usualCapacity, in part: UnionPart? = nil
    ) throws(LedgerError) -> Movement {
        var question = try movementQuestion(
            since: first, unit: try self.unit(called: unit, in: part), level: level, lookBackMonths: lookBackMonths,
            capacity: capacity)
        question.part = part
        return try view.movement(question)
    }

    /// What is asked for. Throws `invalidValue` for a period that ends before it begins.
    func movementQuestion(
        since first: Day, unit: NumberedUnit?, level: UnitKind?, lookBackMonths: Int? = nil,
        capacity: Int = FlowSteps.usualCapacity
    ) throws(LedgerError) -> MovementQuestion {
        let last = cut.effectiveOn
        guard first <= last else {
            throw LedgerError(
                .invalidValue, "the period from \(first) to \(last) ends before it begins",
                remedy: "give its first day and then its last")
        }
        let lookBack = try HouseholdView.checked(lookBackMonths: lookBackMonths)
        return MovementQuestion(
            from: first, window: FlowWindow(from: first, to: last, known: cut.position, lookBackMonths: lookBack),
            unit: unit, unitsOn: unitsOn, level: level, capacity: capacity)
    }
}

extension HouseholdView {
    /// How many months back a relapse can be asked for at the most.
    public static let maximumLookBackMonths = 1_200

    /// The look-back that was asked for, if it is within reason.
    static func checked(lookBackMonths: Int?) throws(LedgerError) -> Int? {
        guard let lookBackMonths, !(0...maximumLookBackMonths).contains(lookBackMonths) else { return lookBackMonths }
        throw LedgerError(
            .invalidValue, "a look-back of \(lookBackMonths) months",
            remedy: "a whole number from 0 to \(maximumLookBackMonths), or none for no limit")
    }
}
