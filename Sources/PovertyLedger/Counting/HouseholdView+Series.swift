// Counts at many dates, from the balances or from one pass over the events: the points of the span, the accounts of each
// by the units of a day, and the names of units.

import EventLedger

extension HouseholdView {
    /// Households and persons by class and social protection at the end of each period from `from` to `to`, all as
    /// known at one time; the last point is `to`, also where it ends no period. Of one unit and all below it, or broken
    /// down by unit, where that is asked for.
    ///
    /// Each point is counted by the units of its own day, or all by those of `unitsOn`; a name of a unit is that of
    /// `unitsOn`, or of `to`. `closing` is the last closing. Each point equals `counts` at that day.
    ///
    /// Throws `invalidValue` where `from` is after `to`, for more than `CountSeries.maximumPoints` points and for more
    /// than `CountSeries.maximumRows` rows, `unknownUnit`, and what `position(knownAt:)` throws. Cost: the rows, and some
    /// nanoseconds for each day and account of a unit, where the ledger keeps balances; else one replay, and memory of
    /// 24 bytes a household and 20 to 40 an event after the first point.
    public func series(
        from: Day, to: Day, every interval: SeriesInterval, knownAt known: KnownAt = .now, unitsOn: Day? = nil,
        by grouping: UnitGrouping? = nil, unit: String? = nil
    ) throws(LedgerError) -> CountSeries {
        let days = try interval.days(from: from, to: to)
        let position = try position(knownAt: known)
        let unit = try unit.map { (text) throws(LedgerError) in try self.unit(numbered: text, on: unitsOn ?? to) }
        var rows = SeriesRows()
        let question = { (day: Day) in
            CountQuestion(
                at: Cut(effectiveOn: day, position: position), unitsOn: unitsOn ?? day, byUnit: grouping != nil,
                unit: unit, level: grouping?.level)
        }
        if usesBalances {
            try postedSeries(on: days, knownThrough: position, question, to: &rows)
        } else {
            try foldedSeries(on: days, knownThrough: position) { (day, tallies, units) throws(LedgerError) in
                try rows.append(tallies, question(day), units, self)
            }
        }
        try rows.check(points: days.count)
        return CountSeries(
            from: from, to: to, every: interval, position: position, unitsOn: unitsOn, unit: unit?.name,
            isByUnit: grouping != nil, classes: HouseholdClass.allCases.sorted { $0.order < $1.order },
            socialProtection: nil, days: days, rows: rows.all)
    }
}

/// The rows of a series, day by day.
struct SeriesRows {
    private(set) var all: [CountSeries.Row] = []
    /// The units of rows so far.
    private var numbers: Set<UInt32> = []

    /// Adds the accounts of a day that are not zero, of the rows that a question asks for. Days ascend.
    mutating func append(
        _ tallies: UnitTallies, _ question: CountQuestion, _ units: UnitCalendar, _ view: HouseholdView
    ) throws(LedgerError) {
        let tree = units.tree(on: question.unitsOn, level: question.level)
        let accounts = tallies.accounts { question.row(of: $0, tree) }
        let named = try question.named(accounts) { (number) throws(LedgerError) in try view.unitName(number) }
        for (unit, name, tallies) in named {
            note(unit)
            for row in Counts.Row.rows(of: tallies, unit: name) {
                append(question.cut.effectiveOn, row.account, row.tally)
            }
        }
        try check(points: 0)
    }

    /// Makes room for so many rows, at most those that a series may have.
    mutating func reserve(_ count: Int) { all.reserveCapacity(min(count, CountSeries.maximumRows)) }

    /// Adds an account of a day. Days ascend, and the accounts of a day.
    mutating func append(_ day: Day, _ account: Account, _ tally: Tally) {
        all.append(CountSeries.Row(day: day, account: account, tally: tally))
    }

    /// Notes that there are rows of a unit.
    mutating func note(_ unit: UInt32) { numbers.insert(unit) }

    /// Throws where there are more rows than a series may have, also with one for each point and unit.
    func check(points: Int) throws(LedgerError) {
        guard max(all.count, points * numbers.count) > CountSeries.maximumRows else { return }
        throw LedgerError(
            .invalidValue, "the series would have more than \(CountSeries.maximumRows) rows",
            remedy: "ask for fewer points, for one unit, or for the units of a higher level")
    }
}
