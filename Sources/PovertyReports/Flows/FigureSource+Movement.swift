// The official movement tables, by folding the raw events of a period into flows. Each row is compared with the
// balances of its two ends, and each table against the other, before anybody sees it.

import EventLedger
import PovertyLedger

extension FlowSource {
    /// The movement of a window, whose first day is `from`; of one unit and all below it where that is given.
    func foldedMovement(
        _ window: FlowWindow, from: Day, unit: NumberedUnit? = nil, unitsOn day: Day, level: UnitKind? = nil,
        capacity: Int = FlowSteps.usualCapacity
    ) throws(LedgerError) -> Movement {
        var (bounds, sum) = try flows(window, capacity: capacity) {
            MovementSum(UnitTree($0.units, on: day, level: level), unit: unit?.number)
        }
        for household in 0..<max(bounds.opening.count, bounds.closing.count) {
            sum.add(bounds.opening[household], \.opening)
            sum.add(bounds.closing[household], \.closing)
        }
        let tables = try sum.tables.map { (rows) throws(LedgerError) in try table(rows) }
        try Self.crossCheck(tables)
        return Movement(
            from: from, to: window.to, position: window.known, unitsOn: day, unit: unit?.name,
            lookBackMonths: window.lookBackMonths, tables: tables)
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
                    "in \(name) the \(rows.householdClass.name) of the opening and its flows add up to "
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

// Adding flows up to movement tables: for each class a row for each unit and one for all.

/// The rows of both classes while flows are added to them. Units have the numbers of the units' day.
struct MovementSum: FlowSum {
    static let classes = [HouseholdClass.poor, .nearPoor]

    /// The rows of a class.
    struct Rows {
        let householdClass: HouseholdClass
        var units: [UInt32: MovementRow] = [:]
        var total = MovementRow()
    }

    private let tree: UnitTree
    /// The one unit that is asked for, with all below it; nil is all.
    private let unit: UInt32?
    private(set) var tables = MovementSum.classes.map { Rows(householdClass: $0) }

    init(_ tree: UnitTree, unit: UInt32?) {
        self.tree = tree
        self.unit = unit
    }

    mutating func add(_ flow: Flow) {
        for index in tables.indices {
            let householdClass = tables[index].householdClass
            let was = flow.before.isPresent && flow.before.householdClass == householdClass
            let becomes = flow.after.isPresent && flow.after.householdClass == householdClass
            guard was || becomes else { continue }
            add(
                flow, to: &tables[index], from: was ? included(flow.before.unit) : nil,
                into: becomes ? included(flow.after.unit) : nil)
        }
    }

    /// Adds the balance of a household at one end of the period.
    mutating func add(_ slot: HouseholdSlot, _ end: WritableKeyPath<MovementRow, Tally>) {
        guard slot.isPresent, let index = tables.firstIndex(where: { $0.householdClass == slot.householdClass }),
            let unit = included(slot.unit)
        else { return }
        let tally = Tally(households: 1, persons: Int(slot.members))
        tables[index].units[unit, default: MovementRow()][keyPath: end] += tally
        tables[index].total[keyPath: end] += tally
    }

    /// The unit of the row that a unit counts in, if it is asked for.
    private func included(_ number: UInt32) -> UInt32? { tree.row(of: number, within: unit) }

    /// Adds a flow that leaves a class in the unit `from` and enters it in `into`, either of which may be none.
    private func add(_ flow: Flow, to rows: inout Rows, from: UInt32?, into: UInt32?) {
        let leaving = Tally(households: 1, persons: Int(flow.before.members))
        let entering = Tally(households: 1, persons: Int(flow.after.members))
        let staysInClass =
            flow.before.isPresent && flow.after.isPresent && flow.before.householdClass == flow.after.householdClass
        if let from, from == into {
            let change = entering.persons - leaving.persons
            rows.units[from, default: MovementRow()].sizeChange += change
            rows.total.sizeChange += change
            return
        }
        if let from {
            let column = staysInClass ? .otherDecrease : MovementColumn.leaving(rows.householdClass, by: flow)
            rows.units[from, default: MovementRow()][column] += leaving
            if into == nil { rows.total[column] += leaving }
        }
        if let into {
            let column = staysInClass ? .otherIncrease : MovementColumn.entering(rows.householdClass, by: flow)
            rows.units[into, default: MovementRow()][column] += entering
            if from == nil { rows.total[column] += entering }
        }
    }
}
