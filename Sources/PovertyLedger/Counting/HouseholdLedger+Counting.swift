// Counts at a cut, by folding the raw events again.

import EventLedger

extension HouseholdLedger {
    /// The counts on a day, as known at some time, by the units of that day or of another.
    ///
    /// Cost: one replay; memory 24 bytes a household beside the mapped file.
    public func counts(
        on day: Day, knownAt: KnownAt = .now, unitsOn: Day? = nil, byUnit: Bool = true
    ) throws(PovertyError) -> Counts {
        let cut = try cut(CutExpression(day, knownAt: knownAt))
        return try counts(at: cut, unitsOn: unitsOn ?? day, byUnit: byUnit)
    }

    /// The counts at a resolved cut, by the units of a day. Cost: one replay.
    public func counts(at cut: Cut, unitsOn: Day, byUnit: Bool = true) throws(PovertyError) -> Counts {
        try foldedCounts(at: cut, unitsOn: unitsOn, byUnit: byUnit)
    }

    /// The id of the unit with a number.
    func unitName(_ number: UInt32) throws(PovertyError) -> String {
        let name = try reading { (ledger) throws(LedgerError) in
            try ledger.streamID(category: StreamCategory.unit.rawValue, number: number)
        }
        guard let name else {
            throw PovertyError(
                .damaged, "a household stands in unit number \(number), which there is not",
                remedy: "restore the ledger from a backup")
        }
        return name
    }
}
