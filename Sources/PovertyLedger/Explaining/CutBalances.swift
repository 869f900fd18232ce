// The balances of several cuts at once, as sums by unit and account: small enough to keep for every cut that an
// explanation tries. The households themselves are folded in batches and let go.

import EventLedger

/// The balances of one cut, before units are mapped through mergers.
struct CutBalances {
    /// The cut.
    let cut: Cut
    /// The units as the cut knows them.
    let units: UnitFold
    /// By the number of the unit that households are recorded in, a tally for each value of a slot's `accountBits`.
    let tallies: [UInt32: [Tally]]

    init(_ fold: CountingFold) {
        cut = fold.households.cut
        units = fold.units
        tallies = fold.households.accounts { $0 }
    }

    /// The balance of all accounts that a filter admits; `unit` is the number of its unit, by the units of a day.
    func tally(_ filter: AccountFilter, unit: UInt32?, unitsOn: Day) -> Tally {
        var sum = Tally.zero
        for (number, accounts) in tallies where unit == nil || units.root(of: number, on: unitsOn) == unit {
            for (bits, tally) in accounts.enumerated() where filter.admits(bits: bits) { sum += tally }
        }
        return sum
    }

    /// All households of the day, as far as they were reported; nil where they were not.
    var householdTotal: Int64? { units.householdTotal(on: cut.effectiveOn, occupied: Set(tallies.keys)) }

    /// The days on which units merged, and the days before them, in order.
    var mergerDays: [Day] {
        let days = units.units.filter { $0.mergedOn != .max }.compactMap { Day(daysSinceEpoch: $0.mergedOn) }
        return Set(days + days.compactMap(\.previous)).sorted()
    }
}

extension HouseholdLedger {
    /// Cuts folded in one pass: 24 bytes a household each.
    private static let cutsInOnePass = 16

    /// The balances at each of some cuts.
    ///
    /// Cost: one replay for each sixteen cuts; memory 24 bytes a household and cut of one pass, and then the sums.
    func balances(at cuts: Set<Cut>) throws(PovertyError) -> [Cut: CutBalances] {
        let sorted = cuts.sorted { ($0.position, $0.effectiveOn) < ($1.position, $1.effectiveOn) }
        let households = try reading { (ledger) throws(LedgerError) in
            try ledger.streamCount(category: StreamCategory.household.rawValue)
        }
        var balances: [Cut: CutBalances] = [:]
        for start in stride(from: 0, to: sorted.count, by: HouseholdLedger.cutsInOnePass) {
            let batch = sorted[start..<min(start + HouseholdLedger.cutsInOnePass, sorted.count)]
            var folds = Each(batch.map { CountingFold($0, households: households) })
            let last = batch.last?.position ?? 0
            try reading { (ledger) throws(LedgerError) in try ledger.replay(through: last, into: &folds) }
            for fold in folds.all { balances[fold.households.cut] = CutBalances(fold) }
        }
        return balances
    }

    /// The number and the id, in the ledger's own form, of the unit that a filter names; nil where it names none.
    ///
    /// Throws `unknownUnit` when the ledger has no such unit.
    func unit(of filter: AccountFilter) throws(PovertyError) -> (number: UInt32, name: String)? {
        guard let name = filter.unit.map(NormalizedText.normalized) else { return nil }
        let stream = StreamName(category: StreamCategory.unit.rawValue, id: name)
        let number = try reading { (ledger) throws(LedgerError) in try ledger.streamNumber(stream) }
        guard let number else {
            throw PovertyError(
                .unknownUnit, "there is no unit \(name)",
                remedy: "`socai replay --by unit` lists the units with households"
            ).with(file: ledger.path, line: nil)
        }
        return (number, name)
    }
}
