// What writing a payload has to ask the ledger: numbers for things that the payload names by number.

import EventLedger

/// Turns ids and references into the numbers that a payload holds.
protocol EncodingContext {
    /// The number of a unit's stream; throws a problem without a member when there is no such unit.
    func unitNumber(of id: String) throws(FieldProblem) -> UInt32
    /// The position of an event, from 1; throws a problem without a member when there is no such event.
    func position(of reference: EventReference) throws(FieldProblem) -> UInt64
}

extension EncodingContext {
    /// The number of a unit's stream; the problem names the member that the unit stands in.
    func unitNumber(of id: String, in member: StaticString) throws(FieldProblem) -> UInt32 {
        do throws(FieldProblem) {
            return try unitNumber(of: id)
        } catch { throw error.inside(member.description) }
    }

    /// The position of an event; the problem names the member that the reference stands in.
    func position(of reference: EventReference, in member: StaticString) throws(FieldProblem) -> UInt64 {
        do throws(FieldProblem) {
            return try position(of: reference)
        } catch { throw error.inside(member.description) }
    }
}
