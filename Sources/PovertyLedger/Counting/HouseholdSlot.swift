// What a count needs of one household, in 24 bytes. Each attribute remembers the day it was set, so that events may
// arrive in the order of recording and still give the state of the timeline: of two events the later day wins, and on
// one day the later position, which arrives later.

import EventLedger

/// A household as far as it was folded.
struct HouseholdSlot {
    private var placedOn = Int32.min
    private var classifiedOn = Int32.min
    private var sizedOn = Int32.min
    /// The number of the unit it stands in.
    private(set) var unit: UInt32 = 0
    /// Its members.
    private(set) var members: UInt32 = 0
    /// Bits 0–2 class, bit 3 social protection, bit 4 registered, bit 5 dissolved.
    private var flags: UInt8 = 0

    private static let registered: UInt8 = 16
    private static let dissolved: UInt8 = 32

    /// Whether it is in the register.
    var isPresent: Bool { flags & (HouseholdSlot.registered | HouseholdSlot.dissolved) == HouseholdSlot.registered }
    /// Class and social protection in four bits: the index of its account within the unit.
    var accountBits: Int { Int(flags & 15) }
    /// Its class.
    var householdClass: HouseholdClass { HouseholdClass(rawValue: flags & 7) ?? .unclassified }
    /// Whether it is under social protection.
    var socialProtection: Bool { flags & 8 != 0 }

    @inline(__always)
    mutating func register(in unit: UInt32, members: UInt32, on day: Int32) {
        flags |= HouseholdSlot.registered
        place(in: unit, on: day)
        resize(members, on: day)
    }

    @inline(__always)
    mutating func place(in unit: UInt32, on day: Int32) {
        guard day >= placedOn else { return }
        placedOn = day
        self.unit = unit
    }

    @inline(__always)
    mutating func resize(_ members: UInt32, on day: Int32) {
        guard day >= sizedOn else { return }
        sizedOn = day
        self.members = members
    }

    /// `summary` is that of a classification or an exit, if `decides`: class in bits 0–2, social protection in bit 3.
    /// Written without a branch: nearly half of all events decide a class, and which ones nobody can predict.
    @inline(__always)
    mutating func classify(_ summary: UInt32, on day: Int32, if decides: Bool) {
        let applies = decides && day >= classifiedOn
        classifiedOn = applies ? day : classifiedOn
        flags = applies ? flags & 0xF0 | UInt8(truncatingIfNeeded: summary & 15) : flags
    }

    @inline(__always)
    mutating func dissolve() { flags |= HouseholdSlot.dissolved }
}
