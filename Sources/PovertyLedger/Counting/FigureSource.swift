// The source of figures: a ledger, or events given by a caller. The same events give the same figures, because there is
// one way to fold them.

import EventLedger

/// Recorded events in the order of their positions, and the ids of streams.
package protocol FigureSource {
    /// The number of households, whether known at any cut or not.
    func householdCount() throws(LedgerError) -> Int
    /// The id of the unit with a number.
    func unitName(_ number: UInt32) throws(LedgerError) -> String
    /// Folds all events up to a position, which must be the last of an entry.
    func replay<Folding: Projection>(through last: Position, into projection: inout Folding) throws(LedgerError)
}

extension HouseholdView: FigureSource {
    package func householdCount() throws(LedgerError) -> Int {
        ledger.streamCount(category: StreamCategory.household.rawValue)
    }

    package func replay<Folding: Projection>(through last: Position, into projection: inout Folding) throws(LedgerError)
    {
        try ledger.replay(through: last, into: &projection)
    }
}

extension FigureSource {
    /// Folds households and units at one cut.
    package func fold(_ cut: Cut) throws(LedgerError) -> CountingFold {
        var fold = CountingFold(cut, households: try householdCount())
        try replay(through: cut.position, into: &fold)
        return fold
    }

    /// The counts at a cut by the units of a day, of one unit and all below it where that is given. Cost: one replay.
    package func foldedCounts(
        at cut: Cut, unitsOn: Day, byUnit: Bool, unit: NumberedUnit? = nil, level: UnitKind? = nil
    ) throws(LedgerError) -> Counts {
        let fold = try fold(cut)
        let tree = UnitTree(fold.units, on: unitsOn, level: level)
        let accounts = fold.households.accounts { number in
            let row = tree.row(of: number, within: unit?.number)
            return byUnit ? row : row.map { _ in 0 }
        }
        var rows: [Counts.Row] = []
        var lines: [String: [String]] = [:]
        for (unit, tallies) in accounts {
            let name = byUnit ? try unitName(unit) : nil
            if let name {
                lines[name] = try tree.line(of: unit).map { (number) throws(LedgerError) in try unitName(number) }
            }
            for (bits, tally) in tallies.enumerated() where tally.households > 0 {
                rows.append(Counts.Row(account: Account(unit: name, bits: bits), tally: tally))
            }
        }
        return Counts(
            cut: cut, unitsOn: unitsOn, unit: unit?.name, isByUnit: byUnit,
            rows: rows.sorted { $0.account < $1.account }, lines: lines)
    }
}
