// The trajectory compared with the plan: the balances of every day that a year or a target needs, and one pass over the
// events for the targets that no balance can answer.

import EventLedger
import PovertyLedger

extension CutView {
    /// The years up to the cut, broken down by units where that is asked, and the verdict of each target, as known at the
    /// cut.
    ///
    /// With a plan the years begin with the first that a target measures, otherwise with the year after the first
    /// event. Throws `invalidValue` when that would be more than 200 years, and `overflow` for a sum that is no figure.
    /// Cost: some microseconds for each unit and day that is needed where the ledger keeps balances and there is a plan;
    /// else one replay, and 24 bytes a household and day. Incomes, gifts, sponsors and resources cost
    /// one replay together, lasting exits about one more.
    public func trajectory(by grouping: UnitGrouping? = nil) throws(LedgerError) -> Trajectory {
        try TrajectoryQuestion(cut: cut, unitsOn: unitsOn, grouping: grouping, plans: plans()).trajectory(
            firstDay: { () throws(LedgerError) in try firstDay() },
            balances: { (days) throws(LedgerError) in try balances(on: days) },
            judge: { (balances, targets) throws(LedgerError) in try TargetJudge(self, balances, targets) })
    }

    /// The earliest day of effect inside the cut; nil where nothing is. Cost: one replay.
    func firstDay() throws(LedgerError) -> Day? {
        var span = EarliestDay(.last)
        try ledger.replay(cut, into: &span)
        return span.day
    }

    /// The outcomes of some targets of plans, in that order. Cost: that of the trajectory for these targets alone.
    func outcomes(of targets: [(plan: Plan, target: Target)]) throws(LedgerError) -> [TargetOutcome] {
        guard !targets.isEmpty else { return [] }
        let asked = targets.map(\.target)
        return try TargetJudge(self, balances(for: asked), asked).outcomes(of: targets)
    }

    /// The balances that those of some targets need that are due; without targets nothing is looked up.
    func balances(for targets: [Target]) throws(LedgerError) -> DayBalances {
        guard !targets.isEmpty else {
            let units = UnitFold(knownThrough: cut.position)
            return DayBalances(days: [], accounts: [], folds: nil, units: units, emptied: [:])
        }
        return try balances(on: Set(targets.filter { $0.due <= cut.effectiveOn }.flatMap(\.balanceDays)))
    }

    /// The households of some days, as known at the cut.
    ///
    /// Cost: some microseconds a unit and day where the ledger keeps balances; else one replay, and
    /// 24 bytes a household and day. One more replay where a unit with a total has no households.
    package func balances(on days: Set<Day>) throws(LedgerError) -> DayBalances {
        let days = days.sorted()
        let (accounts, folds, units) = try view.usesBalances ? posted(on: days) : folded(on: days)
        let emptied = try view.emptiedUnits(
            on: zip(days, accounts).map { ($0, Set($1.keys)) }, units, knownThrough: cut.position)
        return DayBalances(
            days: days, accounts: accounts, folds: folds.map { [DayBalances.LedgerFolds(days: $0)] }, units: units,
            emptied: emptied)
    }

    private typealias Held = (accounts: [[UInt32: [Tally]]], folds: [HouseholdFold]?, units: UnitFold)

    private func posted(on days: [Day]) throws(LedgerError) -> Held {
        let accounts = try days.map { (day) throws(LedgerError) in
            try view.postedAccounts(at: Cut(effectiveOn: day, position: cut.position)) { $0 }
        }
        return (accounts, nil, try view.known.fold(of: ledger, knownThrough: cut.position))
    }

    private func folded(on days: [Day]) throws(LedgerError) -> Held {
        let folds = ByDay(days) {
            HouseholdFold(Cut(effectiveOn: $0, position: cut.position), households: view.householdCount)
        }
        var fold = Both(folds, UnitFold(knownThrough: cut.position))
        try ledger.replay(through: cut.position, into: &fold)
        fold.first.finish()
        return (fold.first.all.map { $0.accounts { $0 } }, fold.first.all, fold.second)
    }
}

/// What a trajectory is asked of, whether of a ledger or of several.
struct TrajectoryQuestion {
    let cut: Cut
    let unitsOn: Day
    let grouping: UnitGrouping?
    /// The plans inside the cut.
    let plans: [Plan]

    /// The years and the outcomes of all targets.
    func trajectory(
        firstDay: () throws(LedgerError) -> Day?, balances: (Set<Day>) throws(LedgerError) -> DayBalances,
        judge: (DayBalances, [Target]) throws(LedgerError) -> TargetJudge
    ) throws(LedgerError) -> Trajectory {
        let targets = plans.flatMap(\.targets)
        let years = try years(targets, firstDay)
        var days = Set(years.flatMap { [Day.endOfYear($0 - 1), end(of: $0)] }.compactMap(\.self))
        for target in targets where target.due <= cut.effectiveOn { days.formUnion(target.balanceDays) }
        let balances = try balances(days)
        let judge = try judge(balances, targets)
        return Trajectory(
            cut: cut, unitsOn: grouping == nil ? cut.effectiveOn : unitsOn, isByUnit: grouping != nil,
            years: try rows(years, balances, judge.unitName),
            targets: try judge.outcomes(of: plans.flatMap { plan in plan.targets.map { (plan, $0) } }),
            sums: try TargetSum.all(plans))
    }

