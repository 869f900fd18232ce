// Explaining a number: one pass over the raw events finds the households that it counts, then only their own timelines
// are read.

import EventLedger
import PovertyLedger

extension HouseholdView {
    /// The households that a filter counts at a cut, by the units of a day (by default the cut's), with the events that
    /// put each there and the documents they come from.
    ///
    /// Throws `unknownUnit`, and what resolving a cut throws. Cost: one replay, and the timeline and at most three events
    /// of each household behind the number; memory 24 bytes a household beside the answer.
    public func explain(
        _ expression: CutExpression, _ filter: AccountFilter, unitsOn: Day? = nil
    ) throws(LedgerError) -> CountExplanation {
        let cut = try cut(expression)
        let unitsOn = unitsOn ?? cut.effectiveOn
        let unit = try unit(of: filter, on: unitsOn)
        let fold = try fold(cut)
        let tree = UnitTree(fold.units, on: unitsOn)
        var names = UnitNames(ledger: self)
        var households: [CountedHousehold] = []
        for number in 0..<fold.households.count {
            let slot = fold.households[number]
            guard slot.isPresent, filter.admits(bits: slot.accountBits),
                tree.row(of: slot.unit, within: unit?.number) != nil
            else { continue }
            let account = Account(
                unit: try names[tree.root(of: slot.unit)], householdClass: slot.householdClass,
                socialProtection: slot.socialProtection)
            households.append(
                try counted(
                    UInt32(number), account, members: Int(slot.members), at: cut,
                    tellsProtection: filter.socialProtection != nil))
        }
        return CountExplanation(
            cut: cut, unitsOn: unitsOn,
            filter: AccountFilter(
                classes: filter.classes, unit: unit?.name, socialProtection: filter.socialProtection),
            households: households.sorted { $0.household < $1.household })
    }

    private func counted(
        _ number: UInt32, _ account: Account, members: Int, at cut: Cut, tellsProtection: Bool
    ) throws(LedgerError) -> CountedHousehold {
        let items = try timeline(ofHousehold: number, at: cut)
        guard let entrance = AccountEntrance(items, tellsProtection: tellsProtection) else {
            throw LedgerError(
                .damaged, "the timeline of household number \(number) does not say how it came where it stands",
                remedy: "restore the ledger from a backup")
        }
        let entered = try source(at: entrance.entered)
        let placed = entrance.placed == entrance.entered ? entered : try source(at: entrance.placed)
        let confirmed = try entrance.confirmed.map { (position) throws(LedgerError) in try source(at: position) }
        return CountedHousehold(
            household: entered.household, account: account, members: members, entered: entered.source,
            placed: placed.source, confirmed: confirmed?.source)
    }

    /// The timeline of the household with a number.
    func timeline(ofHousehold number: UInt32, at cut: Cut) throws(LedgerError) -> [TimelineItem] {
        try ledger.timeline(category: StreamCategory.household.rawValue, number: number, at: cut)
    }
}
