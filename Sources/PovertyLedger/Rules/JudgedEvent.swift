// An event of an entry on its way through the rules: where it goes, and what it refers to.

import EventLedger

/// An event with its stream opened and its reference resolved.
struct JudgedEvent {
    /// Its place in the entry, from 0.
    let index: Int
    /// Its stream.
    let handle: StreamHandle
    /// The event in brief, at the position it would get.
    let item: TimelineItem
    /// The event that a void or a revocation names, when it was recorded before.
    let target: RecordedEvent?
    /// The position of the event that a void or a revocation names; 0 for all others.
    let targetPosition: Position
}
