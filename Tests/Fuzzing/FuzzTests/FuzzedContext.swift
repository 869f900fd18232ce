// A ledger in which whatever a payload names is there: a unit has the number that is first given with it, and every
// position has an event.

import EventLedger

@testable import PovertyLedger

/// Answers as a ledger would in which the payload is right.
final class FuzzedContext: EncodingContext, DecodingContext {
    private var units: [String: UInt32] = [:]

    func isUnit(_ id: String, numbered number: UInt32) -> Bool {
        if units[id] == nil { units[id] = number }
        return units[id] == number
    }

    func unitNumber(of id: String) throws(FieldProblem) -> UInt32 {
        guard let number = units[id] else { throw FieldProblem("", "is \"\(id)\", which was not read", remedy: "") }
        return number
    }

    func reference(at position: UInt64) throws(FieldProblem) -> EventReference {
        EventReference(entry: "\(position)", ordinal: 1)
    }

    func position(of reference: EventReference) throws(FieldProblem) -> UInt64 {
        guard let position = UInt64(reference.entry) else { throw FieldProblem("", "is \"\(reference)\"", remedy: "") }
        return position
    }
}
