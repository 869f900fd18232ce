// The trajectory over a union: balances by the units of all ledgers, and of each target what was folded in each ledger.
// Shares are of sums, and a median is of all incomes; nothing is an average of averages.

import EventLedger
import PovertyLedger

extension UnionCutView {
    /// The plans adopted inside the cut in any of the ledgers, by id; of those with one id the one of the first office.
    public func plans() throws(LedgerError) -> [Plan] {
        if let alone { return try alone.plans() }
        return Plan.united(try cuts.map { (cut) throws(LedgerError) in try cut.plans() })
    }

    /// The years up to the cut and the verdict of each target of any of the ledgers, over the households of all.
    ///
    /// The total of a unit counts once, whichever ledgers have it. Throws and costs what `CutView.trajectory` does for
    /// each ledger.
    public func trajectory(by grouping: UnitGrouping? = nil) throws(LedgerError) -> Trajectory {
        if let alone { return try alone.trajectory(by: grouping) }
        var united: UnitedUnits?
        return try TrajectoryQuestion(cut: cut, unitsOn: unitsOn, grouping: grouping, plans: plans()).trajectory(
            firstDay: { () throws(LedgerError) in try earliestDay() },
            balances: { (days) throws(LedgerError) in
                let (sum, units) = try balances(on: days)
                united = units
                return sum
            },
            judge: { (balances, targets) throws(LedgerError) in
                guard let united else {
                    preconditionFailure("balances come before targets are judged")
                }
                return try judge(balances, targets, united)
            })
    }

    /// The earliest day of effect inside the cut in any ledger.
    private func earliestDay() throws(LedgerError) -> Day? {
        var earliest: Day?
        for cut in cuts {
            if let day = try cut.firstDay() { earliest = min(earliest ?? day, day) }
        }
        return earliest
    }

    /// The households of all ledgers on some days, and their units.
    private func balances(on days: Set<Day>) throws(LedgerError) -> (DayBalances, UnitedUnits) {
        var parts: [DayBalances] = []
        for cut in cuts { parts.append(try cut.balances(on: days)) }
        let units = try UnitedUnits(zip(cuts, parts).map { ($0.view, $1.units) })
        return (try DayBalances(parts, units), units)
    }

    /// Judges targets of what is folded in each ledger.
    private func judge(
        _ balances: DayBalances, _ targets: [Target], _ united: UnitedUnits
    ) throws(LedgerError) -> TargetJudge {
        let due = targets.filter { $0.due <= cut.effectiveOn }
        let name: (UInt32) throws(LedgerError) -> String = { (number) throws(LedgerError) in try united.name(number) }
        let units = try TargetUnits(balances.units, due, name)
        var parts: [TargetJudge.Part] = []
        for (cut, numbers) in zip(cuts, united.numbers) {
            let own = units.part(numbers)
            var folds = TargetFolds(cut, due, own, isListing: false)
            try folds.run(cut)
            parts.append(TargetJudge.Part(units: own, folds: folds))
        }
        return TargetJudge(on: cut.effectiveOn, balances, units, parts, unitName: name)
    }
}

extension DayBalances {
    /// The balances of several ledgers at the same days, by the units of all.
    fileprivate init(_ parts: [DayBalances], _ united: UnitedUnits) throws(LedgerError) {
        let days = parts.first?.days ?? []
        var accounts: [[UInt32: [Tally]]] = []
        var emptied: [Day: Set<UInt32>] = [:]
        for (index, day) in days.enumerated() {
            let sum = try united.accounts(parts.map { $0.accounts[index] })
            accounts.append(sum)
            let left = united.emptied(parts.map { $0.emptied[day] ?? [] }, occupied: Set(sum.keys), on: day)
            if !left.isEmpty { emptied[day] = left }
        }
        var folds: [LedgerFolds]? = []
        for (part, numbers) in zip(parts, united.numbers) {
            guard let households = part.folds else {
                folds = nil
                break
            }
            folds?.append(contentsOf: households.map { LedgerFolds(days: $0.days, numbers: numbers) })
        }
        self.init(days: days, accounts: accounts, folds: folds, units: united.units, emptied: emptied)
    }
}
