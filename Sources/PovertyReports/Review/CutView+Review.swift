// The report for a preliminary or a final review (sơ kết, tổng kết): one replay folds what all its lists need, and the
// figures that other questions answer are those answers.

import EventLedger
import PovertyLedger

extension CutView {
    /// What was done from a day to the cut's, both included, of all units or of one and all below it; units are compared
    /// by the units of a level, or of `.unit` by those that households are in. Targets, funds and awards are always all.
    ///
    /// Throws `invalidValue` for a span that ends before it begins, `unknownUnit`, and `overflow` when amounts add up
    /// to more than a figure. Cost: one replay and one pass over the timelines, and for targets of a closed period
    /// what a trajectory of those targets costs; memory about 130 bytes a household, 32 an aid event, at most 30 MiB
    /// beside the rows, and what the folds of targets need.
    public func review(
        since first: Day, unit name: String? = nil, by grouping: UnitGrouping = .level(.ward)
    ) throws(LedgerError) -> ReviewReport {
        let unit = try self.unit(called: name)
        let question = try movementQuestion(since: first, unit: unit, level: grouping.level)
        let span = AidSpan(from: first, unit: unit, level: grouping.level)
        let opening = Cut(effectiveOn: first.previous ?? .first, position: cut.position)
        let due = try plans().flatMap { plan in
            plan.targets.filter { $0.due >= first && $0.due <= cut.effectiveOn }.map { (plan, $0) }
        }
        let balances = try balances(for: due.map(\.1))
        let units = try TargetUnits(balances.units, view, due.map(\.1))
        let fold = ReviewFold(
            cut, opening: opening, since: first, span, TargetFolds(self, due.map(\.1), units, isListing: false),
            households: view.householdCount)
        var flows = try view.flows(question.window, closing: fold, into: question.sum)
        var cohorts = CohortFold(cut, from: first.year)
        try forEachHouseholdWithExits(flows.closing.witness) {
            cohorts.take($0)
            flows.closing.targets.take($0)
        }
        let placements = flows.closing.aid.placements
        try flows.closing.targets.finish(flows.closing.aid, placements)
        let judge = TargetJudge(self, balances, units, flows.closing.targets)
        let targets = try reviewed(judge.outcomes(of: due))
        return try ReviewWriter(self, question, flows, span, placements, cohorts).report(targets)
    }
}

/// Makes the lists of a review of what was folded.
struct ReviewWriter {
    let at: CutView
    let question: MovementQuestion
    let flows: FoldedFlows<MovementSum, ReviewFold>
    let span: AidSpan
    private let placements: Placements
    private let cohorts: CohortFold
    /// The units of the day, each by itself.
    let tree: UnitTree

    init(
        _ at: CutView, _ question: MovementQuestion, _ flows: FoldedFlows<MovementSum, ReviewFold>, _ span: AidSpan,
        _ placements: Placements, _ cohorts: CohortFold
    ) {
        self.at = at
        self.question = question
        self.flows = flows
        self.span = span
        self.placements = placements
        self.cohorts = cohorts
        tree = UnitTree(flows.units, on: at.unitsOn)
    }

    /// What was folded beside the flows.
    var fold: ReviewFold { flows.closing }
    /// The households at the end.
    private var households: HouseholdFold { fold.support.first.households }

    /// Whether what is of a unit is asked for.
    func isCounted(_ unit: UInt32) -> Bool { tree.row(of: unit, within: span.unit?.number) != nil }

    /// Whether a household is in the register and in a unit that is asked for.
    func isCountedHousehold(_ number: UInt32) -> Bool {
        let slot = households[Int(number)]
        return slot.isPresent && isCounted(slot.unit)
    }

