// The state of a household at a point of its timeline: the result of its events so far. Which event may come next is
// decided by the rules (`HouseholdState.accept`); here every step is applied unchecked.

import EventLedger

/// The state of one household after some of its steps.
@frozen
public struct HouseholdState: Equatable {
    /// Whether it was registered.
    public var isRegistered = false
    /// Whether it was dissolved.
    public var isDissolved = false
    /// The class in force.
    public var householdClass = HouseholdClass.unclassified
    /// Whether it is under social protection.
    public var socialProtection = false
    /// The number of its unit.
    public var unit: UInt32 = 0
    /// Its members; 0 where the steps came from timeline items without them.
    public var members: UInt32 = 0

    /// The day of the last event that was accepted by the rules; `Int32.min` before the first.
    @usableFromInline var lastDay = Int32.min

    /// The state before the first event: not registered.
    @inlinable
    public init() {}

    /// Whether it is in the register.
    @inlinable
    public var isPresent: Bool { isRegistered && !isDissolved }

    /// Applies the next step of its timeline.
    @inlinable @inline(__always)
    public mutating func apply(_ step: HouseholdStep) {
        switch step {
        case .registered(let unit, let members):
            // The rules refuse to register what was dissolved; in a log that broke them it starts again, as Format.md
            // describes.
            if isDissolved { self = HouseholdState() }
            isRegistered = true
            self.unit = unit
            self.members = members
        case .moved(let unit): self.unit = unit
        case .resized(let members): self.members = members
        case .classified(let householdClass, let isProtected), .exited(_, let householdClass, let isProtected):
            self.householdClass = householdClass
            socialProtection = isProtected
        case .dissolved: isDissolved = true
        case .other: break
        }
    }
}

extension HouseholdState {
    /// The state kept with the stream, so that the next event can be judged without folding the timeline, and from
    /// format 3 on so that what it changes is known: before, members are not kept.
    func snapshot(keepingMembers keepsMembers: Bool) -> StreamSnapshot {
        let flags =
            (isRegistered ? 1 : 0) | (isDissolved ? 2 : 0) | (socialProtection ? 4 : 0)
            | UInt64(householdClass.rawValue) << 8 | (keepsMembers ? UInt64(members) << 16 : 0)
        return StreamSnapshot(first: UInt64(unit) | UInt64(UInt32(bitPattern: lastDay)) << 32, second: flags)
    }

    /// Reads a snapshot; nil when it is not one of this type.
    init?(_ snapshot: StreamSnapshot) {
        self.init()
        guard let householdClass = HouseholdClass(rawValue: UInt8(truncatingIfNeeded: snapshot.second >> 8)) else {
            return nil
        }
        isRegistered = snapshot.second & 1 != 0
        isDissolved = snapshot.second & 2 != 0
        socialProtection = snapshot.second & 4 != 0
        self.householdClass = householdClass
        unit = UInt32(truncatingIfNeeded: snapshot.first)
        members = UInt32(truncatingIfNeeded: snapshot.second >> 16)
        lastDay = Int32(bitPattern: UInt32(truncatingIfNeeded: snapshot.first >> 32))
    }
}
