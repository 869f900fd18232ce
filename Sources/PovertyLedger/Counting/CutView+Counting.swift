// Counts at a cut: from the balances where the ledger keeps them, else by folding the raw events again.

import EventLedger

extension CutView {
    /// Households and persons by class and social protection: all, or one unit and all below it.
    ///
    /// Throws `unknownUnit`. Cost: some microseconds a unit where the ledger keeps balances; else one replay, and 24
    /// bytes a household beside the mapped file.
    public func counts(by grouping: UnitGrouping? = nil, unit: String? = nil) throws(LedgerError) -> Counts {
        let question = CountQuestion(
            at: cut, unitsOn: unitsOn, byUnit: grouping != nil, unit: try self.unit(called: unit),
            level: grouping?.level)
        return try view.usesBalances ? view.postedCounts(question) : view.foldedCounts(question)
    }

    /// The unit of a name, among the units counted by; nil where none is named. Throws `unknownUnit`.
    package func unit(called text: String?) throws(LedgerError) -> NumberedUnit? {
        try text.map { (text) throws(LedgerError) in try view.unit(numbered: text, on: unitsOn) }
    }
}

extension HouseholdView {
    /// The code of the household with a number.
    package func householdName(_ number: UInt32) throws(LedgerError) -> String {
        guard let name = try ledger.streamID(category: StreamCategory.household.rawValue, number: number) else {
            throw LedgerError(
                .damaged, "household number \(number) does not exist", remedy: "restore the ledger from a backup")
        }
        return name
    }

    /// The id of the unit with a number.
    package func unitName(_ number: UInt32) throws(LedgerError) -> String {
        try known.name(number) { () throws(LedgerError) in
            guard let name = try ledger.streamID(category: StreamCategory.unit.rawValue, number: number) else {
                throw LedgerError(
                    .damaged, "a household is assigned to unit \(number), which does not exist",
                    remedy: "restore the ledger from a backup")
            }
            return name
        }
    }
}
