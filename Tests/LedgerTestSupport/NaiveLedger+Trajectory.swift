// The trajectory of the naive model: balances at the ends of years, and each target held against them exactly.

import EventLedger
import PovertyLedger

extension NaiveLedger {
    /// The years and targets of a cut.
    ///
    /// Plans are those adopted inside the cut. With a plan, the years run from that of the first day after the earliest
    /// opening (the year of the due day for a target without an opening of its own) to the cut's; without one, from the
    /// year after the first event's.
    public func trajectory(_ cut: NaiveCut) -> NaiveTrajectory {
        var trajectory = NaiveTrajectory()
        let plans = plans(cut)
        for plan in plans {
            trajectory.targets += plan.targets.map { target in
                var row = row(target, of: plan.plan, cut)
                row.replacedBy = plan.replacedBy(on: target.due, plans)
                return row
            }
        }
        trajectory.sums = NaivePlan.sums(plans)
        let firstYears = plans.flatMap(\.targets).map(NaivePlan.firstYear)
        let firstEvent = live(cut).compactMap(\.day).min()
        guard let first = firstYears.min() ?? firstEvent.map({ $0.year + 1 }), first <= cut.effectiveOn.year else {
            return trajectory
        }
        for year in first...cut.effectiveOn.year {
            let end = min(Day.endOfYear(year) ?? .last, cut.effectiveOn)
            let closing = NaiveCut(end, position: cut.position)
            let all = denominator(closing)
            for householdClass in [HouseholdClass.poor, .nearPoor] {
                let opening = Day.endOfYear(year - 1).map {
                    balance(NaiveCut($0, position: cut.position), householdClass)
                }
                trajectory.years.append(
                    NaiveYear(
                        year, householdClass, opening: opening ?? 0, closing: balance(closing, householdClass),
                        total: all.isComplete ? all.households : nil))
            }
        }
        return trajectory
    }
}
