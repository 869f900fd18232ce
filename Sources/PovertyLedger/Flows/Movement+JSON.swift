// The official movement tables as JSON: what an evidence bundle holds, byte for byte, and what `socai movement` prints, with the
// cut, which in a bundle has a file of its own.

import EventLedger

extension Movement {
    /// The tables as JSON, one line, as a bundle holds them.
    package var json: [UInt8] { json { _ in } }

    /// The tables as JSON, one line, with the cut in front of them.
    package var jsonWithCut: [UInt8] { json { json in json.member("cut", cut, unitsOn: unitsOn) } }

    private func json(_ appendCut: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("from")
        json.day(from)
        json.member("to")
        json.day(to)
        json.member("unitsOn")
        json.day(unitsOn)
        json.member("lookBackMonths")
        if let months = lookBackMonths { json.int(months) } else { json.null() }
        appendCut(&json)
        json.member("tables", list: tables, Movement.append)
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
}
