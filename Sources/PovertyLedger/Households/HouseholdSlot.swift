// The state of one household that a count needs, in 24 bytes: the state of `HouseholdState`, folded in the order of
// recording. Each attribute remembers the day it was set, so that of two events the later day wins, and on one day the
// later position, which arrives later. Tests compare both with a naive model over random timelines.

import EventLedger

/// A household as folded so far.
package struct HouseholdSlot: Equatable {
    private var placedOn = Int32.min
    private var classifiedOn = Int32.min
    private var sizedOn = Int32.min
    /// The number of the unit it is in.
    package private(set) var unit: UInt32 = 0
    /// Its members.
    package private(set) var members: UInt32 = 0
    /// Bits 0–2 class, bit 3 social protection, bit 4 registered, bit 5 dissolved.
    private var flags: UInt8 = 0

    private static let registered: UInt8 = 16
    private static let dissolved: UInt8 = 32

    /// A household without events.
    package init() {}

    /// Whether it is in the register.
    package var isPresent: Bool {
        flags & (HouseholdSlot.registered | HouseholdSlot.dissolved) == HouseholdSlot.registered
    }
    /// The `bits` of its account.
    package var accountBits: Int { Int(flags & 15) }
    /// Its class.
    package var householdClass: HouseholdClass { HouseholdClass(rawValue: flags & 7) ?? .unclassified }
    /// Whether it is under social protection.
    package var socialProtection: Bool { flags & 8 != 0 }

    /// Applies a step of a day; steps arrive in the order of recording.
    @inline(__always)
    package mutating func apply(_ step: HouseholdStep, on day: Int32) {
        switch step {
        case .registered(let unit, let members):
            flags |= HouseholdSlot.registered
            place(in: unit, on: day)
            resize(members, on: day)
        case .moved(let unit): place(in: unit, on: day)
        case .resized(let members): resize(members, on: day)
        case .classified(let householdClass, let isProtected), .exited(_, let householdClass, let isProtected):
            classify(EventSummary.bits(of: householdClass, isProtected), on: day, if: true)
        case .dissolved: flags |= HouseholdSlot.dissolved
        case .other: break
        }
    }

    /// Takes over each attribute that is not set yet.
    mutating func carry(from earlier: HouseholdSlot) {
        if placedOn == .min { (placedOn, unit) = (earlier.placedOn, earlier.unit) }
        if sizedOn == .min { (sizedOn, members) = (earlier.sizedOn, earlier.members) }
        if classifiedOn == .min { (classifiedOn, flags) = (earlier.classifiedOn, flags | earlier.flags & 15) }
        flags |= earlier.flags & (HouseholdSlot.registered | HouseholdSlot.dissolved)
    }

    /// Takes in what later events were folded to: an attribute that they set on a day that is not earlier.
    @inline(__always)
    mutating func join(_ later: HouseholdSlot) {
        place(in: later.unit, on: later.placedOn)
        resize(later.members, on: later.sizedOn)
        classify(UInt32(later.flags), on: later.classifiedOn, if: true)
        flags |= later.flags & (HouseholdSlot.registered | HouseholdSlot.dissolved)
    }

    @inline(__always)
    private mutating func place(in unit: UInt32, on day: Int32) {
        guard day >= placedOn else { return }
        placedOn = day
        self.unit = unit
    }

    @inline(__always)
    private mutating func resize(_ members: UInt32, on day: Int32) {
        guard day >= sizedOn else { return }
        sizedOn = day
        self.members = members
    }

    /// `summary` is that of a classification or an exit, if `decides`: class in bits 0–2, social protection in bit 3.
    /// Written without a branch: nearly half of all events decide a class, unpredictably.
    @inline(__always)
    mutating func classify(_ summary: UInt32, on day: Int32, if decides: Bool) {
        let applies = decides && day >= classifiedOn
        classifiedOn = applies ? day : classifiedOn
        flags = applies ? flags & 0xF0 | UInt8(truncatingIfNeeded: summary & 15) : flags
    }
}

extension HouseholdSlot {
    /// Its account, in a unit of that name.
    package func account(unit: String?) -> Account { Account(unit: unit, bits: accountBits) }

    /// The state that the household was folded to.
    package var state: HouseholdState {
        var state = HouseholdState()
        if flags & HouseholdSlot.registered != 0 { state.apply(.registered(unit: unit, members: members)) }
        state.apply(.classified(householdClass, socialProtection: socialProtection))
        if flags & HouseholdSlot.dissolved != 0 { state.apply(.dissolved) }
        return state
    }
}

// The memory of a fold's households. A Swift array would ask on every write whether it is shared; this never is, so the
// fold writes in place. Every access is checked against the count.

/// Households by stream number, in memory of their own that lives as long as this object. Only the fold that owns it
/// touches it, on one thread at a time.
final class SlotTable: @unchecked Sendable {
    private(set) var slots: UnsafeMutablePointer<HouseholdSlot>
    private(set) var count: Int

    /// Room for a number of households, none of them registered.
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
