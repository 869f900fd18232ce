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
    /// The position of the event that a void or a revocation names; 0 for all others.
    let targetPosition: Position
    /// Few events name another: what they name is kept apart, so that the many are small to copy.
    private let named: NamedEvent?

    init(index: Int, handle: StreamHandle, item: TimelineItem, target: RecordedEvent?, targetPosition: Position) {
        self.index = index
        self.handle = handle
        self.item = item
        self.targetPosition = targetPosition
        named = target.map(NamedEvent.init)
    }

    /// The event that a void or a revocation names, when it was recorded before.
    var target: RecordedEvent? { named?.event }
}

/// A recorded event that another names.
private final class NamedEvent {
    let event: RecordedEvent

    init(_ event: RecordedEvent) { self.event = event }
}
