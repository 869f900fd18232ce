// Explaining a number: one pass over the raw events finds the households that it counts, then only their own timelines
// are read.

import EventLedger
import PovertyLedger

extension CutView {
    /// The households that a filter counts, with the events that put each there and the documents they come from.
    ///
    /// Throws `unknownUnit`. Cost: one replay, and the timeline and at most three events
    /// of each household behind the number; memory 24 bytes a household beside the answer.
    public func explain(_ filter: AccountFilter) throws(LedgerError) -> CountExplanation {
        let unit = try view.unit(of: filter, on: unitsOn)
        let fold = try view.fold(cut)
        let tree = UnitTree(fold.units, on: unitsOn)
        var names = UnitNames(ledger: view)
        var households: [CountedHousehold] = []
        for number in 0..<fold.households.count {
            let slot = fold.households[number]
            guard slot.isPresent, filter.admits(slot.account(unit: nil)),
                tree.row(of: slot.unit, within: unit?.number) != nil
            else { continue }
            let account = slot.account(unit: try names[tree.root(of: slot.unit)])
            households.append(
                try counted(
                    UInt32(number), account, members: Int(slot.members),
                    countsProtection: filter.socialProtection != nil))
        }
        return CountExplanation(
            cut: cut, unitsOn: unitsOn,
            filter: AccountFilter(
                classes: filter.classes, unit: unit?.name, socialProtection: filter.socialProtection),
            households: households.sorted { $0.household < $1.household })
    }

    private func counted(
        _ number: UInt32, _ account: Account, members: Int, countsProtection: Bool
    ) throws(LedgerError) -> CountedHousehold {
        let entrance = try entrance(ofHousehold: number, countsProtection: countsProtection)
        let entered = try view.source(at: entrance.entered)
        let placed = entrance.placed == entrance.entered ? entered : try view.source(at: entrance.placed)
        let confirmed = try entrance.confirmed.map { (position) throws(LedgerError) in try view.source(at: position) }
        return CountedHousehold(
            household: entered.household, account: account, members: members, entered: entered.source,
            placed: placed.source, confirmed: confirmed?.source)
    }

    /// The events that put the household with a number into its account. Throws `damaged` where its timeline does not
    /// register it.
    func entrance(ofHousehold number: UInt32, countsProtection: Bool) throws(LedgerError) -> AccountEntrance {
        let items = try view.timeline(ofHousehold: number, at: cut)
        guard let entrance = AccountEntrance(items, countsProtection: countsProtection) else {
            throw LedgerError(
                .damaged, "the timeline of household number \(number) does not explain its account",
                remedy: "restore the ledger from a backup")
        }
        return entrance
    }
}

extension HouseholdView {
    /// The timeline of the household with a number.
    func timeline(ofHousehold number: UInt32, at cut: Cut) throws(LedgerError) -> [TimelineItem] {
        try ledger.timeline(category: StreamCategory.household.rawValue, number: number, at: cut)
    }
}
