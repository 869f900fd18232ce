// What reading a payload has to ask the ledger: what the numbers in it stand for.

import EventLedger

/// Turns the numbers in a payload back into what they stand for.
protocol DecodingContext {
    /// Whether a unit's stream has that number; false tells of damage. A context that cannot know answers true.
    func isUnit(_ id: String, numbered number: UInt32) -> Bool
    /// The event at a position; throws when there is none.
    func reference(at position: UInt64) throws(FieldProblem) -> EventReference
}
