// The numbers behind the ids and references of one entry, looked up once while it is judged.

import EventLedger

struct EntryNumbers: EncodingContext {
    /// The number of each unit that the entry names.
    var units: [String: UInt32] = [:]
    /// The position of each event that the entry refers to.
    var positions: [EventReference: UInt64] = [:]

    func unitNumber(of id: String) throws(FieldProblem) -> UInt32 {
        guard let number = units[id] else {
            throw FieldProblem("", "is \"\(id)\", which is not established", remedy: "name an established unit")
        }
        return number
    }

    func position(of reference: EventReference) throws(FieldProblem) -> UInt64 {
        guard let position = positions[reference] else {
            throw FieldProblem("", "is \"\(reference)\", which is not recorded", remedy: "name a recorded event")
        }
        return position
    }
}
