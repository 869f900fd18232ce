// The replays that fold only what this library folds: counts, units, places. A replay is compiled for its fold only in
// the library of the fold; run from another library it would ask for the type of the fold at every event.

import EventLedger

extension HouseholdView {
    /// The number of households, whether known at any cut or not.
    package var householdCount: Int { ledger.streamCount(category: StreamCategory.household.rawValue) }

    /// The households of two cuts, and the units as the later one knows them. Cost: one replay; memory 48 bytes a
    /// household.
    package func folds(
        _ cuts: (Cut, Cut)
    ) throws(LedgerError) -> (opening: HouseholdFold, closing: HouseholdFold, units: UnitFold) {
        let known = max(cuts.0.position, cuts.1.position)
        var fold = Both(
            Both(
                HouseholdFold(cuts.0, households: householdCount), HouseholdFold(cuts.1, households: householdCount)),
            UnitFold(knownThrough: known))
        try ledger.replayInHalves(through: known, into: &fold)
        return (fold.first.first, fold.first.second, fold.second)
    }

    /// Households and units of several cuts. Cost: one replay; memory 24 bytes a household and cut.
    package func folds(of cuts: some Collection<Cut>) throws(LedgerError) -> [CountingFold] {
        var folds = Each(cuts.map { CountingFold($0, households: householdCount) })
        try ledger.replayInHalves(through: cuts.map(\.position).max() ?? 0, into: &folds)
        return folds.all
    }

    /// Households and units of a cut, and the decisions in force on the households. Cost: one replay; memory 72 bytes a
    /// household.
    package func decisions(
        _ cut: Cut
    ) throws(LedgerError) -> (counting: CountingFold, decisions: DecisionFold) {
        var fold = Both(CountingFold(cut, households: householdCount), DecisionFold(cut, households: householdCount))
        try ledger.replay(through: cut.position, into: &fold)
        return (fold.first, fold.second)
    }

    /// Where the households of a cut were at each point, and the units. Cost: one replay; memory 24 bytes a
    /// registration, move and dissolution, and 4 a household.
    package func placements(_ cut: Cut) throws(LedgerError) -> (placements: Placements, units: UnitFold) {
        var fold = Both(PlacementFold(cut), UnitFold(knownThrough: cut.position))
        try ledger.replay(through: cut.position, into: &fold)
        return (fold.first.placements(), fold.second)
    }

    /// The units of a cut, and what a scan of household timelines is compared with. Cost: one replay.
    package func witness(_ cut: Cut) throws(LedgerError) -> (timelines: TimelineWitness, units: UnitFold) {
        var fold = Both(
            TimelineWitness(category: StreamCategory.household.rawValue, through: cut.position),
            UnitFold(knownThrough: cut.position))
        try ledger.replay(through: cut.position, into: &fold)
        return (fold.first, fold.second)
    }
}

extension HouseholdView: FigureSource {
    /// Folds the households and units of a cut. Cost: one replay; memory 24 bytes a household.
    package func fold(_ cut: Cut) throws(LedgerError) -> CountingFold {
        var fold = CountingFold(cut, households: householdCount)
        try ledger.replayInHalves(through: cut.position, into: &fold)
        return fold
    }
}
