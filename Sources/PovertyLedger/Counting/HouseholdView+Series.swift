// Counts at many dates, from one pass over the ledger: the points of the span, the accounts of each by the units of a
// day, and the names of units.

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
    /// than `CountSeries.maximumRows` rows, `unknownUnit`, and what `position(knownAt:)` throws. Cost: one replay;
    /// memory 24 bytes a household, 20 to 40 an event after the first point, and the rows.
    public func series(
        from: Day, to: Day, every interval: SeriesInterval, knownAt known: KnownAt = .now, unitsOn: Day? = nil,
        by grouping: UnitGrouping? = nil, unit: String? = nil
    ) throws(LedgerError) -> CountSeries {
        let days = try interval.days(from: from, to: to)
        let position = try position(knownAt: known)
        let unit = try unit.map { (text) throws(LedgerError) in try self.unit(numbered: text, on: unitsOn ?? to) }
        var rows = SeriesRows(self, unitsOn: unitsOn, grouping, unit: unit?.number)
        try foldedSeries(on: days, knownThrough: position) { (day, tallies, units) throws(LedgerError) in
            try rows.append(tallies, on: day, units)
        }
        try rows.check(points: days.count)
        return CountSeries(
            from: from, to: to, every: interval, position: position, unitsOn: unitsOn, unit: unit?.name,
            isByUnit: grouping != nil, classes: HouseholdClass.allCases.sorted { $0.order < $1.order },
            socialProtection: nil, days: days, rows: rows.all)
    }
}

/// The rows of a series, day by day.
private struct SeriesRows {
    private(set) var all: [CountSeries.Row] = []
    private let unitsOn: Day?
    private let grouping: UnitGrouping?
    private let unit: UInt32?
    private var names: UnitNames
    private var numbers: Set<UInt32> = []
    /// The units of the last day whose units differ from those of the day before.
    private var tree: (units: UnitTree, on: Day)?

    init(_ view: HouseholdView, unitsOn: Day?, _ grouping: UnitGrouping?, unit: UInt32?) {
        self.unitsOn = unitsOn
        self.grouping = grouping
        self.unit = unit
        names = UnitNames(ledger: view)
    }

    /// Adds the accounts of a day that are not zero. Days ascend.
    mutating func append(_ tallies: UnitTallies, on day: Day, _ units: UnitFold) throws(LedgerError) {
        let tree = tree(on: unitsOn ?? day, units)
        let accounts = tallies.accounts { number in
            let row = tree.row(of: number, within: unit)
            return grouping == nil ? row.map { _ in 0 } : row
        }
        var rows: [CountSeries.Row] = []
        for (number, tallies) in accounts {
            let name = grouping == nil ? nil : try names[number]
            numbers.insert(number)
            rows += Counts.Row.rows(of: tallies, unit: name).map {
                CountSeries.Row(day: day, account: $0.account, tally: $0.tally)
            }
        }
        all += rows.sorted { $0.account < $1.account }
        try check(points: 0)
    }

    /// Throws where there are more rows than a series may have, also with one for each point and unit.
    func check(points: Int) throws(LedgerError) {
        guard max(all.count, points * numbers.count) > CountSeries.maximumRows else { return }
        throw LedgerError(
            .invalidValue, "the series would have more than \(CountSeries.maximumRows) rows",
            remedy: "ask for fewer points, for one unit, or for the units of a higher level")
    }

    /// The units of a day. They are the same until a unit merges or gets another parent.
    private mutating func tree(on day: Day, _ units: UnitFold) -> UnitTree {
        if let tree, !units.changes(after: tree.on, through: day) { return tree.units }
        let made = UnitTree(units, on: day, level: grouping?.level)
        tree = (made, day)
        return made
    }
}

extension UnitFold {
    /// Whether a unit merges, or gets a parent, on a day after one and up to another.
    fileprivate func changes(after first: Day, through last: Day) -> Bool {
        guard first < last else { return false }
        let days = first.daysSinceEpoch + 1...last.daysSinceEpoch
        return units.contains { unit in
            days.contains(unit.mergedOn) || unit.parents.contains { days.contains($0.day) }
        }
    }
}
