// The report for a preliminary or a final review (sơ kết, tổng kết): one replay folds what all its lists need, and the
// figures that other questions answer are those answers.

import EventLedger
import PovertyLedger

extension CutView {
    /// What was done from a day to the cut's, both included, of all units or of one and all below it; units are compared
    /// by the units of a level, or of `.unit` by those that households are in. Targets, funds and awards are always all.
    ///
    /// Throws `invalidValue` for a span that ends before it begins or has more than 200 years of targets, `unknownUnit`,
    /// and `overflow` when amounts add up to more than a figure. Cost: two replays and
    /// one pass over the timelines; memory about 130 bytes a household and at most 30 MiB beside the rows.
    public func review(
        since first: Day, unit name: String? = nil, by grouping: UnitGrouping = .level(.ward)
    ) throws(LedgerError) -> ReviewReport {
        let unit = try self.unit(called: name)
        let question = try movementQuestion(since: first, unit: unit, level: grouping.level)
        let span = AidSpan(from: first, unit: unit, level: grouping.level)
        let opening = Cut(effectiveOn: first.previous ?? .first, position: cut.position)
        let fold = ReviewFold(
            cut, opening: opening, since: first, span, try reviewGround(span), households: view.householdCount)
        let flows = try view.flows(question.window, closing: fold, into: question.sum)
        return try ReviewWriter(self, question, flows, span).report()
    }
}

/// Makes the lists of a review of what was folded.
struct ReviewWriter {
    let at: CutView
    let question: MovementQuestion
    let flows: FoldedFlows<MovementSum, ReviewFold>
    let span: AidSpan
    /// The units of the day, each by itself.
    let tree: UnitTree

    init(
        _ at: CutView, _ question: MovementQuestion, _ flows: FoldedFlows<MovementSum, ReviewFold>, _ span: AidSpan
    ) {
        self.at = at
        self.question = question
        self.flows = flows
        self.span = span
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

    /// The whole report.
    func report() throws(LedgerError) -> ReviewReport {
        let movement = try at.view.movement(question, flows, closing: households.accounts { $0 })
        let aid = try at.aidTables(fold.resources, flows.units)
        let initiatives = try self.initiatives()
        let byUnit = try at.leftBehind(fold.support, span, byUnit: true, listing: false)
        let gifts = try at.aidTables(fold.aidByUnit, flows.units).gifts
        return ReviewReport(
            cut: at.cut, unitsOn: at.unitsOn, from: question.from, unit: span.unit?.name,
            level: question.level, targets: try at.reviewedTargets(since: question.from), classes: try classes(),
            exits: movement.tables.map { ReviewExits(householdClass: $0.householdClass, row: $0.total) },
            lasting: try at.cohorts(since: question.from.year, byUnit: false, fold.witness) { isCounted($0) ? 0 : nil },
            incomes: try incomes(), gifts: aid.gifts, loans: aid.loans,
            funds: try at.fundReport(fold.funds, since: question.from, of: nil).funds,
            leftBehind: try at.leftBehind(fold.support, span, byUnit: false, listing: false).rows,
            sponsors: CutView.sponsorRows(households, fold.sponsors, isCounted: isCounted),
            initiatives: initiatives, joined: try joined(), responsibilities: try responsibilities(),
            reviews: try reviews(), awards: try at.awardRows(fold.awards),
            standing: try standing(movement, byUnit.rows, gifts.rows))
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
    /// The outcome of each target due from a day to the cut's, as known at the cut and as known when the period that its
    /// due day is in was closed, by plan and then in the plan's own order.
    func reviewedTargets(since first: Day) throws(LedgerError) -> [ReviewTarget] {
        guard try !plans().isEmpty else { return [] }
        let closings = try ledger.record(of: StreamCategory.closings, knownThrough: cut.position).filter {
            $0.type == EventKind.periodClosed.recordType
        }
        var filed: [Position: [TargetOutcome]] = [:]
        var rows: [ReviewTarget] = []
        for outcome in try trajectory().targets
        where outcome.target.due >= first && outcome.target.due <= cut.effectiveOn {
            let due = outcome.target.due.daysSinceEpoch
            let closing = closings.first { Int32(bitPattern: $0.summary) >= due }?.position
            if let closing, filed[closing] == nil { filed[closing] = try targets(filedAt: closing) }
            let asFiled = closing.flatMap { filed[$0] }?.first {
                $0.plan == outcome.plan && $0.target.id == outcome.target.id
            }
            rows.append(ReviewTarget(outcome: outcome, filed: asFiled))
        }
        return rows
    }

    /// The targets as known when the entry of a closing was recorded.
    private func targets(filedAt closing: Position) throws(LedgerError) -> [TargetOutcome] {
        guard let entry = try ledger.positions(ofEntryHolding: closing) else {
            throw LedgerError.missingEvent(at: closing)
        }
        let filed = view.at(Cut(effectiveOn: cut.effectiveOn, position: entry.upperBound), unitsOn: unitsOn)
        return try filed.plans().isEmpty ? [] : filed.trajectory().targets
    }
}
