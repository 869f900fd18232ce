// The households of several days, folded in one pass, and the figures that a trajectory takes from them.

import EventLedger

/// Households and units at several days, all as known at one position.
package struct DayBalances {
    package let days: [Day]
    package let folds: [HouseholdFold]
    package let units: UnitFold
    /// For each day the units whose total is left out because their households left it by a boundary change.
    package let emptied: [Day: Set<UInt32>]

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

    /// The registered households of a day, by the number of the unit that they are recorded in.
    package func households(on day: Day) -> [UInt32: Int] {
        guard let fold = fold(on: day) else { return [:] }
        return fold.accounts { $0 }.mapValues { $0.reduce(0) { $0 + $1.households } }
    }

    /// All households of a day; nil for a day that was not folded.
    package func total(on day: Day) -> HouseholdTotal? {
        fold(on: day).map {
            units.householdTotal(on: day, occupied: $0.occupiedUnits, emptied: emptied[day, default: []])
        }
    }

    /// The row of a year and class. Opening, less those that left, with those that entered, is the closing.
    package func row(_ year: Int, _ householdClass: HouseholdClass, closing end: Day) -> TrajectoryYear {
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
            closing: closing, totalHouseholds: total(on: end)?.certain)
    }

    /// The outcome of a target of a plan.
    func outcome(
        of target: Target, plan: String, at cut: Cut, _ names: inout UnitNames
    ) throws(LedgerError) -> TargetOutcome {
        guard target.due <= cut.effectiveOn else {
            return TargetOutcome(plan: plan, target: target, actual: nil, verdict: .notDue, totals: nil)
        }
        let stock = stock(on: target.due, target.householdClass, target.socialProtection)
        let opening =
            target.kind == .reduction
            ? self.stock(on: target.opening, target.householdClass, target.socialProtection) : 0
        let total = target.kind == .rate ? total(on: target.due) : nil
        let totals = try total.map { (total) throws(LedgerError) in try RateTotals(total, on: target.due, &names) }
        let (actual, verdict) = target.outcome(stock: stock, openingStock: opening, total: total?.certain)
        return TargetOutcome(plan: plan, target: target, actual: actual, verdict: verdict, totals: totals)
    }
}

extension HouseholdFold {
    /// The numbers of the units that households are recorded in.
    var occupiedUnits: Set<UInt32> {
        var occupied: Set<UInt32> = []
        for number in 0..<count where self[number].isPresent { occupied.insert(self[number].unit) }
        return occupied
    }
}