    /// The most years of one trajectory: more are a typing error.
    private static let maximumYears = 200

    private func end(of year: Int) -> Day { min(Day.endOfYear(year) ?? .last, cut.effectiveOn) }

    private func years(
        _ targets: [Target], _ firstDay: () throws(LedgerError) -> Day?
    ) throws(LedgerError) -> [Int] {
        let first: Int
        if let planned = targets.map(\.firstYear).min() {
            first = planned
        } else {
            guard let earliest = try firstDay() else { return [] }
            first = earliest.year + 1
        }
        let last = cut.effectiveOn.year
        guard last - first < TrajectoryQuestion.maximumYears else {
            throw LedgerError(
                .invalidValue, "the trajectory from \(first) to \(last) would have \(last - first + 1) years",
                remedy: "a trajectory has at most \(TrajectoryQuestion.maximumYears) years; cut it at an earlier day")
        }
        return first <= last ? Array(first...last) : []
    }

    /// The rows of the years: of all units together, or of each unit that ever has poor or near-poor households in them.
    private func rows(
        _ years: [Int], _ balances: DayBalances, _ unitName: (UInt32) throws(LedgerError) -> String
    ) throws(LedgerError) -> [TrajectoryYear] {
        var rows: [TrajectoryYear] = []
        for (name, units, counted) in try groups(balances, unitName) {
            for year in years {
                let (before, end) = (Day.endOfYear(year - 1), end(of: year))
                let total = balances.total(on: end, in: TotalScope(among: counted))?.certain
                for householdClass in [HouseholdClass.poor, .nearPoor] {
                    let population = Population([householdClass], in: units)
                    let opening = before.map { balances.tally(of: population, on: $0).households } ?? 0
                    let closing = balances.tally(of: population, on: end).households
                    let flows = balances.flows(population, from: before, to: end)
                    if let flows {
                        assert(opening - flows.left + flows.entered == closing, "what enters and leaves is the change")
                    }
                    rows.append(
                        TrajectoryYear(
                            unit: name, year: year, householdClass: householdClass, opening: opening,
                            entered: flows?.entered, left: flows?.left, closing: closing,
                            totalHouseholds: total))
                }
            }
        }
        return rows
    }

    /// The groups of units that rows are of, by id: those that households are recorded in, and all that count in the row;
    /// one of all units where they are not broken down.
    private func groups(
        _ balances: DayBalances, _ unitName: (UInt32) throws(LedgerError) -> String
    ) throws(LedgerError) -> [(name: String?, units: Set<UInt32>?, counted: Set<UInt32>?)] {
        guard let grouping else { return [(nil, nil, nil)] }
        let tree = UnitTree(balances.units, on: unitsOn, level: grouping.level)
        let held = Set(balances.days.flatMap { balances.households(on: $0).keys })
        var units: [UInt32: Set<UInt32>] = [:]
        for number in held { units[tree[number], default: []].insert(number) }
        var groups: [(name: String?, units: Set<UInt32>?, counted: Set<UInt32>?)] = []
        for (row, numbers) in units {
            let counted = balances.units.units.indices.map(UInt32.init).filter { tree.isPart($0, of: row) }
            groups.append((try unitName(row), numbers, Set(counted)))
        }
        return groups.sorted { ($0.name ?? "") < ($1.name ?? "") }
    }
}

extension Target {
    /// The days whose balances the target needs.
    var balanceDays: Set<Day> {
        switch kind {
        case .reduction, .increase: Set([due, firstDay].compactMap(\.self))
        case .stock, .rate: [due]
        case .income, .lasting, .leftBehind, .resources, .sponsored: []
        }
    }

    /// The first year that the target measures.
    fileprivate var firstYear: Int {
        switch kind {
        case .reduction, .increase, .income: ((firstDay ?? due).next ?? due).year
        // The first day of a span is no opening, and may be long before.
        case .lasting, .leftBehind, .resources, .stock, .rate, .sponsored: due.year
        }
    }
}

/// The earliest day of effect among events.
private struct EarliestDay: Projection {
    var day: Day?
    private var earliest: Int32

    init(_ last: Day) { earliest = last.daysSinceEpoch }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type != EventHead.voidType, day == nil || event.effectiveDay < earliest else { return }
        earliest = event.effectiveDay
        day = Day(daysSinceEpoch: earliest)
    }
}
