// The figure of each target in the naive model: households are gone through one by one, for each target anew.

import EventLedger
import PovertyLedger

extension NaiveLedger {
    /// What became of a target of a plan.
    func row(_ target: Target, of plan: String, _ cut: NaiveCut) -> NaiveTargetRow {
        guard target.due <= cut.effectiveOn else { return NaiveTargetRow(plan, target.id, nil, .notDue) }
        let units = NaiveUnits(live(knownThrough: cut.position))
        let due = NaiveCut(target.due, position: cut.position)
        let unknown = NaiveTargetRow(plan, target.id, nil, .unknown)
        if let unit = target.filter?.unit, !units.units(on: target.due).contains(unit) { return unknown }
        func verdict(_ met: Bool) -> NaiveTargetRow.Verdict { met ? .met : .missed }
        func count(_ actual: Int64) -> NaiveTargetRow {
            guard case .count(let value) = target.value else { return unknown }
            let met = NaiveLedger.holds(Int128(actual), target.comparison, Int128(value))
            return NaiveTargetRow(plan, target.id, .count(actual), verdict(met))
        }
        func share(_ part: Int64, _ all: Int64, totals: NaiveRateTotals? = nil) -> NaiveTargetRow {
            guard case .decimal(let value) = target.value, all > 0 else {
                return NaiveTargetRow(plan, target.id, nil, .unknown, totals: totals)
            }
            let met = NaiveLedger.holds(
                Int128(part) * Int128(value.denominator), target.comparison, Int128(value.digits) * Int128(all))
            return NaiveTargetRow(plan, target.id, .share(part, of: all), verdict(met), totals: totals)
        }
        let counted = size(of: members(target, units, due), target)
        let yearBefore = target.from ?? Day.endOfYear(target.due.year - 1)!
        switch target.kind {
        case .stock: return count(counted)
        case .reduction, .increase:
            let before = size(of: members(target, units, NaiveCut(yearBefore, position: cut.position)), target)
            return count(target.kind == .reduction ? before - counted : counted - before)
        case .rate:
            let scope = NaiveScope(
                unit: target.filter?.unit, area: target.filter?.area, ofPersons: target.of == .persons)
            let denominator = denominator(due, scope)
            let totals = NaiveRateTotals(denominator, on: target.due)
            return share(counted, denominator.isComplete ? denominator.households ?? 0 : 0, totals: totals)
        case .income:
            let earlier = NaiveCut(yearBefore, position: cut.position)
            guard let before = income(target, units, earlier), let after = income(target, units, due) else {
                return unknown
            }
            let row = NaiveTargetRow.Actual.income(before: before, due: after)
            return NaiveTargetRow(plan, target.id, row, verdict(isMet(target, before, after)))
        case .leftBehind:
            let first = target.from ?? Day(year: target.due.year, month: 1, day: 1)!
            let helped = Set(
                live(due).compactMap { event -> String? in
                    guard case .aidGiven(let fields) = event.body, case .household(let id) = fields.subject,
                        fields.kind != .credit, let day = event.day, day >= first
                    else { return nil }
                    return id
                })
            return count(size(of: members(target, units, due).filter { !helped.contains($0.key) }, target))
        case .sponsored:
            let all = members(target, units, due)
            return share(size(of: all.filter { !$0.value.sponsors.isEmpty }, target), size(of: all, target))
        case .lasting:
            let (lasting, back) = exits(target, units, due)
            return share(lasting, lasting + back)
        case .resources: return count(resources(target, units, due))
        }
    }

    /// The households that a target counts on a day, by code.
    private func members(_ target: Target, _ units: NaiveUnits, _ cut: NaiveCut) -> [String: NaiveHousehold] {
        households(cut).filter { _, household in
            household.isPresent && target.measure.contains(household.householdClass)
                && (target.filter?.socialProtection ?? household.socialProtection) == household.socialProtection
                && isIn(household.unit, target, units)
        }
    }

    private func isIn(_ unit: String, _ target: Target, _ units: NaiveUnits) -> Bool {
        if let only = target.filter?.unit, !units.line(unit, on: target.due).contains(only) { return false }
        guard let area = target.filter?.area else { return true }
        return units.area(of: units.standsFor(unit, on: target.due), on: target.due) == area
    }

