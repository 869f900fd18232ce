// The counts as JSON: what `socai replay` prints and what an evidence bundle holds, byte for byte.

import EventLedger

extension Counts {
    /// The counts as JSON, one line; rows have a unit only where units are told apart.
    package func json(byUnit: Bool = true) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("cut", cut, unitsOn: unitsOn)
        json.member("counts", list: rows) { json, row in
            json.beginObject()
            json.members(of: row.account, isByUnit: byUnit)
            json.member("households", row.tally.households)
            json.member("persons", row.tally.persons)
            json.endObject()
        }
        json.endObject()
        json.endLine()
        return json.bytes
    }
}
