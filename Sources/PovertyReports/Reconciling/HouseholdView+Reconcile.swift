// Comparing a published table with the ledger, beside checking it by itself.

import EventLedger
import PovertyLedger

extension HouseholdView {
    /// Compares each figure of a published table with the ledger as known at some time, by the units of the row's own
    /// day (of a period its last) or of another, and checks the table by itself.
    ///
    /// Where a figure of a stock differs, other definitions that give exactly that figure are tried as `check` does,
    /// for the first 200 such figures. `lookBackMonths` is how far back a relapse may be; nil is without limit. Throws
    /// `unknownUnit` with the line, `invalidValue` for more than 1,000 days, and what resolving a cut throws. Cost: one
    /// replay for each sixteen days of the table, one more for the days with totals or rates where a unit with a total
    /// has no households, one for each sixteen cuts that are tried to explain, and one movement table for each period
    /// and unit.
    public func reconcile(
        _ table: PublishedTable, knownAt: KnownAt = .now, unitsOn: Day? = nil, lookBackMonths: Int? = nil
    ) throws(LedgerError) -> Reconciliation {
        try reconcile(table, knownAt: knownAt, unitsOn: unitsOn) { (from, to, unit) throws(LedgerError) in
            try officialMovement(
                MovementPeriod(
                    from: from, to: to, knownAt: knownAt, unit: unit, unitsOn: unitsOn, lookBackMonths: lookBackMonths))
        }
    }

    /// The same with the movement of a period from somewhere else.
    func reconcile(
        _ table: PublishedTable, knownAt: KnownAt, unitsOn: Day?,
        movement: (_ from: Day, _ to: Day, _ unit: String?) throws(LedgerError) -> OfficialMovement?
    ) throws(LedgerError) -> Reconciliation {
        let units = try units(of: table, unitsOn)
        var result = table.checkedAgainstItself()
        let filed = try filedOpenings(of: table, units, knownAt, unitsOn)
        try compareStocks(of: table, units, knownAt, unitsOn, filed, &result)
        try compareTotals(of: table, knownAt, &result)
        let movements = try compareFlows(of: table, units, filed, &result, movement)
        let unitsByLine = Dictionary(units.map { (table.rows[$0.key].line, $0.value) }) { first, _ in first }
        try addNearReadings(to: &result, knownAt, movements, unitsByLine)
        result.sort()
        return result
    }

    private static let differencesExplained = 200
    private static let maximumDays = 1_000

    /// The ids of the units that the rows of a table name, by the index of the row.
    private func units(of table: PublishedTable, _ unitsOn: Day?) throws(LedgerError) -> [Int: String] {
        var finder = UnitFinder(self)
        var units: [Int: String] = [:]
        for (index, row) in table.rows.enumerated() {
            guard let unit = row.filter.unit else { continue }
            do throws(LedgerError) {
                units[index] = try finder.unit(called: unit, on: unitsOn ?? row.lastDay).name
            } catch {
                throw error.code == .unknownUnit ? error.with(file: table.file, line: row.line) : error
            }
        }
        return units
    }

    /// Households and persons on days, and the opening and closing of periods, which are households and persons too.
    private func compareStocks(
        of table: PublishedTable, _ units: [Int: String], _ knownAt: KnownAt, _ unitsOn: Day?,
        _ filed: [Int: Tally], _ result: inout Reconciliation
    ) throws(LedgerError) {
        var places: [(row: PublishedRow, column: PublishedColumn)] = []
        var numbers: [PublishedNumber] = []
        for (index, row) in table.rows.enumerated() where row.form?.isOwnOnly != true {
            let filter = AccountFilter(
                classes: row.filter.classes, unit: units[index], socialProtection: row.filter.socialProtection)
            for (column, figure) in row.figures.sorted(by: { $0.key.order < $1.key.order }) {
                guard let (day, measure) = row.stock(column) else { continue }
                if case .movement(1, _) = column, let opening = filed[index] {
                    let expected = measure == .households ? opening.households : opening.persons
                    result.noteFigure(.between(figure...figure, expected...expected, .ledger, row, column))
                    continue
                }
                places.append((row, column))
                numbers.append(
                    PublishedNumber(
                        figure, measure, of: filter, at: CutExpression(day, knownAt: knownAt),
                        unitsOn: unitsOn ?? (day == row.lastDay ? nil : row.lastDay)))
            }
        }
        let days = Set(numbers.map(\.cut.effectiveOn)).count
        guard days <= HouseholdView.maximumDays else {
            throw LedgerError(
                .invalidValue, "the table has figures of \(days) days",
                remedy: "a table has at most \(HouseholdView.maximumDays); split it into several files"
            ).with(file: table.file)
        }
        let checks = try check(numbers, explainingAtMost: HouseholdView.differencesExplained)
        for (place, check) in zip(places, checks) {
            result.noteFigure(
                .between(
                    check.published...check.published, check.counted...check.counted, .ledger, place.row, place.column,
                    explanations: check.explanations))
        }
    }

