// All households of a day, as far as units reported them: the denominator of rates. Nothing is guessed: where a unit
// that holds households has no figure, there is no denominator.

import EventLedger

extension UnitFold {
    /// A sum of reported totals, and whether it covers every unit that holds registered households.
    struct Total: Equatable {
        var households: Int64?
        var isComplete = true

        static func + (left: Total, right: Total) -> Total {
            let sum = left.households.map { $0.addingReportingOverflow(right.households ?? 0) }
            guard sum?.overflow != true else { return Total(households: nil, isComplete: false) }
            return Total(
                households: sum?.partialValue ?? right.households, isComplete: left.isComplete && right.isComplete)
        }
    }

    /// All households on a day, by the units of that day; nil when none were reported, or not of every unit that holds
    /// registered households. `occupied` has the numbers of the units that households are recorded in.
    ///
    /// A unit counts with its latest total. Units that merged into it since then, or all of them where it has none, add
    /// theirs. A unit that others name as their parent is not counted beside them: their sum stands where it covers all
    /// registered households, otherwise its own total.
    func householdTotal(on day: Day, occupied: Set<UInt32>) -> Int64? {
        let day32 = day.daysSinceEpoch
        let standing = units.indices.filter { units[$0].establishedOn <= day32 && units[$0].mergedOn > day32 }
            .map(UInt32.init)
        var children: [UInt32: [UInt32]] = [:]
        var roots: [UInt32] = []
        for unit in standing {
            if let parent = parent(of: unit, on: day), parent != unit, standing.contains(parent) {
                children[parent, default: []].append(unit)
            } else {
                roots.append(unit)
            }
        }
        let held = Set(occupied.map { root(of: $0, on: day) })
        var seen: Set<UInt32> = []
        // Units that name each other as parents have no root; the first of them stands for the ring.
        let total = (roots + standing).reduce(into: Total()) { total, unit in
            guard !seen.contains(unit) else { return }
            total = total + figure(unit, on: day, children, occupied: occupied, held: held, &seen)
        }
        return total.isComplete ? total.households : nil
    }

    private func figure(
        _ unit: UInt32, on day: Day, _ children: [UInt32: [UInt32]], occupied: Set<UInt32>, held: Set<UInt32>,
        _ seen: inout Set<UInt32>
    ) -> Total {
        guard seen.insert(unit).inserted else { return Total() }
        let own = ownTotal(unit, on: day, occupied: occupied, held: held)
        guard let parts = children[unit], !parts.isEmpty else { return own }
        var sum = Total()
        for part in parts { sum = sum + figure(part, on: day, children, occupied: occupied, held: held, &seen) }
        if sum.households != nil, sum.isComplete, !held.contains(unit) { return sum }
        if own.households != nil { return own }
        return sum + own
    }

    /// A unit's latest total on a day with those of the units that merged into it since that total.
    private func ownTotal(_ unit: UInt32, on day: Day, occupied: Set<UInt32>, held: Set<UInt32>) -> Total {
        var isComplete = true
        let households = reported(unit, on: day, occupied: occupied, &isComplete, depth: 0)
        if households == nil { isComplete = !held.contains(unit) }
        return Total(households: households, isComplete: isComplete)
    }

    private func reported(
        _ unit: UInt32, on day: Day, occupied: Set<UInt32>, _ isComplete: inout Bool, depth: Int
    ) -> Int64? {
        guard depth <= units.count else { return nil }
        let own = units[Int(unit)].totals.filter { $0.day <= day.daysSinceEpoch }.enumerated()
            .max { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }?.element
        var sum = own?.households
        for (index, other) in units.enumerated() where other.mergedOn <= day.daysSinceEpoch && other.mergedInto == unit
        {
            guard own.map({ other.mergedOn > $0.day }) ?? true else { continue }
            let part = reported(UInt32(index), on: day, occupied: occupied, &isComplete, depth: depth + 1)
            if let part {
                let added = (sum ?? 0).addingReportingOverflow(part)
                isComplete = isComplete && !added.overflow
                sum = added.partialValue
            } else if occupied.contains(UInt32(index)) {
                isComplete = false
            }
        }
        return sum
    }

    private func parent(of unit: UInt32, on day: Day) -> UInt32? {
        units[Int(unit)].parents.filter { $0.day <= day.daysSinceEpoch }.enumerated()
            .max { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
            .map { root(of: $0.element.number, on: day) }
    }
}
