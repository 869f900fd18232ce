// The official movement tables as a reconciliation asks for them: the nine columns of each unit and class over a
// period.

import EventLedger
import PovertyLedger

/// The nine columns of a row of an official movement table, in its order, and the size change of its persons.
struct OfficialColumns: Hashable {
    /// Columns 1–9 in households.
    var households = [Int](repeating: 0, count: 9)
    /// Columns 1–9 in persons.
    var persons = [Int](repeating: 0, count: 9)
    /// The persons by which households that stayed shrank and grew.
    var sizeDecrease = 0
    var sizeIncrease = 0

    /// The change in the members of households that stayed.
    var sizeChange: Int { sizeIncrease - sizeDecrease }

    /// Columns of zeros.
    init() {}

    /// The figure of a column; nil for one that is no column of a movement table.
    func figure(_ column: PublishedColumn) -> Int? {
        switch column {
        case .movement(let number, let measure) where 1...9 ~= number:
            measure == .households ? households[number - 1] : persons[number - 1]
        case .exits(let measure):
            measure == .households ? households[1] + households[2] : persons[1] + persons[2]
        case .sizeChange: sizeChange
        case .sizeSide(let isIncrease): isIncrease ? sizeIncrease : sizeDecrease
        default: nil
        }
    }
}

/// The official movement tables of one period, of one unit and all below it or of all units.
struct OfficialMovement {
    /// The row of each class that is not zero.
    var rows: [HouseholdClass: OfficialColumns] = [:]
    /// The same of the households of the unit that are in none of the units below it.
    var ownRows: [HouseholdClass: OfficialColumns] = [:]

    /// The row of a class; zero where nothing happened and there are no households.
    func columns(_ householdClass: HouseholdClass, isOwnOnly: Bool = false) -> OfficialColumns {
        (isOwnOnly ? ownRows : rows)[householdClass] ?? OfficialColumns()
    }
}

/// A period whose movement is asked for, and what of it was known.
struct MovementPeriod: Hashable {
    let from: Day
    let to: Day
    let knownAt: KnownAt
    /// The id of the unit; nil is all.
    let unit: String?
    let unitsOn: Day?
    let lookBackMonths: Int?
}

extension HouseholdView {
    /// The official movement tables of a period. Cost: one replay.
    func officialMovement(_ period: MovementPeriod) throws(LedgerError) -> OfficialMovement {
        let movement = try at(CutExpression(period.to, knownAt: period.knownAt), unitsOn: period.unitsOn)
            .movement(since: period.from, unit: period.unit, lookBackMonths: period.lookBackMonths)
        var official = OfficialMovement()
        for table in movement.tables {
            official.rows[table.householdClass] = OfficialColumns(table.total, of: table.householdClass)
            let own = table.rows.first { $0.unit == movement.unit }
            official.ownRows[table.householdClass] = own.map { OfficialColumns($0.row, of: table.householdClass) }
        }
        return official
    }
}

extension OfficialColumns {
    /// The columns of a row of a movement table.
    init(_ row: MovementRow, of householdClass: HouseholdClass) {
        let tallies = [row.opening] + MovementColumn.columns(of: householdClass).map { row[$0] } + [row.closing]
        households = tallies.map(\.households)
        persons = tallies.map(\.persons)
        sizeDecrease = row.sizeDecrease
        sizeIncrease = row.sizeIncrease
    }

    /// Adds the other decreases and increases of another row, columns 4 and 8.
    mutating func addOthers(of other: OfficialColumns) {
        for index in [3, 7] {
            households[index] += other.households[index]
            persons[index] += other.persons[index]
        }
    }

    /// Takes the other decreases and increases of another row instead of its own.
    mutating func takeOthers(from other: OfficialColumns) {
        for index in [3, 7] {
            households[index] = other.households[index]
            persons[index] = other.persons[index]
        }
    }

    /// The columns as the official form has them: persons of columns 4 and 8 with the households that shrank and grew.
    var onForm: OfficialColumns {
        var form = self
        form.persons[3] += sizeDecrease
        form.persons[7] += sizeIncrease
        return form
    }
}
