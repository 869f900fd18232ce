// The fold behind every count: raw events in, the state of each household at a cut out. It decodes no text and
// allocates only when a household is new.

import EventLedger

/// The households of a ledger as they stand at a cut. Copies share the households: a fold has one owner.
package struct HouseholdFold: Projection {
    package let cut: Cut
    private let table: SlotTable

    /// Starts with room for so many households: 24 bytes each.
    package init(_ cut: Cut, households: Int) {
        self.cut = cut
        table = SlotTable(count: households)
    }

    /// The number of households there is room for; those that no event named are not present.
    package var count: Int { table.count }

    /// The household with a stream number; one that is not present beyond the last.
    package subscript(number: Int) -> HouseholdSlot { number < table.count ? table.slots[number] : HouseholdSlot() }

    @inline(__always)
    package mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
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
    package static func damaged(_ event: EventHead) -> LedgerError {
        LedgerError(
            .damaged, "the payload of the event is too short for its type", remedy: "restore the ledger from a backup",
            position: event.position)
    }
}

// What a count needs of one household, in 24 bytes. Each attribute remembers the day it was set, so that events may
// arrive in the order of recording and still give the state of the timeline: of two events the later day wins, and on
// one day the later position, which arrives later.

/// A household as far as it was folded.
package struct HouseholdSlot {
    private var placedOn = Int32.min
    private var classifiedOn = Int32.min
    private var sizedOn = Int32.min
    /// The number of the unit it stands in.
    package private(set) var unit: UInt32 = 0
    /// Its members.
    package private(set) var members: UInt32 = 0
    /// Bits 0–2 class, bit 3 social protection, bit 4 registered, bit 5 dissolved.
    private var flags: UInt8 = 0

    private static let registered: UInt8 = 16
    private static let dissolved: UInt8 = 32

    /// A household that nothing was recorded of.
    package init() {}

    /// Whether it is in the register.
    package var isPresent: Bool {
        flags & (HouseholdSlot.registered | HouseholdSlot.dissolved) == HouseholdSlot.registered
    }
    /// Class and social protection in four bits: the index of its account within the unit.
    package var accountBits: Int { Int(flags & 15) }
    /// Its class.
    package var householdClass: HouseholdClass { HouseholdClass(rawValue: flags & 7) ?? .unclassified }
    /// Whether it is under social protection.
    package var socialProtection: Bool { flags & 8 != 0 }

    @inline(__always)
    package mutating func register(in unit: UInt32, members: UInt32, on day: Int32) {
        flags |= HouseholdSlot.registered
        place(in: unit, on: day)
        resize(members, on: day)
    }

    @inline(__always)
    package mutating func place(in unit: UInt32, on day: Int32) {
        guard day >= placedOn else { return }
        placedOn = day
        self.unit = unit
    }

    @inline(__always)
    package mutating func resize(_ members: UInt32, on day: Int32) {
        guard day >= sizedOn else { return }
        sizedOn = day
        self.members = members
    }

    /// `summary` is that of a classification or an exit, if `decides`: class in bits 0–2, social protection in bit 3.
    /// Written without a branch: nearly half of all events decide a class, and which ones nobody can predict.
    @inline(__always)
    package mutating func classify(_ summary: UInt32, on day: Int32, if decides: Bool) {
        let applies = decides && day >= classifiedOn
        classifiedOn = applies ? day : classifiedOn
        flags = applies ? flags & 0xF0 | UInt8(truncatingIfNeeded: summary & 15) : flags
    }

    @inline(__always)
    package mutating func dissolve() { flags |= HouseholdSlot.dissolved }
}

// The memory behind a fold's households. A Swift array would ask on every write whether it is shared; this never is, so
// the fold writes in place. Every access is checked against the count.

/// Households by stream number, in memory of their own that lives as long as this object.
final class SlotTable {
    private(set) var slots: UnsafeMutablePointer<HouseholdSlot>
    private(set) var count: Int

    /// Room for so many households, none of them registered.
    init(count: Int) {
        self.count = count
        slots = .allocate(capacity: max(count, 1))
        slots.initialize(repeating: HouseholdSlot(), count: max(count, 1))
    }

    deinit { slots.deallocate() }

    /// Makes room for more households, half as many again as there are; the others stay as they are.
    func grow(to needed: Int) {
        let larger = max(needed, count + count / 2)
        let moved = UnsafeMutablePointer<HouseholdSlot>.allocate(capacity: larger)
        moved.moveInitialize(from: slots, count: count)
        (moved + count).initialize(repeating: HouseholdSlot(), count: larger - count)
        slots.deallocate()
        slots = moved
        count = larger
    }
}
