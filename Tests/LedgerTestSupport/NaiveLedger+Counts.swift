// Counts and diffs of the naive model: fold every household of a cut, then add up. Nothing is kept between questions.

import EventLedger
import PovertyLedger

extension NaiveLedger {
    /// Every household with an event in the cut, folded; among them dissolved ones.
    public func households(_ cut: NaiveCut) -> [String: NaiveHousehold] {
        var folded: [String: NaiveHousehold] = [:]
        for event in live(cut).sorted(by: NaiveEvent.timelineOrder) {
            guard let household = event.household else { continue }
            // The rules were asked when it was recorded, so nothing can be wrong here.
            _ = folded[household, default: NaiveHousehold()].apply(event.body) { _ in nil }
        }
        return folded
    }

    /// The households and persons of each account at a cut; accounts without a household are left out.
    ///
    /// Units are those of `unitsOn` (by default the cut's day), through the mergers known at the cut; of a level where
    /// one is given, and of one unit with all below it where `only` says so.
    public func counts(
        _ cut: NaiveCut, unitsOn: Day? = nil, byUnit: Bool = false, level: UnitKind? = nil, only: String? = nil
    ) -> [NaiveAccount: NaiveTally] {
        tallies(
            households(cut), NaiveUnits(live(knownThrough: cut.position)), unitsOn ?? cut.effectiveOn, byUnit, level,
            only)
    }

    /// The unit of the row that a unit counts in at a cut, by the units of a day.
    public func row(
        ofUnit unit: String, _ cut: NaiveCut, unitsOn: Day, level: UnitKind?, within only: String?
    ) -> String? {
        NaiveUnits(live(knownThrough: cut.position)).row(unit, on: unitsOn, level: level, within: only)
    }

    private func tallies(
        _ households: [String: NaiveHousehold], _ units: NaiveUnits, _ unitsOn: Day, _ byUnit: Bool,
        _ level: UnitKind?, _ only: String? = nil
    ) -> [NaiveAccount: NaiveTally] {
        var tallies: [NaiveAccount: NaiveTally] = [:]
        for household in households.values where household.isPresent {
            guard let row = units.row(household.unit, on: unitsOn, level: level, within: only) else { continue }
            let unit = byUnit ? row : nil
            let account = NaiveAccount(
                unit: unit, household.householdClass, socialProtection: household.socialProtection)
            tallies[account, default: NaiveTally()].add(household)
        }
        return tallies
    }

    /// Households of a class at a cut, all or only those with or without social protection.
    public func balance(
        _ cut: NaiveCut, _ householdClass: HouseholdClass, socialProtection: Bool? = nil
    ) -> Int64 {
        counts(cut).reduce(0) { sum, row in
            row.key.householdClass == householdClass
                && (socialProtection.map { $0 == row.key.socialProtection } ?? true) ? sum + row.value.households : sum
        }
    }

    /// What changed between two cuts.
    ///
    /// Both sides are told apart by the units of one day (`unitsOn`, by default the later of the two days) and through
    /// the mergers known at the later of the two positions: a merger that only one side knew would show as a change of
    /// every household of the unit.
    public func diff(
        from earlier: NaiveCut, to later: NaiveCut, unitsOn: Day? = nil, byUnit: Bool = false, level: UnitKind? = nil
    ) -> NaiveDiff {
        let before = households(earlier)
        let after = households(later)
        let units = NaiveUnits(live(knownThrough: max(earlier.position, later.position)))
        let day = unitsOn ?? max(earlier.effectiveOn, later.effectiveOn)
        let opening = tallies(before, units, day, byUnit, level)
        let closing = tallies(after, units, day, byUnit, level)
        var diff = NaiveDiff()
        for account in Set(opening.keys).union(closing.keys) {
            diff.accounts[account] = NaiveAccountChange(
                opening[account] ?? NaiveTally(), closing[account] ?? NaiveTally())
        }
        for household in Set(before.keys).union(after.keys).sorted() {
            let was = before[household] ?? NaiveHousehold()
            let became = after[household] ?? NaiveHousehold()
            guard was.isPresent || became.isPresent else { continue }
            let transition = NaiveTransition(from: was.state, to: became.state)
            diff.transitions[transition, default: NaiveTally()].add(became.isPresent ? became : was)
            guard transition.from != transition.to else { continue }
            let events = eventsBehind(household, earlier, later)
            diff.households.append(NaiveHouseholdChange(household, transition, events))
        }
        return diff
    }

    /// The events that stand in only one of the two timelines of a household and changed its state there (registered
    /// it, changed its class, dissolved it). An event that only confirms a class is not among them; one that was
    /// voided, or was known to one side only, is.
    private func eventsBehind(_ household: String, _ earlier: NaiveCut, _ later: NaiveCut) -> [EventReference] {
        let before = timeline(of: household, earlier)
        let after = timeline(of: household, later)
        let common = Set(before.map(\.position)).intersection(after.map(\.position))
        var behind: [NaiveEvent] = []
        for timeline in [before, after] {
            var folded = NaiveHousehold()
            for event in timeline where event.household != nil {
                let state = folded.state
                _ = folded.apply(event.body) { _ in nil }
                if folded.state != state, !common.contains(event.position) { behind.append(event) }
            }
        }
        return behind.sorted(by: NaiveEvent.timelineOrder).map(\.reference)
    }
}
