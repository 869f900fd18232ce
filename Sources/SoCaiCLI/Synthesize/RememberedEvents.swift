// The events a correction may still void. A ring of fixed size: what is overwritten is never corrected.

/// An event recorded not long ago whose void leaves every timeline valid while nothing was decided after it.
struct RememberedEvent {
    /// The kinds of events that are corrected.
    enum Kind: UInt8 {
        case aid, size, income, judgement
    }

    var kind: Kind
    /// The number of its entry and its place there, from 1.
    var entry: UInt32
    var ordinal: UInt16
    /// Index of the household.
    var household: UInt32
    /// The day it takes effect, in days since 1970-01-01.
    var day: Int32
    /// `SyntheticHousehold.judgements` just after it.
    var judgements: UInt32
    /// The class before it, and whether the household was under social protection.
    var previousClass: SyntheticClass
    var previousProtection: Bool
}

/// The last 65,536 events that can be corrected.
struct RememberedEvents {
    static let capacity = 65_536
    private var slots: [RememberedEvent?] = []
    private var next = 0

    init() { slots.reserveCapacity(RememberedEvents.capacity) }

    /// How many slots there are to look at.
    var count: Int { slots.count }

    /// Remembers an event in the place of the oldest.
    mutating func add(_ event: RememberedEvent) {
        if slots.count < RememberedEvents.capacity {
            slots.append(event)
        } else {
            slots[next] = event
            next = (next + 1) % RememberedEvents.capacity
        }
    }

    /// The event in a slot, counted around; nil when it was voided.
    subscript(slot: Int) -> RememberedEvent? { slots[slot % slots.count] }

    /// Forgets the event in a slot, because it is voided.
    mutating func forget(_ slot: Int) { slots[slot % slots.count] = nil }
}