    /// The openings of the rows of an official form as they were filed, by the index of the row; those of periods
    /// before which nothing was closed are not there, and are compared as known.
    private func filedOpenings(
        of table: PublishedTable, _ units: [Int: String], _ knownAt: KnownAt, _ unitsOn: Day?
    ) throws(LedgerError) -> [Int: Tally] {
        var openings: [Int: Tally] = [:]
        for (index, row) in table.rows.enumerated() where row.form.map({ !$0.isOwnOnly }) ?? false {
            guard case .period(let from, let to) = row.span else { continue }
            let filed = try at(CutExpression(to, knownAt: knownAt), unitsOn: unitsOn)
                .filedOpening(before: from, unit: units[index])
            openings[index] = filed?.tally(of: row.householdClass)
        }
        return openings
    }

    /// All households on a day; where their number was not published but a rate was, the households that the rate
    /// allows of the ledger's own number. Of single units the ledger does not say.
    private func compareTotals(
        of table: PublishedTable, _ knownAt: KnownAt, _ result: inout Reconciliation
    ) throws(LedgerError) {
        var rows: [(row: PublishedRow, cut: Cut)] = []
        for row in table.rows where row.figures[.total] != nil || row.rate != nil {
            guard case .day(let day) = row.span, row.filter.unit == nil else {
                result.figuresNotCompared += 1
                continue
            }
            rows.append((row, try cut(CutExpression(day, knownAt: knownAt))))
        }
        let balances = try balances(at: Set(rows.map(\.cut)))
        let totals = try householdTotals(balances)
        for (row, cut) in rows {
            guard let known = balances[cut], let total = totals[cut] else {
                result.figuresNotCompared += 1
                continue
            }
            if let published = row.figures[.total] {
                result.noteFigure(.between(published...published, total...total, .ledger, row, .total))
            } else if let rate = row.rate {
                let counted = known.tally(row.filter, unit: nil, unitsOn: cut.effectiveOn).households
                result.noteFigure(
                    .between(
                        PercentRange(rate).share(of: total), counted...counted, .ledgerRate, row, .stock(.households),
                        named: "rate"))
                result.ratesOfLedgerTotal += 1
                result.unmadeChecks.removeAll { $0.check == .rate && $0.line == row.line }
            }
        }
    }

    /// Columns 2–8 of periods and the change of size. The ledger has no such table of one filter of social protection.
    private func compareFlows(
        of table: PublishedTable, _ units: [Int: String], _ filed: [Int: Tally], _ result: inout Reconciliation,
        _ movement: (_ from: Day, _ to: Day, _ unit: String?) throws(LedgerError) -> OfficialMovement?
    ) throws(LedgerError) -> [MovementPlace: OfficialMovement?] {
        var known: [MovementPlace: OfficialMovement?] = [:]
        var onForm = OfficialColumns()
        for (index, row) in table.rows.enumerated() {
            guard case .period(let from, let to) = row.span else { continue }
            let isOwnOnly = row.form?.isOwnOnly == true
            // What a row of a unit's own households opens and closes with is in the movement only, as known; what was
            // filed is not kept of them by themselves.
            let flows = row.figures.filter { column, _ in
                if isOwnOnly, !filed.isEmpty, case .movement(1, _) = column { return false }
                return isOwnOnly || row.stock(column) == nil
            }.sorted { $0.key.order < $1.key.order }
            guard !flows.isEmpty else { continue }
            let place = MovementPlace(span: row.span, unit: units[index])
            if known[place] == nil { known[place] = .some(try movement(from, to, units[index])) }
            guard row.filter.socialProtection == nil, let official = known[place] ?? nil else {
                result.figuresNotCompared += flows.count
                continue
            }
            var columns = official.columns(row.householdClass, isOwnOnly: isOwnOnly)
            if let form = row.form {
                columns = columns.onForm
                // On a form a move between units is in the sums too; the units come before their sum.
                if form.parts != nil { columns.takeOthers(from: onForm) } else { onForm.addOthers(of: columns) }
            }
            for (column, published) in flows {
                guard let figure = columns.figure(column) else { continue }
                result.noteFigure(.between(published...published, figure...figure, .ledger, row, column))
            }
        }
        return known
    }
}

/// A period and the unit whose movement table is compared with it; nil is all units.
struct MovementPlace: Hashable {
    let span: PublishedSpan
    let unit: String?
}

extension PublishedRow {
    /// The day and the measure of a figure that is a stock; nil for a flow, a total or a change of size.
    fileprivate func stock(_ column: PublishedColumn) -> (day: Day, measure: NumberMeasure)? {
        switch (span, column) {
        case (.day(let day), .stock(let measure)): (day, measure)
        case (.period(let from, _), .movement(1, let measure)): (from.previous ?? from, measure)
        case (.period(_, let to), .movement(9, let measure)): (to, measure)
        default: nil
        }
    }
}
