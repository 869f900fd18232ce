// The fold behind every count: raw events in, the state of each household at a cut out. It decodes no text and
// allocates only when a household is new.

import EventLedger

/// The households of a ledger as they stand at a cut.
struct HouseholdFold: Projection {
    let cut: Cut
    /// By stream number.
    private(set) var slots: [HouseholdSlot]

    /// Starts with room for so many households: 24 bytes each.
    init(_ cut: Cut, households: Int) {
        self.cut = cut
        slots = [HouseholdSlot](repeating: HouseholdSlot(), count: households)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == StreamCategory.household.rawValue, event.isInside(cut) else { return }
        let number = Int(event.streamNumber)
        if number >= slots.count {
            guard number <= slots.count + event.position else { throw HouseholdFold.damaged(event) }
            slots.append(contentsOf: repeatElement(HouseholdSlot(), count: number + 1 - slots.count))
        }
        switch event.type {
        case 9, 10: slots[number].classify(event.summary, on: event.effectiveDay)
        case 5:
            guard let members = payload.load(PayloadLayout.Registered.members, as: UInt32.self) else {
                throw HouseholdFold.damaged(event)
            }
            slots[number].register(in: event.summary, members: members, on: event.effectiveDay)
        case 6: slots[number].place(in: event.summary, on: event.effectiveDay)
        case 7:
            guard let members = PayloadLayout.members(payload) else { throw HouseholdFold.damaged(event) }
            slots[number].resize(members, on: event.effectiveDay)
        case 8: slots[number].dissolve()
        default: break
        }
    }

    private static func damaged(_ event: EventHead) -> LedgerError {
        LedgerError(
            .damaged, "the payload of the event is too short for its type", remedy: "restore the ledger from a backup",
            position: event.position)
    }
}
