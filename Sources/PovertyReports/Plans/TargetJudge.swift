// Each due target's actual figure and verdict: which households it counts, the figure of its kind, and the comparison. What
// has to be folded for it is folded once for all targets.

import EventLedger
import PovertyLedger

/// Judges the targets of plans at a cut, of a ledger or of several.
struct TargetJudge {
    /// What was folded of one ledger, and which of its units each target counts in.
    struct Part {
        let units: TargetUnits
        let folds: TargetFolds
    }

    /// The day of the cut: later targets are not due.
    private let day: Day
    private let balances: DayBalances
    /// Which units each target counts in.
    let units: TargetUnits
    private let parts: [Part]
    /// The id of the unit with a number, as the balances have it.
    let unitName: (UInt32) throws(LedgerError) -> String

    /// For some targets; `isListing` keeps what figures are made of. Cost: what the folds of those need that are due.
    init(
        _ asked: CutView, _ balances: DayBalances, _ targets: [Target], isListing: Bool = false
    ) throws(LedgerError) {
        let due = targets.filter { $0.due <= asked.cut.effectiveOn }
        let units = try TargetUnits(balances.units, asked.view, due)
        var folds = TargetFolds(asked, due, units, isListing: isListing)
        try folds.run(asked)
        self.init(asked, balances, units, folds)
    }

    /// With folds that are finished.
    init(_ asked: CutView, _ balances: DayBalances, _ units: TargetUnits, _ folds: TargetFolds) {
        let view = asked.view
        self.init(on: asked.cut.effectiveOn, balances, units, [Part(units: units, folds: folds)]) {
            (number) throws(LedgerError) in try view.unitName(number)
        }
    }

    /// With the finished folds of several ledgers, and the balances of all by the same units.
    init(
        on day: Day, _ balances: DayBalances, _ units: TargetUnits, _ parts: [Part],
        unitName: @escaping (UInt32) throws(LedgerError) -> String
    ) {
        precondition(!parts.isEmpty, "a target is judged in a ledger")
        (self.day, self.balances, self.units, self.parts, self.unitName) = (day, balances, units, parts, unitName)
    }

    /// What was folded, of one ledger.
    var folds: TargetFolds { parts[0].folds }

    /// The outcomes of some targets of plans, in that order.
    func outcomes(of targets: [(plan: Plan, target: Target)]) throws(LedgerError) -> [TargetOutcome] {
        var outcomes: [TargetOutcome] = []
        for (plan, target) in targets { outcomes.append(try outcome(of: target, in: plan)) }
        return outcomes
    }

    /// The outcome of a target of a plan.
    func outcome(of target: Target, in plan: Plan) throws(LedgerError) -> TargetOutcome {
        let figure = try figure(of: target)
        let verdict: Verdict
        switch figure {
        case nil: verdict = .notDue
        case .actual(let actual, _): verdict = target.isMet(by: actual) ? .met : .missed
        case .unknown: verdict = .unknown
        }
        return TargetOutcome(
            plan: plan.plan, target: target, actual: figure?.actual, verdict: verdict, unknown: figure?.unknown,
            totals: figure?.totals, replacement: plan.replacement(ofTargetDue: target.due))
    }

    /// The figure of a target that is due; nil for one that is not.
    private func figure(of target: Target) throws(LedgerError) -> TargetFigure? {
        guard target.due <= day else { return nil }
        guard let population = units.population(of: target) else { return .unknown(.unit) }
        switch target.kind {
        case .stock: return .actual(.count(count(target, population, on: target.due)))
        case .reduction, .increase:
            let before = count(target, population, on: target.firstDay ?? target.due)
            let after = count(target, population, on: target.due)
            return .actual(.count(target.kind == .reduction ? before - after : after - before))
        case .rate: return try rate(target, population)
        case .income: return try TargetFolds.income(target, populations(target))
        case .lasting:
            let shares = parts.map { $0.folds.lasting(target) }
            return TargetFigure(share: shares.reduce((0, 0)) { ($0.0 + $1.part, $0.1 + $1.of) })
        case .leftBehind:
            let tallies = populations(target).map { $0.folds.leftBehind(target, $0.population) }
            return .actual(.count(tallies.reduce(.zero, +).figure(of: target)))
        case .sponsored:
            let tallies = populations(target).map { $0.folds.sponsored(target, $0.population) }
            let (sponsored, all) = tallies.reduce((Tally.zero, Tally.zero)) { ($0.0 + $1.sponsored, $0.1 + $1.all) }
            return TargetFigure(share: (sponsored.figure(of: target), all.figure(of: target)))
        case .resources: return .actual(.count(try resources(target)))
        }
    }

    /// What was folded of each ledger, and whom a target counts in it.
    private func populations(_ target: Target) -> [(folds: TargetFolds, population: Population)] {
        parts.compactMap { part in part.units.population(of: target).map { (part.folds, $0) } }
    }

