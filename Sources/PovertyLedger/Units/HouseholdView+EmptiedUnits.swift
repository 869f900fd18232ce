// Units that are empty without having ended: their households were moved elsewhere because boundaries changed, no
// household is in them, and their last total is older. That total counts people who are counted elsewhere now.

import EventLedger

extension HouseholdView {
    /// For each day, given with the units that households are recorded in, the units in force that no household is in,
    /// and whose households left by a boundary change after the day of their latest total.
    ///
    /// Cost: none where every unit with a total has households; else one replay, 24 bytes a registration and move.
    package func emptiedUnits(
        on days: [(day: Day, occupied: Set<UInt32>)], _ units: UnitFold, knownThrough position: Position
    ) throws(LedgerError) -> [Day: Set<UInt32>] {
        var candidates: [Day: [UInt32]] = [:]
        for (day, occupied) in days {
            let tree = UnitTree(units, on: day)
            let held = Set(occupied.flatMap(tree.line))
            let empty = units.units.indices.map(UInt32.init).filter { number in
                units.units[Int(number)].isInForce(on: day.daysSinceEpoch) && !held.contains(number)
                    && units.latestTotal(of: number, on: day) != nil
            }
            if !empty.isEmpty { candidates[day] = empty }
        }
        guard let last = candidates.keys.max() else { return [:] }
        var fold = PlacementFold(Cut(effectiveOn: last, position: position))
        try ledger.replay(through: position, into: &fold)
        let departures = fold.placements().departures(units)
        var emptied: [Day: Set<UInt32>] = [:]
        for (day, numbers) in candidates {
            for number in numbers {
                guard let total = units.latestTotal(of: number, on: day) else { continue }
                let hasLeft = departures[number, default: []].contains { $0 > total.day && $0 <= day.daysSinceEpoch }
                if hasLeft { emptied[day, default: []].insert(number) }
            }
        }
        return emptied
    }
}

extension Placements {
    /// The days on which a household left each unit because of a boundary change, by the units of those days; a
    /// household that leaves a unit leaves those above it too, unless it stays in them.
    fileprivate func departures(_ units: UnitFold) -> [UInt32: [Int32]] {
        var trees: [Int32: UnitTree] = [:]
        var departures: [UInt32: [Int32]] = [:]
        forEachMove { from, step in
            guard step.isBoundaryChange, let day = Day(daysSinceEpoch: step.day) else { return }
            let tree = trees[step.day] ?? UnitTree(units, on: day)
            trees[step.day] = tree
            for left in tree.line(of: from) where !tree.isPart(step.unit, of: left) {
                departures[left, default: []].append(step.day)
            }
        }
        return departures
    }
}
