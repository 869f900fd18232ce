// All households of a day, as reported by units: the denominator of rates. Nothing is estimated: where a unit with
// households has no figure, there is no denominator; and totals of another year, or left out, are reported.

import EventLedger

/// A sum of reported totals, and its sources.
package struct HouseholdTotal {
    /// The sum, of households or of persons; nil where nothing was reported.
    package var count: Int64?
    /// Whether it covers every unit with registered households, and every unit that another was divided among.
    package var isComplete = true
    /// The totals it is the sum of.
    package var used: [(unit: UInt32, total: UnitFold.Total)] = []
    /// Units that never reported a total and are not the sum of others: they are not included.
    package var missing: [UInt32] = []
    /// Units whose total is left out because their households left by a boundary change since.
    package var emptied: [UInt32] = []

    /// The sum where it is complete.
    package var certain: Int64? { isComplete ? count : nil }

    package static func + (left: HouseholdTotal, right: HouseholdTotal) -> HouseholdTotal {
        var sum = left
        sum.used += right.used
        sum.missing += right.missing
        sum.emptied += right.emptied
        let added = left.count.map { $0.addingReportingOverflow(right.count ?? 0) }
        sum.count = added?.partialValue ?? right.count
        sum.isComplete = left.isComplete && right.isComplete && added?.overflow != true
        return sum
    }
}

/// Of which units, and of what, totals are summed.
package struct TotalScope: Hashable {
    /// The unit that is counted, with all below it; nil for all.
    package var unit: UInt32?
    /// The units that are counted, each with all below it; nil for all.
    package var among: Set<UInt32>?
    /// The kind of area of the units that are counted; nil for all.
    package var area: Area?
    /// Whether persons are counted, and not households.
    package var isOfPersons = false

    package init(
        unit: UInt32? = nil, among units: Set<UInt32>? = nil, area: Area? = nil, isOfPersons: Bool = false
    ) {
        self.unit = unit
        among = units
        self.area = area
        self.isOfPersons = isOfPersons
    }
}

extension UnitFold {
    /// All households on a day, by the units of that day, or those of a scope. `occupied` has the numbers of the units that households are
    /// recorded in, `emptied` those whose households left them by a boundary change since their latest total.
    ///
    /// A unit counts with its latest total. Units that merged into it since then, or all of them where it has none, add
    /// theirs. A divided unit does not count any more; those it was divided among have to report. A unit that others
    /// name as their parent is not counted beside them: their sum is used where it covers all registered households,
    /// otherwise its own total. Where one kind of area is counted, the units of that kind that are no parents are summed.
    package func householdTotal(
        on day: Day, occupied: Set<UInt32>, emptied: Set<UInt32>, in scope: TotalScope = TotalScope()
    ) -> HouseholdTotal {
        TotalSum(units: self, day: day, occupied: occupied, emptied: emptied, scope: scope).all()
    }
}

/// The walk over the units of a day that sums their totals.
private struct TotalSum {
    let units: UnitFold
    let day: Day
    let emptied: Set<UInt32>
    /// The units that households are recorded in, and those that others were divided among: none may be without a
    /// figure.
    let owing: Set<UInt32>
    /// The units of the day that households are in.
    let held: Set<UInt32>
    /// The units of the day that others were divided among.
    let owed: Set<UInt32>
    /// Units that were ever named as a parent.
    let parents: Set<UInt32>
    let scope: TotalScope
    var children: [UInt32: [UInt32]] = [:]
    var seen: Set<UInt32> = []

    init(units: UnitFold, day: Day, occupied: Set<UInt32>, emptied: Set<UInt32>, scope: TotalScope) {
        self.units = units
        self.scope = scope
        self.day = day
        self.emptied = emptied
        let day32 = day.daysSinceEpoch
        let parts = units.units.filter { $0.isDivided(on: day32) }.flatMap { $0.division?.into ?? [] }
        owing = occupied.union(parts)
        held = Set(occupied.map { units.root(of: $0, on: day) })
        owed = Set(parts.map { units.root(of: $0, on: day) })
        parents = Set(units.units.flatMap { $0.parents.filter { $0.day <= day32 }.map(\.number) })
    }

