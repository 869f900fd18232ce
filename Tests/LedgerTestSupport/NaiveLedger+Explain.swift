// Explanations of the naive model: every household of a cut is folded again after each of its events, and the answer is
// read off the sequence of states.

import EventLedger
import PovertyLedger

extension NaiveLedger {
    /// The state of a household after each event of its timeline inside a cut; the first is the one before any.
    private func states(of household: String, _ cut: NaiveCut) -> [(
        event: NaiveEvent, before: NaiveHousehold, after: NaiveHousehold
    )] {
        var state = NaiveHousehold()
        var states: [(event: NaiveEvent, before: NaiveHousehold, after: NaiveHousehold)] = []
        for event in timeline(of: household, cut) where event.household != nil {
            let before = state
            _ = state.apply(event.body) { _ in nil }
            states.append((event, before, state))
        }
        return states
    }

    private func account(_ household: NaiveHousehold, _ units: NaiveUnits, _ day: Day) -> NaiveAccount? {
        guard household.isPresent else { return nil }
        return NaiveAccount(
            unit: units.standsFor(household.unit, on: day), household.householdClass,
            socialProtection: household.socialProtection)
    }

    private func admits(_ filter: NaiveFilter, _ account: NaiveAccount?, _ units: NaiveUnits, _ day: Day) -> Bool {
        guard let account, filter.classes.contains(account.householdClass) else { return false }
        if let unit = filter.unit, !units.line(account.unit ?? "", on: day).contains(unit) { return false }
        if let protection = filter.socialProtection, protection != account.socialProtection { return false }
        return true
    }

    /// The households and persons that a filter counts.
    public func count(_ cut: NaiveCut, _ filter: NaiveFilter, unitsOn: Day) -> NaiveTally {
        let units = NaiveUnits(live(knownThrough: cut.position))
        return counts(cut, unitsOn: unitsOn, byUnit: true).reduce(into: NaiveTally()) { sum, row in
            guard admits(filter, row.key, units, unitsOn) else { return }
            sum.households += row.value.households
            sum.persons += row.value.persons
        }
    }

    /// The households that a filter counts at a cut, by code, with the events that put them there.
    public func explain(_ cut: NaiveCut, _ filter: NaiveFilter, unitsOn: Day) -> [NaiveCounted] {
        let units = NaiveUnits(live(knownThrough: cut.position))
        var rows: [NaiveCounted] = []
        for (household, final) in households(cut).sorted(by: { $0.key < $1.key }) {
            guard let account = account(final, units, unitsOn), admits(filter, account, units, unitsOn) else {
                continue
            }
            let states = states(of: household, cut)
            // From the end back to the last event before which it stood elsewhere.
            func isThere(_ state: NaiveHousehold) -> Bool {
                state.isRegistered && state.householdClass == final.householdClass
                    && (filter.socialProtection == nil || state.socialProtection == final.socialProtection)
            }
            guard let entered = states.lastIndex(where: { !isThere($0.before) && isThere($0.after) }),
                let placed = states.last(where: { $0.before.unit != $0.after.unit })
            else { continue }
            let confirmed = states[(entered + 1)...].last { step in
                switch step.event.body {
                case .householdClassified, .householdExitedPoverty: true
                default: false
                }
            }
            rows.append(
                NaiveCounted(
                    household, account, final.members, entered: states[entered].event.reference,
                    placed: placed.event.reference, confirmed: confirmed?.event.reference))
        }
        return rows
    }

    /// The households that a filter counts at one of two cuts only, by code, with the events that did it.
    public func changers(
        from first: NaiveCut, to second: NaiveCut, _ filter: NaiveFilter, unitsOn: Day
    ) -> [NaiveChanger] {
        let units = NaiveUnits(live(knownThrough: max(first.position, second.position)))
        let (before, after) = (households(first), households(second))
        var rows: [NaiveChanger] = []
        for household in Set(before.keys).union(after.keys).sorted() {
            let (was, becomes) = (before[household] ?? NaiveHousehold(), after[household] ?? NaiveHousehold())
            let (from, to) = (account(was, units, unitsOn), account(becomes, units, unitsOn))
            guard admits(filter, from, units, unitsOn) != admits(filter, to, units, unitsOn) else { continue }
            let sides = [states(of: household, first), states(of: household, second)]
            let inBoth = Set(sides[0].map(\.event.position)).intersection(sides[1].map(\.event.position))
            // All units that the one asked for stands for are one.
            func place(_ account: NaiveAccount?) -> String? {
                guard let unit = account?.unit else { return nil }
                return filter.unit.flatMap { units.line(unit, on: unitsOn).contains($0) ? $0 : nil } ?? unit
            }
            let events = sides.joined().filter { step in
                guard !inBoth.contains(step.event.position) else { return false }
                let (old, new) = (account(step.before, units, unitsOn), account(step.after, units, unitsOn))
                return old?.householdClass != new?.householdClass
                    || (filter.socialProtection != nil && old?.socialProtection != new?.socialProtection)
                    || (filter.unit != nil && place(old) != place(new))
            }
            rows.append(
                NaiveChanger(
                    household, hasEntered: admits(filter, to, units, unitsOn), from: from, to: to,
                    admits(filter, to, units, unitsOn) ? becomes.members : was.members,
                    events.map(\.event).sorted(by: NaiveEvent.timelineOrder).map(\.reference)))
        }
        return rows
    }
}