    private func size(of members: [String: NaiveHousehold], _ target: Target) -> Int64 {
        target.of == .persons ? members.values.reduce(0) { $0 + Int64($1.members) } : Int64(members.count)
    }

    /// The mean or the median, as a sum and what it is divided by.
    private func income(_ target: Target, _ units: NaiveUnits, _ cut: NaiveCut) -> [Int64]? {
        let all = members(target, units, cut)
        var known: [(income: Int64, members: Int64)] = []
        for (id, household) in all {
            let incomes = timeline(of: id, cut).compactMap { event -> Int64? in
                if case .incomeAssessed(let fields) = event.body { fields.perPersonMonthlyVND } else { nil }
            }
            if let last = incomes.last { known.append((last, Int64(household.members))) }
        }
        guard !known.isEmpty else { return nil }
        if let least = target.leastShare {
            guard Int64(known.count) * least.denominator >= least.digits * Int64(all.count) else { return nil }
        }
        guard target.statistic == .median else {
            return [known.reduce(0) { $0 + $1.income * $1.members }, known.reduce(0) { $0 + $1.members }]
        }
        let sorted = known.map(\.income).sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? [sorted[middle], 1] : [sorted[middle - 1] + sorted[middle], 2]
    }

    private func isMet(_ target: Target, _ before: [Int64], _ due: [Int64]) -> Bool {
        let (earlier, later) = (Int128(before[0]) * Int128(due[1]), Int128(due[0]) * Int128(before[1]))
        switch target.value {
        case nil: return later > earlier
        case .count(let rise):
            return NaiveLedger.holds(
                later - earlier, target.comparison, Int128(rise) * Int128(before[1]) * Int128(due[1]))
        case .decimal(let ratio):
            return NaiveLedger.holds(
                later * Int128(ratio.denominator), target.comparison, earlier * Int128(ratio.digits))
        }
    }

    /// The exits that lasted, and those that did not.
    private func exits(_ target: Target, _ units: NaiveUnits, _ cut: NaiveCut) -> (lasting: Int64, back: Int64) {
        let months = Int(target.months!)
        let first = target.from ?? Day(year: target.due.adding(months: -months)!.year, month: 1, day: 1)!
        var figures: (lasting: Int64, back: Int64) = (0, 0)
        for id in households(cut).keys {
            let events = timeline(of: id, cut)
            var household = NaiveHousehold()
            var seen: Set<[Int]> = []
            for (index, event) in events.enumerated() {
                _ = household.apply(event.body) { _ in nil }
                guard case .householdExitedPoverty(let fields) = event.body, let day = event.day,
                    seen.insert([day.year, Int(fields.from.rawValue)]).inserted, target.measure.contains(fields.from),
                    day >= first, let end = day.adding(months: months), end <= target.due,
                    isIn(household.unit, target, units)
                else { continue }
                let later = events[(index + 1)...].filter { $0.day! <= end }
                let isBack = later.contains { event in
                    let decided: HouseholdClass
                    switch event.body {
                    case .householdClassified(let fields): decided = fields.class
                    case .householdExitedPoverty(let fields): decided = fields.to
                    default: return false
                    }
                    return NaiveHousehold.rank(decided)! <= NaiveHousehold.rank(fields.from)!
                }
                let isGone = later.contains { if case .householdDissolved = $0.body { true } else { false } }
                if isBack { figures.back += 1 } else if !isGone { figures.lasting += 1 }
            }
        }
        return figures
    }

    private func resources(_ target: Target, _ units: NaiveUnits, _ cut: NaiveCut) -> Int64 {
        let first = target.from ?? Day(year: target.due.year, month: 1, day: 1)!
        var sum: Int64 = 0
        for event in live(cut) {
            guard case .aidGiven(let fields) = event.body, fields.kind != .credit, let day = event.day, day >= first,
                target.givers.isEmpty || target.givers.contains(fields.donorKind),
                target.programmes.isEmpty || fields.programme.map(target.programmes.contains) ?? false
            else { continue }
            if target.filter != nil {
                guard let place = unit(of: event, fields, cut), isIn(place, target, units) else { continue }
            }
            sum += target.of == .gifts ? 1 : fields.amountVND ?? 0
        }
        return sum
    }
}
