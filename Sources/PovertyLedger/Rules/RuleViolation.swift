// A rule of the domain that an event breaks, before anyone knows which line, entry or file it came from.

import EventLedger

/// What a rule says about an event that may not stand.
struct RuleViolation: Error, Equatable {
    /// The event that can't stand: recorded before, or one of the entry.
    let position: Position
    /// What is wrong.
    let problem: String
    /// What would be right.
    let remedy: String
    /// What kind of error it is where the event is one of the entry.
    var code = LedgerError.Code.ruleBroken
}
