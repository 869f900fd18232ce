// The balances of several days, and the sums that a trajectory takes from them.

import EventLedger
import PovertyLedger

/// Households and units at several days, all as known at one position.
package struct DayBalances {
    package let days: [Day]
    /// For each day, by the number of the unit that households are recorded in, a tally for each value of
    /// `Account.bits`; units without households are not there.
    let accounts: [[UInt32: [Tally]]]
    /// The households of each ledger; nil where the balances were looked up.
    let folds: [LedgerFolds]?
    package let units: UnitFold
    /// For each day the units whose total is left out because their households left it by a boundary change.
    package let emptied: [Day: Set<UInt32>]

    private func accounts(on day: Day) -> [UInt32: [Tally]] { days.firstIndex(of: day).map { accounts[$0] } ?? [:] }

    /// The households of one ledger.
    struct LedgerFolds {
        /// Those of each day.
        let days: [HouseholdFold]
        /// For each unit of the ledger its number among those that are counted by; nil where it is the same.
        var numbers: [UInt32]?

        /// Whether a household is counted as it was folded.
        fileprivate func includes(_ household: HouseholdSlot, _ population: Population) -> Bool {
            guard let numbers else { return population.includes(household) }
            let unit = Int(household.unit)
            return unit < numbers.count && population.includes(household, in: numbers[unit])
        }
    }

    /// The households of a population on a day, with their members.
    func tally(of population: Population, on day: Day) -> Tally {
        var sum = Tally.zero
        for (unit, tallies) in accounts(on: day) where population.includes(unit: unit) {
            for account in population.accounts { sum += tallies[account] }
        }
        return sum
    }

    /// The registered households of a day, by the number of the unit that they are recorded in.
    package func households(on day: Day) -> [UInt32: Int] {
        accounts(on: day).mapValues { $0.reduce(0) { $0 + $1.households } }
    }

    /// All households of a day, or all persons, of all units or of some; nil for a day that was not asked for.
    package func total(on day: Day, in scope: TotalScope = TotalScope()) -> HouseholdTotal? {
        guard days.contains(day) else { return nil }
        return units.householdTotal(
            on: day, occupied: Set(accounts(on: day).keys), emptied: emptied[day, default: []], in: scope)
    }

    /// The households that are in a population on one of two days only; nil where the balances were looked up.
    func flows(_ population: Population, from before: Day?, to after: Day) -> (entered: Int, left: Int)? {
        guard let folds, let end = days.firstIndex(of: after) else { return nil }
        let start = before.flatMap { days.firstIndex(of: $0) }
        var (entered, left) = (0, 0)
        for ledger in folds {
            let (earlier, later) = (start.map { ledger.days[$0] }, ledger.days[end])
            for number in 0..<max(earlier?.count ?? 0, later.count) {
                let was = earlier.map { ledger.includes($0[number], population) } ?? false
                let isNow = ledger.includes(later[number], population)
                if isNow && !was { entered += 1 }
                if was && !isNow { left += 1 }
            }
        }
        return (entered, left)
    }
}

/// Which households are counted: some classes, with or without social protection or both, of all units or of some.
struct Population {
    /// The classes.
    private let classes: TokenSet<HouseholdClass>
    /// Whether each unit is counted, by number; nil where all are.
    private let units: [Bool]?
    /// The values of `Account.bits` that are counted, and the same as a set of bits: it is asked of every household.
    let accounts: [Int]
    private let accountMask: UInt16

    /// Some classes in some of the units; nil units are all.
    init(_ classes: TokenSet<HouseholdClass>, socialProtection: Bool? = nil, in units: Set<UInt32>?) {
        self.classes = classes
        self.units = units.map { units in (0...(units.max() ?? 0)).map { units.contains($0) } }
        accounts = classes.words.flatMap { householdClass in
            [false, true].filter { socialProtection == nil || socialProtection == $0 }.map {
                Account(householdClass: householdClass, socialProtection: $0).bits
            }
        }
        accountMask = accounts.reduce(0) { $0 | 1 << UInt16($1) }
    }

    /// Whether households recorded in a unit are counted.
    func includes(unit: UInt32) -> Bool {
        guard let units else { return true }
        return Int(unit) < units.count && units[Int(unit)]
    }

    /// Whether a household is counted as it was folded.
    func includes(_ household: HouseholdSlot) -> Bool { includes(household, in: household.unit) }

    /// The same with the number that its unit has among those that are counted by.
    fileprivate func includes(_ household: HouseholdSlot, in unit: UInt32) -> Bool {
        household.isPresent && accountMask & 1 << UInt16(household.accountBits) != 0 && includes(unit: unit)
    }

    /// Whether a class is counted.
    func includes(_ householdClass: HouseholdClass) -> Bool { classes.contains(householdClass) }
}
