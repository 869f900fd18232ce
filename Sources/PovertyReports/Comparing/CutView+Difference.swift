// Comparing two cuts: one pass over the events folds both, and the households are laid side by side; or the accounts
// alone are compared, which are looked up where the ledger keeps balances.

import EventLedger
import PovertyLedger

extension CutView {
    /// What changed since another cut, both by the same units, as the later position knows them.
    ///
    /// Throws `invalidPosition` where the other cut's position is no end of an entry. Cost: one replay that folds both;
    /// memory 48 bytes a household. Listing households reads their timelines too.
    public func difference(
        since earlier: Cut, by grouping: UnitGrouping? = nil, listingHouseholds: Bool = false
    ) throws(LedgerError) -> Difference {
        let fold = try view.folds((earlier, cut))
        return try difference(
            since: earlier, (fold.opening, fold.closing), UnitTree(fold.units, on: unitsOn, level: grouping?.level),
            byUnit: grouping != nil, listingHouseholds: listingHouseholds, bridge: nil)
    }

    /// What changed since a cut as `CutExpression` reads it. Throws what `HouseholdView.at` does too.
    public func difference(since earlier: String, by grouping: UnitGrouping? = nil) throws(LedgerError) -> Difference {
        try difference(since: view.at(earlier).cut, by: grouping)
    }

    /// The accounts alone at another cut and at this one, both by the same units, as the later position knows them;
    /// those of `difference`.
    ///
    /// Throws `invalidPosition` where the other cut's position is no end of an entry. Cost: some microseconds a unit
    /// where the ledger keeps balances; else one replay, and 48 bytes a household.
    public func accountChanges(
        since earlier: Cut, by grouping: UnitGrouping? = nil
    ) throws(LedgerError) -> [AccountChange] {
        guard view.usesBalances else { return try difference(since: earlier, by: grouping).accounts }
        let units = try view.known.units(of: ledger, knownThrough: max(earlier.position, cut.position))
        let tree = units.tree(on: unitsOn, level: grouping?.level)
        let row: (UInt32) -> UInt32? = { grouping == nil ? 0 : tree[$0] }
        return try accounts(
            view.postedAccounts(at: earlier, row: row), view.postedAccounts(at: cut, row: row), byUnit: grouping != nil)
    }

    /// What changed, with the bridge from the other cut to this one, which is later in both times: every event between them
    /// under its term, and for each account the proof that opening plus terms equals closing.
    ///
    /// `lookBackMonths` limits how far back an exit makes a return a relapse; `listingEvents` lists the events of each
    /// term. Throws `invalidValue` when the cuts lead back. Cost: one replay, another where this cut knows more;
    /// memory 64 bytes a household and at most 30 MiB.
    public func bridgedDifference(
        since earlier: Cut, by grouping: UnitGrouping? = nil, lookBackMonths: Int? = nil, listingEvents: Bool = false,
        listingHouseholds: Bool = false
    ) throws(LedgerError) -> Difference {
        let request = BridgeRequest(
            lookBackMonths: lookBackMonths, listsEvents: listingEvents, isByUnit: grouping != nil,
            level: grouping?.level)
        let folded = try bridged(since: earlier, request)
        return try difference(
            since: earlier, (folded.opening, folded.closing), UnitTree(folded.units, on: unitsOn, level: request.level),
            byUnit: request.isByUnit, listingHouseholds: listingHouseholds, bridge: try bridge(folded, request))
    }

    private func difference(
        since earlier: Cut, _ folds: (HouseholdFold, HouseholdFold), _ tree: UnitTree, byUnit: Bool,
        listingHouseholds: Bool, bridge: Bridge?
    ) throws(LedgerError) -> Difference {
        let (opening, closing) = folds
        let row: (UInt32) -> UInt32? = { byUnit ? tree[$0] : 0 }
        return Difference(
            from: earlier, to: cut, unitsOn: unitsOn, byUnit: byUnit,
            accounts: try accounts(opening.accounts(unit: row), closing.accounts(unit: row), byUnit: byUnit),
            transitions: CutView.transitions(opening, closing),
            households: listingHouseholds ? try changes(since: earlier, opening, closing) : nil, bridge: bridge)
    }

