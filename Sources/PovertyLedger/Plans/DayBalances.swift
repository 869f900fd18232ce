// The balances of several days, and the figures that a trajectory takes from them.

import EventLedger

/// Households and units at several days, all as known at one position.
package struct DayBalances {
    package let days: [Day]
    /// For each day, by the number of the unit that households are recorded in, a tally for each value of
    /// `Account.bits`; units without households are not there.
    let accounts: [[UInt32: [Tally]]]
    /// The households of each day; nil where the balances were looked up.
    let folds: [HouseholdFold]?
    package let units: UnitFold
    /// For each day the units whose total is left out because their households left it by a boundary change.
    package let emptied: [Day: Set<UInt32>]

    private func accounts(on day: Day) -> [UInt32: [Tally]]? { days.firstIndex(of: day).map { accounts[$0] } }

    private func fold(on day: Day) -> HouseholdFold? { days.firstIndex(of: day).flatMap { folds?[$0] } }

    private func stock(on day: Day, _ householdClass: HouseholdClass, _ socialProtection: Bool?) -> Int64 {
        var stock = 0
        for isProtected in [false, true] where socialProtection.map({ $0 == isProtected }) ?? true {
            let bits = Account(householdClass: householdClass, socialProtection: isProtected).bits
            for tallies in accounts(on: day)?.values ?? [:].values { stock += tallies[bits].households }
        }
        return Int64(stock)
    }

    /// The registered households of a day, by the number of the unit that they are recorded in.
    package func households(on day: Day) -> [UInt32: Int] {
        (accounts(on: day) ?? [:]).mapValues { $0.reduce(0) { $0 + $1.households } }
    }

    /// All households of a day; nil for a day that was not asked for.
    package func total(on day: Day) -> HouseholdTotal? {
        accounts(on: day).map {
            units.householdTotal(on: day, occupied: Set($0.keys), emptied: emptied[day, default: []])
        }
    }

    /// The row of a year and class. Opening, less those that left, with those that entered, is the closing.
    package func row(_ year: Int, _ householdClass: HouseholdClass, closing end: Day) -> TrajectoryYear {
        let before = Day.endOfYear(year - 1)
        let opening = before.map { Int(stock(on: $0, householdClass, nil)) } ?? 0
        let closing = Int(stock(on: end, householdClass, nil))
        var flows: (entered: Int, left: Int)?
        if folds != nil {
            let first = before.flatMap { fold(on: $0) }
            flows = self.flows(householdClass, from: first, to: fold(on: end))
        }
        if let flows {
            assert(opening - flows.left + flows.entered == closing, "what enters and leaves a class is its change")
        }
        return TrajectoryYear(
            year: year, householdClass: householdClass, opening: opening, entered: flows?.entered, left: flows?.left,
            closing: closing, totalHouseholds: total(on: end)?.certain)
    }

    /// The households that are in a class at one of two days only.
    private func flows(
        _ householdClass: HouseholdClass, from before: HouseholdFold?, to after: HouseholdFold?
    ) -> (entered: Int, left: Int) {
        func isIn(_ fold: HouseholdFold?, _ number: Int) -> Bool {
            fold.map { $0[number].isPresent && $0[number].householdClass == householdClass } ?? false
        }
        var (entered, left) = (0, 0)
        for number in 0..<max(before?.count ?? 0, after?.count ?? 0) {
            let (was, isNow) = (isIn(before, number), isIn(after, number))
            if isNow && !was { entered += 1 }
            if was && !isNow { left += 1 }
        }
        return (entered, left)
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
