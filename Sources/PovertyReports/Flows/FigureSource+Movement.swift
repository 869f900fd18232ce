// The official movement tables: the raw events are folded into the opening of a period and its flows; the closing is
// looked up in the balances, or folded by itself. Each row is compared with the balances of its two ends, and each table
// with the other, before anybody sees it.

import EventLedger
import Files
import PovertyLedger

/// Which movement tables are asked for.
struct MovementQuestion {
    /// The first day of the period.
    let from: Day
    /// The flows of the period, from the day before its first.
    let window: FlowWindow
    /// The one unit that is asked for, with all below it; nil for all.
    var unit: NumberedUnit?
    /// The day whose units are counted by.
    let unitsOn: Day
    /// The level of the units of the rows; nil for those that households are in.
    var level: UnitKind?
    /// The room for the steps of a pass.
    var capacity = FlowSteps.usualCapacity
    /// The union whose units rows are by; nil where they are by those of the ledger itself.
    var part: UnionPart?

    /// The cut whose balances the flows must lead to.
    var closing: Cut { Cut(effectiveOn: window.to, position: window.known) }

    /// The sum of the flows by the units of the day.
    func sum(_ units: UnitFold) -> MovementSum {
        MovementSum(part?.rows ?? RowUnits(UnitTree(units, on: unitsOn, level: level), within: unit?.number))
    }
}

extension HouseholdView {
    /// The movement tables, with the closing looked up in the balances where they are kept: the opening and the flows are
    /// folded and must lead to it.
    func movement(_ question: MovementQuestion) throws(LedgerError) -> Movement {
        guard usesBalances else { return try foldedMovement(question) }
        let folded = try flows(question.window, closing: Unfolded(), capacity: question.capacity, into: question.sum)
        return try movement(question, folded, closing: postedAccounts(at: question.closing) { $0 })
    }
}

extension FlowSource {
    /// The movement tables, with the closing folded by itself.
    func foldedMovement(_ question: MovementQuestion) throws(LedgerError) -> Movement {
        let closing = HouseholdFold(question.closing, households: householdCount)
        let folded = try flows(question.window, closing: closing, capacity: question.capacity, into: question.sum)
        return try movement(question, folded, closing: folded.closing.accounts { $0 })
    }

    /// The movement tables of what was folded, and of the accounts of the closing by the number of the unit that
    /// households are recorded in. Throws `damaged` where the flows do not lead to it.
    func movement<Closing: Projection>(
        _ question: MovementQuestion, _ folded: FoldedFlows<MovementSum, Closing>, closing: [UInt32: [Tally]]
    ) throws(LedgerError) -> Movement {
        var sum = folded.sum
        sum.settle()
        sum.add(folded.opening.accounts { $0 }, \.opening)
        sum.add(closing, \.closing)
        let tables = try sum.tables.map { (rows) throws(LedgerError) in
            try table(rows) { (number) throws(LedgerError) in
                if let part = question.part { return try part.name(number) }
                return try unitName(number)
            }
        }
        try Self.crossCheck(tables)
        return Movement(
            from: question.from, to: question.window.to, position: question.window.known, unitsOn: question.unitsOn,
            unit: question.unit?.name, lookBackMonths: question.window.lookBackMonths, tables: tables)
    }

    private func table(
        _ rows: MovementSum.Rows, _ name: (UInt32) throws(LedgerError) -> String
    ) throws(LedgerError) -> MovementTable {
        var named: [MovementTable.UnitRow] = []
        for (unit, row) in rows.units where !row.isZero {
            named.append(MovementTable.UnitRow(unit: try name(unit), row: row))
        }
        named.sort { $0.unit < $1.unit }
        for (name, row) in named.map({ ($0.unit, $0.row) }) + [("all units", rows.total)] {
            guard row.expectedClosing == row.closing else {
                throw Self.imbalance(
                    "in \(name) the \(term: rows.householdClass.name) of the opening and its flows add up to "
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

    private static func imbalance(_ problem: Sentence) -> LedgerError {
        LedgerError(
            .damaged, problem,
            remedy: "verify the ledger: it holds events that its rules refuse, or balances of other events")
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

    private let rows: RowUnits
    private(set) var tables = MovementSum.classes.map { Rows(householdClass: $0) }
    /// The household that is walked, and by how much it has grown so far where it stayed.
    private var household: UInt32?
    private var growths: [Growth] = []

    /// By how many persons a household has grown in a row of a table, and in the total.
    private struct Growth {
        let table: Int
        let unit: UInt32
        var persons: Int
    }

    init(_ rows: RowUnits) { self.rows = rows }

    mutating func add(_ flow: Flow) {
        if household != flow.household {
            settle()
            household = flow.household
        }
        for index in tables.indices {
            let householdClass = tables[index].householdClass
            let was = flow.before.isPresent && flow.before.householdClass == householdClass
            let becomes = flow.after.isPresent && flow.after.householdClass == householdClass
            guard was || becomes else { continue }
            let (from, into) = (
                was ? included(flow.before.unit) : nil, becomes ? included(flow.after.unit) : nil
            )
            if let from, from == into {
                grow(index, from, by: Int(flow.after.members) - Int(flow.before.members))
            } else {
                add(flow, to: &tables[index], from: from, into: into)
            }
        }
    }

    private mutating func grow(_ table: Int, _ unit: UInt32, by persons: Int) {
        guard persons != 0 else { return }
        if let index = growths.firstIndex(where: { $0.table == table && $0.unit == unit }) {
            growths[index].persons += persons
        } else {
            growths.append(Growth(table: table, unit: unit, persons: persons))
        }
    }

    /// Adds what the household that was walked last has grown or shrunk by. It is called after the last flow too.
    mutating func settle() {
        guard !growths.isEmpty else { return }
        for index in tables.indices {
            var total = 0
            for growth in growths where growth.table == index {
                tables[index].units[growth.unit, default: MovementRow()].resize(by: growth.persons)
                total += growth.persons
            }
            tables[index].total.resize(by: total)
        }
        growths.removeAll(keepingCapacity: true)
    }

    /// Adds the accounts at one end of the period, by the number of the unit that households are recorded in.
    mutating func add(_ accounts: [UInt32: [Tally]], _ end: WritableKeyPath<MovementRow, Tally>) {
        for (number, tallies) in accounts {
            guard let unit = included(number) else { continue }
            for index in tables.indices {
                let householdClass = tables[index].householdClass
                let tally = [false, true].reduce(Tally.zero) { sum, socialProtection in
                    sum + tallies[Account(householdClass: householdClass, socialProtection: socialProtection).bits]
                }
                tables[index].units[unit, default: MovementRow()][keyPath: end] += tally
                tables[index].total[keyPath: end] += tally
            }
        }
    }

    /// The unit of the row that a unit counts in, if it is asked for.
    private func included(_ number: UInt32) -> UInt32? { rows.row(of: number) }

    /// Adds a flow that leaves a class in the unit `from` and enters it in another, `into`; either may be none.
    private func add(_ flow: Flow, to rows: inout Rows, from: UInt32?, into: UInt32?) {
        let leaving = Tally(households: 1, persons: Int(flow.before.members))
        let entering = Tally(households: 1, persons: Int(flow.after.members))
        let staysInClass =
            flow.before.isPresent && flow.after.isPresent && flow.before.householdClass == flow.after.householdClass
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

extension MovementRow {
    /// Adds what a household that stayed has grown by, or shrunk by where that is less than 0.
    fileprivate mutating func resize(by persons: Int) {
        if persons > 0 { sizeIncrease += persons } else { sizeDecrease -= persons }
    }
}
