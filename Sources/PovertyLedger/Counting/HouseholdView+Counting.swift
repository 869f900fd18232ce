// Counts at a cut, by folding the raw events again.

import EventLedger

extension HouseholdView {
    /// The counts on a day, as known at some time, by the units of that day or of another: all, or one `unit` and all below
    /// it; told apart by the units that households stand in, or by those of a `level`.
    ///
    /// Throws what a cut throws, and `unknownUnit`. Cost: one replay; memory 24 bytes a household beside the mapped file.
    public func counts(
        on day: Day, knownAt: KnownAt = .now, unitsOn: Day? = nil, byUnit: Bool = true, unit: String? = nil,
        level: UnitKind? = nil
    ) throws(LedgerError) -> Counts {
        let cut = try cut(CutExpression(day, knownAt: knownAt))
        return try counts(at: cut, unitsOn: unitsOn ?? day, byUnit: byUnit, unit: unit, level: level)
    }

    /// The counts at a resolved cut, by the units of a day; the same otherwise. Cost: one replay.
    public func counts(
        at cut: Cut, unitsOn: Day, byUnit: Bool = true, unit: String? = nil, level: UnitKind? = nil
    ) throws(LedgerError) -> Counts {
        let number = try unit.map { (text) throws(LedgerError) in try self.unit(numbered: text, on: unitsOn).number }
        return try foldedCounts(at: cut, unitsOn: unitsOn, byUnit: byUnit, unit: number, level: level)
    }

    /// The id of the unit with a number.
    package func unitName(_ number: UInt32) throws(LedgerError) -> String {
        guard let name = try ledger.streamID(category: StreamCategory.unit.rawValue, number: number) else {
            throw LedgerError(
                .damaged, "a household stands in unit number \(number), which there is not",
                remedy: "restore the ledger from a backup")
        }
        return name
    }
}
