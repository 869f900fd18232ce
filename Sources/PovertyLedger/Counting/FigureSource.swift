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
    package func foldedCounts(_ question: CountQuestion) throws(LedgerError) -> Counts {
        let fold = try fold(question.cut)
        let tree = UnitTree(fold.units, on: question.unitsOn, level: question.level)
        return try question.counts(tree, fold.households.accounts { question.row(of: $0, tree) }) {
            (number) throws(LedgerError) in try unitName(number)
        }
    }
}

/// Which counts are asked for.
package struct CountQuestion {
    package let cut: Cut
    /// The day whose units are counted by.
    package let unitsOn: Day
    /// Whether figures are broken down by unit.
    package var isByUnit = false
    /// The one unit that is counted, with all below it; nil for all.
    package var unit: NumberedUnit?
    /// The level of the units; nil for those that households are in.
    package var level: UnitKind?

    package init(
        at cut: Cut, unitsOn: Day, byUnit: Bool, unit: NumberedUnit? = nil, level: UnitKind? = nil
    ) {
        self.cut = cut
        self.unitsOn = unitsOn
        isByUnit = byUnit
        self.unit = unit
        self.level = level
    }

    /// The number of the row that a unit counts in, 0 where there is one for all; nil where it is not asked for.
    package func row(of number: UInt32, _ tree: UnitTree) -> UInt32? {
        let row = tree.row(of: number, within: unit?.number)
        return isByUnit ? row : row.map { _ in 0 }
    }

    /// The answer, from the accounts of each row.
    package func counts(
        _ tree: UnitTree, _ accounts: [UInt32: [Tally]], _ unitName: (UInt32) throws(LedgerError) -> String
    ) throws(LedgerError) -> Counts {
        var rows: [Counts.Row] = []
        var lines: [String: [String]] = [:]
        for (unit, name, tallies) in try named(accounts, unitName) {
            if let name {
                lines[name] = try tree.line(of: unit).map { (number) throws(LedgerError) in try unitName(number) }
            }
            rows += Counts.Row.rows(of: tallies, unit: name)
        }
        return Counts(
            cut: cut, unitsOn: unitsOn, unit: unit?.name, isByUnit: isByUnit, rows: rows, lines: lines)
    }

    /// The accounts of each row with the id of its unit, nil where there is one for all, in the order of the ids.
    func named(
        _ accounts: [UInt32: [Tally]], _ unitName: (UInt32) throws(LedgerError) -> String
    ) throws(LedgerError) -> [(unit: UInt32, name: String?, tallies: [Tally])] {
        var named: [(unit: UInt32, name: String?, tallies: [Tally])] = []
        named.reserveCapacity(accounts.count)
        for (unit, tallies) in accounts { named.append((unit, isByUnit ? try unitName(unit) : nil, tallies)) }
        if named.count > 1 { named.sort { ($0.name ?? "") < ($1.name ?? "") } }
        return named
    }
}
