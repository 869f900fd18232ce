// The figures of a chart, from the answers that `trajectory` and `series` give: the same households, the same verdicts.

import EventLedger
import PovertyLedger

extension CutView {
    /// The poor and near-poor households month by month up to the cut, and the targets of the plans that are a number of
    /// them.
    ///
    /// It begins with the opening of the first year of the trajectory. Throws `notFound` where that has no year, and what
    /// `trajectory` throws. Cost: that of `trajectory`, and a look-up a month.
    public func trajectoryChart() throws(LedgerError) -> TrajectoryChart {
        let trajectory = try trajectory()
        guard let first = trajectory.years.first?.year else {
            throw LedgerError(
                .notFound, "there is no year to draw up to \(cut.effectiveOn)",
                remedy: "take a day in or after the first year of the plan")
        }
        let opening = Day.endOfYear(first - 1) ?? .first
        let series = try view.series(
            from: opening, to: cut.effectiveOn, every: .month, knownAt: .position(cut.position))
        let points = series.points.map { point in
            TrajectoryChart.Point(
                day: point.day, poor: point.tally(of: .poor).households, nearPoor: point.tally(of: .nearPoor).households
            )
        }
        var targets: [TrajectoryChart.TargetPoint] = []
        for outcome in trajectory.targets {
            if let point = try point(of: outcome, from: opening) { targets.append(point) }
        }
        return TrajectoryChart(
            cut: cut, points: points, targets: targets.sorted { ($0.due, $0.plan, $0.id) < ($1.due, $1.plan, $1.id) })
    }

    /// Where a target is; nil for one that is no number of poor or of near-poor households of all units, is due before
    /// the chart begins, or rests on a day that is not known yet.
    private func point(
        of outcome: TargetOutcome, from opening: Day
    ) throws(LedgerError) -> TrajectoryChart.TargetPoint? {
        let target = outcome.target
        guard outcome.replacement == nil, target.of == .households, target.filter == nil, target.due >= opening,
            target.measure.words.count == 1, let counted = target.measure.words.first,
            TrajectoryChart.classes.contains(counted), case .count(let promised) = target.value
        else { return nil }
        let households: Int64
        switch target.kind {
        case .stock: households = promised
        case .reduction, .increase:
            guard let from = target.firstDay, from <= cut.effectiveOn else { return nil }
            let before = Int64(
                try view.at(Cut(effectiveOn: from, position: cut.position)).counts().tally(of: counted).households)
            let (sum, overflows) = before.addingReportingOverflow(target.kind == .increase ? promised : -promised)
            guard !overflows else { return nil }
            households = max(0, sum)
        case .rate, .income, .lasting, .leftBehind, .resources, .sponsored: return nil
        }
        return TrajectoryChart.TargetPoint(
            plan: outcome.plan, id: target.id, due: target.due, householdClass: counted, households: households,
            verdict: outcome.verdict)
    }
}
