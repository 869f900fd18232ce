// Adding flows up to movement tables: for each class a row for each unit and one for all.

import EventLedger

/// The rows of both classes while flows are added to them. Units go by their number on the day that they are told apart.
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
