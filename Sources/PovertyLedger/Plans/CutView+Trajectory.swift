// The trajectory compared with the plan: the balances of every day that a year or a target needs, or one pass that folds
// the households of all of them.

import EventLedger

extension CutView {
    /// The years up to the cut and the verdict of each target, as known at the cut.
    ///
    /// With a plan the years begin with the first that a target measures, otherwise with the year after the first
    /// event. Throws `invalidValue` when that would be more than 200 years. Cost: some microseconds for each unit and day
    /// that is needed where the ledger keeps balances and there is a plan; else one replay that folds each day, and 24
    /// bytes a household and day.
    public func trajectory() throws(LedgerError) -> Trajectory {
        let targets = try plans().flatMap { plan in plan.targets.map { (plan.plan, $0) } }
        let years = try years(targets.map(\.1))
        var days = Set(years.flatMap { [Day.endOfYear($0 - 1), end(of: $0)] }.compactMap(\.self))
        for (_, target) in targets where target.due <= cut.effectiveOn {
            days.insert(target.due)
            if target.kind == .reduction { days.insert(target.opening) }
        }
        let balances = try balances(on: days)
        var names = UnitNames(ledger: view)
        return Trajectory(
            cut: cut,
            years: years.flatMap { year in
                let end = end(of: year)
                return [HouseholdClass.poor, .nearPoor].map { balances.row(year, $0, closing: end) }
            },
            targets: try targets.map { (target) throws(LedgerError) in
                try balances.outcome(of: target.1, plan: target.0, at: cut, &names)
            })
    }

    /// The most years of one trajectory: more are a typing error.
    private static let maximumYears = 200

    private func end(of year: Int) -> Day { min(Day.endOfYear(year) ?? .last, cut.effectiveOn) }

    private func years(_ targets: [Target]) throws(LedgerError) -> [Int] {
        let first: Int
        if let planned = targets.map({ ($0.opening.next ?? $0.due).year }).min() {
            first = planned
        } else {
            var span = EarliestDay(.last)
            try ledger.replay(cut, into: &span)
            guard let earliest = span.day else { return [] }
            first = earliest.year + 1
        }
        let last = cut.effectiveOn.year
        guard last - first < CutView.maximumYears else {
            throw LedgerError(
                .invalidValue, "the trajectory from \(first) to \(last) would have \(last - first + 1) years",
                remedy: "a trajectory has at most \(CutView.maximumYears) years; cut it at an earlier day")
        }
        return first <= last ? Array(first...last) : []
    }

    /// The households of some days, as known at the cut.
    ///
    /// Cost: some microseconds a unit and day where the ledger keeps balances; else one replay that folds each day, and
    /// 24 bytes a household and day. One more replay where a unit with a total has no households.
    package func balances(on days: Set<Day>) throws(LedgerError) -> DayBalances {
        let days = days.sorted()
        let (accounts, folds, units) = try view.usesBalances ? posted(on: days) : folded(on: days)
        let emptied = try view.emptiedUnits(
            on: zip(days, accounts).map { ($0, Set($1.keys)) }, units, knownThrough: cut.position)
        return DayBalances(days: days, accounts: accounts, folds: folds, units: units, emptied: emptied)
    }

    private typealias Standing = (accounts: [[UInt32: [Tally]]], folds: [HouseholdFold]?, units: UnitFold)

    private func posted(on days: [Day]) throws(LedgerError) -> Standing {
        let accounts = try days.map { (day) throws(LedgerError) in
            try view.postedAccounts(at: Cut(effectiveOn: day, position: cut.position)) { $0 }
        }
        return (accounts, nil, try view.known.fold(of: ledger, knownThrough: cut.position))
    }

    private func folded(on days: [Day]) throws(LedgerError) -> Standing {
        var fold = Both(
            Each(
                days.map {
                    HouseholdFold(Cut(effectiveOn: $0, position: cut.position), households: view.householdCount)
                }),
            UnitFold(knownThrough: cut.position))
        try ledger.replay(through: cut.position, into: &fold)
        return (fold.first.all.map { $0.accounts { $0 } }, fold.first.all, fold.second)
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

// The plans inside a cut.

extension CutView {
    /// The plans adopted inside the cut, by id. A plan is adopted once, and again only where its adoption is voided.
    public func plans() throws(LedgerError) -> [PlanAdopted] {
        let category = StreamCategory.plan.rawValue
        let count = ledger.streamCount(category: category)
        var plans: [PlanAdopted] = []
        for number in 0..<UInt32(count) {
            guard let item = try ledger.timeline(category: category, number: number, at: cut).last else { continue }
            guard let event = try ledger.event(at: item.position) else {
                throw LedgerError.missingEvent(at: item.position)
            }
            if case .planAdopted(let plan) = try Event(event, reference: nil).body { plans.append(plan) }
        }
        return plans.sorted { $0.plan < $1.plan }
    }
}
