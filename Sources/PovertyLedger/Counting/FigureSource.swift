// The source of figures: a ledger, or the events of an evidence bundle. The same events give the same figures, because
// there is one way to fold them.

import EventLedger

/// Households and units at any cut, and the names of units.
package protocol FigureSource {
    /// The id of the unit with a number.
    func unitName(_ number: UInt32) throws(LedgerError) -> String
    /// Folds the households and units of a cut, whose position must be the last of an entry.
    func fold(_ cut: Cut) throws(LedgerError) -> CountingFold
}

extension FigureSource {
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
            rows += Counts.Row.rows(of: tallies, unit: name)
        }
        return Counts(
            cut: cut, unitsOn: unitsOn, unit: unit?.name, isByUnit: byUnit,
            rows: rows.sorted { $0.account < $1.account }, lines: lines)
    }
}