    private func resources(_ target: Target) throws(LedgerError) -> Int64 {
        var sum = Int128(0)
        for part in parts { sum += Int128(try part.folds.resources(target)) }
        guard let figure = Int64(exactly: sum) else {
            throw LedgerError(
                .overflow, "the amounts of the gifts of target \(target.id) in all ledgers add up to \(sum) VND",
                remedy: "a sum has at most \(Int64.max) VND; find the amount that is wrong and void its event")
        }
        return figure
    }

    private func count(_ target: Target, _ population: Population, on day: Day) -> Int64 {
        balances.tally(of: population, on: day).figure(of: target)
    }

    private func rate(_ target: Target, _ population: Population) throws(LedgerError) -> TargetFigure {
        let scope = TotalScope(
            unit: units.number(of: target), area: target.filter?.area, isOfPersons: target.of == .persons)
        guard let total = balances.total(on: target.due, in: scope) else { return .unknown(.totals) }
        let totals = try RateTotals(total, on: target.due, unitName)
        guard let all = total.certain else { return .unknown(.totals, totals) }
        guard all > 0 else { return .unknown(.nobody, totals) }
        return .actual(.share(part: count(target, population, on: target.due), of: all), totals)
    }
}

/// The figure of a due target, or why there is none.
enum TargetFigure {
    case actual(TargetActual, RateTotals? = nil)
    case unknown(UnknownFigure, RateTotals? = nil)

    /// A share; unknown where it would be of nobody.
    init(share: (part: Int64, of: Int64)) {
        self = share.of > 0 ? .actual(.share(part: share.part, of: share.of)) : .unknown(.nobody)
    }

    var actual: TargetActual? { if case .actual(let actual, _) = self { actual } else { nil } }

    var unknown: UnknownFigure? { if case .unknown(let reason, _) = self { reason } else { nil } }

    var totals: RateTotals? {
        switch self {
        case .actual(_, let totals), .unknown(_, let totals): totals
        }
    }
}

extension Tally {
    /// Households or persons, whichever a target counts.
    fileprivate func figure(of target: Target) -> Int64 { Int64(target.of == .persons ? persons : households) }
}

/// Which units each target counts in: by the units of the day it is due, all of which are known.
struct TargetUnits {
    /// The units by the day that targets are due.
    private var trees: [Day: UnitTree] = [:]
    /// The numbers of the units that targets name.
    private var numbers: [String: UInt32] = [:]
    private let units: UnitFold
    /// For each unit of the ledger that is asked its number among the units; nil where it is the same.
    private var own: [UInt32]?

    /// For some targets. Cost: the names of all units where a target names one.
    init(_ units: UnitFold, _ view: HouseholdView, _ targets: [Target]) throws(LedgerError) {
        try self.init(units, targets) { (number) throws(LedgerError) in try view.unitName(number) }
    }

    /// The same with the ids of units from elsewhere.
    init(
        _ units: UnitFold, _ targets: [Target], _ name: (UInt32) throws(LedgerError) -> String
    ) throws(LedgerError) {
        self.units = units
        let filtered = targets.filter { $0.filter?.unit != nil || $0.filter?.area != nil }
        for target in filtered where trees[target.due] == nil { trees[target.due] = UnitTree(units, on: target.due) }
        guard filtered.contains(where: { $0.filter?.unit != nil }) else { return }
        for number in units.units.indices.map(UInt32.init) { numbers[try name(number)] = number }
    }

    /// The same targets in one ledger of several, whose units have these numbers here.
    func part(_ numbers: [UInt32]) -> TargetUnits {
        var part = self
        part.own = numbers
        return part
    }

    /// The number of the unit that a target names.
    func number(of target: Target) -> UInt32? { target.filter?.unit.flatMap { numbers[$0] } }

    /// Whom a target counts; nil where its unit is none of the units of the day it is due.
    func population(of target: Target) -> Population? {
        let protection = target.filter?.socialProtection
        if target.filter?.unit != nil {
            guard let unit = number(of: target), units.units[Int(unit)].isInForce(on: target.due.daysSinceEpoch) else {
                return nil
            }
        }
        return Population(target.measure, socialProtection: protection, in: numbers(of: target))
    }

    /// The numbers that the units which a target counts in have in the ledger; nil where it counts in all.
    func numbers(of target: Target) -> Set<UInt32>? {
        guard target.filter?.unit != nil || target.filter?.area != nil, let tree = trees[target.due] else { return nil }
        guard let own else { return Set(units.units.indices.map(UInt32.init).filter { includes($0, target, tree) }) }
        return Set(own.indices.filter { includes(own[$0], target, tree) }.map(UInt32.init))
    }

    private func includes(_ number: UInt32, _ target: Target, _ tree: UnitTree) -> Bool {
        if let unit = self.number(of: target), !tree.isPart(number, of: unit) { return false }
        guard let area = target.filter?.area else { return true }
        return units.area(of: tree.root(of: number), on: target.due) == area
    }
}
