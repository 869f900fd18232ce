// All households of a day, by the totals that units reported: the denominator of rates. It guesses none.

import EventLedger
import PovertyLedger

/// All households of a day, as far as they were reported.
public struct NaiveDenominator: Hashable, Sendable {
    /// The sum of what was reported; nil when nothing was.
    public var households: Int64?
    /// Units that hold registered households and that no total covers, sorted. A rate that needs them is unknown.
    public var uncovered: [String]

    /// Whether every unit that holds registered households is covered by a total.
    public var isComplete: Bool { uncovered.isEmpty }
}

extension NaiveLedger {
    /// The denominator of a rate on the cut's day, by the units of that day.
    ///
    /// - Each unit that is not merged by then has its latest total on or before the day. Units merged into it after the
    ///   day of that total, or all of them where it has none, add theirs, found in the same way: "a merged unit without a
    ///   total of its own yet takes the sum of those it came from", itself included where it lived before the merger.
    /// - A unit that others name as parent is never counted beside them. The sum of its children stands where it covers
    ///   every registered household below the unit; otherwise the unit's own total does.
    /// - A unit without a total and without a registered household is left out; one with households is `uncovered`.
    public func denominator(_ cut: NaiveCut) -> NaiveDenominator {
        let units = NaiveUnits(live(knownThrough: cut.position))
        let day = cut.effectiveOn
        let occupied = Set(households(cut).values.filter(\.isPresent).map(\.unit))
        let current = units.units(on: day)
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
            var missing: [String] = []
            let total = units.total(of: unit, on: day, missing: &missing)
            if total == nil {
                // Households recorded in a unit that merged into this one stand in this one.
                missing = occupied.filter { units.standsFor($0, on: day) == unit }
            }
            return NaiveDenominator(households: total, uncovered: missing.filter(occupied.contains).sorted())
        }

        func figure(_ unit: String) -> NaiveDenominator {
            guard seen.insert(unit).inserted else { return NaiveDenominator(households: nil, uncovered: []) }
            let mine = own(unit)
            let parts = (children[unit] ?? []).map(figure)
            guard !parts.isEmpty else { return mine }
            let sum = parts.compactMap(\.households).reduce(nil as Int64?) { ($0 ?? 0) + $1 }
            let uncovered = parts.flatMap(\.uncovered)
            let holdsItself = occupied.contains { units.standsFor($0, on: day) == unit }
            if sum != nil, uncovered.isEmpty, !holdsItself {
                return NaiveDenominator(households: sum, uncovered: [])
            }
            if mine.households != nil { return mine }
            return NaiveDenominator(households: sum, uncovered: uncovered + mine.uncovered)
        }

        var whole = NaiveDenominator(households: nil, uncovered: [])
        // Units that name each other as parents in a ring have no root; each ring starts at its first unit.
        for unit in roots + current where !seen.contains(unit) {
            let part = figure(unit)
            if let households = part.households { whole.households = (whole.households ?? 0) + households }
            whole.uncovered += part.uncovered
        }
        whole.uncovered.sort()
        return whole
    }
}
