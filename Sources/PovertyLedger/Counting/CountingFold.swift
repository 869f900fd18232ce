// Counting: fold, then sum the households into accounts by the units of a day.

import EventLedger

/// Households and units of one cut, folded together.
package struct CountingFold: Projection {
    package var households: HouseholdFold
    package var units: UnitFold

    package init(_ cut: Cut, households: Int) {
        self.households = HouseholdFold(cut, households: households)
        units = UnitFold(knownThrough: cut.position)
    }

    @inline(__always)
    package mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        if event.category == StreamCategory.household.rawValue {
            try households.apply(event, payload: payload)
        } else {
            try units.apply(event, payload: payload)
        }
    }
}

extension HouseholdFold {
    /// The accounts that are not zero, by the number of the unit that `row` gives for a household's, without those for
    /// which it gives none; each has a tally for every value of `Account.bits`.
    package func accounts(unit row: (UInt32) -> UInt32?) -> [UInt32: [Tally]] {
        // By the household's own unit first: units are few and numbered from 0, households are many.
        var own: [[Tally]] = []
        let none = [Tally](repeating: .zero, count: 16)
        for number in 0..<count {
            let slot = self[number]
            guard slot.isPresent else { continue }
            let unit = Int(slot.unit)
            if unit >= own.count { own.append(contentsOf: repeatElement(none, count: unit + 1 - own.count)) }
            own[unit][slot.accountBits].households += 1
            own[unit][slot.accountBits].persons += Int(slot.members)
        }
        var accounts: [UInt32: [Tally]] = [:]
        for (unit, tallies) in own.enumerated() where tallies.contains(where: { $0.households > 0 }) {
            guard let row = row(UInt32(unit)) else { continue }
            var sum = accounts[row] ?? none
            for index in tallies.indices { sum[index] += tallies[index] }
            accounts[row] = sum
        }
        return accounts
    }
}
