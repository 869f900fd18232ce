// Incomes by class and year: each year's last day is folded by itself, several in one pass.

import EventLedger
import PovertyLedger

extension CutView {
    /// The incomes per person and month by class, at the last day of each year up to the cut's (in the cut's own year
    /// at its day), as known at the cut, from the latest assessment of each household by that day.
    ///
    /// The years begin with the first in which an income was assessed, or with `year` where that is later; all of them
    /// are counted by the units of `unitsOn`: all, or one `unit` and all below it. Throws `unknownUnit`, `invalidValue`
    /// for more than 200 years, and `overflow` when incomes add up to more than `Int64.max`. Cost: two replays, and one
    /// more for each 16 years; memory 40 bytes a household and year of one replay.
    public func incomes(
        since year: Int? = nil, by grouping: UnitGrouping? = nil, unit: String? = nil
    ) throws(LedgerError) -> IncomeReport {
        let unit = try self.unit(called: unit)
        let years = try incomeYears(since: year)
        var rows: [IncomeRow] = []
        for start in stride(from: years.lowerBound, to: years.upperBound, by: CutView.yearsAtOnce) {
            let some = start..<min(start + CutView.yearsAtOnce, years.upperBound)
            rows += try incomeRows(some) { units in
                let tree = UnitTree(units, on: unitsOn, level: grouping?.level)
                return { tree.row(of: $0, within: unit?.number).map { grouping != nil ? $0 : UnitNames.together } }
            }
        }
        return IncomeReport(
            cut: cut, unitsOn: unitsOn, unit: unit?.name, isByUnit: grouping != nil,
            rows: rows.sorted { $0.order < $1.order })
    }

    /// How many years are folded in one pass, so that memory has a bound for any number of years.
    private static let yearsAtOnce = 16
    /// The years that one answer may have: more are a typing error, and would fold every household as often.
    private static let maximumIncomeYears = 200

    private func incomeYears(since year: Int?) throws(LedgerError) -> Range<Int> {
        var fold = FirstAssessmentFold(cut)
        try ledger.replay(through: cut.position, into: &fold)
        let last = cut.effectiveOn.year
        guard let assessed = fold.day?.year else { return last..<last }
        let first = max(assessed, year ?? assessed)
        guard last - first < CutView.maximumIncomeYears else {
            throw LedgerError(
                .invalidValue, "the incomes from \(first) to \(last) would have \(last - first + 1) years",
                remedy: "an answer has at most \(CutView.maximumIncomeYears) years; begin with a later one")
        }
        return first..<max(first, last + 1)
    }

    private func incomeRows(
        _ years: Range<Int>, row: (UnitFold) -> (UInt32) -> UInt32?
    ) throws(LedgerError) -> [IncomeRow] {
        let days = years.map { min(Day.endOfYear($0) ?? .last, cut.effectiveOn) }
        let folds = ByDay(days) {
            IncomeFold(Cut(effectiveOn: $0, position: cut.position), households: view.householdCount)
        }
        var fold = Both(folds, UnitFold(knownThrough: cut.position))
        try ledger.replay(through: cut.position, into: &fold)
        fold.first.finish()
        var names = UnitNames(ledger: view)
        var rows: [IncomeRow] = []
        for ofYear in fold.first.all {
            rows += try incomeRows(ofYear.households, ofYear.assessments, &names, row: row(fold.second))
        }
        return rows
    }

    /// The rows of one day, that of the assessments, by the number of the unit that `row` gives for a household's.
    func incomeRows(
        _ households: HouseholdFold, _ assessments: AssessmentFold, _ names: inout UnitNames,
        row: (UInt32) -> UInt32?
    ) throws(LedgerError) -> [IncomeRow] {
        let day = assessments.cut.effectiveOn
        var rows: [IncomeRow] = []
        for (group, sample) in households.samples(assessments, unit: row) {
            let figures = try sample.figures(of: "the \(term: group.householdClass.name) households on \(day)")
            rows.append(
                IncomeRow(
                    unit: group.unit == UnitNames.together ? nil : try names[group.unit],
                    householdClass: group.householdClass, year: day.year, day: day, all: sample.all,
                    assessed: sample.assessed, perPerson: figures?.perPerson, perHousehold: figures?.perHousehold,
                    median: figures?.median))
        }
        return rows
    }
}

/// The households that a row is about.
private struct IncomeGroup: Hashable {
    let unit: UInt32
    let householdClass: HouseholdClass
}

extension HouseholdFold {
    /// The households that are present, by the number of the unit that `row` gives for theirs, without those that it
    /// gives none for, and by class.
    fileprivate func samples(
        _ assessments: AssessmentFold, unit row: (UInt32) -> UInt32?
    ) -> [IncomeGroup: IncomeSample] {
        var samples: [IncomeGroup: IncomeSample] = [:]
        for number in 0..<count {
            let slot = self[number]
            guard slot.isPresent, let unit = row(slot.unit) else { continue }
            let group = IncomeGroup(unit: unit, householdClass: slot.householdClass)
            samples[group, default: IncomeSample()].add(members: slot.members, income: assessments.income(number))
        }
        return samples
    }
}

extension IncomeRow {
    /// By unit, class and year.
    var order: (String, UInt8, Int) { (unit ?? "", householdClass.order, year) }
}
