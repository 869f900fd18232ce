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

extension CountingFold: JoinableProjection {
    package func withoutEvents() -> CountingFold {
        CountingFold(households.cut, households: households.count)
    }

    package mutating func join(_ later: CountingFold) {
        households.join(later.households)
        units.join(later.units)
    }
}

extension HouseholdFold {
    /// The tallies of the households that are present.
    package var tallies: UnitTallies {
        var tallies = UnitTallies()
        for number in 0..<count { tallies.add(self[number]) }
        return tallies
    }

    /// The accounts that are not zero, by the number of the unit that `row` gives for a household's, without those for
    /// which it gives none; each has a tally for every value of `Account.bits`.
    package func accounts(unit row: (UInt32) -> UInt32?) -> [UInt32: [Tally]] { tallies.accounts(unit: row) }
}

/// Households and persons by the number of the unit that households are recorded in: units are few and numbered from 0,
/// households are many. Sums wrap, but those of the households of a ledger never do.
package struct UnitTallies {
    /// For each unit a tally for every value of `Account.bits`; those without households share one list.
    private var units: [[Tally]] = []

    private static let none = [Tally](repeating: .zero, count: Account.bitsCount)

    /// No household in any unit.
    package init() {}

    /// Adds to an account of a unit; what is taken out is less than zero.
    package mutating func add(_ tally: Tally, unit: UInt32, bits: Int) {
        let unit = Int(unit)
        if unit >= units.count {
            units.append(contentsOf: repeatElement(UnitTallies.none, count: unit + 1 - units.count))
        }
        units[unit][bits].households &+= tally.households
        units[unit][bits].persons &+= tally.persons
    }

    /// Adds a household, if it is present.
    mutating func add(_ slot: HouseholdSlot) {
        guard slot.isPresent else { return }
        add(Tally(households: 1, persons: Int(slot.members)), unit: slot.unit, bits: slot.accountBits)
    }

    /// Takes out a household as it was added.
    mutating func remove(_ slot: HouseholdSlot) {
        guard slot.isPresent else { return }
        add(Tally(households: -1, persons: -Int(slot.members)), unit: slot.unit, bits: slot.accountBits)
    }

    /// The accounts of units with households, by the number of the unit that `row` gives for a household's, without
    /// those for which it gives none; each has a tally for every value of `Account.bits`.
    package func accounts(unit row: (UInt32) -> UInt32?) -> [UInt32: [Tally]] {
        var accounts: [UInt32: [Tally]] = [:]
        // Mostly the units of a row follow one another, and where there is one row they all do.
        var current: (row: UInt32, sum: [Tally])?
        for (unit, own) in units.enumerated() where own.contains(where: { $0.households > 0 }) {
            guard let row = row(UInt32(unit)) else { continue }
            if current?.row != row {
                if let current { accounts[current.row] = current.sum }
                current = (row, accounts[row] ?? UnitTallies.none)
            }
            for bits in own.indices { current?.sum[bits] += own[bits] }
        }
        if let current { accounts[current.row] = current.sum }
        return accounts
    }
}
