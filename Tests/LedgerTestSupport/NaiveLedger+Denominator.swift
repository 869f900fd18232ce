// All households of a day, by the totals that units reported: the denominator of rates. It guesses none.

import EventLedger
import PovertyLedger

/// All households of a day, as far as they were reported.
public struct NaiveDenominator: Hashable, Sendable {
    /// The sum of what was reported; nil when nothing was.
    public var households: Int64?
    /// Units that hold registered households, or that others were divided among, and that no total covers. A rate that
    /// needs them is unknown.
    public var uncovered: [String] = []
    /// The totals that it was taken from.
    public var used: [NaiveUsedTotal] = []
    /// Units without any total, which are not in it, but those that are the sum of others.
    public var missing: [String] = []
    /// Units whose total is left out: all their households left by a boundary change since.
    public var emptied: [String] = []

    /// Whether every unit that holds registered households is covered by a total.
    public var isComplete: Bool { uncovered.isEmpty }

    mutating func add(_ other: NaiveDenominator) {
        if let more = other.households { households = (households ?? 0) + more }
        uncovered += other.uncovered
        used += other.used
        missing += other.missing
        emptied += other.emptied
    }
}

/// Of which units a denominator is, and of what.
struct NaiveScope {
    /// One unit and all below it.
    var unit: String?
    /// The units of a kind of area that are nobody's parent.
    var area: Area?
    /// Persons, and not households.
    var ofPersons = false
}

extension NaiveLedger {
    /// The denominator of a rate on the cut's day, by the units of that day.
    ///
    /// - Each unit that is neither merged nor divided by then has its latest total on or before the day. Units merged into
    ///   it after the day of that total, or all of them where it has none, add theirs, found in the same way: "a merged
    ///   unit without a total of its own yet takes the sum of those it came from", itself included where it lived before
    ///   the merger.
    /// - The total of a divided unit stops counting; each unit that it was divided among must be covered.
    /// - A unit that others name as parent is never counted beside them. The sum of its children stands where it covers
    ///   every registered household below the unit; otherwise the unit's own total does.
    /// - A unit without a total and without a registered household is left out; one with households is `uncovered`.
    /// - A unit in which nobody stands, neither there nor below, has no total any more once a household left it by a
    ///   boundary change after the day of that total.
    public func denominator(_ cut: NaiveCut) -> NaiveDenominator { denominator(cut, NaiveScope()) }

    /// The same of some units, or of persons.
    func denominator(_ cut: NaiveCut, _ scope: NaiveScope) -> NaiveDenominator {
        let units = NaiveUnits(live(knownThrough: cut.position))
        let day = cut.effectiveOn
        let occupied = Set(households(cut).values.filter(\.isPresent).map(\.unit))
        let needed = occupied.union(units.parts(by: day))
        let current = units.units(on: day)
        let emptied = emptied(cut, units, occupied)
        var children: [String: [String]] = [:]
        var roots: [String] = []
        for unit in current {
            if let parent = units.parent(of: unit, on: day), parent != unit, current.contains(parent) {
                children[parent, default: []].append(unit)
            } else {
                roots.append(unit)
            }
        }
        var seen: Set<String> = []

        func own(_ unit: String) -> NaiveDenominator {
            if let area = scope.area, units.area(of: unit, on: day) != area { return NaiveDenominator() }
            if emptied.contains(unit) { return NaiveDenominator(emptied: [unit]) }
            var answer = NaiveDenominator()
            var missing: [String] = []
            answer.households = units.total(
                of: unit, on: day, ofPersons: scope.ofPersons, missing: &missing, used: &answer.used)
            if answer.households == nil {
                // Households recorded in a unit that merged into this one stand in this one.
                missing = needed.filter { units.standsFor($0, on: day) == unit }
                if !units.wasParent(unit, by: day) { answer.missing = [unit] }
            }
            answer.uncovered = missing.filter(needed.contains).sorted()
            return answer
        }

        func figure(_ unit: String) -> NaiveDenominator {
            guard seen.insert(unit).inserted else { return NaiveDenominator() }
            let mine = own(unit)
            let parts = (children[unit] ?? []).map(figure)
            guard !parts.isEmpty else { return mine }
            var sum = NaiveDenominator()
            for part in parts { sum.add(part) }
            let holdsItself = occupied.contains { units.standsFor($0, on: day) == unit }
            if let area = scope.area {
                // Its own total may or may not include those of its parts.
                if holdsItself, units.area(of: unit, on: day) == area { sum.uncovered.append(unit) }
                return sum
            }
            if sum.households != nil, sum.isComplete, !holdsItself { return sum }
            if mine.households != nil { return mine }
            sum.add(mine)
            return sum
        }

        if let unit = scope.unit { return current.contains(unit) ? figure(unit) : NaiveDenominator() }
        var whole = NaiveDenominator()
        // Units that name each other as parents in a ring have no root; each ring starts at its first unit.
        for unit in roots + current where !seen.contains(unit) { whole.add(figure(unit)) }
        whole.uncovered.sort()
        return whole
    }

    /// The units of the day that nobody stands in or below, and that a household left by a boundary change after the
    /// day of their latest total.
    private func emptied(_ cut: NaiveCut, _ units: NaiveUnits, _ occupied: Set<String>) -> Set<String> {
        let day = cut.effectiveOn
        let empty = units.units(on: day).filter { unit in
            units.lastReported(unit, by: day) != nil
                && !occupied.contains { units.line($0, on: day).contains(unit) }
        }
        guard !empty.isEmpty else { return [] }
        var emptied: Set<String> = []
        var states: [String: NaiveHousehold] = [:]
        for event in live(cut).sorted(by: NaiveEvent.timelineOrder) {
            guard let household = event.household else { continue }
            let before = states[household] ?? NaiveHousehold()
            var state = before
            _ = state.apply(event.body) { _ in nil }
            states[household] = state
            guard case .householdMoved(let fields) = event.body, fields.cause == .boundaryChange, let moved = event.day
            else { continue }
            let (from, to) = (units.line(before.unit, on: moved), units.line(fields.unit, on: moved))
            for unit in empty where moved > units.lastReported(unit, by: day)! {
                if from.contains(unit), !to.contains(unit) { emptied.insert(unit) }
            }
        }
        return emptied
    }
}
