// Lasting exits (thoát nghèo bền vững): of the households that left poverty in a year, how many are not back.

import EventLedger
import PovertyLedger

extension CutView {
    /// The cohorts of each year's exits inside the cut, from a year on, broken down, where asked, by the unit they were
    /// in at their exit, mapped to the units of `unitsOn` or to those of a level.
    ///
    /// Throws `damaged` when timelines and entries do not agree, or an event does not fit its type. Cost: about two
    /// replays; memory for the rows.
    public func cohorts(since year: Int? = nil, by grouping: UnitGrouping? = nil) throws(LedgerError) -> Cohorts {
        let (witness, units) = try view.witness(cut)
        let tree = UnitTree(units, on: unitsOn, level: grouping?.level)
        var fold = CohortFold(cut, from: year)
        try forEachHouseholdWithExits(witness) { fold.take($0) }
        return Cohorts(
            cut: cut, unitsOn: unitsOn, isByUnit: grouping != nil,
            rows: try cohorts(fold, byUnit: grouping != nil) { tree[$0] })
    }

    /// Walks all timelines, which a witness vouches for, and yields the exits of each household that has any.
    func forEachHouseholdWithExits(
        _ witness: TimelineWitness, _ body: (HouseholdExits) -> Void
    ) throws(LedgerError) {
        var exits = HouseholdExits()
        try ledger.scanTimelines(
            of: StreamCategory.household.rawValue, at: cut, vouchedForBy: witness
        ) { (_, timeline) throws(LedgerError) in
            try exits.take(timeline)
            if !exits.all.isEmpty { body(exits) }
        }
    }

    /// The cohorts of a fold in the rows of the units of exits; those without a row are left out.
    func cohorts(
        _ fold: CohortFold, byUnit: Bool, row: (UInt32) -> UInt32?
    ) throws(LedgerError) -> [Cohort] {
        var rows: [CohortFold.Key: CohortFold.Figures] = [:]
        for (key, figures) in fold.rows {
            guard let row = row(key.unit) else { continue }
            let unit = byUnit ? row : 0
            let key = CohortFold.Key(unit: unit, year: key.year, from: key.from, reach: key.reach)
            rows[key, default: CohortFold.Figures()] += figures
        }
        var cohorts: [Cohort] = []
        for (key, figures) in rows {
            cohorts.append(
                Cohort(
                    unit: byUnit ? try view.unitName(key.unit) : nil, year: key.year, from: key.from, reach: key.reach,
                    exited: figures.exited, horizons: figures.horizons))
        }
        return cohorts.sorted { $0.order < $1.order }
    }
}

extension Cohort {
    fileprivate var order: (String, Int, UInt8, UInt8) { (unit ?? "", year, from.rawValue, reach.rawValue) }
}
