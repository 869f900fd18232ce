// The fold behind every count: raw events in, the state of each household at a cut out. It decodes no text and
// allocates only when a household is new.

import EventLedger

/// The households of a ledger as they stand at a cut. Copies share the households: a fold has one owner.
struct HouseholdFold: Projection {
    let cut: Cut
    private let table: SlotTable

    /// Starts with room for so many households: 24 bytes each.
    init(_ cut: Cut, households: Int) {
        self.cut = cut
        table = SlotTable(count: households)
    }

    /// The number of households there is room for; those that no event named are not present.
    var count: Int { table.count }

    /// The household with a stream number; one that is not present beyond the last.
    subscript(number: Int) -> HouseholdSlot { number < table.count ? table.slots[number] : HouseholdSlot() }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == StreamCategory.household.rawValue, event.isInside(cut) else { return }
        let number = Int(event.streamNumber)
        if number >= table.count {
            // A stream's number is at most the number of events before it: anything else is damage.
            guard number < event.position else { throw HouseholdFold.damaged(event) }
            table.grow(to: number + 1)
        }
        let slot = table.slots + number
        switch event.type {
        case 9, 10: slot.pointee.classify(event.summary, on: event.effectiveDay)
        case 5:
            guard let members = payload.load(PayloadLayout.Registered.members, as: UInt32.self) else {
                throw HouseholdFold.damaged(event)
            }
            slot.pointee.register(in: event.summary, members: members, on: event.effectiveDay)
        case 6: slot.pointee.place(in: event.summary, on: event.effectiveDay)
        case 7:
            guard let members = PayloadLayout.members(payload) else { throw HouseholdFold.damaged(event) }
            slot.pointee.resize(members, on: event.effectiveDay)
        case 8: slot.pointee.dissolve()
        default: break
        }
    }

    private static func damaged(_ event: EventHead) -> LedgerError {
        LedgerError(
            .damaged, "the payload of the event is too short for its type", remedy: "restore the ledger from a backup",
            position: event.position)
    }
}
