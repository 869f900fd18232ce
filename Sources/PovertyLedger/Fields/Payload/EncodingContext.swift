// What writing a payload has to ask the ledger: numbers for things that the payload names by number.

import EventLedger

/// Turns ids and references into the numbers that a payload holds.
protocol EncodingContext {
    /// The number of a unit's stream; throws when there is no such unit.
    func unitNumber(of id: String) throws(FieldProblem) -> UInt32
    /// The position of an event, from 1; throws when there is no such event.
    func position(of reference: EventReference) throws(FieldProblem) -> UInt64
}
