// The fold of every count: raw events in, the state of each household at a cut out. It decodes no text and allocates
// only when a household is new.

import EventLedger

/// The households of a ledger at a cut. Copies share the households: a fold has one owner.
package struct HouseholdFold: Projection {
    package let cut: Cut
    private let table: SlotTable

    /// Starts with room for that many households: 24 bytes each.
    package init(_ cut: Cut, households: Int) {
        self.cut = cut
        table = SlotTable(count: households)
    }

    /// The number of households there is room for; those without events are not present.
    package var count: Int { table.count }

    /// The household with a stream number; one that is not present beyond the last.
    package subscript(number: Int) -> HouseholdSlot { number < table.count ? table.slots[number] : HouseholdSlot() }

    @inline(__always)
    package mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == StreamCategory.household.rawValue, event.isInside(cut) else { return }
        let number = Int(event.streamNumber)
        if number >= table.count {
            // A stream's number is at most the number of events before it: anything else is damage.
            guard number < event.position else { throw LedgerError.misfit(at: event.position) }
            table.grow(to: number + 1)
        }
        let slot = table.slots + number
        let type = event.type
        // Decisions bypass `HouseholdStep`: handling them without a branch makes a replay fast.
        slot.pointee.classify(
            event.summary, on: event.effectiveDay,
            if: type == HouseholdFold.classified || type == HouseholdFold.exited)
        guard type >= HouseholdFold.registered, type <= HouseholdFold.dissolved else { return }
        try applyRare(event, payload, slot)
    }

    /// Applies a step of a household that comes after the cut's day, and returns the household before and after it.
    /// Steps of one day arrive in the order of recording.
    mutating func apply(
        _ step: HouseholdStep, to number: Int, on day: Int32
    ) -> (before: HouseholdSlot, after: HouseholdSlot) {
        if number >= table.count { table.grow(to: number + 1) }
        let before = table.slots[number]
        table.slots[number].apply(step, on: day)
        return (before, table.slots[number])
    }

    /// Takes over the state that an earlier day has, where no event of this fold set it: all of them are later.
    package mutating func carry(from earlier: HouseholdFold) {
        if earlier.count > table.count { table.grow(to: earlier.count) }
        for number in 0..<earlier.count { table.slots[number].carry(from: earlier.table.slots[number]) }
    }

    private static var registered: UInt16 { EventKind.householdRegistered.recordType }
    private static var dissolved: UInt16 { EventKind.householdDissolved.recordType }
    private static var classified: UInt16 { EventKind.householdClassified.recordType }
    private static var exited: UInt16 { EventKind.householdExitedPoverty.recordType }

    /// The kinds between registration and dissolution, which are few among all events.
    private func applyRare(
        _ event: EventHead, _ payload: RawSpan, _ slot: UnsafeMutablePointer<HouseholdSlot>
    ) throws(LedgerError) {
        guard let step = HouseholdStep(event, payload: payload) else { throw LedgerError.misfit(at: event.position) }
        slot.pointee.apply(step, on: event.effectiveDay)
    }
}

extension HouseholdFold: JoinableProjection {
    package func withoutEvents() -> HouseholdFold { HouseholdFold(cut, households: table.count) }

    package mutating func join(_ later: HouseholdFold) {
        if later.count > table.count { table.grow(to: later.count) }
        for number in 0..<later.count { table.slots[number].join(later.table.slots[number]) }
    }
}