    /// The whole report, with the targets.
    func report(_ targets: [ReviewTarget]) throws(LedgerError) -> ReviewReport {
        let movement = try at.view.movement(question, flows, closing: households.accounts { $0 })
        let aid = try at.aidTables(aid(by: [.kind, .donorKind]), flows.units)
        let initiatives = try self.initiatives()
        let byUnit = try at.leftBehind(fold.support, span, byUnit: true, listing: false)
        let gifts = try at.aidTables(self.aid(by: [.unit]), flows.units).gifts
        return ReviewReport(
            cut: at.cut, unitsOn: at.unitsOn, from: question.from, unit: span.unit?.name,
            level: question.level, targets: targets, classes: try classes(),
            exits: movement.tables.map { ReviewExits(householdClass: $0.householdClass, row: $0.total) },
            lasting: try at.cohorts(cohorts, byUnit: false) { isCounted($0) ? 0 : nil },
            incomes: try incomes(), gifts: aid.gifts, loans: aid.loans,
            funds: try at.fundReport(fold.funds, since: question.from, of: nil).funds,
            leftBehind: try at.leftBehind(fold.support, span, byUnit: false, listing: false).rows,
            sponsors: CutView.sponsorRows(households, fold.sponsors, isCounted: isCounted),
            initiatives: initiatives, joined: try joined(), responsibilities: try responsibilities(),
            reviews: try reviews(), awards: try at.awardRows(fold.awards),
            standing: try standing(movement, byUnit.rows, gifts.rows))
    }

    private func aid(by dimensions: Set<AidDimension>) -> AidFold {
        let level = UnitTree(flows.units, on: at.unitsOn, level: span.level)
        return AidFold(fold.aid, placements, level, span, AidGrouping(dimensions))
    }

    private func classes() throws(LedgerError) -> [AccountChange] {
        let row: (UInt32) -> UInt32? = { isCounted($0) ? 0 : nil }
        return try at.accounts(flows.opening.accounts(unit: row), households.accounts(unit: row), byUnit: false)
    }

    /// The incomes at both ends; none of an end by which none was assessed.
    private func incomes() throws(LedgerError) -> [IncomeRow] {
        var names = UnitNames(ledger: at.view)
        var rows: [IncomeRow] = []
        // Before the first day of the calendar there is no opening.
        let hasOpening = fold.openingIncomes.cut.effectiveOn < question.from
        let ends = hasOpening ? [(flows.opening, fold.openingIncomes)] : []
        for (households, assessments) in ends + [(households, fold.closingIncomes)] where assessments.hasAny {
            rows += try at.incomeRows(households, assessments, &names) { isCounted($0) ? UnitNames.together : nil }
        }
        return rows.sorted { ($0.householdClass.order, $0.day) < ($1.householdClass.order, $1.day) }
    }
}

// The targets that fell due, as known and as filed.

extension CutView {
    /// The outcomes of targets as known at the cut, each with that as known when the period that its due day is in was
    /// closed.
    func reviewed(_ outcomes: [TargetOutcome]) throws(LedgerError) -> [ReviewTarget] {
        guard !outcomes.isEmpty else { return [] }
        let closings = try ledger.record(of: StreamCategory.closings, knownThrough: cut.position).filter {
            $0.type == EventKind.periodClosed.recordType
        }
        let byClosing = Dictionary(grouping: outcomes) { outcome in
            closings.first { Int32(bitPattern: $0.summary) >= outcome.target.due.daysSinceEpoch }?.position
        }
        var filed: [PlannedTarget: TargetOutcome] = [:]
        for (closing, outcomes) in byClosing {
            guard let closing else { continue }
            let asked = Set(outcomes.map(PlannedTarget.init))
            for outcome in try self.outcomes(of: asked, filedAt: closing) { filed[PlannedTarget(outcome)] = outcome }
        }
        return outcomes.map { ReviewTarget(outcome: $0, filed: filed[PlannedTarget($0)]) }
    }

    /// The outcomes of targets as known when the entry of a closing was recorded, of those that were promised by then.
    private func outcomes(
        of asked: Set<PlannedTarget>, filedAt closing: Position
    ) throws(LedgerError) -> [TargetOutcome] {
        guard let entry = try ledger.positions(ofEntryHolding: closing) else {
            throw LedgerError.missingEvent(at: closing)
        }
        let filed = view.at(Cut(effectiveOn: cut.effectiveOn, position: entry.upperBound), unitsOn: unitsOn)
        return try filed.outcomes(
            of: filed.plans().flatMap { plan in
                plan.targets.filter { asked.contains(PlannedTarget(plan: plan.plan, target: $0.id)) }.map { (plan, $0) }
            })
    }
}

/// The name of a target.
private struct PlannedTarget: Hashable {
    let plan: String
    let target: String

    init(plan: String, target: String) { (self.plan, self.target) = (plan, target) }

    init(_ outcome: TargetOutcome) { self.init(plan: outcome.plan, target: outcome.target.id) }
}
