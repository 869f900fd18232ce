// The official movement tables, by folding the raw events of a period into flows. Each row is held against the balances
// of its two ends, and each table against the other, before anybody sees it.

import EventLedger

extension FigureSource {
    /// The movement of a window, whose first day is `from`; of one unit and all below it where that is given.
    func foldedMovement(
        _ window: FlowWindow, from: Day, unit: UInt32? = nil, unitsOn day: Day, level: UnitKind? = nil,
        capacity: Int = FlowSteps.usualCapacity
    ) throws(LedgerError) -> Movement {
        var (bounds, sum) = try flows(window, capacity: capacity) {
            MovementSum(UnitTree($0.units, on: day, level: level), unit: unit)
        }
        for household in 0..<max(bounds.opening.count, bounds.closing.count) {
            sum.add(bounds.opening[household], \.opening)
            sum.add(bounds.closing[household], \.closing)
        }
        let tables = try sum.tables.map { (rows) throws(LedgerError) in try table(rows) }
        try Self.crossCheck(tables)
        return Movement(
            from: from, to: window.to, position: window.known, unitsOn: day, lookBackMonths: window.lookBackMonths,
            tables: tables)
    }

    private func table(_ rows: MovementSum.Rows) throws(LedgerError) -> MovementTable {
        var named: [MovementTable.UnitRow] = []
        for (unit, row) in rows.units where !row.isZero {
            named.append(MovementTable.UnitRow(unit: try unitName(unit), row: row))
        }
        named.sort { $0.unit < $1.unit }
        for (name, row) in named.map({ ($0.unit, $0.row) }) + [("all units", rows.total)] {
            guard row.expectedClosing == row.closing else {
                throw Self.imbalance(
                    "in \(name) the \(rows.householdClass.name) of the opening and its flows come to "
                        + "\(row.expectedClosing.households), the closing is \(row.closing.households)")
            }
        }
        return MovementTable(householdClass: rows.householdClass, rows: named, total: rows.total)
    }

    /// Who left the poor for the near-poor came from the poor to the near-poor, and the other way around.
    private static func crossCheck(_ tables: [MovementTable]) throws(LedgerError) {
        let (poor, nearPoor) = (tables[0], tables[1])
        let nearPoorRows = Dictionary(nearPoor.rows.map { ($0.unit, $0.row) }) { first, _ in first }
        let pairs = poor.rows.map { ($0.row, nearPoorRows[$0.unit] ?? MovementRow()) } + [(poor.total, nearPoor.total)]
        for (poor, nearPoor) in pairs {
            guard poor[.exitedToNearPoor] == nearPoor[.cameFromPoor], poor[.fellFromNearPoor] == nearPoor[.fellToPoor]
            else { throw imbalance("the tables of the poor and the near-poor differ in what went between them") }
        }
    }

    private static func imbalance(_ problem: String) -> LedgerError {
        LedgerError(
            .damaged, problem, remedy: "the ledger holds events that its rules refuse; restore it from a backup")
    }
}
