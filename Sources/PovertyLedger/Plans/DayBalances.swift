// The households of several days, folded in one pass, and the questions a trajectory asks of them.

import EventLedger

/// Households and units at several days, all as known at one position.
struct DayBalances {
    let days: [Day]
    let folds: [HouseholdFold]
    let units: UnitFold

    private func fold(on day: Day) -> HouseholdFold? { days.firstIndex(of: day).map { folds[$0] } }

    private func stock(on day: Day, _ householdClass: HouseholdClass, _ socialProtection: Bool?) -> Int64 {
        guard let fold = fold(on: day) else { return 0 }
        return (0..<fold.count).reduce(0) { sum, number in
            let slot = fold[number]
            let counts =
                slot.isPresent && slot.householdClass == householdClass
                && (socialProtection.map { slot.socialProtection == $0 } ?? true)
            return counts ? sum + 1 : sum
        }
    }

    private func total(on day: Day) -> Int64? {
        guard let fold = fold(on: day) else { return nil }
        var occupied: Set<UInt32> = []
        for number in 0..<fold.count where fold[number].isPresent { occupied.insert(fold[number].unit) }
        return units.householdTotal(on: day, occupied: occupied)
    }

    /// The row of a year and class. Opening, less those that left, with those that entered, is the closing.
    func row(_ year: Int, _ householdClass: HouseholdClass, closing end: Day) -> TrajectoryYear {
        let before = Day.endOfYear(year - 1).flatMap(fold)
        let after = fold(on: end)
        var (opening, closing, entered, left) = (0, 0, 0, 0)
        for number in 0..<max(before?.count ?? 0, after?.count ?? 0) {
            let was = before.map { $0[number].isPresent && $0[number].householdClass == householdClass } ?? false
            let isNow = after.map { $0[number].isPresent && $0[number].householdClass == householdClass } ?? false
            if was { opening += 1 }
            if isNow { closing += 1 }
            if isNow && !was { entered += 1 }
            if was && !isNow { left += 1 }
        }
        assert(opening - left + entered == closing, "what enters and leaves a class is its change")
        return TrajectoryYear(
            year: year, householdClass: householdClass, opening: opening, entered: entered, left: left,
            closing: closing, totalHouseholds: total(on: end))
    }

    /// The outcome of a target of a plan.
    func outcome(of target: Target, plan: String, at cut: Cut) -> TargetOutcome {
        guard target.due <= cut.effectiveOn else {
            return TargetOutcome(plan: plan, target: target, actual: nil, verdict: .notDue)
        }
        let stock = stock(on: target.due, target.householdClass, target.socialProtection)
        let opening =
            target.kind == .reduction
            ? self.stock(on: target.opening, target.householdClass, target.socialProtection) : 0
        let total = target.kind == .rate ? total(on: target.due) : nil
        let (actual, verdict) = target.outcome(stock: stock, openingStock: opening, total: total)
        return TargetOutcome(plan: plan, target: target, actual: actual, verdict: verdict)
    }
}
