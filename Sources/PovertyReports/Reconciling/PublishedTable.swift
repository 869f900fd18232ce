// A table that somebody published: poor and near-poor households by day or by period. It is what the file says, not yet
// compared with anything.

import EventLedger
import PovertyLedger

/// The rows of a published table.
public struct PublishedTable: Hashable, Sendable {
    /// The file it was read from, as the user named it; nil when it was made otherwise.
    public let file: String?
    /// The rows, in the order of the file.
    public let rows: [PublishedRow]
    /// The rows of the areas of an official form, each a sum of units; none in another table.
    public internal(set) var areas: [PublishedRow] = []
}

/// One row of a published table: figures of one class, of a unit or all, on a day or over a period.
public struct PublishedRow: Hashable, Sendable {
    /// The line it starts on, from 1.
    public let line: Int
    /// The day or the period.
    public let span: PublishedSpan
    /// The class, the unit (nil for all) and the filter of social protection.
    public let filter: AccountFilter
    /// The figures that were published.
    public let figures: [PublishedColumn: Int]
    /// The share of all households in per cent, as it was published.
    public let rate: PublishedRate?
    /// What it has as a row of an official form; nil in another table.
    public internal(set) var form: PublishedFormRow?

    /// The one class of the row.
    public var householdClass: HouseholdClass { filter.sortedClasses.first ?? .unclassified }
}

/// What a row is of.
public enum PublishedSpan: Hashable, Sendable {
    /// The end of a day.
    case day(Day)
    /// From the end of one day, the opening, to the end of another, the closing.
    case period(from: Day, to: Day)
}

extension PublishedSpan: CustomStringConvertible {
    /// `2023-12-31`, or `2022-12-31 to 2023-12-31`.
    public var description: String {
        switch self {
        case .day(let day): "\(day)"
        case .period(let from, let to): "\(from) to \(to)"
        }
    }
}

extension PublishedRow {
    /// What two rows have in common of which one is a part of the other.
    struct Group: Hashable {
        let span: PublishedSpan
        let filter: AccountFilter
    }

    /// The row's group, without its unit.
    var group: Group { Group(span: span, filter: filter.with(unit: nil)) }
}

extension AccountFilter {
    /// The same accounts of another unit, or of all.
    func with(unit: String?) -> AccountFilter {
        AccountFilter(classes: classes, unit: unit, socialProtection: socialProtection)
    }
}

// Comparing the sums of the units of a published table with its rows for all units.

extension PublishedTable {
    /// Each figure for all units is the sum of those of the units, where all of them have it.
    ///
    /// A move between two units is another decrease in one and another increase in the other and no flow in the total,
    /// so that of these two columns only the balance is compared.
    func checkSums(_ result: inout Reconciliation) {
        var parts: [PublishedRow.Group: [PublishedRow]] = [:]
        for row in rows where row.filter.unit != nil { parts[row.group, default: []].append(row) }
        checkFormSums(&result)
        for whole in rows where whole.filter.unit == nil && whole.form == nil {
            guard let parts = parts[whole.group] else { continue }
            for (column, published) in whole.figures.sorted(by: { $0.key.order < $1.key.order }) {
                if case .movement(let number, _) = column, number == 4 || number == 8 { continue }
                guard let sum = PublishedTable.sum(parts, column) else {
                    result.noteUnmade(.sumOfUnits, whole, [column.name(in: whole.householdClass)])
                    continue
                }
                result.noteSelfCheck(.between(published...published, sum...sum, .sumOfUnits, whole, column))
            }
            for measure in NumberMeasure.allCases {
                let (decrease, increase) = (
                    PublishedColumn.movement(4, measure), PublishedColumn.movement(8, measure)
                )
                guard let less = whole.figures[decrease], let more = whole.figures[increase],
                    let lessOfParts = PublishedTable.sum(parts, decrease),
                    let moreOfParts = PublishedTable.sum(parts, increase)
                else { continue }
                let (published, sum) = (more - less, moreOfParts - lessOfParts)
                let name = increase.name(in: whole.householdClass) + " - " + decrease.name(in: whole.householdClass)
                result.noteSelfCheck(
                    .between(published...published, sum...sum, .sumOfUnits, whole, increase, named: name))
            }
        }
    }

    /// Rows of areas and of all units of an official form are sums in every column, moves between units included.
    private func checkFormSums(_ result: inout Reconciliation) {
        let byLine = Dictionary((rows + areas).map { ($0.line, $0) }) { first, _ in first }
        for whole in areas + rows {
            guard let lines = whole.form?.parts else { continue }
            let parts = lines.compactMap { byLine[$0] }
            for (column, published) in whole.figures.sorted(by: { $0.key.order < $1.key.order }) {
                guard let sum = PublishedTable.sum(parts, column) else {
                    result.noteUnmade(.sumOfUnits, whole, [column.name(in: whole.householdClass)])
                    continue
                }
                result.noteSelfCheck(.between(published...published, sum...sum, .sumOfUnits, whole, column))
            }
        }
    }

    /// The sum of a column over rows; nil unless each of them has it.
    private static func sum(_ rows: [PublishedRow], _ column: PublishedColumn) -> Int? {
        var sum = 0
        for row in rows {
            guard let figure = row.figures[column] else { return nil }
            sum += figure
        }
        return sum
    }
}

// Comparing the rates of a published table with its numbers. A rate is rounded, so that it allows a range; the ends of
// the range are computed in whole numbers, never with a floating point.

extension PublishedTable {
    /// Households are the rate of the total, within the rounding of the rate.
    func checkRates(_ result: inout Reconciliation) {
        for row in rows {
            guard let rate = row.rate else { continue }
            guard let total = row.figures[.total], let households = row.figures[.stock(.households)] else {
                let missing = [PublishedColumn.stock(.households), .total].filter { row.figures[$0] == nil }
                result.noteUnmade(.rate, row, missing.map { $0.name(in: row.householdClass) })
                continue
            }
            result.noteSelfCheck(
                .between(
                    households...households, PercentRange(rate).share(of: total), .rate, row, .stock(.households)))
        }
    }

    /// All rates and totals of one day and unit come from one number of all households.
    func checkTotals(_ result: inout Reconciliation) {
        struct Place: Hashable {
            let span: PublishedSpan
            let unit: String?
        }
        var known: [Place: (range: ClosedRange<Int>, line: Int)] = [:]
        for row in rows {
            guard let range = row.totals else { continue }
            let place = Place(span: row.span, unit: row.filter.unit)
            guard let before = known[place] else {
                known[place] = (range, row.line)
                continue
            }
            result.noteSelfCheck(.between(range, before.range, .oneTotal, row, .total, otherLine: before.line))
            // What both allow is what the next row is compared with; after a contradiction the first row counts.
            if range.overlaps(before.range) { known[place] = (range.clamped(to: before.range), row.line) }
        }
    }
}

extension PublishedRow {
    /// The numbers of all households that the row allows; nil when it says nothing of them.
    var totals: ClosedRange<Int>? {
        if let total = figures[.total] { return total...total }
        guard let rate, let households = figures[.stock(.households)] else { return nil }
        return PercentRange(rate).whole(of: households)
    }
}
