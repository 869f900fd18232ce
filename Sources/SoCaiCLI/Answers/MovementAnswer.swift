// The official movement tables as CSV, and as the JSON that they have anywhere; `MovementAnswer+Table` has the tables for people.

import PovertyLedger
import PovertyReports

/// The answer of `socai movement`.
struct MovementAnswer: FormattedAnswer {
    /// The tables.
    let movement: Movement
    /// The one unit that was asked for.
    let unit: String?

    var json: [UInt8] { movement.jsonWithCut }

    /// One row a class and unit, the total with an empty unit: a form that `socai reconcile` reads again.
    var csv: String {
        let columns = MovementColumn.allCases
        let place = CutColumns(movement.cut, unitsOn: movement.unitsOn)
        var csv = CSVText(
            ["from", "to", "unit", "class", "opening"] + columns.map(\.rawValue) + ["closing", "persons.opening"]
                + columns.map { "persons.\($0.rawValue)" } + ["persons.sizeChange", "persons.closing"] + place.names)
        for table in movement.tables {
            if unit == nil {
                for row in table.rows { csv.append(fields(row.row, row.unit, table.householdClass) + place.fields) }
            }
            csv.append(fields(table.total, unit, table.householdClass) + place.fields)
        }
        return csv.text
    }

    private func fields(_ row: MovementRow, _ unit: String?, _ householdClass: HouseholdClass) -> [String?] {
        let own = MovementColumn.columns(of: householdClass)
        let flows = MovementColumn.allCases.map { own.contains($0) ? row[$0] : nil }
        return ["\(movement.from)", "\(movement.to)", unit, householdClass.name, "\(row.opening.households)"]
            + flows.map { $0.map { "\($0.households)" } } + ["\(row.closing.households)", "\(row.opening.persons)"]
            + flows.map { $0.map { "\($0.persons)" } } + ["\(row.sizeChange)", "\(row.closing.persons)"]
    }
}