    /// The sum over all units in force on the day, or over that of the scope.
    func all() -> HouseholdTotal {
        var walk = self
        let inForce = units.units.indices.filter { units.units[$0].isInForce(on: day.daysSinceEpoch) }.map(UInt32.init)
        let known = Set(inForce)
        var roots: [UInt32] = []
        for unit in inForce {
            if let parent = units.parent(of: unit, on: day), parent != unit, known.contains(parent) {
                walk.children[parent, default: []].append(unit)
            } else {
                roots.append(unit)
            }
        }
        if let unit = scope.unit { return known.contains(unit) ? walk.figure(unit) : HouseholdTotal() }
        if let among = scope.among {
            // Those above come first, so that no unit is counted beside one that it is part of.
            let tops = inForce.filter { among.contains($0) }.sorted {
                units.depth(of: $0, on: day) < units.depth(of: $1, on: day)
            }
            return tops.reduce(into: HouseholdTotal()) { total, unit in
                guard !walk.seen.contains(unit) else { return }
                total = total + walk.figure(unit)
            }
        }
        // Units that name each other as parents have no root; the first of them represents the cycle.
        return (roots + inForce).reduce(into: HouseholdTotal()) { total, unit in
            guard !walk.seen.contains(unit) else { return }
            total = total + walk.figure(unit)
        }
    }

    private mutating func figure(_ unit: UInt32) -> HouseholdTotal {
        guard seen.insert(unit).inserted else { return HouseholdTotal() }
        let own = own(unit)
        guard let parts = children[unit], !parts.isEmpty else { return own }
        var sum = HouseholdTotal()
        for part in parts { sum = sum + figure(part) }
        if let area = scope.area {
            // How much of its total is in its parts is not known.
            if held.contains(unit), units.area(of: unit, on: day) == area { sum.isComplete = false }
            return sum
        }
        if sum.count != nil, sum.isComplete, !held.contains(unit) { return sum }
        if own.count != nil { return own }
        return sum + own
    }

    /// A unit's latest total with those of the units that merged into it since that total.
    private func own(_ unit: UInt32) -> HouseholdTotal {
        if let area = scope.area, units.area(of: unit, on: day) != area { return HouseholdTotal() }
        guard !emptied.contains(unit) else { return HouseholdTotal(emptied: [unit]) }
        var total = reported(unit, depth: 0)
        if total.count == nil {
            total.isComplete = !held.contains(unit) && !owed.contains(unit)
            if !parents.contains(unit) { total.missing = [unit] }
        }
        return total
    }

    private func reported(_ unit: UInt32, depth: Int) -> HouseholdTotal {
        guard depth <= units.units.count else { return HouseholdTotal() }
        let own = latest(unit)
        var sum = HouseholdTotal(count: own.flatMap(count), used: own.map { [(unit, $0)] } ?? [])
        for (index, other) in units.units.enumerated()
        where other.mergedOn <= day.daysSinceEpoch && other.mergedInto == unit {
            guard own.map({ other.mergedOn > $0.day }) ?? true else { continue }
            let part = reported(UInt32(index), depth: depth + 1)
            sum = sum + part
            if part.count == nil, owing.contains(UInt32(index)) { sum.isComplete = false }
        }
        return sum
    }

    /// The latest total of a unit that has a figure of the scope.
    private func latest(_ unit: UInt32) -> UnitFold.Total? {
        units.latestTotal(of: unit, on: day) { count($0) != nil }
    }

    private func count(_ total: UnitFold.Total) -> Int64? { scope.isOfPersons ? total.persons : total.households }
}

extension UnitFold {
    /// How many units a unit is below on a day.
    fileprivate func depth(of unit: UInt32, on day: Day) -> Int {
        var (line, next) = ([unit], parent(of: unit, on: day))
        while let above = next, !line.contains(above) {
            line.append(above)
            next = parent(of: above, on: day)
        }
        return line.count
    }

    /// The latest total that a unit reported by a day.
    package func latestTotal(
        of unit: UInt32, on day: Day, where isMeant: (Total) -> Bool = { _ in true }
    ) -> Total? {
        units[Int(unit)].totals.filter { $0.day <= day.daysSinceEpoch && isMeant($0) }.enumerated()
            .max { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }?.element
    }
}
