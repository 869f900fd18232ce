// The balances of several cuts at once, as sums by unit and account: small enough to keep for every cut that an
// explanation tries. Where they are folded, the households are folded in batches and let go.

import EventLedger
import PovertyLedger

/// The balances of one cut, before units are mapped through mergers.
struct CutBalances {
    /// The cut.
    let cut: Cut
    /// The units as the cut knows them.
    let units: UnitFold
    /// By the number of the unit that households are recorded in, a tally for each value of `Account.bits`.
    let tallies: [UInt32: [Tally]]

    init(_ fold: CountingFold) {
        cut = fold.households.cut
        units = fold.units
        tallies = fold.households.accounts { $0 }
    }

    /// The balances of a cut, looked up.
    init(_ cut: Cut, in view: HouseholdView) throws(LedgerError) {
        self.cut = cut
        units = try view.known.fold(of: view.ledger, knownThrough: cut.position)
        tallies = try view.postedAccounts(at: cut) { $0 }
    }

    /// The units that households are recorded in.
    var occupied: Set<UInt32> { Set(tallies.filter { $0.value.contains { $0.households > 0 } }.keys) }

    /// The balance of all accounts that a filter admits; `unit` is the number of its unit, by the units of a day.
    func tally(_ filter: AccountFilter, unit: UInt32?, unitsOn: Day) -> Tally {
        var sum = Tally.zero
        for (number, accounts) in tallies where units.isPart(number, of: unit, on: unitsOn) {
            for (bits, tally) in accounts.enumerated() where filter.admits(Account(unit: nil, bits: bits)) {
                sum += tally
            }
        }
        return sum
    }

    /// The days on which units merged or changed their parent, and the days before them, in order.
    var unitDays: [Day] {
        let mergers = units.units.map(\.mergedOn).filter { $0 != .max }
        let changes = units.units.flatMap { unit in unit.parents.map(\.day).filter { $0 != unit.establishedOn } }
        let days = Set(mergers + changes).compactMap { Day(daysSinceEpoch: $0) }
        return Set(days + days.compactMap(\.previous)).sorted()
    }
}

extension UnitFold {
    /// Whether a unit counts in another on a day: it is that unit, merged into it, or below it; every unit counts in
    /// none given.
    func isPart(_ number: UInt32, of unit: UInt32?, on day: Day) -> Bool {
        guard let unit else { return true }
        var seen: Set<UInt32> = []
        var next: UInt32? = root(of: number, on: day)
        while let current = next, seen.insert(current).inserted {
            if current == unit { return true }
            next = parent(of: current, on: day)
        }
        return false
    }
}

extension HouseholdView {
    /// All households of the day of each cut, as far as they were reported; cuts for which they were not are left out.
    ///
    /// Cost: for each position none where every unit with a total has households on all its days, else one replay.
    func householdTotals(_ balances: [Cut: CutBalances]) throws(LedgerError) -> [Cut: Int] {
        var totals: [Cut: Int] = [:]
        let byPosition = Dictionary(grouping: balances.values, by: \.cut.position).sorted { $0.key < $1.key }
        for (position, balances) in byPosition {
            // What a position knows of the units is the same for all of its days.
            let days = balances.map { ($0.cut.effectiveOn, Set($0.tallies.keys)) }
            let emptied = try emptiedUnits(on: days, balances[0].units, knownThrough: position)
            for (balance, (day, occupied)) in zip(balances, days) {
                let total = balance.units.householdTotal(
                    on: day, occupied: occupied, emptied: emptied[day, default: []])
                totals[balance.cut] = total.certain.map { Int($0) }
            }
        }
        return totals
    }

    /// Cuts folded in one pass: 24 bytes a household each.
    private static let cutsInOnePass = 16

    /// The balances at each of some cuts.
    ///
    /// Cost: some microseconds a unit and cut where the ledger keeps balances; else one replay for each sixteen cuts,
    /// memory 24 bytes a household and cut of one pass, and then the sums.
    func balances(at cuts: Set<Cut>) throws(LedgerError) -> [Cut: CutBalances] {
        if usesBalances {
            var balances: [Cut: CutBalances] = [:]
            for cut in cuts { balances[cut] = try CutBalances(cut, in: self) }
            return balances
        }
        let sorted = cuts.sorted { ($0.position, $0.effectiveOn) < ($1.position, $1.effectiveOn) }
        var balances: [Cut: CutBalances] = [:]
        for start in stride(from: 0, to: sorted.count, by: HouseholdView.cutsInOnePass) {
            let batch = sorted[start..<min(start + HouseholdView.cutsInOnePass, sorted.count)]
            for fold in try folds(of: batch) { balances[fold.households.cut] = CutBalances(fold) }
        }
        return balances
    }

    /// The number and the id of the unit that a filter names, by the units of a day; nil where it names none.
    ///
    /// Throws `unknownUnit` when the ledger has no such unit, or several.
    func unit(of filter: AccountFilter, on day: Day) throws(LedgerError) -> NumberedUnit? {
        try filter.unit.map { (text) throws(LedgerError) in try unit(numbered: text, on: day) }
    }
}
