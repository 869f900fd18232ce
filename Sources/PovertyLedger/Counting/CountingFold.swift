// Counting: fold, then sum the households into accounts by the units of a day.

import EventLedger

/// Households and units of one cut, folded together.
struct CountingFold: Projection {
    var households: HouseholdFold
    var units: UnitFold

    init(_ cut: Cut, households: Int) {
        self.households = HouseholdFold(cut, households: households)
        units = UnitFold(knownThrough: cut.position)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        if event.category == StreamCategory.household.rawValue {
            try households.apply(event, payload: payload)
        } else {
            try units.apply(event, payload: payload)
        }
    }
}

extension HouseholdFold {
    /// The accounts that are not zero, by the number of the unit that `units` gives for a household's.
    func accounts(unit root: (UInt32) -> UInt32) -> [UInt32: [Tally]] {
        var roots: [UInt32: UInt32] = [:]
        var accounts: [UInt32: [Tally]] = [:]
        for number in 0..<count where self[number].isPresent {
            let slot = self[number]
            let unit: UInt32
            if let known = roots[slot.unit] {
                unit = known
            } else {
                unit = root(slot.unit)
                roots[slot.unit] = unit
            }
            accounts[unit, default: [Tally](repeating: .zero, count: 16)][slot.accountBits] += Tally(
                households: 1, persons: Int(slot.members))
        }
        return accounts
    }
}
