// An event of a window in 20 bytes, as it waits for its household to be walked: millions of them lie side by side.

import EventLedger

/// An event that may move a household, chained to the one recorded before it.
struct FlowStep {
    /// The place of the household's step before this one, plus one; 0 is none.
    var previous: UInt32
    /// Days since 1970-01-01 of the day it takes effect.
    let day: Int32
    /// The event's summary; for a size the members.
    let value: UInt32
    private let positionLow: UInt32
    private let positionHigh: UInt16
    private let type: UInt8
    /// The cause of a registration or a move as its word's number; 0 is none.
    let cause: UInt8

    init(previous: UInt32, _ event: EventHead, kind: EventKind, value: UInt32, cause: UInt8) {
        self.previous = previous
        day = event.effectiveDay
        self.value = value
        positionLow = UInt32(truncatingIfNeeded: event.position)
        // Positions of a timeline item have 48 bits, so these have too.
        positionHigh = UInt16(truncatingIfNeeded: event.position >> 32)
        type = kind.rawValue
        self.cause = cause
    }

    /// The position of the event.
    var position: Position { Position(positionHigh) << 32 | Position(positionLow) }
    /// The kind of the event.
    var kind: EventKind? { EventKind(rawValue: type) }

    /// The order of a timeline. A registration stands in two steps of one position, and its size comes first: it is no
    /// change of a household that is there.
    static func precedes(_ left: FlowStep, _ right: FlowStep) -> Bool {
        if left.day != right.day { return left.day < right.day }
        if left.position != right.position { return left.position < right.position }
        return left.type > right.type
    }
}
