// One immutable fact with the day it takes effect. Whether it fits the ledger is not said here: that depends on what
// was recorded before.

import EventLedger

/// An event: what it says, and from which day on it holds.
///
/// Make one by its kind: `.householdExitedPoverty("P1-0001", from: .poor, to: .nearPoor, on: "2023-12-10")`.
public struct Event: Hashable, Sendable {
    /// The day it takes effect; nil exactly for `eventVoided`, which has none.
    public var effectiveOn: Day?
    /// What it says.
    public var body: EventBody

    /// An event; it is checked when it is recorded.
    public init(effectiveOn: Day?, body: EventBody) {
        self.effectiveOn = effectiveOn
        self.body = body
    }

    /// Which of the twenty-one kinds this is.
    public var kind: EventKind { body.kind }
}
