// What holding a closing against the events found.

import EventLedger

/// A closing held against the events.
public struct ClosingCheck: Hashable, Sendable {
    /// The closing.
    public let closing: Closing
    /// The first figure that is another; nil when all are the same, and when the closing has no figures.
    public let difference: FigureDifference?
    /// The first event, in the order of recording, behind the previous closing that posts to that figure: before it the
    /// two could be reconciled by the previous closing. Nil when there is no difference, or no such event.
    public let firstEvent: EventReference?
}