    /// The accounts of two ends, by the number of a row, that are not zero at both.
    func accounts(
        _ opening: [UInt32: [Tally]], _ closing: [UInt32: [Tally]], byUnit: Bool
    ) throws(LedgerError) -> [AccountChange] {
        let none = [Tally](repeating: .zero, count: Account.bitsCount)
        var rows: [AccountChange] = []
        for unit in Set(opening.keys).union(closing.keys) {
            let name = byUnit ? try view.unitName(unit) : nil
            let (before, after) = (opening[unit] ?? none, closing[unit] ?? none)
            for bits in 0..<Account.bitsCount where before[bits].households > 0 || after[bits].households > 0 {
                rows.append(
                    AccountChange(
                        account: Account(unit: name, bits: bits), opening: before[bits], closing: after[bits]))
            }
        }
        return rows.sorted { $0.account < $1.account }
    }

    private static func transitions(_ opening: HouseholdFold, _ closing: HouseholdFold) -> [Transition] {
        var tallies: [StatePair: Tally] = [:]
        forEachPair(opening, closing) { _, before, after in
            guard before.isPresent || after.isPresent else { return }
            let members = after.isPresent ? after.members : before.members
            tallies[StatePair(before, after), default: .zero] += Tally(households: 1, persons: Int(members))
        }
        return tallies.sorted { $0.key < $1.key }.map { Transition(from: $0.key.from, to: $0.key.to, tally: $0.value) }
    }

    /// The households that differ, with the events that are in force at one cut only.
    private func changes(
        since earlier: Cut, _ opening: HouseholdFold, _ closing: HouseholdFold
    ) throws(LedgerError) -> [HouseholdChange] {
        var changed: [(number: UInt32, pair: StatePair)] = []
        CutView.forEachPair(opening, closing) { number, before, after in
            let pair = StatePair(before, after)
            if pair.from != pair.to { changed.append((number, pair)) }
        }
        var rows: [HouseholdChange] = []
        for (number, pair) in changed {
            rows.append(
                HouseholdChange(
                    household: try view.householdName(number), from: pair.from, to: pair.to,
                    events: try view.changingEvents(of: number, earlier, cut)))
        }
        return rows.sorted { $0.household < $1.household }
    }

    private static func forEachPair(
        _ opening: HouseholdFold, _ closing: HouseholdFold, _ body: (UInt32, HouseholdSlot, HouseholdSlot) -> Void
    ) {
        for number in 0..<max(opening.count, closing.count) {
            body(UInt32(number), opening[number], closing[number])
        }
    }
}

/// The states of a household at two cuts.
private struct StatePair: Hashable, Comparable {
    let from: HouseholdClass?
    let to: HouseholdClass?

    init(_ before: HouseholdSlot, _ after: HouseholdSlot) {
        from = before.isPresent ? before.householdClass : nil
        to = after.isPresent ? after.householdClass : nil
    }

    private var order: (Int, Int) { (StatePair.order(from), StatePair.order(to)) }

    private static func order(_ state: HouseholdClass?) -> Int { state.map { Int($0.order) } ?? Int.max }

    static func < (left: StatePair, right: StatePair) -> Bool { left.order < right.order }
}

// Which events made the difference for one household: those in force at one of two cuts only that changed its state.

extension HouseholdView {
    /// The events of a household that are in the timeline of one of two cuts only and changed its class or presence
    /// there, by day and position.
    func changingEvents(of household: UInt32, _ first: Cut, _ second: Cut) throws(LedgerError) -> [EventReference] {
        let before = try timeline(ofHousehold: household, at: first)
        let after = try timeline(ofHousehold: household, at: second)
        return try StateAspects.presenceAndClass.changes(in: before, or: after).map { (item) throws(LedgerError) in
            guard let event = try ledger.event(at: item.position) else {
                throw LedgerError.missingEvent(at: item.position)
            }
            return event.reference
        }
    }
}
