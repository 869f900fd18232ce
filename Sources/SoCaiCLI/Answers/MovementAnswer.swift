// The official movement tables as JSON and as CSV; `MovementAnswer+Table` has the tables for people.

import PovertyLedger

/// The answer of `socai movement`.
struct MovementAnswer {
    /// The tables.
    let movement: Movement
    /// The one unit that was asked for.
    let unit: String?

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("from")
        json.day(movement.from)
        json.member("to")
        json.day(movement.to)
        json.member("unitsOn")
        json.day(movement.unitsOn)
        json.member("lookBackMonths")
        if let months = movement.lookBackMonths { json.int(months) } else { json.null() }
        json.member("tables", list: movement.tables, MovementAnswer.append)
        json.endObject()
        json.endLine()
        return json.bytes
    }

    private static func append(_ json: inout JSONWriter, _ table: MovementTable) {
        json.beginObject()
        json.member("class", table.householdClass.name)
        json.member("rows", list: table.rows) { json, row in
            json.beginObject()
            json.member("unit", row.unit)
            append(&json, row.row, of: table.householdClass)
            json.endObject()
        }
        json.member("total")
        json.beginObject()
        append(&json, table.total, of: table.householdClass)
        json.endObject()
        json.endObject()
    }

    /// The members `households` and `persons` of a row.
    private static func append(_ json: inout JSONWriter, _ row: MovementRow, of householdClass: HouseholdClass) {
        json.member("households")
        json.beginObject()
        json.member("opening", row.opening.households)
        for column in MovementColumn.columns(of: householdClass) {
            json.member(named: column.rawValue)
            json.int(row[column].households)
        }
        json.member("closing", row.closing.households)
        json.endObject()
        json.member("persons")
        json.beginObject()
        json.member("opening", row.opening.persons)
        for column in MovementColumn.columns(of: householdClass) {
            json.member(named: column.rawValue)
            json.int(row[column].persons)
        }
        json.member("sizeChange", row.sizeChange)
        json.member("closing", row.closing.persons)
        json.endObject()
    }

    /// One row a class and unit, the total with an empty unit: a form that `socai reconcile` reads again.
    var csv: String {
        let columns = MovementColumn.allCases
        var csv = CSVText(
            ["from", "to", "unit", "class", "opening"] + columns.map(\.rawValue) + ["closing", "persons.opening"]
                + columns.map { "persons.\($0.rawValue)" } + ["persons.sizeChange", "persons.closing"])
        for table in movement.tables {
            if unit == nil {
                for row in table.rows { csv.append(fields(row.row, row.unit, table.householdClass)) }
            }
            csv.append(fields(table.total, unit, table.householdClass))
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
