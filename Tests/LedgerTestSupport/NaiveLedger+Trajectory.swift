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
        var plans: [PlanAdopted] = []
        for event in live(cut) {
            if case .planAdopted(let fields) = event.body { plans.append(fields) }
        }
        for plan in plans.sorted(by: { $0.plan < $1.plan }) {
            trajectory.targets += plan.targets.map { row($0, of: plan.plan, cut) }
        }
        let firstYears = plans.flatMap(\.targets).map { ($0.opening.next ?? $0.due).year }
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

    private func row(_ target: Target, of plan: String, _ cut: NaiveCut) -> NaiveTargetRow {
        guard target.due <= cut.effectiveOn else { return NaiveTargetRow(plan, target.id, nil, .notDue) }
        let householdClass: HouseholdClass = target.measure == .poor ? .poor : .nearPoor
        let due = NaiveCut(target.due, position: cut.position)
        let stock = balance(due, householdClass, socialProtection: target.socialProtection)
        switch target.value {
        case .households(let value):
            var actual = stock
            if target.kind == .reduction {
                let opening = NaiveCut(target.opening, position: cut.position)
                actual = balance(opening, householdClass, socialProtection: target.socialProtection) - stock
            }
            return NaiveTargetRow(
                plan, target.id, .households(actual),
                NaiveLedger.holds(Int128(actual), target.comparison, Int128(value)) ? .met : .missed)
        case .rate(let value):
            let denominator = denominator(due)
            let totals = NaiveRateTotals(denominator, on: target.due)
            guard let total = denominator.households, total > 0, denominator.isComplete else {
                return NaiveTargetRow(plan, target.id, nil, .unknown, totals: totals)
            }
            let met = NaiveLedger.holds(
                Int128(stock) * Int128(value.denominator), target.comparison, Int128(value.digits) * Int128(total))
            return NaiveTargetRow(
                plan, target.id, .rate(households: stock, of: total), met ? .met : .missed, totals: totals)
        }
    }

    private static func holds(_ actual: Int128, _ comparison: Comparison, _ promised: Int128) -> Bool {
        switch comparison {
        case .atLeast: actual >= promised
        case .atMost: actual <= promised
        case .below: actual < promised
        case .equal: actual == promised
        }
    }
}

extension Target {
    /// The day whose balance a reduction starts from: its own, or the last day of the year before it is due.
    var opening: Day { from ?? Day.endOfYear(due.year - 1) ?? .first }
}
