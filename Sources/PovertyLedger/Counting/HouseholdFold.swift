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
        let type = event.type
        slot.pointee.classify(
            event.summary, on: event.effectiveDay,
            if: type == HouseholdFold.classified || type == HouseholdFold.exited)
        guard type >= HouseholdFold.registered, type <= HouseholdFold.dissolved else { return }
        try applyRare(event, payload, slot)
    }

    private static var registered: UInt16 { EventKind.householdRegistered.recordType }
    private static var dissolved: UInt16 { EventKind.householdDissolved.recordType }
    private static var classified: UInt16 { EventKind.householdClassified.recordType }
    private static var exited: UInt16 { EventKind.householdExitedPoverty.recordType }

    /// The kinds between registration and dissolution, which are few among all events.
    private func applyRare(
        _ event: EventHead, _ payload: RawSpan, _ slot: UnsafeMutablePointer<HouseholdSlot>
    ) throws(LedgerError) {
        switch EventKind(recordType: event.type) {
        case .householdRegistered:
            guard let members = payload.load(PayloadLayout.Registered.members, as: UInt32.self),
                event.summary < event.position
            else { throw HouseholdFold.damaged(event) }
            slot.pointee.register(in: event.summary, members: members, on: event.effectiveDay)
        case .householdMoved:
            guard event.summary < event.position else { throw HouseholdFold.damaged(event) }
            slot.pointee.place(in: event.summary, on: event.effectiveDay)
        case .householdSizeChanged:
            guard let members = PayloadLayout.members(payload) else { throw HouseholdFold.damaged(event) }
            slot.pointee.resize(members, on: event.effectiveDay)
        default: slot.pointee.dissolve()
        }
    }

    /// The error of an event whose payload can't be one of its type.
    static func damaged(_ event: EventHead) -> LedgerError {
        LedgerError(
            .damaged, "the payload of the event is too short for its type", remedy: "restore the ledger from a backup",
            position: event.position)
    }
}
